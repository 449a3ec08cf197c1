"""What the app knows beforehand: qualities, roles, clauses, statements. Inspiration, not a lock."""
