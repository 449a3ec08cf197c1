"""The agreement clause by clause: read, settled and worded anew, then the yes of both (A1, A2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from textual.content import Content

from ...guidance.assent import AGREED, asks_again, assent, clause_states, unsettled
from ...guidance.clauses import clause_text, default_rule
from ...guidance.facts import name_of
from ...i18n import Message, msg, nmsg
from ...journal.actions.agreement import say_yes, set_clause, settle_all
from ...journal.journal import Journal
from ...records.record import Record
from ...records.registry import TYPES
from ...text.clean import plain
from ...text.days import day_of, no_day
from ..dialogs.ask import AskScreen
from ..dialogs.dialog import Answer, ChooseScreen
from ..dialogs.split import SplitDialog
from ..dialogs.write import WriteScreen
from ..keys import bind
from ..record.labels import date_with_distance, key_label
from ..record.pages.agreement import state_mark
from ..record.pages.terms import timeline
from ..scene import Scene
from ..widgets.markdown import markdown
from ..widgets.paper import Drawing, Gap, Prose
from ..widgets.rows import Row

NEXT_STATE = {"open": "proposed", "proposed": "agreed", "agreed": "open"}
YESES: dict[str, Message] = {
    "agreed_me": msg("My yes"),
    "agreed_mentor": msg("The mentor's yes"),
}
SETTLE = "settle"
Work = Callable[[Journal, str], Record]


class ClausesScreen(SplitDialog[None]):
    """Each thing that is done here is saved at once, in a commit of its own."""

    BINDINGS = bind(edit="write", tick="cycle")
    HINTS = (
        ("tick", msg("open, proposed, agreed")),
        ("edit", msg("the wording")),
    )

    def __init__(self, scene: Scene, journal: Journal, path: str, field: str = "") -> None:
        super().__init__(scene, scene.tr(msg("Ground rules")))
        self._journal = journal
        self._path = path
        self._field = field  # what one came for: the clauses, or one of the yeses
        self._body = ""

    # what is shown

    @property
    def agreement(self) -> Record:
        """The agreement as it is now."""
        return self._journal.snapshot.records[self._path]

    @property
    def scene(self) -> Scene:
        """The journal as it is now."""
        return self.mentor_app.scene

    def on_mount(self) -> None:
        self._read()
        super().on_mount()

    def first_key(self) -> str:
        """Where what one came for is done: the yes, or the first clause that is not settled."""
        if self._field in YESES:
            return f"yes:{self._field}"
        left = assent(self.agreement).unsettled if self._field == "clauses" else ()
        return f"clause:{left[0].key}" if left else ""

    def rows(self) -> tuple[Row, ...]:
        return (*self._clauses(), *self._settle_row(), *self._yes_rows())

    def _clauses(self) -> Iterator[Row]:
        field = TYPES["agreement"].field("clauses")
        assert field is not None
        for key, state in clause_states(self.agreement).items():
            mark, _ = state_mark(state, self.scene.glyphs)
            choice = field.choice(state)
            note = self.tr(choice.label) if choice else state
            yield Row(
                f"clause:{key}", key_label(field, key, self.agreement, self.scene), note, mark=mark
            )

    def _settle_row(self) -> Iterator[Row]:
        left = assent(self.agreement).unsettled
        if left:
            words = nmsg("All as they stand ({count})", "All as they stand ({count})", len(left))
            yield Row(SETTLE, self.tr(words), mark=self.scene.glyphs.arrow, tone="muted")

    def _yes_rows(self) -> Iterator[Row]:
        glyphs = self.scene.glyphs
        for field, label in YESES.items():
            day = self.agreement.date(field)
            note = day.isoformat() if day else self.tr(msg("not yet"))
            mark = glyphs.done if day else glyphs.ahead
            yield Row(f"yes:{field}", self.tr(label), note, mark=mark, heading=True)

    def page(self, row: Row) -> tuple[str, Sequence[Drawing]]:
        what, _, key = row.key.partition(":")
        if what == "clause":
            return row.text, [*self._clause_page(key)]
        if what == SETTLE:
            words = self.tr(msg("Enter marks every clause as agreed, as it is worded now."))
            return self.tr(msg("All as they stand")), [Prose(Content(words))]
        return row.text, [*self._yes_page(key)]

    def _clause_page(self, key: str) -> Iterator[Drawing]:
        text = clause_text(self._body, key)
        if text:
            yield from markdown(plain(text), self.scene.glyphs)
        else:
            yield Prose(Content.styled(self.tr(msg("Nothing is written here yet.")), "$text-muted"))
        rule = default_rule(key)
        if rule is not None and self.tr(rule) != text:
            said = msg("Others have found this good: {rule}", rule=self.tr(rule))
            yield Gap()
            yield Prose(Content.styled(self.tr(said), "$secondary"))

    def _yes_page(self, field: str) -> Iterator[Drawing]:
        day = self.agreement.date(field)
        who = self.scene.facts.mentor
        mentor, me = self.tr(msg("The mentor")), self._mentee or self.tr(msg("The mentee"))
        name = me if field == "agreed_me" else name_of(who) if who else mentor
        if day:
            said = msg(
                "{name} said yes on {day}.", name=name, day=date_with_distance(day, self.scene)
            )
        else:
            said = msg("{name} has not said yes yet. Enter notes the day.", name=name)
        yield Prose(Content(self.tr(said)))
        left = assent(self.agreement).unsettled
        if left and not day:
            words = nmsg(
                "{count} clause is not settled.", "{count} clauses are not settled.", len(left)
            )
            yield Prose(Content.styled(self.tr(words), "$text-warning"))
        term = timeline(self.scene)
        if term:
            yield Gap()
            yield from term
        yield Gap()
        both = msg("It counts when both have said yes. What is changed later asks both again.")
        yield Prose(Content.styled(self.tr(both), "$text-muted"))

    @property
    def _mentee(self) -> str:
        home = self._journal.snapshot.journal
        return home.text("mentee") if home else ""

    # what is done

    def chosen(self, row: Row) -> None:
        what, _, key = row.key.partition(":")
        if what == "clause":
            self.action_write()
        elif what == SETTLE:
            self.mentor_app.flow(self._do(settle_all))
        else:
            self.mentor_app.flow(self._say_yes(key))

    def action_cycle(self) -> None:
        """The clause's next state; on a yes, the yes."""
        what, _, key = self.row.key.partition(":") if self.row else ("", "", "")
        if what == "clause":
            state = NEXT_STATE.get(clause_states(self.agreement)[key], "open")
            self.mentor_app.flow(self._set_state(key, state))
        elif self.row is not None:
            self.chosen(self.row)

    def action_write(self) -> None:
        """Another wording of the clause."""
        what, _, key = self.row.key.partition(":") if self.row else ("", "", "")
        if what == "clause":
            self.mentor_app.flow(self._write(key))
        elif self.row is not None:
            self.chosen(self.row)

    async def _set_state(self, key: str, state: str) -> None:
        if await self._may_change(key):
            await self._do(lambda journal, path: set_clause(journal, path, key, state=state))

    async def _write(self, key: str) -> None:
        rule = default_rule(key)
        text = await self.mentor_app.push_screen_wait(
            WriteScreen(
                self.tr,
                self.row.text if self.row else key,
                about=self.tr(msg("As both of you want it.")),
                text=clause_text(self._body, key) or (self.tr(rule) if rule else ""),
            )
        )
        if (
            text is not None
            and text != clause_text(self._body, key)
            and await self._may_change(key)
        ):
            await self._do(lambda journal, path: set_clause(journal, path, key, text=text))

    async def _may_change(self, key: str) -> bool:
        """Ask first, where the change asks both for a new yes."""
        said = any(self.agreement.date(field) for field in YESES)
        message = asks_again(self.agreement, {f"clauses.{key}": "open"})
        if clause_states(self.agreement)[key] != AGREED or not said or message is None:
            return True
        answers = [
            Answer("change", self.tr(msg("Change it, and ask both again"))),
            Answer("leave", self.tr(msg("Leave it as agreed"))),
        ]
        answer = await self.mentor_app.push_screen_wait(
            ChooseScreen(
                self.tr,
                self.tr(msg("You have agreed on this")),
                answers,
                about=self.tr(message),
                glyphs=self.scene.glyphs,
            )
        )
        return answer == "change"

    async def _say_yes(self, field: str) -> None:
        before, left = self.agreement.date(field), len(unsettled(self.agreement))
        about = [msg("The day of the yes; write - to take it back.")]
        if left:
            about.append(
                nmsg("{count} clause is not settled.", "{count} clauses are not settled.", left)
            )
        text = await self.mentor_app.push_screen_wait(
            AskScreen(
                self.tr,
                self.tr(YESES[field]),
                about=" ".join(map(self.tr, about)),
                text=(before or self.scene.today).isoformat(),
                check=lambda text: (
                    None if text == "-" else no_day(text, self.scene.today, gone=True)
                ),
            )
        )
        if text is None:
            return
        day = None if text == "-" else day_of(text, self.scene.today, past=True)
        await self._do(lambda journal, path: say_yes(journal, path, field, day))

    async def _do(self, work: Work) -> None:
        await self.mentor_app.in_thread(work, self._journal, self._path)
        self._read()
        self.redraw()

    def _read(self) -> None:
        document = self._journal.read(self._path).document
        self._body = document.body if document else ""
