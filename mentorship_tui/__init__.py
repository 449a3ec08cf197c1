"""A keyboard-driven journal for individual mentorship, in plain text under git."""
