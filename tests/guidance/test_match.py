"""The match: what is covered, missing and unknown (F3, R22)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.guidance.match import compare, group_of, match
from mentorship_tui.records.catalogue.qualities import QUALITIES
from mentorship_tui.records.record import Record, Value
from tests.guidance.build import english, profile, record, swedish

KEYS = st.sampled_from([quality.key for quality in QUALITIES])
WEIGHTS = st.dictionaries(KEYS, st.integers(1, 5))
FITS = st.dictionaries(KEYS, st.integers(0, 5))


def candidate(name: str = "Anna", **fields: Value) -> Record:
    return record("candidate", name=name, stage="named", **fields)


def test_the_score_is_over_what_is_rated_and_coverage_stands_beside_it() -> None:
    """F3, study Fit: sum(weight x fit) / sum(weight x 5) over rated only."""
    found = match(
        profile(qualities={"listens": 5, "calm": 3, "asks": 2}), candidate(fit={"listens": 4})
    )
    assert found.score == 0.8
    assert found.coverage == 0.5


def test_unknown_is_not_zero() -> None:
    """F3, R22: "don't know yet" lowers the coverage, never the score."""
    wanted = profile(qualities={"listens": 5, "calm": 5})
    unknown = match(wanted, candidate(fit={"listens": 4}))
    zero = match(wanted, candidate(fit={"listens": 4, "calm": 0}))
    assert (unknown.score, zero.score) == (0.8, 0.4)
    assert [row.key for row in unknown.unknown] == ["calm"]


def test_nothing_rated_has_no_score() -> None:
    """F3: no number is made up."""
    assert match(profile(), candidate()).score is None
    assert match(None, candidate(fit={"listens": 4})).rows == ()


def test_missing_musts_are_named() -> None:
    """F3, R19: a must that is not there is said, however good the rest."""
    wanted = profile(qualities={"listens": 5, "calm": 3}, must=["listens", "discreet"])
    found = match(wanted, candidate(fit={"listens": 2, "calm": 0}))
    assert [row.key for row in found.missing_musts] == ["listens"]
    assert [row.key for row in found.unknown] == ["discreet"]
    assert match(wanted, candidate(fit={"listens": 3})).missing_musts == ()


def test_ones_own_quality_has_its_own_words() -> None:
    """P4, R18, R20: the catalogue is only inspiration."""
    wanted = profile(qualities={"sea": 5}, custom={"sea": "Has sailed\x1b[31m alone"})
    (row,) = match(wanted, candidate(fit={"sea": 5}, evidence={"sea": "Round the Horn"})).rows
    assert "\x1b" not in english(row.label)
    assert english(row.label).startswith("Has sailed")
    assert row.evidence == "Round the Horn"


def test_the_labels_are_in_the_language_of_the_screen() -> None:
    """P4: a catalogue in both languages."""
    (row,) = match(profile(qualities={"listens": 5}), candidate()).rows
    assert (row.group, group_of("asks"), group_of("sea")) == ("presence", "challenge", "")
    assert (english(row.label), swedish(row.label)) == ("Good listener", "God lyssnare")


def test_nobody_is_ranked() -> None:
    """F3: side by side in the order given, with the same rows."""
    weak, strong = candidate("Bo", fit={"listens": 0}), candidate("Cia", fit={"listens": 5})
    found = compare(profile(), [weak, strong])
    assert [one.name for one in found] == ["Bo", "Cia"]
    assert [row.key for row in found[0].rows] == [row.key for row in found[1].rows]


def test_conflicts_are_kept_outside_the_score() -> None:
    """F3, study Fit: a conflict of interest is no low fit."""
    clear = match(profile(), candidate(fit={"listens": 4}))
    boss = match(profile(), candidate(fit={"listens": 4}, conflicts={"manager": "high"}))
    assert clear.score == boss.score


@given(WEIGHTS, FITS)
def test_score_and_coverage_are_shares(weights: dict[str, int], fits: dict[str, int]) -> None:
    """F3: both between nothing and all, and coverage is all when all is rated."""
    found = match(profile(qualities=dict(weights)), candidate(fit=dict(fits)))
    assert found.score is None or 0 <= found.score <= 1
    assert 0 <= found.coverage <= 1
    assert (found.coverage == 1) == (bool(weights) and set(weights) <= set(fits))
    assert len(found.rows) == len(weights)
