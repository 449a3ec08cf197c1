"""The specificity coach: five yes-or-no questions to a goal or the intention (P3, R16, study 5a).

Advice, never a lock. Each rule is a few lines over the text and the fields, offline.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..i18n import Message, msg
from ..records.record import Record
from .words import FIRST_STEP_HEADINGS, OTHERS, TIME, TODAY, telling_words, vague_words

TELLING_ENOUGH = 2  # words that say what is to be different: "better leader" has one
VAGUE_SHOWN = 3
ENDS_BY_ITSELF = ("choice", "mission")  # R12, R14: done when chosen, when put into words

QUESTIONS: Mapping[str, Message] = {  # study part 5a
    "change": msg("Do I know what will be different?"),
    "when": msg("By when?"),
    "sign": msg("How will it show?"),
    "baseline": msg("Where do I stand today?"),
    "influence": msg("Can I influence it myself?"),
}

HINTS: Mapping[str, Message] = {
    "change": msg("Say what will be different: what do you do then that you do not do now?"),
    "when": msg("Say by when: a date, or something it must come before."),
    "sign": msg("Say how it will show: what would somebody else see?"),
    "baseline": msg("Say where you stand today, so that you can see how far you have come."),
    "influence": msg("Part of this is for others to decide. Which part is yours?"),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One of the five questions and whether the text answers it."""

    key: str
    met: bool

    @property
    def question(self) -> Message:
        """The question as the mentee would put it."""
        return QUESTIONS[self.key]

    @property
    def hint(self) -> Message:
        """What to add, in a sentence."""
        return HINTS[self.key]


@dataclass(frozen=True, slots=True)
class Specificity:
    """How specific a goal or an intention is, 0-5, and what is missing."""

    checks: tuple[Check, ...]
    vague: tuple[str, ...] = ()  # vague words found, as they stand

    @property
    def score(self) -> int:
        """How many of the five are answered."""
        return sum(check.met for check in self.checks)

    @property
    def missing(self) -> tuple[Message, ...]:
        """One sentence for each question that is not answered."""
        return tuple(check.hint for check in self.checks if not check.met)

    @property
    def advice(self) -> Message | None:
        """The one thing to add first; None if nothing is missing."""
        if self.vague and not self.checks[0].met:
            words = ", ".join(self.vague[:VAGUE_SHOWN])
            return msg("“{words}” can mean many things. {hint}", words=words, hint=HINTS["change"])
        return self.missing[0] if self.missing else None


def specificity_of_goal(goal: Record, body: str = "") -> Specificity:
    """The coach on one goal. `body` is its text below the front matter, where it is at hand."""
    text = " \n".join((goal.title, goal.text("sign"), body))
    met = {
        "change": _tells(goal.title) or _tells(body),
        "when": goal.date("due") is not None or bool(TIME.search(text)),
        "sign": _tells(goal.text("sign")) or goal.text("kind") in ENDS_BY_ITSELF,
        "baseline": goal.number("baseline") is not None or bool(TODAY.search(body)),
        "influence": bool(goal.title.strip()) and (_first_step(goal) or not OTHERS.search(text)),
    }
    return _specificity(met, goal.title)


def specificity_of_intention(mentorship: Record, best_result: str = "") -> Specificity:
    """The coach on the intention, with the answer to the opening question (R9)."""
    intention = mentorship.text("intention")
    text = f"{intention} \n{best_result}"
    met = {
        "change": _tells(intention),
        "when": mentorship.number("horizon_months") is not None or bool(TIME.search(text)),
        "sign": _tells(best_result) if best_result else bool(mentorship.written),
        "baseline": bool(TODAY.search(text)),
        "influence": bool(intention.strip()) and not OTHERS.search(text),
    }
    return _specificity(met, intention)


def _specificity(met: Mapping[str, bool], main: str) -> Specificity:
    return Specificity(tuple(Check(key, met[key]) for key in QUESTIONS), vague_words(main))


def _tells(text: str) -> bool:
    """A number counts as telling: "three talks" has two."""
    return len(telling_words(text)) >= TELLING_ENOUGH


def _first_step(goal: Record) -> bool:
    return any(heading.casefold().startswith(FIRST_STEP_HEADINGS) for heading in goal.written)
