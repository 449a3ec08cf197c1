"""The specificity coach: five yes-or-no questions to a goal or the intention (P3, R16, study 5a).

Advice, never a lock. Each rule is a few lines over the text and the fields, offline.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..i18n import Message, msg
from ..records.record import Record
from ..text.sections import own_text
from .words import (
    BECOMING,
    FIRST_STEP_HEADINGS,
    OTHERS,
    TIME,
    TODAY,
    first_person,
    telling_words,
    vague_words,
)

TELLING_ENOUGH = 2  # words that say what is to be different: "better leader" has one
TELLING_BESIDE_VAGUE = 3  # "improve my marks in maths" has two: it leaves open what is better
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
    "influence": msg("Write a first step: something you can do about it yourself."),
}
FOR_OTHERS = msg("Part of this is for others to decide. Which part is yours?")
WHAT_I_DO = msg("Say what you yourself do then, with “I”.")


@dataclass(frozen=True, slots=True)
class Check:
    """One of the five questions and whether the text answers it."""

    key: str
    met: bool
    hint: Message  # what to add, in a sentence

    @property
    def question(self) -> Message:
        """The question as the mentee would put it."""
        return QUESTIONS[self.key]


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
    own = own_text(body)
    text = " \n".join((goal.title, goal.text("sign"), own))
    for_others = bool(OTHERS.search(text))
    met = {
        "change": _says_what(goal.title) or _tells(own),
        "when": goal.date("due") is not None or bool(TIME.search(text)),
        "sign": _tells(goal.text("sign")) or goal.text("kind") in ENDS_BY_ITSELF,
        "baseline": goal.number("baseline") is not None or bool(TODAY.search(own)),
        "influence": _first_step(goal),
    }
    hints = {**HINTS, "influence": FOR_OTHERS if for_others else HINTS["influence"]}
    return _specificity(met, hints, goal.title)


def specificity_of_intention(mentorship: Record, best_result: str = "") -> Specificity:
    """The coach on the intention, with the answer to the opening question (R9)."""
    intention, own = mentorship.text("intention"), own_text(best_result)
    text = f"{intention} \n{own}"
    for_others = bool(OTHERS.search(text))
    met = {
        "change": _says_what(intention),
        "when": mentorship.number("horizon_months") is not None or bool(TIME.search(text)),
        "sign": _tells(own) if own else bool(mentorship.written),
        "baseline": bool(TODAY.search(text)),
        "influence": first_person(text) and not for_others,
    }
    hints = {**HINTS, "influence": FOR_OTHERS if for_others else WHAT_I_DO}
    return _specificity(met, hints, intention)


def _specificity(met: Mapping[str, bool], hints: Mapping[str, Message], main: str) -> Specificity:
    """With no goal there is nothing yet that a date or a number could be of."""
    said = bool(main.strip())
    checks = (Check(key, said and met[key], hints[key]) for key in QUESTIONS)
    return Specificity(tuple(checks), vague_words(main))


def _says_what(text: str) -> bool:
    """In one line: beside a vague word it takes more to say what is to be different."""
    vague = set(vague_words(text)) - BECOMING
    enough = TELLING_BESIDE_VAGUE if vague else TELLING_ENOUGH
    return len(telling_words(text)) >= enough


def _tells(text: str) -> bool:
    """A number counts as telling: "three talks" has two."""
    return len(telling_words(text)) >= TELLING_ENOUGH


def _first_step(goal: Record) -> bool:
    return any(heading.casefold().startswith(FIRST_STEP_HEADINGS) for heading in goal.written)
