"""Syncing, and what is not on the server or not on this disk."""
