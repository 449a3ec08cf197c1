"""What a search means: its words and filters, and which records they fit."""
