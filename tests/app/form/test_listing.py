"""Lists in one line: what was one word stays one (format.md rule 3)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.app.form.line import LineField
from mentorship_tui.journal.journal import Journal
from mentorship_tui.text.listing import items_of, listed

from .conftest import OpenForm


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=5)))
def test_what_is_listed_is_read_again(items: list[str]) -> None:
    assert items_of(listed(items)) == items


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("", []),
        (" , a ,, b ", ["a", "b"]),
        ('"law, tax", "x"', ["law, tax", "x"]),
        ('"law, tax', ['"law', "tax"]),
        ('a "b, c" d', ['a "b', 'c" d']),
        ('"a" b, c', ['"a" b', "c"]),
        ('5" disk', ['5" disk']),
    ],
)
def test_lists_as_people_write_them(line: str, items: list[str]) -> None:
    """Quotes that are around nothing whole are letters like any other."""
    assert items_of(line) == items


async def test_a_word_with_a_comma_stays_one_word(open_form: OpenForm, journal: Journal) -> None:
    """The line shows which commas belong to a word, also in a name."""
    berg = journal.add("person", {"name": "Berg, Maria"}, "")
    path = journal.add("person", {"name": "Bo", "areas": ["law, tax", "art"]}, "").path
    async with open_form("person", path) as sheet:
        assert not sheet.form.dirty
        await sheet.go_to("areas")
        await sheet.press("end")
        await sheet.write(", boats")
        entry = sheet.form.entry("areas")
        assert isinstance(entry, LineField)
        assert entry.value == '"law, tax", art, boats'
        await sheet.save()
    assert journal.snapshot.records[path].fields["areas"] == ["law, tax", "art", "boats"]
    anna = journal.add("candidate", {"name": "Anna", "suggested_by": [berg.slug]}, "").path
    async with open_form("candidate", anna) as sheet:
        await sheet.go_to("suggested_by")
        await sheet.press("end")
        await sheet.write(", Bo")
        await sheet.save()
    assert journal.snapshot.records[anna].words("suggested_by") == (berg.slug, "bo")
