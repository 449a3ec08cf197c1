"""What a sync could not decide: both sides beside each other, and one key to choose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.content import Content

from ...errors import MentorshipError
from ...i18n import Message, msg, nmsg
from ...journal.actions.answer_question import answer, both_texts, has_both
from ...journal.journal import Journal
from ...journal.reading.question_sides import WHOLE, sides_of, text_before
from ...journal.reading.questions import Choice, Kind, Question, questions
from ...records.model import Kind as FieldKind
from ...records.record import Value
from ...records.registry import record_type
from ...records.typed import BadValue, typed_value
from ...text.clean import one_line
from ...text.difference import word_difference
from ..dialogs.ask import AskScreen
from ..dialogs.dialog import Answer, ChooseScreen, Dialog
from ..dialogs.split import SplitDialog
from ..dialogs.write import WriteScreen
from ..keys import bind
from ..record.differences import field_label, marked, told_value
from ..record.pages.conflict import BEFORE, SET_ASIDE, STANDS
from ..scene import Scene
from ..widgets.paper import Drawing, Heading, Prose
from ..widgets.record_list import RecordList
from ..widgets.rows import Row
from .whole_file import told_side

CHOICES: dict[str, Choice] = {"1": "mine", "2": "theirs", "3": "both"}
BOTH = msg("Keep both")
NOTHING = msg("(nothing)")
HERE, THERE = msg("from this computer"), msg("from the other computer")


class ConflictScreen(SplitDialog[None]):
    """Each answer is saved at once, in a commit of its own; `u` takes the last one back."""

    BINDINGS = bind(edit="write", undo="undo", help="help")
    LABELS: ClassVar[Mapping[str, Message]] = {"open": msg("Edit")}
    ROOM = 200  # texts are compared
    HINTS = (
        ("edit", msg("write it yourself")),
        ("undo", msg("take the last answer back")),
    )

    def __init__(self, scene: Scene, journal: Journal, path: str = "") -> None:
        super().__init__(scene, scene.tr(msg("What the sync could not decide")))
        self._journal = journal
        self._first = path
        self._asked: dict[str, Question] = {}
        self._before: dict[str, str | None] = {}  # what deletions started from
        self._answered = 0

    # what is shown

    def on_mount(self) -> None:
        self._read()
        super().on_mount()
        self.query_one(RecordList).show(self.rows(), self._first)

    def rows(self) -> tuple[Row, ...]:
        mark = self.first_scene.glyphs.warning
        return tuple(Row(path, self._called(one), mark=mark) for path, one in self._asked.items())

    def _called(self, asked: Question) -> str:
        label = self._label(asked)
        return f"{asked.title}: {label}" if label else one_line(asked.title)

    def _label(self, asked: Question) -> str:
        record = self._journal.snapshot.records.get(asked.record)
        if asked.kind is Kind.VALUE and record is not None:
            return field_label(record, asked.field, self.first_scene)
        return one_line(asked.heading)

    def page(self, row: Row) -> tuple[str, Sequence[Drawing]]:
        asked = self._asked[row.key]
        return self._called(asked), [*self._sides(asked)]

    def _sides(self, asked: Question) -> Iterator[Drawing]:
        for key, choice in CHOICES.items():
            if choice == "both" and not has_both(self._journal, asked):
                continue
            said = STANDS if choice == asked.standing else SET_ASIDE
            yield Heading(f"{key}  {self.tr(BOTH if choice == 'both' else said)}")
            if choice != "both":
                from_where = HERE if choice == asked.here else THERE
                yield Prose(Content.styled(self.tr(from_where), "$text-muted"), "   ")
            if choice != "both" and asked.kind in WHOLE:
                yield from self._version(asked, choice)
            elif choice != "both":
                value = asked.mine if choice == "mine" else asked.theirs
                yield Prose(self._told(asked, value), "   ")
        if asked.kind in (Kind.VALUE, Kind.PROSE):
            yield Heading(f"   {self.tr(BEFORE)}", "$text-muted")
            yield Prose(self._plain(asked, asked.base).stylize("$text-muted"), "   ")

    def _version(self, asked: Question, choice: Choice) -> Iterator[Drawing]:
        """A version of a whole file, against what it was made from, or the one that stands."""
        mine, theirs = sides_of(self._journal, asked)
        side = mine if choice == "mine" else theirs
        other = theirs.text if choice == "mine" else None
        if asked.kind is Kind.DELETED:
            if side.path and asked.path not in self._before:
                self._before[asked.path] = None
                self.mentor_app.beside(self._look_up(asked))
            other = self._before.get(asked.path)
        yield from told_side(side, other, self.first_scene)

    async def _look_up(self, asked: Question) -> None:
        """What was deleted on the other side, asked of git beside the screen."""
        try:
            found = await self.mentor_app.in_thread(text_before, self._journal, asked)
        except MentorshipError:
            return  # the text as it stands is shown then
        self._before[asked.path] = found
        if self.is_attached:
            self.redraw()

    def _told(self, asked: Question, value: Value) -> Content:
        """A side; of prose, what it took away and added."""
        if asked.kind is Kind.PROSE and asked.base and value:
            return marked(word_difference(str(asked.base), str(value)))
        return self._plain(asked, value).stylize("bold")

    def _plain(self, asked: Question, value: Value) -> Content:
        if value in (None, "", [], {}):
            return Content(self.tr(NOTHING))
        record = self._journal.snapshot.records.get(asked.record)
        if asked.kind is not Kind.VALUE or record is None:
            return Content("\n".join(one_line(line) for line in str(value).split("\n")))
        outer, _, key = asked.field.partition(".")
        fields: dict[str, Value] = {**record.fields, outer: {key: value} if key else value}
        return told_value(replace(record, fields=fields), asked.field, self.first_scene)

    # what is done

    def on_key(self, event: events.Key) -> None:
        asked = self._current
        choice = CHOICES.get(event.character or "")
        if (
            asked is None
            or choice is None
            or (choice == "both" and not has_both(self._journal, asked))
        ):
            return
        event.stop()
        event.prevent_default()
        self.mentor_app.flow(self._answer(asked, choice))

    def chosen(self, row: Row) -> None:
        self.action_write()

    def action_write(self) -> None:
        """Answer in one's own words, with what stands on both sides to begin with."""
        asked = self._current
        if asked is None:
            return
        if asked.kind in (Kind.VALUE, Kind.PROSE):
            self.mentor_app.flow(self._write(asked))
        else:
            self.mentor_app.tell(msg("Choose between the two with 1 and 2."))

    def action_help(self) -> None:
        """Which keys work here."""
        self.mentor_app.flow(self.mentor_app.act("help"))

    def action_undo(self) -> None:
        """Take back the last answer given here."""
        if self._answered:
            self.mentor_app.flow(self._undo())
        else:
            self.mentor_app.tell(msg("Nothing has been answered here yet."))

    async def _write(self, asked: Question) -> None:
        if asked.kind is Kind.PROSE:
            screen: Dialog[str] = self._ask_prose(asked)
        else:
            screen = self._ask_value(asked)
        text = await self.mentor_app.push_screen_wait(screen)
        if text is not None:
            value = text if asked.kind is Kind.PROSE else self._typed(asked, text)
            await self._answer(asked, "value", value)

    def _ask_prose(self, asked: Question) -> Dialog[str]:
        text = both_texts(str(asked.theirs or ""), str(asked.mine or ""))
        about = self.tr(msg("Both texts, one after the other: make one of them."))
        return WriteScreen(self.tr, self._called(asked), about=about, text=text)

    def _ask_value(self, asked: Question) -> Dialog[str]:
        value = asked.theirs
        answers = self._answers(asked)
        if answers:
            glyphs, chosen = self.first_scene.glyphs, str(value or "")
            return ChooseScreen(self.tr, self._called(asked), answers, chosen=chosen, glyphs=glyphs)
        text = ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")

        def problem(text: str) -> Message | None:
            try:
                self._typed(asked, text)
            except BadValue as error:
                return error.message
            return None

        return AskScreen(self.tr, self._called(asked), text=text, check=problem)

    def _answers(self, asked: Question) -> list[Answer]:
        """By their names, where the field takes no others; empty for what is written freely."""
        outer, _, key = asked.field.partition(".")
        record = self._journal.snapshot.records.get(asked.record)
        kind = record_type(record.type) if record else None
        field = kind.field(outer) if kind else None
        if field is None or field.kind not in (FieldKind.CHOICE, FieldKind.CHOICE_MAP):
            return []
        answers = [Answer(one.key, self.tr(one.label)) for one in field.choices]
        return answers if field.required and not key else [*answers, Answer("", self.tr(NOTHING))]

    def _typed(self, asked: Question, text: str) -> Value:
        """Raises BadValue."""
        record = self._journal.snapshot.records.get(asked.record)
        kind = record_type(record.type) if record else None
        values = record.fields if record else {}
        return typed_value(kind, asked.field, text, self.first_scene.today, values)

    async def _answer(self, asked: Question, choice: Choice, value: Value = None) -> None:
        await self.mentor_app.in_thread(answer, self._journal, asked.path, choice, value)
        self._answered += 1
        self._read()
        self.redraw()
        if not self._asked:
            self.mentor_app.tell(msg("All is answered. s sends it to your other machines."))
            self.dismiss(None)

    async def _undo(self) -> None:
        before = set(self._asked)
        await self.mentor_app.act("undo")
        self._answered -= 1
        self._read()
        asked_again = next((path for path in self._asked if path not in before), "")
        self.query_one(RecordList).show(self.rows(), asked_again)

    @property
    def _current(self) -> Question | None:
        return self._asked.get(self.row.key) if self.row else None

    def _read(self) -> None:
        try:
            found = questions(self._journal)
        except MentorshipError as error:
            self.mentor_app.tell(error.message, severity="error")
            found = ()
        self._asked = {one.path: one for one in found}
        count = len(found)
        left = self.tr(nmsg("{count} question left", "{count} questions left", count))
        self.query_one(".dialog").border_subtitle = Content(left)
