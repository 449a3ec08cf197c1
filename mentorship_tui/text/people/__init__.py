"""Finds one person in texts and file names: the name in its forms, numbers and addresses."""
