"""The use cases of a journal."""
