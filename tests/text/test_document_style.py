"""How an edit looks: the lines that go and the lines that come (format.md rule 3)."""

from __future__ import annotations

from difflib import ndiff

import pytest

from mentorship_tui.text.document import Document, DocumentError
from mentorship_tui.text.value import Value

RECORD = """\
---
# a record as a person keeps it
title: "Hello"   # t
name: 'x'
plain: foo # p
empty:   # e
date: 2027-03-01
tags:   # my tags
  - a
  # about b
  - b # bb
  - c
bare:
- x
- y
qualities:
    listens: 4 # l
    # k
    knows: 5
flow: [a, b,c] # f
map: {a: 1, "b":2}
open: [
  a,  # first
  b   # second
]  # end
shut: {
  a: 1,
  b: 2,
}
said: | # head
    foo
    bar

folded: >-
  x
  y
lines: a
  b   # z
below:
  value # d
nest:
  - a: 1
    b: 2
  - [1, 2]
last: x
# the end
---
body
"""

CASES: list[tuple[str, Value, str]] = [
    ("title", "No: x", '-title: "Hello"   # t|+title: "No: x"   # t'),
    ("title", None, '-title: "Hello"   # t|+title:   # t'),
    ("title", ["a", "b"], '-title: "Hello"   # t|+title:   # t|+  - a|+  - b'),
    ("title", "a\nb", '-title: "Hello"   # t|+title: ¦-   # t|+  a|+  b'),
    ("name", "it's", "-name: 'x'|+name: 'it''s'"),
    ("name", 3, "-name: 'x'|+name: 3"),
    ("plain", "no", '-plain: foo # p|+plain: "no" # p'),
    ("plain", True, "-plain: foo # p|+plain: true # p"),
    ("plain", {"a": 1}, "-plain: foo # p|+plain: # p|+  a: 1"),
    ("empty", "x", "-empty:   # e|+empty: x   # e"),
    ("empty", ["x"], "+  - x"),
    ("date", "2027-03-02", "-date: 2027-03-01|+date: 2027-03-02"),
    ("tags", ["a", "c", "d"], "-  - b # bb|+  - d"),
    ("tags", ["z", "a", "b", "c"], "+  - z"),
    ("tags", ["a", "B", "c"], "-  - b # bb|+  - B # bb"),
    ("tags", [], "-tags:   # my tags|+tags: []   # my tags|-  - a|-  # about b|-  - b # bb|-  - c"),
    ("bare", ["y", "z"], "-- x|+- z"),
    ("qualities.listens", 5, "-    listens: 4 # l|+    listens: 5 # l"),
    ("qualities.new", "yes", '+    new: "yes"'),
    ("flow", ["a", "c", "d"], "-flow: [a, b,c] # f|+flow: [a, c, d] # f"),
    ("map.b", 3, '-map: {a: 1, "b":2}|+map: {a: 1, "b":3}'),
    ("map.c", None, '-map: {a: 1, "b":2}|+map: {a: 1, "b":2, c: null}'),
    ("open", ["a", "b", "c"], "-  b   # second|+  b,   # second|+  c"),
    ("open", ["b"], "-  a,  # first"),
    ("open", ["a"], "-  a,  # first|+  a  # first|-  b   # second"),
    ("open", ["z", "a", "b"], "+  z,"),
    ("shut.c", 3, "+  c: 3,"),
    ("said", "foo\nbaz\n", "-    bar|+    baz"),
    ("said", "x", "-said: ¦ # head|+said: x # head|-    foo|-    bar"),
    ("folded", "x\ny", "-folded: >-|+folded: ¦-"),
    ("lines", "c", "+lines: c   # z|-lines: a|-  b   # z"),
    ("below", "w", "-  value # d|+  w # d"),
    ("nest", [{"a": 1, "b": 3}, [1, 2]], "-    b: 2|+    b: 3"),
    ("nest", [{"a": 1, "b": 2}, [1, 3]], "-  - [1, 2]|+  - [1, 3]"),
    ("new", {"a": "x", "b": "12:30"}, '+new:|+  a: x|+  b: "12:30"'),
    ("tried.once", 1, "+tried:|+  once: 1"),
]
DELETED = [
    ("title", '-title: "Hello"   # t'),
    ("tags", "-tags:   # my tags|-  - a|-  # about b|-  - b # bb|-  - c"),
    ("qualities.knows", "-    knows: 5"),
    ("map.a", '-map: {a: 1, "b":2}|+map: {"b":2}'),
    ("shut.b", "-  b: 2,"),
    ("said", "-said: ¦ # head|-    foo|-    bar"),
    ("last", "-last: x"),
    ("nothing", ""),
    ("qualities.nothing", ""),
]


@pytest.mark.parametrize(("field", "value", "lines"), CASES)
def test_a_change_shows_only_in_the_lines_of_its_field(
    field: str, value: Value, lines: str
) -> None:
    """A list or map grows and shrinks by its items' lines; comments and quotes stay."""
    assert _difference(Document.parse(RECORD.encode()).set(field, value)) == lines


@pytest.mark.parametrize(("field", "lines"), DELETED)
def test_a_deletion_takes_only_the_lines_of_its_field(field: str, lines: str) -> None:
    """Delete removes only that; nothing where there is nothing."""
    assert _difference(Document.parse(RECORD.encode()).delete(field)) == lines


def test_a_deletion_empties_a_map_but_keeps_it() -> None:
    """The last item of a map leaves an empty map: the field is still there."""
    document = Document.parse(b"---\nqualities:\n  listens: 4 # l\n---\n")
    emptied = document.delete("qualities.listens")
    assert emptied.data == b"---\nqualities: {}\n---\n"
    assert emptied.set("qualities.knows", 1).data == b"---\nqualities:\n  knows: 1\n---\n"


def test_fields_are_written_in_one_go() -> None:
    """with_front: several fields change, come and go, the others stay."""
    document = Document.parse(b"---\na: 1 # one\nb: 2 # two\nc: 3\n---\nx")
    changed = document.with_front({"b": 5, "d": "e", "c": 3})
    assert changed.data == b"---\nb: 5 # two\nc: 3\nd: e\n---\nx"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("body", ["", "# Title\r\n\r\ntext\r\n", "a\r\nb"])
def test_a_file_without_front_matter_gets_one_at_the_top(mark: str, body: str) -> None:
    """After the byte-order mark, with the file's own line ends (row 12)."""
    edited = Document.parse((mark + body).encode()).set("a", 1)
    eol = "\r\n" if body else "\n"
    assert edited.data.decode() == f"{mark}---{eol}a: 1{eol}---{eol}{body}"
    assert edited.body == body


def test_line_ends_of_the_neighbours_are_taken() -> None:
    """A mixed file stays mixed as it was; what is new ends as the line above it does."""
    document = Document.parse(b"---\r\na: 1\nl:\r\n  - x\r\n---\r\n")
    assert document.set("l", ["x", "z"]).data == b"---\r\na: 1\nl:\r\n  - x\r\n  - z\r\n---\r\n"
    assert document.set("a", "p\nq").data == b"---\r\na: |-\n  p\n  q\nl:\r\n  - x\r\n---\r\n"


def test_a_body_keeps_the_line_ends_it_has() -> None:
    """with_body takes \\n; lines that stay keep theirs, also in a mixed file."""
    crlf = Document.parse(b"---\r\na: 1\r\n---\r\none\r\ntwo\r\n")
    assert crlf.with_body("one\n2\ntwo").data == b"---\r\na: 1\r\n---\r\none\r\n2\r\ntwo"
    mixed = Document.parse(b"---\na: 1\n---\none\r\ntwo\nthree\r\nend")
    assert mixed.with_body("one\ntwo\n2\nthree\nend").body == "one\r\ntwo\n2\r\nthree\r\nend"
    assert mixed.with_body("one\ntwo\nthree\nend").data == mixed.data


def test_a_body_comes_behind_a_fence_that_ended_the_file() -> None:
    """The closing fence gets the line end it lacked."""
    assert Document.parse(b"---\r\na: 1\r\n---").with_body("x\n").data == (
        b"---\r\na: 1\r\n---\r\nx\r\n"
    )


@pytest.mark.parametrize("body", ["---\na: 1\n---\nx", "---\n---", "\ufeffx"])
def test_a_body_that_would_be_read_as_front_matter_is_refused(body: str) -> None:
    """What is prose to the writer must not turn into fields."""
    with pytest.raises(DocumentError):
        Document.parse(b"x").with_body(body)
    assert Document.parse(b"---\n---\n").with_body(body).body == body


def test_a_new_document_is_written_in_the_one_style() -> None:
    """Document.new: what the app itself writes reads as a person would type it."""
    fields: dict[str, Value] = {
        "type": "candidate",
        "name": "Åsa Öberg",
        "created": "2027-03-01",
        "suggested_by": ["maria-berg", "no"],
        "fit": {"listens": 4, "12": None},
        "tags": [],
        "next_step": "Call: ask\nSend the letter\n",
        "done": False,
    }
    assert Document.new(fields, "\n# Head\n").data.decode() == (
        "---\ntype: candidate\nname: Åsa Öberg\ncreated: 2027-03-01\nsuggested_by:\n"
        '  - maria-berg\n  - "no"\nfit:\n  listens: 4\n  "12":\ntags: []\nnext_step: |\n'
        "  Call: ask\n  Send the letter\ndone: false\n---\n\n# Head\n"
    )


def _difference(edited: Document) -> str:
    lines = ndiff(RECORD.split("\n"), edited.data.decode().split("\n"))
    return "|".join((line[0] + line[2:]).replace("|", "¦") for line in lines if line[0] in "+-")
