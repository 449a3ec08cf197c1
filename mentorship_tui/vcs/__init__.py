"""Git: commits, states of a repository, history."""
