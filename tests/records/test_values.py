"""Each kind of field: what it may hold, what it may not, and the JSON Schema says the same."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from mentorship_tui.i18n import msg
from mentorship_tui.records.model import Choice, Field, Kind, RecordType
from mentorship_tui.records.record import Value
from mentorship_tui.records.schema import json_schema
from mentorship_tui.records.values import Fault, faults

CHOICES = tuple(Choice(key, msg("Name")) for key in ("low", "high"))


def field_of(kind: Kind, **more: Any) -> Field:
    return Field("it", kind, msg("Title"), choices=CHOICES, low=0, high=10, **more)


RIGHT: list[tuple[Kind, list[Value]]] = [
    (Kind.TEXT, ["word", 12, 1.5, True]),
    (Kind.PROSE, ["two\nlines", 0]),
    (Kind.CHOICE, ["low", "high"]),
    (Kind.DATE, ["2027-03-01", "2028-02-29", "0001-01-01", "9999-12-31"]),
    (Kind.TIME, ["00:00", "7:05", "19:59", "23:59"]),
    (Kind.INTEGER, [0, 10]),
    (Kind.BOOLEAN, [True, False]),
    (Kind.WORDS, [["a", 1], "a", 2027, []]),
    (Kind.CHOICES, [["low"], ["low", "high"], []]),
    (Kind.REFERENCE, ["anna", 7, [["anna"]], ["anna"]]),
    (Kind.REFERENCES, [["anna", ["maria"]], "anna", []]),
    (Kind.SCORES, [{"a": 0, "b": 10, "c": None}, {}]),
    (Kind.CHOICE_MAP, [{"a": "low", "b": None}, {}]),
    (Kind.TEXT_MAP, [{"a": "word", "b": 3, "c": None}, {}]),
]
WRONG: list[tuple[Kind, Value, list[Fault]]] = [
    (Kind.TEXT, ["a"], [Fault(["a"])]),
    (Kind.TEXT, {"a": 1}, [Fault({"a": 1})]),
    (Kind.PROSE, ["a"], [Fault(["a"])]),
    (Kind.CHOICE, "middle", [Fault("middle")]),
    (Kind.CHOICE, 1, [Fault(1)]),
    (Kind.CHOICE, ["low"], [Fault(["low"])]),
    (Kind.DATE, "2027-02-29", [Fault("2027-02-29")]),
    (Kind.DATE, "20270301", [Fault("20270301")]),
    (Kind.DATE, 20270301, [Fault(20270301)]),
    (Kind.TIME, "24:00", [Fault("24:00")]),
    (Kind.TIME, "17:60", [Fault("17:60")]),
    (Kind.TIME, "17:300", [Fault("17:300")]),
    (Kind.TIME, 750, [Fault(750)]),
    (Kind.INTEGER, -1, [Fault(-1)]),
    (Kind.INTEGER, 11, [Fault(11)]),
    (Kind.INTEGER, 1.5, [Fault(1.5)]),
    (Kind.INTEGER, True, [Fault(True)]),
    (Kind.INTEGER, "5", [Fault("5")]),
    (Kind.BOOLEAN, 1, [Fault(1)]),
    (Kind.BOOLEAN, "true", [Fault("true")]),
    (Kind.WORDS, ["a", {"b": 1}, [2]], [Fault({"b": 1})]),
    (Kind.WORDS, {"b": 1}, [Fault({"b": 1})]),
    (Kind.CHOICES, "low", [Fault("low")]),
    (Kind.CHOICES, ["low", "middle", "none"], [Fault("middle")]),
    (Kind.CHOICES, [1], [Fault(1)]),
    (Kind.REFERENCE, {"a": 1}, [Fault({"a": 1})]),
    (Kind.REFERENCES, ["a", [["b"]]], [Fault(["b"])]),
    (Kind.SCORES, 3, [Fault(3)]),
    (Kind.SCORES, {"a": 11, "b": 2, "c": "x"}, [Fault(11, "a"), Fault("x", "c")]),
    (Kind.CHOICE_MAP, {"a": "low", "b": "hihg"}, [Fault("hihg", "b")]),
    (Kind.CHOICE_MAP, ["low"], [Fault(["low"])]),
    (Kind.TEXT_MAP, {"a": ["b"], "c": 1}, [Fault(["b"], "a")]),
    (Kind.TEXT_MAP, "word", [Fault("word")]),
]


@pytest.mark.parametrize(
    ("kind", "value"), [(kind, one) for kind, values in RIGHT for one in values]
)
def test_what_a_field_may_hold(kind: Kind, value: Value) -> None:
    assert list(faults(field_of(kind), value)) == []


@pytest.mark.parametrize(("kind", "value", "expected"), WRONG)
def test_what_a_field_may_not_hold(kind: Kind, value: Value, expected: list[Fault]) -> None:
    """Of a map each item that is wrong, of any other value the first thing that is."""
    found = list(faults(field_of(kind), value))
    assert found == expected
    assert [type(one.value) for one in found] == [type(one.value) for one in expected]


def test_no_kind_is_left_out() -> None:
    assert {kind for kind, _ in RIGHT} == {kind for kind, *_ in WRONG} == {*Kind}


def test_where_own_keys_are_allowed_any_word_is() -> None:
    """`coherence` looks whether the word is among them; a number is no key."""
    field = field_of(Kind.CHOICES, others="own")
    assert list(faults(field, ["middle"])) == []
    assert list(faults(field, [1])) == [Fault(1)]


def test_a_number_without_limits_has_none() -> None:
    field = Field("it", Kind.INTEGER, msg("Title"))
    assert list(faults(field, -(10**30))) == []


def test_the_schema_allows_what_the_app_allows_and_no_more() -> None:
    """Two differences: JSON has no text that is read as true, and its pattern takes 24:00."""
    for kind, values in RIGHT:
        assert all(_is_valid(kind, one) for one in values if one is not True)
    assert not any(_is_valid(kind, value) for kind, value, _ in WRONG if value != "24:00")


def _is_valid(kind: Kind, value: Value) -> bool:
    record = RecordType("it", msg("Title"), msg("Title"), "it", (field_of(kind),))
    checker = jsonschema.Draft202012Validator(
        json_schema(record), format_checker=jsonschema.FormatChecker()
    )
    return bool(checker.is_valid({"type": "it", "it": value}))
