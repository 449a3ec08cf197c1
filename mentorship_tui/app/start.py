"""What the app is given from outside: the folder, the clock, the settings, the environment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import MentorshipError
from ..i18n import language_of_locale
from ..journal.places import Places
from ..settings import Settings

if TYPE_CHECKING:
    from ..journal.journal import Journal


JOURNAL = "journal.md"
THEME = "theme"


class Start(NamedTuple):
    """Everything the app would otherwise have to reach for."""

    root: Path
    places: Places
    clock: Callable[[], datetime]
    settings: Settings
    environ: Mapping[str, str]

    @property
    def language(self) -> str:
        """The language before there is a journal that says."""
        return language_of_locale(dict(self.environ))

    @property
    def name(self) -> str:
        """What the user may be called, until git says better."""
        return self.environ.get("GIT_AUTHOR_NAME", "")

    @property
    def theme_chosen(self) -> str:
        """The theme that was chosen in the app last; the settings go before it."""
        try:
            return (self.places.state / THEME).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def remember_theme(self, name: str) -> None:
        """Begin with this theme next time."""
        self.places.state.mkdir(parents=True, exist_ok=True, mode=0o700)
        (self.places.state / THEME).write_text(f"{name}\n", encoding="utf-8")

    def language_of(self, journal: Journal | None) -> str:
        """The language to begin in: the journal's, also if nothing of it has been read yet."""
        if journal is None:
            return self.language
        if journal.snapshot.records:
            return journal.language
        try:
            return journal.read(JOURNAL).record.text("language") or self.language
        except MentorshipError:
            return self.language

    def open(self, root: Path | None = None) -> Journal:
        """The journal in `root`, or in another folder."""
        from ..journal.journal import Journal

        journal = Journal(root or self.root, self.places, self.clock)
        journal.versions.hooks = self.settings.git.hooks
        return journal
