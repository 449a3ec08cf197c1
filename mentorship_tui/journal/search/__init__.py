"""Finds records by their words."""
