"""The names and places in what somebody answered (F1, F2)."""

from __future__ import annotations

import pytest

from mentorship_tui.guidance.suggestions import Suggestion, is_place, suggestions_in
from mentorship_tui.records.record import Value
from tests.guidance.build import record


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Anna Svensson", [Suggestion("Anna Svensson")]),
        ("Anna", []),
        ("- Anna", [Suggestion("Anna", lead=True)]),
        ("Anna Maria von Berg", [Suggestion("Anna Maria von Berg")]),
        ("Ask Anna what she thinks", []),
        ("- Anna Svensson: leads the merger.", [Suggestion("Anna Svensson", "leads the merger")]),
        ("- Anna Svensson (a nurse)", [Suggestion("Anna Svensson", "a nurse")]),
        (
            "Anna Svensson, Bo Ek och Cia Al",
            [Suggestion("Anna Svensson"), Suggestion("Bo Ek"), Suggestion("Cia Al")],
        ),
        ("Anna Svensson and Bo Ek", [Suggestion("Anna Svensson"), Suggestion("Bo Ek")]),
        ("Anna Svensson\nanna svensson\nAnna Svensson", [Suggestion("Anna Svensson")]),
        ("", []),
    ],
)
def test_who_is_named(text: str, found: list[Suggestion]) -> None:
    """Each once, in order; a line of prose must be a name, an item of a list may be a place."""
    assert suggestions_in(text) == tuple(found)


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"name": "Anna Svensson", "stage": "lead"}, True),
        ({"name": "Anna Svensson", "stage": "named"}, False),
        ({"name": "Nurses", "stage": "not_now", "lead_kind": "network"}, True),
        ({"name": "Anna Svensson", "stage": "not_now", "lead_kind": "network"}, False),
        ({"name": "Nurses", "stage": "not_now"}, False),
    ],
)
def test_a_lead_is_a_place_until_it_has_a_name(fields: dict[str, Value], place: bool) -> None:
    """F2, R31: also one that was put aside before there was a name."""
    assert is_place(record("candidate", **fields)) is place
