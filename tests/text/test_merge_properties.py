"""What holds of any merge: nothing is lost, and both sides see the same (format.md)."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorship_tui.text.document import Document
from mentorship_tui.text.merge import merge_documents
from mentorship_tui.text.value import Value

WORDS = st.sampled_from(["one", "two", "three", "no", "2027-03-01", "12:30", "å ä ö", "#x", ": y"])
SCALARS = st.one_of(WORDS, st.integers(0, 10), st.booleans())
FIELDS = st.dictionaries(
    st.sampled_from(["title", "stage", "worth", "due", "place"]), SCALARS, max_size=5
)
LISTS = st.lists(WORDS, unique=True, max_size=4)
MAPS = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.integers(0, 5), min_size=1, max_size=3)
TASKS = [
    *("- [ ] call", "- [x] call", "- [ ] call Anna", "- [ ] call Bo !!", "* [ ] call @mentor"),
    *("- [ ] call due:2027-01-01", "- [x] call due:2027-02-02", "- [ ] call\n  the noon"),
    *("- [ ] write due:2027-01-01", "- [ ] call\n  the morning"),
]
PARAGRAPHS = st.lists(
    st.sampled_from(
        [*TASKS, "## Notes", "## Actions", "Alpha.", "Beta beta.", "Gamma\ngamma.", "- item"]
    ),
    max_size=6,
)


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    fields: dict[str, Value] = {"type": "meeting", **draw(FIELDS)}
    if draw(st.booleans()):
        fields["tags"] = [*draw(LISTS)]
    if draw(st.booleans()):
        fields["fit"] = {**draw(MAPS)}
    return Document.new(fields, "\n" + "\n\n".join(draw(PARAGRAPHS)) + "\n").data


@given(documents(), documents())
def test_one_side_alone_is_taken_as_it_is(base: bytes, other: bytes) -> None:
    """Identity: byte by byte."""
    assert merge_documents(base, other, base).data == other
    assert merge_documents(base, base, other).data == other
    assert merge_documents(base, other, other) == merge_documents(other, other, other)


@given(documents(), documents(), documents())
@settings(max_examples=300)
def test_nothing_either_side_wrote_is_lost(base: bytes, mine: bytes, theirs: bytes) -> None:
    """Reliability, merge lessons: no value is missing from the result and the questions."""
    found = merge_documents(base, mine, theirs)
    assert found.data is not None
    result = Document.parse(found.data)
    asked = " ".join(str(one) for one in found.conflicts)
    old = Document.parse(base)
    for side in (Document.parse(mine), Document.parse(theirs)):
        for name, value in side.front.items():
            if value != old.front.get(name) and not isinstance(value, list | dict):
                assert value == result.front.get(name) or repr(value) in asked
        for line in side.body.splitlines():
            if line not in old.body.splitlines() and line.strip():
                for word in line.split():
                    unticked = word == "[x]" and word in old.body  # by the other side
                    assert unticked or word in "-*+" or word in result.body or word in asked


@given(documents(), documents(), documents())
@settings(max_examples=200)
def test_both_sides_see_the_same_questions(base: bytes, mine: bytes, theirs: bytes) -> None:
    """Symmetry, up to order."""
    one = merge_documents(base, mine, theirs)
    other = merge_documents(base, theirs, mine)
    assert {c.field for c in one.conflicts} == {c.field for c in other.conflicts}
    if not one.conflicts and one.data and other.data:
        first, second = Document.parse(one.data), Document.parse(other.data)
        assert sorted(first.front) == sorted(second.front)
        assert sorted(first.body.split()) == sorted(second.body.split())


@given(documents(), documents())
def test_a_merge_done_again_changes_nothing(base: bytes, mine: bytes) -> None:
    """Idempotence: what is merged already is not merged in once more."""
    once = merge_documents(base, mine, base).data
    assert once is not None
    assert merge_documents(base, mine, once).data == once
