"""What a run says: the survivors as they come, and how many of each floor were killed."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from .mutants import Mutant
from .run import Fate, Outcome
from .sample import FLOORS, PACKAGE

LISTED = Path(__file__).with_name("equivalents.toml")
SEEN = (Fate.KILLED, Fate.HUNG)


@dataclass(frozen=True)
class Equivalents:
    """The faults that change nothing, as file, line and changed line, with the reason."""

    reasons: dict[tuple[str, str, str], str]

    @classmethod
    def read(cls, place: Path = LISTED) -> Equivalents:
        listed = tomllib.loads(place.read_text(encoding="utf-8")).get("equivalent", [])
        keys = ("file", "line", "becomes")
        return cls({tuple(one[key] for key in keys): one["reason"] for one in listed})

    def reason(self, mutant: Mutant) -> str:
        """Why nobody can see it; empty if one should."""
        return self.reasons.get((mutant.path, *mutant.change), "")


def told(outcome: Outcome, equivalents: Equivalents, *, every: bool) -> str:
    """A fault that survived, as a change; a killed one if every one is asked for."""
    mutant = outcome.mutant
    if equivalents.reason(mutant) or (outcome.fate in SEEN and not every):
        return ""
    before, after = mutant.change
    said = f"{outcome.fate.value}: {mutant.name} ({mutant.kind}, {outcome.seconds:.1f} s)"
    if outcome.fate in SEEN:
        said += f" by {', '.join(outcome.failed) or 'the clock'}"
    elif outcome.selection.left_out:
        said += f", {outcome.ran} tests ran, {outcome.selection.left_out} more reach it"
    return "\n".join([said, *_signed("-", before), *_signed("+", after)])


def _signed(sign: str, text: str) -> list[str]:
    return [f"    {sign} {line}" for line in text.splitlines()]


def table(outcomes: list[Outcome], equivalents: Equivalents) -> str:
    """One line a floor, and all of them; the equivalent ones are counted apart."""
    floors = [floor for floor in FLOORS if any(_floor(one) == floor for one in outcomes)]
    rows = [
        _row(name, [one for one in outcomes if _floor(one) == name], equivalents) for name in floors
    ]
    head = (
        f"{'floor':<10}{'faults':>8}{'killed':>8}{'alike':>8}{'survived':>10}{'no test':>9}{'%':>6}"
    )
    return "\n".join([head, *rows, _row("all", outcomes, equivalents)])


def _floor(outcome: Outcome) -> str:
    return outcome.mutant.path.removeprefix(f"{PACKAGE}/").split("/")[0]


def _row(name: str, outcomes: list[Outcome], equivalents: Equivalents) -> str:
    fates = Counter(
        "alike" if one.fate not in SEEN and equivalents.reason(one.mutant) else one.fate
        for one in outcomes
    )
    killed = fates[Fate.KILLED] + fates[Fate.HUNG]
    real = len(outcomes) - fates["alike"]
    share = f"{100 * killed / real:.0f}" if real else "-"
    return (
        f"{name:<10}{len(outcomes):>8}{killed:>8}{fates['alike']:>8}"
        f"{fates[Fate.SURVIVED]:>10}{fates[Fate.NO_TEST]:>9}{share:>6}"
    )
