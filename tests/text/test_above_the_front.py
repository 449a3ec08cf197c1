"""Front matter as people and their programs leave it: below something, or closed in another way."""

from __future__ import annotations

import pytest

from mentorship_tui.text.document import Document, DocumentError
from mentorship_tui.text.merge import merge_documents

FIELDS = "type: person\nname: Bo\n"
ABOVE = (
    "\n",
    "  \n\n",
    "\ufeff\n",
    "# mine\n",
    "%YAML 1.2\n",
    "<!-- a\nb -->\n\n",
    "\r\n",
    "#\n%X y\n",
)


@pytest.mark.parametrize("above", ABOVE)
def test_what_stands_above_the_first_line_is_kept_and_the_fields_are_read(above: str) -> None:
    """Format.md rules 3 and 4: never a second block on top."""
    text = f"{above}---\n{FIELDS}---\nbody\n"
    document = Document.parse(text.encode())
    assert document.front == {"type": "person", "name": "Bo"}
    assert document.body == "body\n"
    changed = document.set("name", "Bo Ek").with_body("other\n")
    assert changed.data.decode() == text.replace("Bo", "Bo Ek").replace("body", "other")
    name_line = text[: text.index("name:")].count("\n") + 1
    assert document.lines["name"] == name_line
    assert document.body_line == name_line + 2


@pytest.mark.parametrize("above", ABOVE)
def test_a_mistake_below_it_is_told_by_its_line(above: str) -> None:
    text = f"{above}---\ntype: person\nname: [\n---\n"
    with pytest.raises(DocumentError) as caught:
        Document.parse(text.encode())
    assert caught.value.line == text[: text.index("name:")].count("\n") + 1


@pytest.mark.parametrize(
    "text",
    [
        "\n---\n\nWords between lines.\n\n---\n",
        "# Heading\n\n---\nname: of a chapter\n---\n",
        "\n---\n- [ ] a task\n---\n",
        "\n---\ntype: person\n",
        "Words\n---\nname: Bo\n---\n",
    ],
)
def test_a_line_across_the_page_is_no_front_matter(text: str) -> None:
    """Markdown has `#` and `---`, too."""
    document = Document.parse(text.encode())
    assert (document.has_front, document.body) == (False, text)


@pytest.mark.parametrize("above", ["Words\n\n", "Words\n", "# Heading\n\nWords\n"])
def test_fields_that_do_not_begin_the_file_get_no_second_block(above: str) -> None:
    text = f"{above}---\n{FIELDS}---\n"
    document = Document.parse(text.encode())
    assert not document.has_front
    assert document.late_block == above.count("\n") + 1
    with pytest.raises(DocumentError) as caught:
        document.set("name", "Bo Ek")
    assert caught.value.line == document.late_block


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\na: 1\n...\nbody\n", "body\n"),
        ("---\na: 1\n... \n\nbody\n\n---\nmore\n", "\nbody\n\n---\nmore\n"),
        ("---\na: 1\n...\n---\nbody\n", "body\n"),
        ("---  \na: 1\n---\t\nbody\n", "body\n"),
        ("--- # mine\na: 1\n---\nbody\n", "body\n"),
        ("---\na: 1\n...", ""),
    ],
)
def test_other_ways_to_begin_and_end_a_block(text: str, body: str) -> None:
    document = Document.parse(text.encode())
    assert (document.front, document.body) == ({"a": 1}, body)
    assert document.set("a", 2).data.decode() == text.replace("a: 1", "a: 2")


def test_lines_that_end_in_a_carriage_return_alone_are_told_of() -> None:
    with pytest.raises(DocumentError, match="carriage return"):
        Document.parse(f"---\n{FIELDS}---\nbody\n".replace("\n", "\r").encode())


@pytest.mark.parametrize(
    ("front", "written"),
    [
        ("name: Bo\n", "type: person\nname: Bo\n"),
        ("# mine\nname: Bo\n", "type: person\n# mine\nname: Bo\n"),
        ("", "type: person\n"),
        ("{name: Bo}\n", "{name: Bo, type: person}\n"),
    ],
)
def test_a_type_that_was_lost_comes_back_as_the_first_line(front: str, written: str) -> None:
    document = Document.parse(f"---\n{front}---\nbody\n".encode())
    assert document.with_first("type", "person").data.decode() == f"---\n{written}---\nbody\n"


def test_a_merge_never_takes_the_type_away() -> None:
    """Format.md rule 10: an app that drops the key on one device means nothing by it."""
    base = f"---\n{FIELDS}---\n".encode()
    dropped = b"---\nname: Bo Ek\n---\n"
    other = f"---\n{FIELDS}relation: friend\n---\n".encode()
    for mine, theirs in ((dropped, other), (other, dropped)):
        merged = merge_documents(base, mine, theirs)
        assert merged.data is not None
        assert not merged.conflicts
        front = Document.parse(merged.data).front
        assert front == {"type": "person", "name": "Bo Ek", "relation": "friend"}
