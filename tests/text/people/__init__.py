"""How a person is found in texts."""
