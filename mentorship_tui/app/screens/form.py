"""A record in a form: made from its type, saved in one step, never lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Label, Static, TextArea

from ...errors import MentorshipError
from ...i18n import Message, Translator, msg
from ...journal.opened import Opened, SaveConflict, Saved
from ...journal.shelf import opened_from
from ...journal.titles import title_of
from ...records.model import Field, RecordType
from ...records.record import Record, Value
from ...records.validate import check_value
from ...text.clean import one_line, plain
from ..forms.body import BodyField
from ..forms.entry import Changed, Setting
from ..forms.fields import AnyField, fields_of, is_tall, names_for, widget_of
from ..keys import bind
from ..widgets.key_line import KeyLine
from .choose import Answer, ChooseScreen

if TYPE_CHECKING:
    from ...journal.journal import Journal
    from ..app import MentorshipApp

DRAFT_SECONDS = 0.3
LOOK_SECONDS = 1.0


class FormScreen(Screen[Record | None]):
    """Dismissed with the saved record, or None. `values` fill a new record's fields."""

    CSS_PATH = "../theme/form.tcss"
    AUTO_FOCUS = ""
    BINDINGS = bind(save="save", back="leave", body_editor="body_editor")

    def __init__(
        self,
        journal: Journal,
        kind: RecordType,
        opened: Opened | None,
        values: Mapping[str, Value] | None = None,
        start: str = "",
    ) -> None:
        super().__init__()
        self.journal = journal
        self.kind = kind
        self.opened = opened
        self._start = start
        self._preset = dict(values or {})
        self._draft_timer: Timer | None = None
        self.entries: dict[str, AnyField] = {}
        self._restored = self._take_draft()

    def entry(self, name: str) -> AnyField:
        """The widget of a field."""
        return self.entries[name]

    def focus_field(self, name: str) -> None:
        """Go to a field."""
        self.entries[name].focus()

    # what is shown

    @property
    def tr(self) -> Translator:
        """Into the journal's language."""
        return self.journal.tr

    @property
    def mentor_app(self) -> MentorshipApp:
        """The app, as what it is."""
        return cast("MentorshipApp", self.app)

    def compose(self) -> ComposeResult:
        yield Static(Content(self._heading()), id="heading")
        yield Static(id="notice", markup=False)
        with VerticalScroll(id="fields", can_focus=False):
            for field in fields_of(self.kind):
                yield from self._row(field)
            yield Label(Content(self.tr(msg("Text"))), classes="above")
            yield BodyField(self._body_shown)
        yield Static(id="hint", markup=False)
        yield KeyLine(self.tr)

    def on_mount(self) -> None:
        self._before = {**self._collect(), **self._before_proposed()}
        self._body_before = self._body_shown if self._restored is None else self._body_at_first
        if self._restored is not None:
            self._before = self._values_at_first
            self._tell(
                msg("What you wrote here and had not saved is back. Esc lets you throw it away.")
            )
        self._go_to_start()
        self.set_interval(LOOK_SECONDS, self._look_at_the_disk)

    def _go_to_start(self) -> None:
        """To the field or the section of the text that was asked for, else to the first field."""
        section = next((one for one in self.kind.sections if one.key == self._start), None)
        if section is None and self._start != "body":
            entry = self.entries.get(self._start) or next(iter(self.entries.values()))
            entry.focus()
            return
        body = self.query_one("#body", BodyField)
        body.focus()
        if section is not None:
            body.go_below(self.tr(section.title))

    def _row(self, field: Field) -> ComposeResult:
        widget = widget_of(field, self._value_shown(field), self._setting(field))
        self.entries[field.name] = widget
        label = self.tr(field.label) + (" *" if field.required else "")
        error = Static(classes="error", markup=False)
        error.display = False
        if is_tall(widget):
            with Vertical(classes="tall"):
                yield Label(Content(label), classes="above")
                yield widget
                yield error
        else:
            with Vertical(classes="row"):
                with Horizontal():
                    yield Label(Content(label))
                    yield widget
                yield error

    def _setting(self, field: Field) -> Setting:
        app = self.mentor_app
        today = self.journal.clock().date()
        return Setting(self.tr, today, app.glyphs, names_for(field, self.journal.snapshot))

    def _heading(self) -> str:
        label = self.tr(self.kind.label)
        if self.opened is None:
            return self.tr(msg("New: {type}", type=label.lower()))
        return f"{label}: {title_of(self.opened.record, self.journal.snapshot, self.tr)}"

    @property
    def _values_at_first(self) -> dict[str, Value]:
        if self.opened is not None and self.opened.document is not None:
            front = self.opened.document.front
            return {name: front.get(name) for name in self.entries}
        return dict.fromkeys(self.entries)

    @property
    def _body_at_first(self) -> str:
        if self.opened is None:
            return self.journal.template(self.kind.name)
        document = self.opened.document
        return document.body.replace("\r\n", "\n") if document else ""

    @property
    def _body_shown(self) -> str:
        if self._restored is not None:
            return str(self._restored.get("body", ""))
        return self._body_at_first

    def _value_shown(self, field: Field) -> Value:
        if self._restored is not None:
            found: Value = self._restored.get("values", {}).get(field.name)
            return found
        if self.opened is not None and self.opened.document is not None:
            return self._preset.get(field.name, self.opened.document.front.get(field.name))
        default = cast("Value", field.default)
        if field.kind == "date" and field.required:
            default = self.journal.clock().date().isoformat()
        return self._preset.get(field.name, default)

    # what happens while one writes

    @on(events.DescendantFocus)
    def _say_hint(self) -> None:
        self._show_hint()

    def _show_hint(self) -> None:
        entry = next((one for one in self.entries.values() if one.has_focus), None)
        parts: list[Message] = []
        if entry is not None:
            parts = [one for one in (entry.hint(), entry.field.help) if one is not None]
        text = "  ".join(self.tr(part) for part in parts)
        self.query_one("#hint", Static).update(Content(plain(text)))

    @on(events.DescendantBlur)
    def _check_left(self, event: events.DescendantBlur) -> None:
        for name, entry in self.entries.items():
            if entry is event.widget:
                self._show_error(name, self._problem(entry, at_save=False))

    @on(Changed)
    @on(TextArea.Changed, "#body")
    def _remember_soon(self) -> None:
        self._show_hint()
        if self._draft_timer is not None:
            self._draft_timer.stop()
        self._draft_timer = self.set_timer(DRAFT_SECONDS, self._remember)

    def _remember(self) -> None:
        if not self.is_attached or not self.dirty:
            return
        base = self.opened.data.decode("utf-8", "surrogateescape") if self.opened else None
        draft = {"values": self._collect(), "body": self._body, "base": base}
        self.run_worker(self._keep(draft), group="draft", exclusive=True)

    async def _keep(self, draft: dict[str, Any]) -> None:
        try:
            await self.mentor_app.in_thread(self.journal.drafts.put, self._draft_key, draft)
        except MentorshipError as error:
            self.mentor_app.tell(error.message, severity="error")

    @on(Input.Submitted)
    def _next_field(self) -> None:
        self.focus_next()

    def on_key(self, event: events.Key) -> None:
        """Up and down go from field to field, where the field has no use for them itself."""
        if event.key in ("up", "down") and self.focused is not None:
            event.stop()
            (self.focus_previous if event.key == "up" else self.focus_next)()

    def _look_at_the_disk(self) -> None:
        if self.opened is None:
            return
        record = self.journal.snapshot.records.get(self.opened.path)
        if record is None:
            self._tell(msg("The file was deleted outside; saving brings it back."))
        elif record.digest != self.opened.digest:
            self._tell(msg("The file was changed outside; saving keeps both changes."))

    # saving and leaving

    @property
    def dirty(self) -> bool:
        """True if leaving would lose something."""
        return bool(self._changes()) or self._body != self._body_before

    @property
    def _body(self) -> str:
        """A text that ended with a line end, or is new, ends with one."""
        text = self.query_one("#body", TextArea).text
        ended = self.opened is None or self._body_at_first.endswith("\n")
        return text + "\n" if text and ended and not text.endswith("\n") else text

    def action_save(self) -> None:
        """Save, if nothing stands in the way."""
        first_wrong: AnyField | None = None
        for name, entry in self.entries.items():
            problem = self._problem(entry, at_save=True)
            self._show_error(name, problem)
            if problem is not None and first_wrong is None:
                first_wrong = entry
        if first_wrong is not None:
            first_wrong.focus()
            self._tell(msg("Something is not right yet; see below the field."))
            return
        self.mentor_app.flow(self._save())

    async def _save(self) -> None:
        app = self.mentor_app
        if self.opened is not None and not self.dirty:
            await self._done(self.opened.record)
            return
        if self.opened is None:
            values = {**self._hidden_preset(), **self._collect()}
            record = await app.in_thread(self._add, values, self._body)
            await self._done(record)
            return
        body = self._body if self._body != self._body_before else None
        try:
            saved = await app.in_thread(self.journal.save, self.opened, self._changes(), body)
        except SaveConflict as asked:
            found = await self._settle(asked)
            if found is None:
                return
            saved = found
        if saved.merged_in:
            app.tell(msg("Merged with what was changed outside."))
        await self._done(saved.record)

    def _add(self, values: dict[str, Value], body: str) -> Record:
        if self.kind.name == "mentorship":
            from ...journal.mentorships import start_mentorship

            return start_mentorship(self.journal, values, body)
        return self.journal.add(self.kind.name, values, body)

    def _hidden_preset(self) -> dict[str, Value]:
        return {name: value for name, value in self._preset.items() if name not in self.entries}

    async def _done(self, record: Record) -> None:
        await self._forget()
        self.dismiss(record)

    async def _forget(self) -> None:
        if self._draft_timer is not None:
            self._draft_timer.stop()
        self.workers.cancel_group(self, "draft")
        await self.mentor_app.in_thread(self.journal.drafts.drop, self._draft_key)

    async def _settle(self, asked: SaveConflict) -> Saved | None:
        """One question for each value that both changed; None to go on editing."""
        from ..forms.settling import ask_sides

        keep = await ask_sides(self.mentor_app, self.kind, asked)
        if keep is None or self.opened is None:
            return None
        from ...journal.settle import settle

        return await self.mentor_app.in_thread(settle, self.journal, self.opened, asked, keep)

    def action_leave(self) -> None:
        """Leave; asks only if something would be lost."""
        if self.dirty:
            self.mentor_app.flow(self._leave())
        else:
            self.mentor_app.flow(self._throw_away())

    async def _leave(self) -> None:
        answers = [
            Answer("save", self.tr(msg("Save it"))),
            Answer("stay", self.tr(msg("Go on writing"))),
            Answer("throw", self.tr(msg("Throw it away"))),
        ]
        question = self.tr(msg("There is something you have not saved"))
        app = self.mentor_app
        chosen = await app.push_screen_wait(
            ChooseScreen(self.tr, question, answers, glyphs=app.glyphs)
        )
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
        from ..editor import edit_text

        text = await edit_text(self.mentor_app, self.journal.drafts.folder, self._body)
        if text is not None:
            self.query_one("#body", TextArea).text = text

    # values and problems

    def _collect(self) -> dict[str, Value]:
        return {name: entry.value_of_field() for name, entry in self.entries.items()}

    def _changes(self) -> dict[str, Value]:
        changed = {
            name: value for name, value in self._collect().items() if value != self._before[name]
        }
        return changed if self.opened is None else {**self._hidden_preset(), **changed}

    def _before_proposed(self) -> dict[str, Value]:
        """What a field that comes filled in had before: a proposal is saved like any change."""
        if self.opened is None:
            return {}
        at_first = self._values_at_first
        return {name: at_first[name] for name in self._preset if name in at_first}

    def _problem(self, entry: AnyField, *, at_save: bool) -> Message | None:
        """A wrong value that was in the file before does not keep one from saving another field."""
        value = entry.value_of_field()
        if value is None and not at_save:
            return None
        if at_save and self.opened is not None and value == self._before[entry.field.name]:
            return None
        return check_value(entry.field, value)

    def _show_error(self, name: str, problem: Message | None) -> None:
        entry = self.entries[name]
        row = next(one for one in entry.ancestors if one.has_class("row") or one.has_class("tall"))
        place = row.query_one(".error", Static)
        place.display = problem is not None
        place.update(Content(one_line(self.tr(problem)) if problem else ""))

    def _tell(self, message: Message) -> None:
        notice = self.query_one("#notice", Static)
        notice.update(Content(one_line(self.tr(message))))
        notice.display = True

    # the draft

    @property
    def _draft_key(self) -> str:
        current = self.journal.snapshot.mentorship
        place = self.opened.path if self.opened else f"new:{current.slug if current else ''}"
        return f"{self.kind.name}:{place}"

    def _take_draft(self) -> dict[str, Any] | None:
        """What a crash left; it goes on from the version of the file it was written against."""
        draft = self.journal.drafts.get(self._draft_key)
        if draft is None:
            return None
        base = draft.get("base")
        if self.opened is not None and isinstance(base, str):
            self.opened = opened_from(self.opened.path, base.encode("utf-8", "surrogateescape"))
        return draft
