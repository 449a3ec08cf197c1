"""What a repository is told once a journal lives in it: how to merge, and to write safely."""

from __future__ import annotations

from pathlib import Path

from ..git.git import Git
from .merge_driver_setup import configure, configure_pull
from .setup_files import SETUP, complete, missing_lines

# a power cut must not leave a branch that points at an empty object
FSYNC = ("core.fsync", "committed,reference")


def lacks_fsync(git: Git) -> bool:
    """True if git is not told to write safely here."""
    return not git.ask("config", "--local", "--get", FSYNC[0]).text


def set_up(git: Git, *, whole: bool) -> bool:
    """Put the settings right; True if the app has not been here before. Raises GitError.

    What else is in a bigger repository is not ours to pull: `whole` says that there is nothing.
    """
    new = configure(git)
    if whole:
        configure_pull(git)
    if lacks_fsync(git):
        git.run("config", "--local", *FSYNC)
    return new


def add_setup_files(root: Path) -> dict[str, bytes]:
    """Complete `.gitattributes` and `.gitignore` in the journal's folder; what was changed."""
    lacking = [name for name, content in SETUP.items() if missing_lines(root / name, content)]
    for name in lacking:
        complete(root / name, SETUP[name])
    return {name: (root / name).read_bytes() for name in lacking}
