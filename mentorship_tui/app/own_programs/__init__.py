"""The user's own editor and shell, with the app suspended meanwhile."""
