"""Can anyone be a mentor? The check for conflicts of interest and attention (P5, R21-R28).

It warns and explains; it never blocks (R6). The other chair of each role is in the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..i18n import Message, msg
from ..records.catalogue.conflict_roles import CONFLICT_ROLES, FIRST_EIGHT
from ..records.model import Choice
from ..records.record import Record

EXPLAINED = msg(
    "A mentor who is also your colleague, manager or friend sits on two chairs: "
    "something else than you may come first."
)


class Verdict(StrEnum):
    """As the candidate's field `verdict` has them (R23)."""

    UNCHECKED = "unchecked"
    CLEAR = "clear"
    DISCUSS = "discuss"
    UNSUITABLE = "unsuitable"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that decides the verdict. `role` is "" for attention and interest."""

    verdict: Verdict
    text: Message
    role: str = ""


@dataclass(frozen=True, slots=True)
class Suitability:
    """What the check says about one candidate, and why."""

    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    unanswered: tuple[Choice, ...] = ()  # of the first eight roles
    to_discuss: tuple[str, ...] = ()  # roles that carry a risk and have not been talked about
    overridden: bool = False  # chosen all the same, with a written reason

    @property
    def needs_reason(self) -> bool:
        """True if choosing this candidate asks for a written reason first (a warning, no lock)."""
        return self.verdict is Verdict.UNSUITABLE and not self.overridden

    @property
    def advice(self) -> Message | None:
        """Where a conflicted candidate can help all the same (study part 1, Conflict roles)."""
        if self.verdict is not Verdict.UNSUITABLE:
            return None
        return msg("Close isn't always right. Could they suggest someone outside your daily life?")


# how a network person's relation follows from the chair they sit on
RELATION_OF_ROLE: Mapping[str, str] = {
    "colleague": "colleague",
    "direct_report": "colleague",
    "manager": "manager",
    "friend": "friend",
    "relative": "relative",
    "teacher": "teacher",
    "customer": "customer",
}


def assess(candidate: Record) -> Suitability:
    """The verdict from what has been answered; nothing answered is unchecked, never clear."""
    risks = candidate.texts("conflicts")
    discussed = candidate.words("discussed")
    attention, interest = candidate.text("attention"), candidate.text("interest")
    if not (risks or attention):
        return Suitability(Verdict.UNCHECKED, unanswered=FIRST_EIGHT)
    reasons = (*_risks(risks, discussed), *_attention(attention), *_interest(interest))
    return Suitability(
        max((reason.verdict for reason in reasons), key=_gravity, default=Verdict.CLEAR),
        reasons,
        tuple(role for role in FIRST_EIGHT if role.key not in risks),
        tuple(role for role in risks_noted(candidate) if role not in discussed),
        bool(candidate.text("override_reason").strip()),
    )


def verdict_of(candidate: Record) -> Verdict:
    """The verdict the mentee has settled on; else what the answers say."""
    said = candidate.text("verdict")
    if said in set(Verdict) - {Verdict.UNCHECKED}:
        return Verdict(said)
    return assess(candidate).verdict


def lacks_reason(candidate: Record) -> bool:
    """True if choosing them all the same asks for a reason that is not written yet (P5)."""
    written = candidate.text("override_reason").strip()
    return verdict_of(candidate) is Verdict.UNSUITABLE and not written


def risks_noted(candidate: Record) -> tuple[str, ...]:
    """The roles with a risk."""
    return tuple(role for role, risk in candidate.texts("conflicts").items() if risk != "none")


def relation_for(candidate: Record) -> str:
    """The relation to note when a conflicted candidate becomes a network person."""
    roles = risks_noted(candidate)
    return next((RELATION_OF_ROLE[role] for role in roles if role in RELATION_OF_ROLE), "other")


def _gravity(verdict: Verdict) -> int:
    return list(Verdict).index(verdict)


def _risks(risks: Mapping[str, str], discussed: tuple[str, ...]) -> Iterator[Reason]:
    for key, risk in risks.items():
        role = next(
            (choice for choice in CONFLICT_ROLES if choice.key == key), Choice(key, Message(key))
        )
        because = role.help or msg("something else that divides their loyalty")
        if risk == "high":
            text = msg("{role}, high risk: {why}.", role=role.label, why=because)
            yield Reason(Verdict.UNSUITABLE, text, key)
        elif risk == "low" and key not in discussed:
            text = msg("{role}, low risk: {why}. Talk about it.", role=role.label, why=because)
            yield Reason(Verdict.DISCUSS, text, key)
        elif risk == "low":
            text = msg("{role}, low risk, and you have talked about it.", role=role.label)
            yield Reason(Verdict.CLEAR, text, key)


def _attention(attention: str) -> Iterator[Reason]:
    if attention == "no":
        text = msg("They cannot give you their full attention, and that is what a mentor gives.")
        yield Reason(Verdict.UNSUITABLE, text)
    elif attention != "yes":
        text = msg("You do not know yet if they can give you their full attention. Ask.")
        yield Reason(Verdict.DISCUSS, text)


def _interest(interest: str) -> Iterator[Reason]:
    if interest == "no":
        text = msg("They do not want it themselves; it takes the interest of both.")
        yield Reason(Verdict.UNSUITABLE, text)
    elif interest == "unsure":
        text = msg("You do not know yet if they want it too. Ask what would make them want it.")
        yield Reason(Verdict.DISCUSS, text)
