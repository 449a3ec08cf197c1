"""The way in from the command line: what the app is given, and the app run on it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import MentorshipError
from ..i18n import language_of_locale
from ..journal.places import Places, is_journal
from ..journal.time_zone import live_in
from .garbage import begin, hold_off
from .settings import Settings, read_settings

if TYPE_CHECKING:
    from ..journal.journal import Journal


JOURNAL = "journal.md"
THEME = "theme"
LAST_COMMITS = 5.0  # seconds


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


def run(
    root: Path,
    environ: Mapping[str, str] | os._Environ[str],
    clock: Callable[[], datetime],
    places: Places | None = None,
) -> int:
    """Open the app on a journal, or its welcome where there is none; the exit code."""
    hold_off()
    _trust_the_terminal()
    places = places or Places.of_user()
    start = Start(root, places, clock, read_settings(places.config), dict(environ))
    live_in(start.settings.zone)
    journal = start.open() if is_journal(root) else None
    from .app import MentorshipApp

    app = MentorshipApp(start, journal)
    app.call_later(app.call_after_refresh, begin)
    code = app.run()
    if code is None and app.journal is not None:
        app.journal.drain(LAST_COMMITS)  # it did not leave by its own door: a crash, a signal
    return (app.return_code or 0) if code is None else code


def _trust_the_terminal() -> None:
    """Let a size that a shell has exported give way to the window's own, which may change."""
    try:
        known = all(os.get_terminal_size(sys.__stdout__.fileno()))  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return
    for name in ("COLUMNS", "LINES") if known else ():
        os.environ.pop(name, None)
