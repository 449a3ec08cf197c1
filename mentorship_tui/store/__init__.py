"""The disk: reading, saving, the index cache, watching for changes."""
