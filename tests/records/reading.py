"""Records from text, and their problems in words."""

from __future__ import annotations

from hypothesis import strategies as st

from mentorship_tui.i18n import Translator
from mentorship_tui.records.read import read_record
from mentorship_tui.records.record import Record
from mentorship_tui.records.registry import path_for, record_type

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=5,
)


def path_of(type_name: str, slug: str = "anna-berg") -> str:
    """A path where a record of the type belongs."""
    kind = record_type(type_name)
    assert kind is not None
    return path_for(kind, slug, "leading", "2027-01-20" if kind.dated else None)


def read(type_name: str, front: str = "", body: str = "") -> Record:
    """The record of a file in its place; `front` comes behind its type, so from line 3."""
    text = f"---\ntype: {type_name}\n{front}---\n{body}"
    return read_record(path_of(type_name), text.encode())


def problems(record: Record, language: str = "en") -> list[tuple[str, int, str]]:
    """Field, line and words of each problem."""
    tr = Translator(language)
    return [(one.field, one.line, tr(one.message)) for one in record.problems]
