"""The app with what it knows of an open journal: its commits, its sync, and the scene of it all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message

from ...i18n import Translator, msg
from ...journal.places import is_sample
from ...records.snapshot import Snapshot
from ..scene import Scene, quarter_of
from ..shell import Shell
from ..sync.syncing import Syncing
from ..widgets.glyphs import ASCII, UNICODE, Glyphs, glyphs_of
from .frame import Frame
from .snoozed import PutOff
from .working import WorkingApp

if TYPE_CHECKING:
    from ...journal.journal import Journal
    from ...vcs.commits.queue import CommitState
    from ...vcs.repository.states import RepositoryState
    from ..start import Start
    from ..unsaved_forms import UnsavedForm

LONG_READING = 200  # files; fewer are read before one could read about it


class Session(WorkingApp, Shell):
    """Owns the journal while it is open."""

    @dataclass(eq=False, repr=False)
    class Read(Message):
        """So many of the journal's files have been read."""

        done: int
        total: int

    def __init__(
        self, css_path: list[str | PurePath], start: Start, journal: Journal | None
    ) -> None:
        super().__init__(css_path)
        self.start = start
        self.journal = journal
        self.commits: CommitState | None = None
        self.syncing = Syncing(self)
        self.repository: RepositoryState | None = None
        self.put_off = PutOff(self)
        self.unsaved_forms: tuple[UnsavedForm, ...] = ()
        self._journal_read = False
        self._scene: Scene | None = None
        self._tr: Translator | None = None
        self._first_language = start.language_of(journal)

    @property
    def tr(self) -> Translator:
        """Into the journal's language; before there is one, the locale's."""
        journal = self.journal
        known = journal is not None and journal.snapshot.records
        language = journal.language if journal and known else self._first_language
        if self._tr is None or self._tr.language != language:
            self._tr = Translator(language)
        return self._tr

    @cached_property
    def glyphs(self) -> Glyphs:
        """What the terminal can draw."""
        asked = self.start.settings.ascii
        return glyphs_of(self.start.environ) if asked is None else ASCII if asked else UNICODE

    @property
    def scene(self) -> Scene:
        """The journal as it is now; the same scene for as long as nothing has changed."""
        journal, moment = self.journal, self.start.clock()
        now = Scene(
            snapshot=journal.snapshot if journal else Snapshot({}),
            tr=self.tr,
            today=moment.date(),
            now=quarter_of(moment),
            glyphs=self.glyphs,
            read_only=bool(journal and journal.read_only),
            encourage=self.start.settings.encourage,
            stopped=bool(self.repository and self.repository.is_stopped),
            sample=bool(journal and is_sample(journal.root)),
            put_off=self.put_off.today,
            unsaved_forms=self.unsaved_forms,
            known=self._journal_read or bool(journal and journal.snapshot.records),
        )
        if self._scene is None or not self._scene.same_as(now):
            self._scene = now
        return self._scene

    @cached_property
    def frame(self) -> Frame:
        """The one main screen."""
        return Frame(self.scene)

    def show_scene(self) -> None:
        """Give the frame what the journal is now, if that is anything else than it shows."""
        if self.frame.is_attached and self.frame.scene is not self.scene:
            self.frame.scene = self.scene

    def reading(self, done: int, total: int) -> None:
        """Tell how far the reading has come; called from its thread."""
        if total >= LONG_READING:
            self.post_message(self.Read(done, total))

    @on(Read)
    def _show_reading(self, read: Read) -> None:
        words = self.tr(msg("reading {done} of {total}", done=read.done, total=read.total))
        self.frame.tell_state(Content.styled(words, "$text-muted"))

    def journal_read(self) -> None:
        """The disk has been read once: what is shown is all there is."""
        self._journal_read = True
        self.show_scene()
        self.show_state()
