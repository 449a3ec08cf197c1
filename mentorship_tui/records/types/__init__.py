"""Every record type, declared once."""
