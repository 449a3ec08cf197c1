"""A git folder for one exchange with a server, with the journal's objects and nothing else."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from ..errors import GitError, explain
from ..repository.repository import BRANCH, Repository

APART = "apart"
SETTINGS = "settings"
LEFT_SECONDS = 3600.0


def new_folder(private: Path) -> Path:
    """A folder that no other exchange shares. Raises GitError if the disk refuses it."""
    _clear_away(private)
    try:
        return Path(tempfile.mkdtemp(prefix=f"{APART}-", dir=private))
    except OSError as error:
        raise GitError(explain(str(error)), str(error)) from error


def make_repository(folder: Path, repository: Repository) -> dict[str, str]:
    """Make the folder a repository with the objects of another; the environment to use it.

    Raises OSError.
    """
    for name in ("refs", "objects", "info"):
        (folder / name).mkdir(mode=0o700)
    sha1 = repository.hash_name == "sha1"
    extensions = "" if sha1 else f"[extensions]\n\tobjectFormat = {repository.hash_name}\n"
    (folder / "config").write_text(
        f"[core]\n\trepositoryFormatVersion = {0 if sha1 else 1}\n\tbare = true\n{extensions}"
        "[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n",
        encoding="ascii",
    )
    (folder / "HEAD").write_text(f"ref: {BRANCH}none\n", encoding="ascii")
    # a record changed on both sides is never merged as lines
    (folder / "info" / "attributes").write_text("* merge=text\n*.[mM][dD] -merge\n")
    shallow = repository.common_dir / "shallow"
    if shallow.exists():
        shutil.copyfile(shallow, folder / "shallow")
    return {
        "GIT_DIR": str(folder),
        "GIT_OBJECT_DIRECTORY": str(repository.common_dir / "objects"),
    }


def _clear_away(private: Path) -> None:
    """Take away what killed syncs left; a new one may be in use where the lock does not reach."""
    for place in private.glob(f"{APART}*"):
        if place.is_symlink():
            place.unlink(missing_ok=True)
        elif place.name == APART or time.time() - _changed(place) > LEFT_SECONDS:
            shutil.rmtree(place, ignore_errors=True)


def _changed(place: Path) -> float:
    try:
        return place.stat().st_mtime
    except OSError:
        return time.time()
