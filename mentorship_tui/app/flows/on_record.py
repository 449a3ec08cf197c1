"""What can be done with the record one stands on."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, Any

from ..panes.pane import Pane
from .boarding import board
from .closing import becomes, extend, fate, form_of, next_journey, switch, thanks
from .comparing import compare
from .drafting import copy, draft
from .history import of_record
from .notes import heat, note, tick
from .outside import edit_outside
from .questions import answer_questions
from .records import delete, edit, move, rename
from .taking import take_in
from .underway import clauses, make_agenda, plan, sum_up
from .unsaved import go_on_writing
from .weighing import weigh

if TYPE_CHECKING:
    from ..app import MentorshipApp

FLOWS: Mapping[str, Callable[[MentorshipApp, Pane.Asked], Coroutine[Any, Any, None]]] = {
    "edit": lambda app, asked: edit(app, asked.path),
    "editor": lambda app, asked: edit_outside(app, asked.path),
    "tick": lambda app, asked: tick(app, asked.path, asked.line),
    "move": lambda app, asked: move(app, asked.path),
    "rename": lambda app, asked: rename(app, asked.path),
    "note": lambda app, asked: note(app, asked.path),
    "history": lambda app, asked: of_record(app, asked.path),
    "heat": lambda app, asked: heat(app, asked.path, asked.line),
    "clauses": lambda app, asked: clauses(app, asked.path),
    "plan": lambda app, asked: plan(app),
    "agenda": lambda app, asked: make_agenda(app, asked.path),
    "sum_up": lambda app, asked: sum_up(app, asked.path),
    "final": lambda app, asked: form_of(app, "evaluation", "final"),
    "closing": lambda app, asked: form_of(app, "closing"),
    "thanks": lambda app, asked: thanks(app),
    "extend": lambda app, asked: extend(app),
    "becomes": lambda app, asked: becomes(app),
    "fate": lambda app, asked: fate(app),
    "next_journey": lambda app, asked: next_journey(app),
    "switch": lambda app, asked: switch(app, asked.path),
    "draft": lambda app, asked: draft(app, asked.path),
    "copy": lambda app, asked: copy(app, asked.path),
    "board": lambda app, asked: board(app, asked.path),
    "compare": lambda app, asked: compare(app, asked.path),
    "take": lambda app, asked: take_in(app, asked.path),
    "weigh": lambda app, asked: weigh(app, asked.path),
    "delete": lambda app, asked: delete(app, asked.path),
    "unsaved": lambda app, asked: go_on_writing(app, asked.path),
    "answer": lambda app, asked: answer_questions(app, asked.path),
}
