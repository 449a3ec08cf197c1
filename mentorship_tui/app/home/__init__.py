"""Home: the next step, and everything else that matters now."""
