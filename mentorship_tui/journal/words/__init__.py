"""How a change is put into words for the log, and what a record is called."""
