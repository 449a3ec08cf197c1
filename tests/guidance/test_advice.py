"""Balance of the goals, advice on the profile, and encouragement (P2, P4, H2)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.guidance.balance import balance
from mentorship_tui.guidance.encourage import (
    PLACES,
    before_contact,
    encouragement,
    nerves,
    nerves_line,
)
from mentorship_tui.guidance.profile_advice import profile_advice, top_five
from mentorship_tui.records.record import Record, Value
from tests.guidance.build import day, english, profile, record, snapshot, swedish


def goals(*sides: str) -> list[Record]:
    return [
        record("goal", title=f"g{n}", kind="concrete", **({"dimension": side} if side else {}))
        for n, side in enumerate(sides)
    ]


@pytest.mark.parametrize(
    ("sides", "empty"),
    [
        (("professional", "professional"), "private"),
        (("private",), "professional"),
        (("professional", "private"), ""),
        (("both",), ""),
        (("professional", "both"), ""),
        (("professional", ""), ""),
        ((), ""),
    ],
)
def test_an_empty_side_is_said_gently(sides: tuple[str, ...], empty: str) -> None:
    """P2, R15: only when one side really is empty, and as a question."""
    found = balance(goals(*sides))
    assert found.empty_side == empty
    assert (found.advice is not None) == bool(empty)
    if empty:
        assert english(found.advice).endswith("?")


def test_dropped_goals_do_not_weigh() -> None:
    """P2: the balance of what one still wants."""
    dropped = record("goal", title="x", kind="concrete", dimension="private", status="dropped")
    assert balance([*goals("professional"), dropped]).empty_side == "private"


@pytest.mark.parametrize(("count", "expected"), [(8, False), (9, True)])
def test_more_than_eight_heavy_ones_are_too_many(count: int, expected: bool) -> None:
    """P4, R19, study part 4: "Which five matter most?" """
    found = profile_advice(profile(qualities={f"q{n}": 5 for n in range(count)}))
    assert ("too_heavy" in {one.rule for one in found}) is expected
    if expected:
        assert swedish(found[0].text) == "9 kvaliteter har vikt 5. Vilka fem är viktigast?"


def test_ones_own_words_and_some_qualities_are_asked_for() -> None:
    """P4, R20: the list is only inspiration."""
    empty = record("profile")
    assert [one.rule for one in profile_advice(empty)] == ["no_qualities", "own_words"]
    assert profile_advice(profile()) == ()
    assert profile_advice(None) == ()


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 5)))
def test_the_top_five_are_the_heaviest(weights: dict[str, int]) -> None:
    """P4, study part 4: top five."""
    best = top_five(profile(qualities=dict(weights)))
    assert len(best) == min(5, len(weights))
    rest = set(weights) - set(best)
    assert all(weights[key] <= min(weights[one] for one in best) for key in rest)


def felt(offset: int, before: Value, after: Value) -> Record:
    return record(
        "contact",
        about="anna",
        title="a",
        date=day(offset),
        nerves_before=before,
        nerves_after=after,
    )


def test_nerves_are_paid_back_in_ones_own_numbers() -> None:
    """H2, R3: "Before: 8. After: 3." from real data."""
    journal = snapshot(felt(-9, 9, 5), felt(-2, 8, 3), felt(-1, 4, None))
    assert english(nerves_line(journal)) == "Before: 8. After: 3."
    assert swedish(nerves_line(journal)) == "Nervös före: 8. Efter: 3."
    assert [one.eased for one in nerves(journal)] == [4, 5]


def test_nothing_is_faked() -> None:
    """H2, R3: what felt worse is kept, and not used to persuade."""
    worse = snapshot(felt(-2, 3, 8))
    assert nerves_line(worse) is None
    assert nerves_line(snapshot(felt(-2, 5, 5))) is None
    assert nerves(worse)[0].eased == -5
    assert before_contact(worse) == PLACES["contact"]


def test_ones_own_experience_comes_before_everybodys() -> None:
    """H2, R2, R3: before the next letter."""
    words = english(before_contact(snapshot(felt(-2, 8, 3))))
    assert words.startswith("This is how it felt the last time you dared. Before: 8. After: 3.")


def test_every_place_has_words_in_both_languages_and_no_pressure() -> None:
    """H2, study part 4: warm and short; never streaks or guilt."""
    for place in PLACES:
        en, sv = english(encouragement(place)), swedish(encouragement(place))
        assert en != sv
        assert max(len(en), len(sv)) < 90
        assert not {"streak", "should", "must", "borde", "måste"} & set(
            f"{en} {sv}".lower().split()
        )
    assert encouragement("nowhere") is None
