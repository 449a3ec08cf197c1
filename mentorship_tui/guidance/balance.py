"""The whole person: how the goals are spread over the sides of life (P2, R15)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..i18n import Message, msg
from ..records.record import Record


@dataclass(frozen=True, slots=True)
class Balance:
    """How many goals there are of each side; `both` counts for the two."""

    professional: int
    private: int
    both: int
    unsaid: int

    @property
    def empty_side(self) -> str:
        """The side without a goal; "" if both have one, none is there, or some say nothing."""
        if self.both or self.unsaid or not (self.professional or self.private):
            return ""
        if not self.private:
            return "private"
        return "" if self.professional else "professional"

    @property
    def advice(self) -> Message | None:
        """A gentle word if one side is empty; never more than that."""
        return _ADVICE.get(self.empty_side)


_ADVICE = {
    "private": msg(
        "All your goals are about work. The whole person counts: "
        "is there anything in the rest of your life that you would like to bring along?"
    ),
    "professional": msg(
        "All your goals are about private life. The whole person counts: "
        "is there anything at work that you would like to bring along?"
    ),
}


def balance(goals: Iterable[Record]) -> Balance:
    """Count the goals that are not dropped."""
    sides = [goal.text("dimension") for goal in goals if goal.text("status") != "dropped"]
    work, private, both = (sides.count(side) for side in ("professional", "private", "both"))
    return Balance(work, private, both, unsaid=len(sides) - work - private - both)
