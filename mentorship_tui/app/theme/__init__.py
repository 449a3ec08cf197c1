"""Colours: the themes, and what they must hold to be read."""
