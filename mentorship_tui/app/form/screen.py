"""A record in a form: made from its type, saved in one step, never lost."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Label, Static, TextArea

from ...guidance.consequences import NOTHING, Others
from ...i18n import Message, Translator, msg
from ...journal.ledger.opened import Opened
from ...records.model import RecordType
from ...records.record import Record, Value
from ...text.clean import one_line, plain
from ..dialogs.dialog import ask_leaving
from ..keys import bind
from ..widgets.key_line import KeyLine
from .advice_panel import Beside, beside_for
from .body import BodyField
from .checks import Checks
from .entry import Changed, Stepped
from .fields import AnyField, begin
from .in_sight import Fields, steps_out
from .keeping import DraftKeeper, look_for_unsaved
from .laying_out import help_here, lay_out
from .more import MoreFields
from .notice import Notice
from .row import FieldRow
from .rows import rows_of, show_asked
from .sheet import Sheet

if TYPE_CHECKING:
    from ...journal.journal import Journal
    from ..shell import Shell

LOOK_SECONDS = 1.0
WRONG = msg("Something is not right yet; see the note below the field.")


class FormScreen(Screen[Record | None]):
    """Dismissed with the saved record, or None. `values` and `along` are a Sheet's."""

    CSS_PATH = "form.tcss"
    AUTO_FOCUS = ""
    BINDINGS = bind(save="save", back="leave", body_editor="body_editor")

    def __init__(
        self,
        journal: Journal,
        kind: RecordType,
        opened: Opened | None,
        values: Mapping[str, Value] | None = None,
        start: str = "",
        *,
        body: str | None = None,
        along: Others = NOTHING,
    ) -> None:
        super().__init__()
        self.journal = journal
        self.kind = kind
        self.sheet = Sheet(journal, kind, opened, values or {}, body, along)
        self._start = start
        self.entries: dict[str, AnyField] = {}

    def entry(self, name: str) -> AnyField:
        """The widget of a field."""
        return self.entries[name]

    def focus_field(self, name: str) -> None:
        """Go to a field."""
        self._go_to(self.entries[name])

    def _go_to(self, entry: AnyField) -> None:
        for more in self.query(MoreFields):
            more.reveal(entry)
        entry.focus()

    # what is shown

    @property
    def tr(self) -> Translator:
        """Into the journal's language."""
        return self.journal.tr

    @property
    def mentor_app(self) -> Shell:
        """The app, as what it is."""
        return cast("Shell", self.app)

    @cached_property
    def _keeper(self) -> DraftKeeper:
        drafts = self.journal.drafts
        return DraftKeeper(self, drafts, self.sheet.draft_key, self._held)

    @cached_property
    def _checks(self) -> Checks:
        return Checks(self.sheet, self.entries, self.tr)

    def compose(self) -> ComposeResult:
        yield Static(Content(self.sheet.heading), id="heading")
        yield Notice()
        with Fields(id="fields", can_focus=False):
            yield from rows_of(self.mentor_app, self.sheet, self._start, self.entries)
            yield Label(Content(self.tr(msg("Text"))), classes="above")
            yield BodyField(self.sheet.body_shown, self.journal.clock().date())
        yield from beside_for(self.kind, self.journal, self.mentor_app.glyphs)
        yield Static(id="hint", markup=False)
        yield KeyLine(self.tr)

    def on_mount(self) -> None:
        self.mentor_app.hush()  # what was said of the last thing done would hide the help below
        self.sheet.begin(self._collect())
        if self.sheet.restored is not None:
            self._tell(
                "restored",
                msg("What you wrote here and had not saved is back. Esc lets you discard it."),
            )
        self._go_to_start()
        self._follow()
        self.set_interval(LOOK_SECONDS, self._look_at_the_disk)

    def _go_to_start(self) -> None:
        """To the field or the section of the text that was asked for, else to the first field."""
        section = next((one for one in self.kind.sections if one.key == self._start), None)
        body = self.query_one("#body", BodyField)
        lay_out(body, self.sheet, self.tr, section)
        if section or self._start == "body":
            body.begin()
        else:
            begin(self.entries.get(self._start) or next(iter(self.entries.values())))

    # what happens while one writes

    @on(events.DescendantFocus)
    @on(Stepped)
    @on(TextArea.SelectionChanged, "#body")
    def _show_hint(self) -> None:
        entry = next((one for one in self.entries.values() if one.has_focus), None)
        parts: list[Message] = []
        if entry is not None:
            parts = [one for one in (entry.hint(), entry.field.help) if one is not None]
        body = self.query_one("#body", BodyField)
        if body.has_focus:
            parts += body.hints() or help_here(body, self.kind, self.tr)
        text = " · ".join(self.tr(part) for part in parts)
        self.query_one("#hint", Static).update(Content(plain(text)))

    @on(events.DescendantBlur)
    def _check_left(self, event: events.DescendantBlur) -> None:
        for entry in self.entries.values():
            if entry is event.widget:
                self._checks.left(entry)
        self._clear_notice()

    @on(Changed)
    def _check_again(self) -> None:
        for entry in self.entries.values():
            if entry.has_focus:
                self._checks.changed(entry)
        self._clear_notice()

    def _clear_notice(self) -> None:
        if self._checks.passed:
            self._tell("wrong", None)

    @on(Changed)
    @on(TextArea.Changed, "#body")
    def _remember_soon(self) -> None:
        self._show_hint()
        self._follow()
        self._keeper.soon()

    def _follow(self) -> None:
        """What a chosen kind begins with, and the advice on what stands there now."""
        values, body = self._collect(), self._body
        text = self.sheet.other_body(values, body)
        if text is not None:
            field = self.query_one("#body", BodyField)
            field.text = text
            lay_out(field, self.sheet, self.tr)
        show_asked(self.sheet, self.entries, values)
        for beside in self.query(Beside):
            beside.follow(values, text or body)

    def _held(self) -> dict[str, Any] | None:
        return self.sheet.draft(self._collect(), self._body) if self.dirty else None

    async def keep(self) -> None:
        """Have what is written here on the disk, for the next time."""
        await self._keeper.keep()

    def keep_now(self) -> None:
        """The same when the app is told to go at once. Raises StoreError."""
        self._keeper.keep_now()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key acts on a form that is not composed yet: it may have been meant for another."""
        return self.is_mounted and super().check_action(action, parameters)

    @on(Input.Submitted)
    def _next_field(self) -> None:
        self.focus_next()

    def on_key(self, event: events.Key) -> None:
        """Up, down and Enter go from field to field, where the field has no use for them itself."""
        if self.focused is not None and steps_out(self.focused, event.key):
            event.stop()
            (self.focus_previous if event.key == "up" else self.focus_next)()

    def _look_at_the_disk(self) -> None:
        opened = self.sheet.opened
        if opened is None:
            return
        record, told = self.journal.snapshot.records.get(opened.path), None
        if record is None:
            told = msg("The file was deleted outside the app; saving brings it back.")
        elif record.digest != opened.digest:
            told = msg("The file was changed outside the app; saving keeps both changes.")
        self._tell("disk", told)

    # saving and leaving

    @property
    def dirty(self) -> bool:
        """True if leaving would lose something."""
        return self.sheet.dirty(self._collect(), self._body)

    @property
    def _body(self) -> str:
        return self.sheet.ended(self.query_one("#body", TextArea).text)

    def action_save(self) -> None:
        """Save, if nothing stands in the way."""
        self.query_one("#body", BodyField).settle()
        wrong = self._checks.first_wrong()
        self._tell("wrong", WRONG if wrong else None)
        if wrong is not None:
            self._go_to(wrong)
            wrong.query_ancestor(FieldRow).bring_error_into_sight()
            return
        self.mentor_app.flow(self._save())

    async def _save(self) -> None:
        from .saving import save

        self.mentor_app.hush(all_of_it=True)  # a refusal is told anew, or is over
        record = await save(self.mentor_app, self.sheet, self._collect(), self._body)
        if record is not None:
            await self._forget()
            self.dismiss(record)

    async def _forget(self) -> None:
        await self._keeper.forget()
        await look_for_unsaved(self.mentor_app)

    def action_leave(self) -> None:
        """Leave; asks only if something would be lost."""
        if self.dirty:
            self.mentor_app.flow(self._leave())
        else:
            self.mentor_app.flow(self._throw_away())

    async def _leave(self) -> None:
        chosen = await ask_leaving(self.mentor_app)
        if chosen == "save":
            self.call_after_refresh(self.action_save)
        elif chosen == "throw":
            await self._throw_away()

    async def _throw_away(self) -> None:
        await self._forget()
        self.dismiss(None)

    def action_body_editor(self) -> None:
        """The text in the user's own editor, and back."""
        self.mentor_app.flow(self._body_in_editor())

    async def _body_in_editor(self) -> None:
        from .body_editor import edit_text

        form = self.sheet.draft(self._collect(), self._body)
        await edit_text(self.mentor_app, self.sheet.draft_key, form, self._take_text)

    async def _take_text(self, text: str) -> None:
        self.query_one("#body", BodyField).put(text)
        await self._keeper.keep()

    # values

    def _collect(self) -> dict[str, Value]:
        return {name: entry.value_of_field() for name, entry in self.entries.items()}

    def _tell(self, about: str, message: Message | None) -> None:
        self.query_one(Notice).say(about, one_line(self.tr(message)) if message else "")
