"""Reading: books, links and notes."""
