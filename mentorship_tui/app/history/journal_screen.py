"""What has happened in the journal: sought as one types, with a strip of how much was done when."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from ...errors import MentorshipError
from ...i18n import msg, nmsg
from ...journal.actions.restore import bring_back
from ...journal.journal import Journal
from ...journal.reading.history import (
    Difference,
    Entry,
    deleted,
    differences,
    entries,
    records_before,
    writing,
)
from ...journal.reading.history_filter import HistoryFilter
from ...journal.words.titles import with_type
from ...records.record import Record
from ...records.registry import slug_of, type_of_path
from ...text.clean import one_line
from ..keys import bind, key_on
from ..pane.heading import LABELS
from ..record.differences import entry_page
from ..scene import Scene
from ..widgets.calendar import Calendar
from ..widgets.key_line import KeyLine
from ..widgets.record_list import RecordList
from ..widgets.record_view import RecordView
from ..widgets.rows import Row
from ..widgets.signs import SignInput
from .paging import Pages

if TYPE_CHECKING:
    from ..shell import Shell

WIDE = 100  # from here on there is room for what a change did
LOW = 20  # below so many lines the strip gives way


class JournalHistoryScreen(Screen[str]):
    """Dismissed with the path of the record to go to, or with "" for none."""

    CSS_PATH = "history.tcss"
    LEADS_TO_RECORDS = True  # dismissed with a path, it is there that one goes
    AUTO_FOCUS = "#filter"
    BINDINGS = bind(deleted="deleted", back="leave", other="app.focus_next")

    def __init__(self, journal: Journal, scene: Scene, written: str = "") -> None:
        super().__init__()
        self.journal = journal
        self._written = written  # only the changes that wrote this, or took it away
        self._scene = scene
        self._entries: dict[str, Entry] = {}
        self._deleted: dict[str, Entry] | None = None
        self._names: dict[str, str] = {}  # what each of the deleted was called
        self._only_deleted = False
        self._sieve = HistoryFilter(scene.tr, LABELS)
        self._now_at: dict[str, str] = {}  # paths of before, and where their records are now
        self._found: dict[str, tuple[Difference, ...]] = {}

    @property
    def _mentorship(self) -> Shell:
        return cast("Shell", self.app)

    def compose(self) -> ComposeResult:
        scene = self._scene
        yield Static(id="heading", markup=False)
        hint = msg("Words, a type, a phase or a day: 2027-01, 2027-01..2027-03")
        yield SignInput(placeholder=scene.tr(hint), id="filter")
        yield Calendar(scene.tr, scene.glyphs, scene.today)
        with Horizontal(id="sides"):
            yield RecordList(glyphs=scene.glyphs)
            yield RecordView(glyphs=scene.glyphs)
        yield KeyLine(scene.tr)

    def on_mount(self) -> None:
        self._load()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= WIDE, "-wide")
        self.query_one(Calendar).display = event.size.height >= LOW

    @work(group="history")
    async def _load(self) -> None:
        written = self._written
        pages = Pages(lambda: writing(self.journal, written) if written else entries(self.journal))
        try:
            await self._mentorship.in_thread(self.journal.drain, 5.0)
            while page := await self._mentorship.in_thread(pages.take):
                self._entries |= {entry.oid: entry for entry in page}
                self._follow_moves(page)
                if not self._only_deleted:
                    self._show()
        except MentorshipError as error:
            self._mentorship.tell(error.message, severity="error")

    def _follow_moves(self, page: list[Entry]) -> None:
        """Read from the newest on, a move tells where an older path leads."""
        for entry in page:
            for touched in entry.files:
                if touched.old:
                    now = self._now_at.get(touched.path, touched.path)
                    self._now_at.setdefault(touched.old, now)

    @property
    def _all(self) -> dict[str, Entry]:
        return (self._deleted or {}) if self._only_deleted else self._entries

    def _show(self) -> None:
        self._sieve.ask(self.query_one("#filter", Input).value)
        names = self._names if self._only_deleted else {}
        lets = self._sieve.lets
        chosen = {key: one for key, one in self._all.items() if lets(one, names.get(key, ""))}
        rows = tuple(self._row(key, entry) for key, entry in chosen.items())
        if not rows:
            none = self._scene.tr(msg("Nothing of that in the history."))
            rows = (Row("", none, still=True),)
        self.query_one(RecordList).show(rows)
        days = Counter(entry.when.astimezone().date() for entry in chosen.values())
        self.query_one(Calendar).show(dict(days))
        self._tell_count(len(chosen))

    def _tell_count(self, count: int) -> None:
        changes = nmsg("History: {count} change", "History: {count} changes", count, count=count)
        gone = nmsg("Deleted: {count} record", "Deleted: {count} records", count, count=count)
        text = self._scene.tr(gone if self._only_deleted else changes)
        if self._written and not self._only_deleted:
            text += f" {self._scene.glyphs.dot} {one_line(self._written)}"
        does = (
            msg("Enter brings it back") if self._only_deleted else msg("Enter goes to the record")
        )
        hint = Content.styled(f"   {self._scene.tr(does)}", "not bold $text-muted")
        self.query_one("#heading", Static).update(Content(text) + (hint if count else ""))

    def _row(self, key: str, entry: Entry) -> Row:
        when = f"{entry.when.astimezone():%Y-%m-%d %H:%M}"
        if not self._only_deleted:
            return Row(key, f"{when}  {entry.subject}")
        return Row(key, f"{when}  {self._names[key]}")

    def _name_all(self, page: list[Entry]) -> dict[str, str]:
        """By their titles, as they were listed; one that cannot be read by its file."""
        records = records_before(self.journal, page)
        return {_key(one): self._called(one, was) for one, was in zip(page, records, strict=True)}

    def _called(self, entry: Entry, record: Record | None) -> str:
        kind = type_of_path(entry.path)
        if record is not None and kind is not None and record.type == kind.name:
            return with_type(record, self._scene.snapshot, self._scene.tr)
        label = self._scene.tr(kind.label) if kind else ""
        return f"{label}: {one_line(slug_of(entry.path))}"

    @property
    def _entry(self) -> tuple[str, Entry] | None:
        row = self.query_one(RecordList).row
        entry = self._all.get(row.key) if row else None
        return (row.key, entry) if row and entry else None

    @on(RecordList.Highlighted)
    @work(group="difference", exclusive=True)
    async def _compare(self) -> None:
        at = self._entry
        self.query_one(Calendar).mark(at[1].when.astimezone().date() if at else None)
        view = self.query_one(RecordView)
        if at is None or not view.display:
            view.show("", [])
            return
        key, entry = at
        if key not in self._found:
            self._found[key] = await self._mentorship.in_thread(self._differences, entry)
        view.show("", entry_page(entry, self._found[key], self._scene))

    def _differences(self, entry: Entry) -> tuple[Difference, ...]:
        return tuple(differences(self.journal, entry))

    @on(Input.Changed)
    def _choose(self) -> None:
        self._show()

    def on_key(self, event: events.Key) -> None:
        """The list moves while one types."""
        moves = {"up": -1, "down": 1}
        index = self.query_one(RecordList)
        if isinstance(self.focused, Input) and event.key in moves:
            event.stop()
            index.action_cursor(moves[event.key])
        elif isinstance(self.focused, Input) and event.key in ("pageup", "pagedown"):
            event.stop()
            index.action_page(-1 if event.key == "pageup" else 1)

    @on(Input.Submitted)
    @on(RecordList.Opened)
    def _open(self) -> None:
        at = self._entry
        if at is None:
            return
        if self._only_deleted:
            self._mentorship.flow(self._bring_back(at[1]))
            return
        records = self.journal.snapshot.records
        paths = [self._now_at.get(one.path, one.path) for one in at[1].files]
        path = next((path for path in paths if path in records), "")
        if path:
            self.dismiss(path)
        else:
            key = key_on(self, "deleted")
            said = msg("It is no longer there. {key} lists what can be brought back.", key=key)
            self._mentorship.tell(said)

    async def _bring_back(self, entry: Entry) -> None:
        record = await self._mentorship.in_thread(bring_back, self.journal, entry)
        tell_way_back(self._mentorship)
        self.dismiss(record.path)

    def action_deleted(self) -> None:
        """What was deleted, and back to all that happened."""
        self._only_deleted = not self._only_deleted
        if self._only_deleted and self._deleted is None:
            self._load_deleted()
        else:
            self._show()

    @work(group="deleted")
    async def _load_deleted(self) -> None:
        self._deleted = {}
        self._show()
        pages = Pages(lambda: deleted(self.journal))
        try:
            while page := await self._mentorship.in_thread(pages.take):
                self._names |= await self._mentorship.in_thread(self._name_all, page)
                self._deleted |= {_key(one): one for one in page}
                self._show()
        except MentorshipError as error:
            self._mentorship.tell(error.message, severity="error")

    def action_leave(self) -> None:
        """What is typed goes first, then the screen."""
        asked = self.query_one("#filter", Input)
        if asked.value:
            asked.value = ""
            asked.focus()
        else:
            self.dismiss("")


def tell_way_back(app: Shell) -> None:
    """Say what was done last, as the log will have it, and the key that takes it back."""
    app.tell(msg("It is back as it was. {key} takes that back.", key=app.key_of("undo")))


def _key(entry: Entry) -> str:
    return f"{entry.oid} {entry.path}"
