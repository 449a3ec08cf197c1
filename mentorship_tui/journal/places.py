"""Which journal opens, and where the app keeps what is not the journal (ui.md)."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ..i18n import Message, msg

HOME = "journal.md"
LOOKED_AT = 64 * 1024  # bytes of it; front matter is no longer (format.md rule 8)
_OURS = re.compile(
    rb"^[\"']?type[\"']?[ \t]*:[ \t]*[\"']?journal\b|^format[ \t]*:[ \t]*[0-9]",
    re.MULTILINE | re.IGNORECASE,
)
LAST_OPENED = "last-journal"
SAMPLE = "mentorship-demo-"


@dataclass(frozen=True, slots=True)
class Places:
    """The user's own folders for settings, state and what can be made again."""

    config: Path
    state: Path
    cache: Path

    @classmethod
    def of_user(cls) -> Places:
        """Where the operating system wants them (XDG on Linux)."""
        from platformdirs import PlatformDirs

        dirs = PlatformDirs("mentorship", appauthor=False)
        return cls(dirs.user_config_path, dirs.user_state_path, dirs.user_cache_path)

    def index_of(self, root: Path) -> Path:
        """The cache file of the journal in `root`."""
        return self.cache / key_of(root) / "index.sqlite"

    def lock_of(self, root: Path) -> Path:
        """The file our own programs lock while they write into the journal in `root`."""
        return self.cache / key_of(root) / "lock"

    def turn_of(self, root: Path) -> Path:
        """The file a command locks from its reading of the journal to its commit."""
        return self.lock_of(root).with_name("turn")

    def drafts_of(self, root: Path) -> Path:
        """The folder of unsaved forms of the journal in `root`."""
        return self.state / "drafts" / key_of(root)

    def unmade_of(self, root: Path) -> Path:
        """The note of what git refused to commit in the journal in `root`."""
        return self.state / "unmade" / f"{key_of(root)}.json"

    def remember(self, root: Path) -> None:
        """Open this journal next time, if nothing else is asked for; not a sample.

        A disk that refuses stops nothing: the journal is then named by hand.
        """
        if is_sample(root):
            return
        with suppress(OSError):
            self.state.mkdir(parents=True, exist_ok=True, mode=0o700)
            (self.state / LAST_OPENED).write_bytes(os.fsencode(root.resolve()))

    def told_once(self, name: str) -> bool:
        """True the first time it is asked about that name, to tell the user of it."""
        try:
            self.state.mkdir(parents=True, exist_ok=True, mode=0o700)
            (self.state / name).touch(mode=0o600, exist_ok=False)
        except FileExistsError:
            return False
        except OSError:  # better told twice than never
            return True
        return True

    def last_opened(self) -> Path | None:
        """The journal opened last, if it is still there."""
        try:
            kept = (self.state / LAST_OPENED).read_bytes()
        except OSError:
            return None
        found = (Path(os.fsdecode(path)) for path in (kept, kept.strip()) if path)
        return next((path for path in found if is_journal(path)), None)


def key_of(root: Path) -> str:
    """A short name for a journal's folder, safe in a file name."""
    return sha256(os.fsencode(root.resolve())).hexdigest()[:16]


def sample_folder() -> Path:
    """A new folder for a sample journal, which the system clears away in its time."""
    import tempfile

    return Path(tempfile.mkdtemp(prefix=SAMPLE))


def is_sample(root: Path) -> bool:
    """True for a journal made up to be looked at, which is nobody's own."""
    return root.name.startswith(SAMPLE)


def as_meant(folder: Path) -> Path:
    """The whole path of a folder somebody names, without the way there and back (`../k`).

    Links stand as they were written; only behind one is `..` what the disk says.
    """
    whole = folder.expanduser().absolute()
    if ".." not in whole.parts:
        return whole
    plain = Path(os.path.normpath(whole))
    return plain if plain.resolve() == whole.resolve() else whole.resolve()


def is_journal(folder: Path) -> bool:
    """True if the folder has a journal.md of ours, however broken it may be."""
    place = folder / HOME
    return place.is_file() and not _is_a_note(place)


def taken_by_a_note(folder: Path) -> Message | None:
    """What to do where another program's note has the name of the journal's own file."""
    place = folder / HOME
    if not place.is_file() or not _is_a_note(place):
        return None
    return msg(
        "{place} is a note of another program: it has no line type: journal. The journal keeps "
        "its own file of that name there. Rename the note, or make the journal in a folder of its "
        "own: mentorship init {folder}",
        place=str(place),
        folder=str(folder / "mentorship"),
    )


def _is_a_note(place: Path) -> bool:
    """True of a journal.md that does not say it is ours, where nothing beside it says so either."""
    try:
        with place.open("rb") as stream:
            data = stream.read(LOOKED_AT)
    except OSError:
        return False
    if _OURS.search(data):
        return False
    attributes = place.with_name(".gitattributes")
    ours = attributes.is_file() and b"merge=mentorship" in attributes.read_bytes()
    return not ours and not place.with_name("mentorships").is_dir()


def journal_around(cwd: Path) -> Path | None:
    """The journal that the working folder is, or is in, as git finds its own; None for none.

    The home folder, and what is above it, is no journal of the folders in it.
    """
    home = Path.home().resolve()
    for folder in (cwd, *cwd.parents):
        if folder != cwd and folder.resolve() == home:
            return None
        if is_journal(folder):
            return folder
    return None


def locate(asked: Path | None, environ: Mapping[str, str], places: Places, cwd: Path) -> Path:
    """The folder asked for, MENTORSHIP_HOME, the one around `cwd`, the last, or ~/mentorship."""
    if asked is not None:
        return as_meant(asked)
    if environ.get("MENTORSHIP_HOME"):
        return as_meant(Path(environ["MENTORSHIP_HOME"]))
    return journal_around(cwd) or places.last_opened() or Path.home() / "mentorship"
