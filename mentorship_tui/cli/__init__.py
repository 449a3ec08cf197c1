"""The `mentorship` command: parses words, calls the journal or the app, prints."""

from __future__ import annotations

import sys

__all__ = ["main"]

DRIVER = "merge-driver"


def main() -> None:
    """Run the command line; git's merges start it once a file, and need next to nothing of it."""
    words = sys.argv[1:]
    if words[:1] == [DRIVER] and len(words) >= 4 and not words[1].startswith("-"):
        from .merge_driver import drive_files

        sys.exit(drive_files(*words[1:4]))
    from .main import main as run

    run()
