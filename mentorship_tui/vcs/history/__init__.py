"""What git log knows: versions of a file, where each began, what undo takes back next."""
