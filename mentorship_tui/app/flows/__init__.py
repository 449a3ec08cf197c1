"""What happens between a key and a change of the journal, a function for each thing."""
