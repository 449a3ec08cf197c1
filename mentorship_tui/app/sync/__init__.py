"""Syncing: one at a time beside the screen, told when it ends, asked where it must be."""
