"""Pieces of the screen that know nothing of git or files."""
