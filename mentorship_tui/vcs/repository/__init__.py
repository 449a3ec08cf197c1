"""The repository a journal is in: its settings, its state, its index, its work tree."""
