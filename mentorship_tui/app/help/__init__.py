"""Every key that works here."""
