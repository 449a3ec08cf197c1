"""The `mentorship` command: parses words, calls the journal or the app, prints."""

from .main import main

__all__ = ["main"]
