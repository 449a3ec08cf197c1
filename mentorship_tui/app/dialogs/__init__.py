"""Small questions over the frame: a line, a choice, marks, a day, a text."""
