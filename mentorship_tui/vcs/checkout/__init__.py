"""Puts a commit into the work tree, past what a disk refuses and what is in no version there."""
