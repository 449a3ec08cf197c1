"""What is done with any record: add, edit, move, rename, delete, note, tick."""
