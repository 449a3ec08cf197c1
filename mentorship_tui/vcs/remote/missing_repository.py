"""Where no repository is at an address: what may be meant, and what to do."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

from ...i18n import Message, msg
from .addresses import masked
from .outcome import SyncFailed, SyncState

_BARE = ("HEAD", "objects", "refs")  # what makes a folder a repository without files of its own
NOWHERE = msg(
    "There is no git repository at {url}. Check the address, or make an empty repository there "
    "first."
)
_NO_FOLDER = msg(
    "There is no git repository at {url}. Check the address, or make an empty repository there "
    "first, in a terminal: {command}"
)
_INSIDE = msg(
    "{url} is a folder with the git repository {found} in it. Give that as the address instead."
)
_IN_FOLDER = msg(
    "{url} is a folder, and no git repository. Make an empty one in it, in a terminal, and give "
    "{made} as the address: {command}"
)
_NONE_THERE = (NOWHERE.text, _NO_FOLDER.text, _INSIDE.text, _IN_FOLDER.text)


def no_repository(place: Path, hash_name: str = "sha1") -> Message:
    """What to do of a place on this computer; a whole stick is not made a repository.

    `hash_name` is the format of the journal's own repository, which the new one has to have.
    """
    found = _repositories_in(place)
    if len(found) == 1:
        return msg(_INSIDE.text, url=str(place), found=str(found[0]))
    within = place.is_dir() and place.suffix != ".git"
    made = place / "journal.git" if within else place
    told = _IN_FOLDER if within else _NO_FOLDER
    command = init_command(str(made), hash_name)
    return msg(told.text, url=str(place), made=str(made), command=command)


def init_command(place: str, hash_name: str) -> str:
    """What makes an empty repository there, as one types it (git-init(1))."""
    extra = "" if hash_name == "sha1" else f"--object-format={hash_name} "
    return f"git init --bare {extra}{quote(place)}"


def _repositories_in(place: Path) -> list[Path]:
    """The bare repositories that lie in a folder; none where it cannot be read."""
    try:
        inside = sorted(place.iterdir())
        return [one for one in inside if all((one / name).exists() for name in _BARE)]
    except OSError:
        return []


def vanished(failed: SyncFailed, url: str) -> SyncFailed:
    """The same, of a folder there was a sync with before: it is on a disk that is not there now.

    To make an empty repository in its place would be the wrong thing to do.
    """
    if failed.message.text not in _NONE_THERE:
        return failed
    told = msg(
        "There is no git repository at {url} any more. Plug in the disk or the stick it is on, and "
        "sync again. All is saved here.",
        url=masked(url),
    )
    return SyncFailed(SyncState.OFFLINE, told, failed.words)
