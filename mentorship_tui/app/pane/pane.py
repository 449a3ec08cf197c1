"""A pane: a list to the left, what it stands on to the right, and the keys that act on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from textual import events, getters
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive

from ...guidance.step import Step
from ...i18n import msg
from ...records.record import Record, State
from ...records.registry import record_type
from ..keys import KEYS, bind, binding_on, key_names
from ..record.labels import stage_of, title_of
from ..scene import Scene
from ..widgets.paper import Drawing, KeyHint
from ..widgets.record_list import RecordList
from ..widgets.record_view import RecordView
from ..widgets.rows import Row
from .texts import FileText, Texts, note_of_cut

NEAR = 2  # rows up and down that are read beforehand, so that moving on shows all at once
WRITES = ("add", "edit", "move", "rename", "delete", "tick", "note", "weigh", "take", "draft")


class Pane(Horizontal):
    """Knows the scene and nothing else; whatever is to be done, it asks for with a message."""

    BINDINGS = bind(
        add="add",
        edit="ask('edit')",
        editor="ask('editor')",
        tick="ask('tick')",
        move="ask('move')",
        note="ask('note')",
        copy="ask('copy')",
        delete="ask('delete')",
        history="ask('history')",
        rename="ask('rename')",
        raw="raw",
        into="into",
        left="back",
        back="back",
    )
    NAME = ""

    scene: reactive[Scene | None] = reactive(None, init=False, always_update=True)
    raw: reactive[bool] = reactive(False, init=False)

    @dataclass(eq=False, repr=False)
    class AddAsked(Message):
        """A new record is wanted: one of these types, the first as proposed."""

        types: tuple[str, ...]
        first: str

    @dataclass(eq=False, repr=False)
    class Asked(Message):
        """Something is to be done with a record: edit, editor, move, note, delete or tick."""

        what: str
        path: str
        line: int = 0  # of the task to tick

    @dataclass(eq=False, repr=False)
    class StepTaken(Message):
        """A proposed step is to be done."""

        step: Step

    @dataclass(eq=False, repr=False)
    class TextWanted(Message):
        """The pane shows a record, or soon may, whose file it has not read."""

        pane: Pane
        paths: tuple[str, ...]

    def __init__(self, scene: Scene) -> None:
        super().__init__(id=self.NAME)
        self.set_reactive(Pane.scene, scene)
        self._texts = Texts()
        self._shown = ""  # the key of the row on the right side
        self._signature: tuple[object, ...] = ()

    # what the panes differ in

    def rows(self, scene: Scene) -> tuple[Row, ...]:
        """The list's rows."""
        raise NotImplementedError

    def page(self, row: Row, scene: Scene) -> tuple[str, list[Drawing]]:
        """Title and drawings for a row that stands for no record."""
        return row.text, []

    def types_to_add(self) -> tuple[str, ...]:
        """The record types that can be added here."""
        return ()

    def open_row(self, row: Row) -> bool:
        """Do what Enter does on a row of the pane's own; False if there is nothing."""
        return False

    @property
    def on_step(self) -> bool:
        """True if one stands on the proposed step, so that Enter does it."""
        return False

    def compose(self) -> ComposeResult:
        glyphs = self.now.glyphs
        yield RecordList(glyphs=glyphs)
        yield RecordView(glyphs=glyphs)

    @property
    def now(self) -> Scene:
        """The scene as it is."""
        assert self.scene is not None
        return self.scene

    index = getters.query_one(RecordList)  # the left side

    view = getters.query_one(RecordView)  # the right side

    @property
    def record(self) -> Record | None:
        """The record one stands on."""
        row = self.index.row if self.is_mounted else None
        return self.now.snapshot.records.get(row.path) if row and row.path else None

    def on_mount(self) -> None:
        self.index.moved = self._draw
        self.index.show(self.rows(self.now))

    def watch_scene(self) -> None:
        if self.is_mounted:
            self.index.show(self.rows(self.now))
            self._draw()

    def watch_raw(self) -> None:
        self._draw()

    def go_to(self, key: str, sought: str = "") -> bool:
        """Stand on the row of that key, or on the record of that path; False if it is not here."""
        for row in self.index.rows:
            if key in (row.key, row.path):
                self.view.seek(sought, here=row.key == self._shown)
                self.index.show(self.index.given, row.key)
                return True
        return False

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        event.stop()
        self._draw()

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        event.stop()
        if not self.open_row(event.row):
            self.view.focus()

    def text_read(self, text: FileText) -> None:
        """The file that was asked for has been read."""
        self._texts.put(text)
        record = self.record
        if record is not None and record.path == text.path:
            self._draw()

    def _draw(self) -> None:
        row = self.index.row
        if row is None:
            self.view.show("", [])
            return
        record = self.record
        fresh = row.key != self._shown
        self._shown = row.key
        if record is None:
            self.view.show(*self.page(row, self.now), top=fresh)
        else:
            self.view.show(
                title_of(record, self.now),
                self._page_of(record),
                aside=self.aside(record),
                top=fresh,
            )
        self._refresh_keys(row, record)

    def aside(self, record: Record) -> str:
        """What stands beside the record's title."""
        return stage_of(record, self.now.tr)

    def _page_of(self, record: Record) -> list[Drawing]:
        text = self._texts.of(record)
        if unread := self._texts.missing(self._near(record.path), self.now.snapshot):
            self.post_message(self.TextWanted(self, unread))
        from ..record.page import raw_page

        if self.raw or record.state in (State.BROKEN, State.FOREIGN):
            again = self.now.tr(msg("Show the record as a page again"))
            back = self.key_hint("raw", again) if self.raw else None
            return [
                *raw_page(record, text.whole if text else "", self.now, back),
                *note_of_cut(text, self.now.tr),
            ]
        return [
            *self.record_drawings(record, text.body if text else None),
            *note_of_cut(text, self.now.tr),
        ]

    def _near(self, path: str) -> Iterator[str]:
        """The record itself, then those one comes to next."""
        yield path
        at = self.index.cursor
        for row in self.index.rows[max(0, at - NEAR) : at + NEAR + 1]:
            if row.path and row.path != path:
                yield row.path

    def record_drawings(self, record: Record, body: str | None) -> list[Drawing]:
        """How a record is laid out here."""
        from ..record.page import record_page

        return record_page(record, body, self.now)

    def _refresh_keys(self, row: Row, record: Record | None) -> None:
        signature = (row.type_name, bool(row.line), record and (record.type, record.state))
        if signature != self._signature:
            self._signature = signature
            self.screen.refresh_bindings()

    def key_hint(self, key_id: str, what: str) -> KeyHint:
        """`a  Add a record`, with the key as it is bound now; a click does it too."""
        default = key_names(KEYS[key_id].keys)[0]
        binding = binding_on(self.screen, key_id) or Binding(default, "")
        return KeyHint(self.app.get_key_display(binding), what, binding.key)

    async def on_click(self, event: events.Click) -> None:
        """What a key is said to do with the row, a click on the words does."""
        if key := event.style.meta.get("hint", ""):
            self.screen.set_focus(self.index)
            active = self.screen.active_bindings.get(key)
            if active is not None and active.enabled:
                await self.app.run_action(active.binding.action, active.node)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is shown and works only where it does something."""
        what = str(parameters[0]) if action == "ask" else action
        if what in WRITES and self.now.read_only:
            return False
        return self._possible().get(what, True)

    def _possible(self) -> Mapping[str, bool]:
        record = self.record
        known = record_type(record.type) if record else None
        editable = record is not None and record.state is State.KNOWN and known is not None
        row = self.index.row if self.is_mounted else None
        return {
            "add": bool(self.types_to_add()),
            "edit": editable,
            "editor": record is not None,
            "history": record is not None,
            "move": editable and known is not None and bool(known.stage),
            "rename": editable and known is not None and known.has_slug,
            "note": editable,
            "copy": record is not None,
            "raw": record is not None and record.state is not State.BROKEN,
            "delete": record is not None and not (known and known.name == "journal"),
            "tick": bool(row and row.line),
            "into": self.is_mounted and self.index.has_focus,
            "back": self.is_mounted and self.view.has_focus,
        }

    def action_add(self) -> None:
        """Ask for a new record of the kind one stands on."""
        row = self.index.row
        types = self.types_to_add()
        first = row.type_name if row and row.type_name in types else types[0]
        self.post_message(self.AddAsked(types, first))

    def action_ask(self, what: str) -> None:
        """Ask for something to be done with the record one stands on."""
        row = self.index.row
        if self.record and row:
            self.post_message(self.Asked(what, self.record.path, row.line))

    def action_raw(self) -> None:
        """Show the file as it is, and back."""
        self.raw = not self.raw

    def action_into(self) -> None:
        """Go from the list to the right side."""
        self.view.focus()

    def action_back(self) -> None:
        """Go from the right side to the list."""
        self.index.focus()
