"""What a user does with a journal, each a function and a commit."""
