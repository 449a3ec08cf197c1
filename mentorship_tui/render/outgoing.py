"""What may leave for the mentor's eyes: one table, by type of record (docs/outgoing.md).

Default deny: a type, a field or a section that is not named here never leaves. *For me only* leaves
in nothing at all (`records/private.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..i18n import LANGUAGES, Translator
from ..records.record import Record, Value, flat
from ..records.registry import TYPES
from ..text.sections import find_section

MENTOR = "mentor"  # as `share` and `by` have it
TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Rule:
    """What may leave of a type; `with_mentor` is the field that says who it is about."""

    fields: tuple[str, ...]
    sections: tuple[str, ...] = ()
    always: bool = False  # without `share: mentor`
    with_mentor: str = ""


_TERMS = ("start", "end", "midterm", "interval_weeks", "minutes", "place")
FOR_MENTOR: Mapping[str, Rule] = {
    "agreement": Rule((*_TERMS, "status", "clauses", "agreed_me", "agreed_mentor"), always=True),
    "meeting": Rule(
        ("title", "date", "time", "minutes", "place", "status", "next_date"),
        ("agenda", "notes", "actions"),
    ),
    "goal": Rule(
        ("title", "kind", "sign", "due", "baseline", "target", "status"), ("why", "first_step")
    ),
    "evaluation": Rule(
        ("title", "kind", "date", "by", "goals", "decision"),
        ("strengthens", "valuable", "change", "i_we"),
    ),
    "closing": Rule(("title", "date", "becomes"), ("result", "lessons", "thanks")),
    "profile": Rule(("title", "qualities", "format", "languages"), ("own_words",)),
    "mentorship": Rule(("title", "term_start", "term_end"), ("best_result",)),
    "contact": Rule(("title", "date", "channel", "purpose"), ("text",), with_mentor="about"),
    "tryout": Rule(("title", "date", "place"), ("questions",), with_mentor="candidate"),
}
# what has a day and is the two's, or shared by its record: of the rest the mentor has no part
DUE_FOR_MENTOR = ("meeting", "action", "goal", "evaluation", "term")
# what the two have said of their relation, where the mentor has a part in it
BOTH = ("statements", "dare_again")

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


class When(StrEnum):
    """When the mentor may be given something."""

    ALWAYS = "always"
    SHARED = "if shared"
    NEVER = "never"


def matrix() -> Iterator[tuple[str, str, When]]:
    """Each field and section (`#key`) of each type, and when the mentor may be given it."""
    for kind in TYPES.values():
        rule = FOR_MENTOR.get(kind.name)
        told = {*rule.fields, *(f"#{key}" for key in rule.sections)} if rule else set()
        for name in (*(one.name for one in kind.fields), *(f"#{one.key}" for one in kind.sections)):
            when = When.NEVER
            if rule and name in told:
                when = When.ALWAYS if rule.always else When.SHARED
            yield kind.name, name, when


def may_leave(record: Record, mentor: str) -> bool:
    """True if the mentor, of that slug, may be given anything of the record."""
    rule = FOR_MENTOR.get(record.type)
    if rule is None or not (rule.always or record.text("share") == MENTOR):
        return False
    return not rule.with_mentor or (mentor != "" and mentor in record.words(rule.with_mentor))


def is_offered(type_name: str, values: Mapping[str, Value], mentor: str) -> bool:
    """True if marking a record with these values as shared would let something of it leave."""
    rule = FOR_MENTOR.get(type_name)
    if rule is None or rule.always:
        return False
    return not rule.with_mentor or (mentor != "" and mentor in flat(values.get(rule.with_mentor)))


def may_tell(record: Record, field: str) -> bool:
    """True if that field of a record that leaves may leave with it."""
    rule = FOR_MENTOR.get(record.type)
    ours = record.type == "evaluation" and record.text("by") in (MENTOR, TOGETHER)
    return rule is not None and (field in rule.fields or (ours and field in BOTH))


def text_for_mentor(record: Record, body: str) -> str:
    """Of a text without its private parts, what may leave: the sections named, no comments.

    An agreement is the two's own text, with clauses of their own.
    """
    body = without_comments(body)
    if record.type == "agreement":
        return body
    return "\n\n".join(_sections(record.type, body))


def without_comments(body: str) -> str:
    """The text without HTML comments, also one that nothing ends."""
    return _COMMENT.sub("", body)


def _sections(type_name: str, body: str) -> Iterator[str]:
    rule, kind = FOR_MENTOR.get(type_name), TYPES.get(type_name)
    for part in kind.sections if kind and rule else ():
        if rule and part.key in rule.sections:
            found = (find_section(body, Translator(one)(part.title)) for one in LANGUAGES)
            section = next((one for one in found if one), None)
            if section is not None:
                yield body[section.start : section.end].strip()
