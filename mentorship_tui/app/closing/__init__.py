"""Ending well: evaluation, a new term, thanks, the notes, the next journey."""
