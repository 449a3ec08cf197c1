"""A step that is proposed: what to do, why, and what the screen is to open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as described
from enum import StrEnum

from ..i18n import Message
from ..records.record import Value


class ActionKind(StrEnum):
    """What the key on Home does."""

    ADD = "add"  # a form for a new record of `type`, filled with `values`; "topics" adds a topic
    EDIT = "edit"  # the form of the record at `path`, at `field`, filled with `values`
    MOVE = "move"  # set `values` on the record at `path`, at once: one key, one commit
    OPEN = "open"  # show the record at `path`
    DRAFT = "draft"  # write the letter `template` to the person at `path`
    MERGE = "merge"  # end a merge that git stopped
    TICK = "tick"  # mark the task on `line` of the record at `path` done


@dataclass(frozen=True, slots=True)
class Action:
    """The one thing the proposed step opens or does."""

    kind: ActionKind
    type: str = ""  # the record type
    path: str = ""  # the record; "" for a new one
    field: str = ""  # where to start: a field, or the key of a section of the body
    template: str = ""  # ask, first, follow_up, choose, decline, accept_no, thank, thank_mentor
    line: int = 0  # of a task, in the file
    values: Mapping[str, Value] = described(default_factory=dict, hash=False)
    then: Action | None = None  # what is opened first; the MOVE is made with it


@dataclass(frozen=True, slots=True)
class Step:
    """One proposed step. It is advice: it can always be put off (R6)."""

    rule: str  # which rule proposes it
    text: Message  # what to do
    why: Message  # why this, and why now
    action: Action
    encouragement: Message | None = None
    about: str = ""  # the record it concerns
    told: Message | None = None  # in the place of a text that is for the mentee alone

    @property
    def printed(self) -> Message:
        """What a command says of it, which may run in a prompt or a mail (outgoing.md)."""
        return self.told or self.text

    @property
    def key(self) -> str:
        """What "not now" remembers: the rule and the record, not the wording."""
        return f"{self.rule}:{self.about}" if self.about else self.rule
