"""What lies between the app and the terminal, where Textual is not enough."""
