"""How a candidate matches the profile: what is covered, missing and unknown (F3, study, Fit).

Unknown is not zero, conflicts of interest are kept outside, and nobody is ranked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..i18n import Message
from ..records.catalogue.qualities import GROUPS, quality
from ..records.record import Record
from ..text.clean import one_line
from .profile_advice import qualities_of

FULL_FIT = 5
LOW_FIT = 2  # a must at or below it is missing: less than half-way


@dataclass(frozen=True, slots=True)
class Row:
    """One quality of the profile, and what is known of it in the candidate."""

    key: str
    label: Message
    group: str  # of the catalogue; "" for one of the mentee's own
    weight: int
    must: bool
    fit: int | None  # 0-5; None is not known yet
    evidence: str = ""

    @property
    def missing_must(self) -> bool:
        """True if it is a must and what is known says that it is not there."""
        return self.must and self.fit is not None and self.fit <= LOW_FIT


@dataclass(frozen=True, slots=True)
class Match:
    """One candidate against the profile."""

    path: str
    name: str
    rows: tuple[Row, ...]

    @property
    def score(self) -> float | None:
        """The weighted fit over what has been rated, 0-1; None if nothing has."""
        rated = sum(row.weight for row in self.rows if row.fit is not None)
        if not rated:
            return None
        return sum(row.weight * (row.fit or 0) for row in self.rows) / (rated * FULL_FIT)

    @property
    def coverage(self) -> float:
        """How much of the profile's weight has been rated, 0-1. Shown beside the score."""
        whole = sum(row.weight for row in self.rows)
        rated = sum(row.weight for row in self.rows if row.fit is not None)
        return rated / whole if whole else 0.0

    @property
    def missing_musts(self) -> tuple[Row, ...]:
        """The musts that are not there."""
        return tuple(row for row in self.rows if row.missing_must)

    @property
    def unknown(self) -> tuple[Row, ...]:
        """What is not known yet, musts first: something to ask about at the try-out."""
        found = [row for row in self.rows if row.fit is None]
        return tuple(sorted(found, key=lambda row: not row.must))


def match(profile: Record | None, candidate: Record) -> Match:
    """The candidate against the profile, the heaviest quality first."""
    weights = qualities_of(profile)
    rows = [_row(profile, candidate, key, weight) for key, weight in weights.items() if profile]
    rows.sort(key=lambda row: (-row.weight, not row.must, _place(row.key), row.key))
    return Match(candidate.path, one_line(candidate.title) or candidate.slug, tuple(rows))


def compare(profile: Record | None, candidates: Iterable[Record]) -> tuple[Match, ...]:
    """Several side by side, in the order given and with the same rows; never ranked."""
    return tuple(match(profile, candidate) for candidate in candidates)


def label_of(profile: Record | None, key: str) -> Message:
    """What a quality is called: the catalogue's word, the mentee's own, else the key."""
    known = quality(key)
    if known is not None:
        return known.label
    own = profile.texts("custom").get(key, "") if profile else ""
    return Message("{text}", {"text": one_line(own).strip() or one_line(key).strip() or "?"})


def _row(profile: Record | None, candidate: Record, key: str, weight: int) -> Row:
    musts = profile.words("must") if profile else ()
    fit = candidate.scores("fit").get(key)
    return Row(
        key,
        label_of(profile, key),
        group_of(key),
        weight,
        key in musts,
        None if fit is None else min(FULL_FIT, max(0, fit)),
        one_line(candidate.texts("evidence").get(key, "")),
    )


def group_of(key: str) -> str:
    """The catalogue's group of a quality; "" for one of the mentee's own."""
    return next((g.key for g in GROUPS for q in g.qualities if q.key == key), "")


def _place(key: str) -> int:
    keys = [q.key for group in GROUPS for q in group.qualities]
    return keys.index(key) if key in keys else len(keys)
