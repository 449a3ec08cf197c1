"""Finds what is written anywhere in the journal."""
