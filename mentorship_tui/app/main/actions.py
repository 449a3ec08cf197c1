"""What is done for each key, and whose it is: the one place where all features are known."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, Any

from ..agreement.flow import clauses
from ..board.flow import board
from ..candidates.flow import take_in
from ..closing.fate import fate
from ..closing.flow import becomes, extend, form_of, next_journey, switch, thanks
from ..comparison.flow import compare
from ..export.flow import export
from ..help.flow import show_help
from ..history.flow import of_journal, of_record, redo, undo
from ..history.journal_screen import JournalHistoryScreen
from ..letters.flow import copy, draft, go_on
from ..meetings.flow import held, make_agenda, plan, sum_up
from ..own_programs.flow import edit_outside, shell
from ..questions.flow import answer_questions
from ..records.flow import add, ask_reason, delete, edit, move, rename
from ..records.notes import heat, note, tick, topic
from ..records.unsaved import go_on_writing
from ..search.flow import search
from ..sync.flow import sync
from ..weighing.flow import weigh
from .opening import try_again, unlock
from .steps import take_next

if TYPE_CHECKING:
    from .session import Session


async def _stop(app: Session) -> None:
    """Stop the sync that is under way."""
    app.syncing.stop()


# the path is of the record one stands on, the line of the task; both are empty without one
ACTIONS: Mapping[str, Callable[[Session, str, int], Coroutine[Any, Any, None]]] = {
    "edit": lambda app, path, line: edit(app, path),
    "editor": lambda app, path, line: edit_outside(app, path),
    "tick": lambda app, path, line: tick(app, path, line),
    "move": lambda app, path, line: move(app, path),
    "rename": lambda app, path, line: rename(app, path),
    "note": lambda app, path, line: note(app, path),
    "history": lambda app, path, line: of_record(app, path),
    "heat": lambda app, path, line: heat(app, path, line),
    "clauses": lambda app, path, line: clauses(app, path),
    "plan": lambda app, path, line: plan(app),
    "agenda": lambda app, path, line: make_agenda(app, path),
    "sum_up": lambda app, path, line: sum_up(app, path),
    "final": lambda app, path, line: form_of(app, "evaluation", "final"),
    "closing": lambda app, path, line: form_of(app, "closing"),
    "thanks": lambda app, path, line: thanks(app),
    "extend": lambda app, path, line: extend(app),
    "becomes": lambda app, path, line: becomes(app),
    "fate": lambda app, path, line: fate(app),
    "next_journey": lambda app, path, line: next_journey(app),
    "switch": lambda app, path, line: switch(app, path),
    "draft": lambda app, path, line: draft(app, path),
    "copy": lambda app, path, line: copy(app, path),
    "board": lambda app, path, line: board(app, path),
    "compare": lambda app, path, line: compare(app, path),
    "take": lambda app, path, line: take_in(app, path),
    "weigh": lambda app, path, line: weigh(app, path),
    "delete": lambda app, path, line: delete(app, path),
    "unsaved": lambda app, path, line: go_on_writing(app, path),
    "answer": lambda app, path, line: answer_questions(app, path),
    "held": lambda app, path, line: held(app, path),
    "letter": lambda app, path, line: go_on(app, path),
    "reason": lambda app, path, line: ask_reason(app, path),
    "add_agreement": lambda app, path, line: add(app, ("agreement",), "agreement"),
    "topic": lambda app, path, line: topic(app),
    "next": lambda app, path, line: take_next(app),
    "export": lambda app, path, line: export(app, path),
    "retry": lambda app, path, line: try_again(app),
    "unlock": lambda app, path, line: unlock(app),
    "shell": lambda app, path, line: shell(app),
    "help": lambda app, path, line: show_help(app),
    "undo": lambda app, path, line: undo(app),
    "redo": lambda app, path, line: redo(app),
    "log": lambda app, path, line: of_journal(app),
    "sync": lambda app, path, line: sync(app.syncing),
    "stop": lambda app, path, line: _stop(app),
    "search": lambda app, path, line: search(app, app.frame.trail.recent(), JournalHistoryScreen),
}
