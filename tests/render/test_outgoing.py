"""What may leave for the mentor is what the table names, by each way out (docs/outgoing.md)."""

from __future__ import annotations

from datetime import date

import pytest

from mentorship_tui.i18n import LANGUAGES, Translator
from mentorship_tui.records.model import Field, Section
from mentorship_tui.records.record import Value
from mentorship_tui.records.registry import TYPES
from mentorship_tui.records.snapshot import Snapshot
from mentorship_tui.render.outgoing import (
    FOR_MENTOR,
    When,
    is_offered,
    matrix,
    may_leave,
    may_tell,
    without_comments,
)
from mentorship_tui.render.report import report_parts
from mentorship_tui.render.source import Audience, Source
from tests.canaries import body, canary, journal, leaked, written

TODAY = date(2027, 3, 1)


def told(language: str, share: str) -> str:
    """The mentor's report on such a journal."""
    records = {one.path: one for one in journal(language, share)}
    bodies = {path: body(TYPES[one.type], language) for path, one in records.items()}
    source = Source(Snapshot(records), bodies, Translator(language), TODAY, Audience.MENTOR)
    return "\n".join(str(part) for part in report_parts(source, ()))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("share", ["mentor", "private"])
def test_nothing_leaves_for_the_mentor_that_the_table_does_not_name(
    language: str, share: str
) -> None:
    """R50: a canary in every field and section of every type."""
    text = told(language, share)
    assert leaked(text, share) == []
    for kind in TYPES.values():
        rule = FOR_MENTOR.get(kind.name)
        open_now = share == "mentor"
        if rule is None or kind.name == "agreement":
            continue
        for part in kind.sections:
            may = open_now and part.key in rule.sections
            assert may == (canary(kind, part) in text), (kind.name, part.key)


def test_what_is_shared_leaves() -> None:
    """C2: titles, days and the sections of a shared meeting; else the test above shows nothing."""
    text = told("en", "mentor")
    assert "qzmeetingfplace" in text
    assert "qzgoalftitle" in text


@pytest.mark.parametrize("kind", [one for one in TYPES if one not in FOR_MENTOR])
def test_a_type_that_is_not_named_never_leaves(kind: str) -> None:
    record = written(TYPES[kind], "en", share="mentor")
    assert not may_leave(record, "candidate")
    assert not any(may_tell(record, field.name) for field in TYPES[kind].fields)


@pytest.mark.parametrize("kind", ["contact", "tryout"])
def test_only_what_was_between_the_two_leaves(kind: str) -> None:
    name = FOR_MENTOR[kind].with_mentor
    record = written(TYPES[kind], "en", share="mentor", **{name: "anna"}, date="2027-02-01")
    assert may_leave(record, "anna")
    assert not may_leave(record, "bo")
    assert not may_leave(record, "")


@pytest.mark.parametrize(("by", "may"), [("me", False), ("mentor", True), ("together", True)])
def test_what_is_said_of_the_relation_is_told_to_whom_it_was_said_with(by: str, may: bool) -> None:
    record = written(TYPES["evaluation"], "en", share="mentor", by=by, date="2027-02-01")
    assert may_tell(record, "statements") is may
    assert may_tell(record, "dare_again") is may
    assert may_tell(record, "decision")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a <!-- b --> c", "a  c"),
        ("a <!-- b\n\nc --> d", "a  d"),
        ("a <!-- b\n", "a "),
        ("```\n<!-- b -->\n```", "```\n\n```"),
        ("a -> b", "a -> b"),
    ],
)
def test_no_comment_leaves(text: str, shown: str) -> None:
    assert without_comments(text) == shown


def test_what_can_be_marked_as_shared_is_what_the_table_names() -> None:
    """outgoing.md: `share` is offered where it means something, and the agreement needs none."""
    offered = {kind.name for kind in TYPES.values() if kind.field("share")}
    assert offered == {name for name, rule in FOR_MENTOR.items() if not rule.always}


def test_the_matrix_has_each_field_and_section_of_each_type() -> None:
    """outgoing.md: the table that is printed is the one that the code goes by; default deny."""
    found = {(kind, part): when for kind, part, when in matrix()}
    for kind in TYPES.values():
        parts: tuple[Field | Section, ...] = (*kind.fields, *kind.sections)
        for part in parts:
            name = part.name if isinstance(part, Field) else f"#{part.key}"
            assert (kind.name, name) in found
    assert found["meeting", "date"] is When.SHARED
    assert found["meeting", "#private"] is When.NEVER
    assert found["meeting", "worth"] is When.NEVER
    assert found["agreement", "start"] is When.ALWAYS
    assert {when for (kind, _), when in found.items() if kind == "person"} == {When.NEVER}


@pytest.mark.parametrize(
    ("kind", "values", "offered"),
    [
        ("meeting", {}, True),
        ("person", {}, False),
        ("agreement", {}, False),
        ("contact", {"about": ["anna"]}, True),
        ("contact", {"about": ["bo", "anna"]}, True),
        ("contact", {"about": ["bo"]}, False),
        ("contact", {}, False),
        ("tryout", {"candidate": "anna"}, True),
        ("tryout", {"candidate": "bo"}, False),
    ],
)
def test_sharing_is_offered_where_something_would_leave(
    kind: str, values: dict[str, Value], offered: bool
) -> None:
    """outgoing.md: of letters and try-outs those with the mentor."""
    assert is_offered(kind, values, "anna") is offered
    assert not is_offered("contact", {"about": [""]}, "")
