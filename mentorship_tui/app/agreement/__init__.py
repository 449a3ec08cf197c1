"""The agreement and its clauses."""
