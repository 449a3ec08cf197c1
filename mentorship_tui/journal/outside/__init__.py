"""What other programs do in the folder: seen, read again, committed as such."""
