"""The versions of one record: what each changed, and a key to bring it back."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from ...errors import MentorshipError
from ...i18n import msg
from ...journal.actions.restore import TEXT, restorable, restore_fields, restore_version
from ...journal.journal import Journal
from ...journal.reading.history import Difference, Entry, differences, versions_of
from ...text.clean import one_line
from ..dialogs.dialog import Answer, ChooseScreen
from ..keys import bind
from ..record.differences import entry_page, field_label, told_value, version_page
from ..record.labels import title_of, type_label
from ..scene import Scene
from ..widgets.key_line import KeyLine
from ..widgets.record_list import RecordList
from ..widgets.record_view import RecordView
from ..widgets.rows import Row
from .paging import Pages

if TYPE_CHECKING:
    from ..shell import Shell

WHOLE = "whole"


class RecordHistoryScreen(Screen[bool]):
    """Dismissed with True if something was brought back."""

    CSS_PATH = "history.tcss"
    AUTO_FOCUS = "RecordList"
    BINDINGS = bind(restore="restore", raw="raw", back="leave", other="app.focus_next", help="help")

    def __init__(self, journal: Journal, path: str, scene: Scene) -> None:
        super().__init__()
        self.journal = journal
        self.path = path
        self._scene = scene
        self._entries: dict[str, Entry] = {}
        self._found: dict[str, tuple[Difference, ...]] = {}
        self._raw = False

    @property
    def _mentorship(self) -> Shell:
        return cast("Shell", self.app)

    def compose(self) -> ComposeResult:
        glyphs = self._scene.glyphs
        yield Static(id="heading", markup=False)
        with Horizontal(id="sides"):
            yield RecordList(glyphs=glyphs)
            yield RecordView(glyphs=glyphs)
        yield KeyLine(self._scene.tr)

    def on_mount(self) -> None:
        record = self._scene.snapshot.records.get(self.path)
        name = (
            f"{type_label(record, self._scene.tr)}: {title_of(record, self._scene)}"
            if record
            else ""
        )
        heading = msg("History of {what}", what=name or one_line(self.path))
        self.query_one("#heading", Static).update(Content(self._scene.tr(heading)))
        self._load()

    @work(group="versions")
    async def _load(self) -> None:
        pages = Pages(lambda: versions_of(self.journal, self.path))
        try:
            await self._mentorship.in_thread(self.journal.drain, 5.0)
            while page := await self._mentorship.in_thread(pages.take):
                self._entries |= {entry.oid: entry for entry in page}
                self._show_rows()
        except MentorshipError as error:
            self._mentorship.tell(error.message, severity="error")
        if not self._entries:
            none = self._scene.tr(msg("Nothing of it is in the history yet."))
            self.query_one(RecordList).show((Row("", none, still=True),))

    def _show_rows(self) -> None:
        moments = [entry.when.astimezone() for entry in self._entries.values()]
        on_day = Counter(moment.date() for moment in moments)
        rows = []
        for entry, moment in zip(self._entries.values(), moments, strict=True):
            several = on_day[moment.date()] > 1
            note = f"{moment:%m-%d %H:%M}" if several else f"{moment:%Y-%m-%d}"
            rows.append(Row(entry.oid, self._short(entry), note=note))
        self.query_one(RecordList).show(tuple(rows))

    def _short(self, entry: Entry) -> str:
        """The subject without the record's name, which stands above."""
        record = self._scene.snapshot.records.get(self.path)
        if record is None:
            return entry.subject
        title = title_of(record, self._scene)
        head = f"{type_label(record, self._scene.tr)}: {title} - "
        return entry.subject.removeprefix(head).removeprefix(f"{title} - ")

    @property
    def _entry(self) -> Entry | None:
        row = self.query_one(RecordList).row
        return self._entries.get(row.key) if row else None

    @on(RecordList.Highlighted)
    @work(group="difference", exclusive=True)
    async def _compare(self) -> None:
        entry = self._entry
        if entry is not None and entry.oid not in self._found:
            read = await self._mentorship.in_thread(self._differences, entry)
            self._found[entry.oid] = read
        self._draw()

    def _differences(self, entry: Entry) -> tuple[Difference, ...]:
        return tuple(differences(self.journal, entry))

    def _draw(self) -> None:
        entry = self._entry
        found = self._found.get(entry.oid) if entry else None
        if entry is None or found is None:
            return
        if self._raw and found:
            page = version_page(found[0], self._scene)
        else:
            page = entry_page(entry, found, self._scene)
        title = f"{entry.when.astimezone():%Y-%m-%d %H:%M}"
        self.query_one(RecordView).show(title, page)

    def action_raw(self) -> None:
        """The file as it was then, and back to what was changed."""
        self._raw = not self._raw
        self._draw()

    def action_leave(self) -> None:
        """Back to the record."""
        self.dismiss(False)

    def action_help(self) -> None:
        """Every key that works here."""
        self._mentorship.flow(self._mentorship.act("help"))

    @on(RecordList.Opened)
    def action_restore(self) -> None:
        """Bring back the version one stands on, or one field of it."""
        if self._entry is not None:
            self._mentorship.flow(self._restore(self._entry))

    async def _restore(self, entry: Entry) -> None:
        app, tr = self._mentorship, self._scene.tr
        then = tuple(await app.in_thread(self._differences, entry))
        names = await app.in_thread(restorable, self.journal, self.path, entry)
        if not names:
            app.tell(msg("The record is like that now; there is nothing to bring back."))
            return
        about = msg("As it was {when}.", when=f"{entry.when.astimezone():%Y-%m-%d %H:%M}")
        chosen = await app.push_screen_wait(
            ChooseScreen(
                tr,
                tr(msg("What do you want back?")),
                [Answer(WHOLE, tr(msg("The whole version"))), *self._answers(names, then[0])],
                about=tr(about),
                glyphs=self._scene.glyphs,
            )
        )
        if chosen == WHOLE:
            await app.in_thread(restore_version, self.journal, self.path, entry)
        elif chosen is not None:
            await app.in_thread(restore_fields, self.journal, self.path, entry, [chosen])
        if chosen is not None:
            self.dismiss(True)

    def _answers(self, names: tuple[str, ...], then: Difference) -> list[Answer]:
        now = self.journal.snapshot.records.get(self.path)
        record = then.record_after
        if record is None:
            return []
        arrow = self._scene.glyphs.arrow
        answers = []
        for name in names:
            if name == TEXT:
                answers.append(Answer(TEXT, self._scene.tr(msg("The text"))))
                continue
            values = (told_value(one, name, self._scene).plain for one in (now, record))
            note = f" {arrow} ".join(value or self._scene.glyphs.dash for value in values)
            answers.append(Answer(name, field_label(record, name, self._scene), note=note))
        return answers
