"""What the app proposes: the qualities, roles, clauses and statements of the domain study."""

from __future__ import annotations

from mentorship_tui.records.catalogue.clauses import CLAUSES
from mentorship_tui.records.catalogue.conflict_roles import CONFLICT_ROLES, FIRST_EIGHT
from mentorship_tui.records.catalogue.qualities import GROUPS, QUALITIES, quality
from mentorship_tui.records.catalogue.statements import GOAL_QUESTIONS, RELATIONSHIP, TRYOUT
from mentorship_tui.records.registry import TYPES


def test_thirty_one_qualities_in_six_groups() -> None:
    """P4, R18: a catalogue in groups, with a gloss each."""
    assert len(GROUPS) == 6
    assert len({choice.key for choice in QUALITIES}) == 31
    assert all(choice.help for choice in QUALITIES)


def test_a_quality_by_its_key() -> None:
    """One of the mentee's own is not in the catalogue."""
    listens = quality("listens")
    assert listens is not None
    assert listens.label.text == "Good listener"
    assert quality("knows_horses") is None


def test_the_roles_that_are_two_chairs() -> None:
    """R25, R26: the first eight are asked of everyone, each with its reason."""
    assert {role.key for role in FIRST_EIGHT} == {
        "colleague",
        "manager",
        "friend",
        "relative",
        "journalist",
        "therapist",
        "competitor",
        "business_partner",
    }
    assert all(role.help for role in CONFLICT_ROLES)
    assert CONFLICT_ROLES[-1].key == "other"


def test_thirteen_clauses_with_a_rule_each() -> None:
    """R40: editable default rules."""
    assert len({clause.key for clause in CLAUSES}) == 13
    assert all(clause.help for clause in CLAUSES)


def test_the_instruments() -> None:
    """Study part 5: six statements after a try-out, eight on the relation."""
    assert len({one.key for one in TRYOUT}) == 6
    assert len({one.key for one in RELATIONSHIP}) == 8


def test_every_kind_of_goal_has_its_question() -> None:
    """Study part 5 b: the wording follows the kind."""
    kind = TYPES["goal"].field("kind")
    assert kind is not None
    assert set(GOAL_QUESTIONS) == {choice.key for choice in kind.choices}
