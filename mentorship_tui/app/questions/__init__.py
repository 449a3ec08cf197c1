"""What a sync could not decide, answered by one key each."""
