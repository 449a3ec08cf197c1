"""Undo, redo, and what has happened to a record or to the journal."""
