"""`mentorship merge-driver`: what git runs for a record that both sides changed.

Nothing heavy is imported here: it starts once for each such file.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ..vcs.joining.merge_driver import drive


def drive_files(base: str, mine: str, theirs: str) -> int:
    """Merge into the second file; git's exit codes: 0 merged, 1 disputed, 2 not possible."""
    try:
        return drive(Path(base), Path(mine), Path(theirs))
    except OSError as error:
        from ..text.clean import one_line

        sys.stderr.write(f"mentorship: {one_line(f'{error.strerror}: {error.filename}')}\n")
        return 2
