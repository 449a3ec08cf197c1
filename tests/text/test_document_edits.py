"""Edits touch the lines of their field and no other (format.md rule 3, reliability row 11)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorship_tui.text.document import Document, DocumentError
from mentorship_tui.text.value import Value, same

from .documents import ANY, Written, values, written
from .nasty import NASTY

nasty = pytest.mark.parametrize("data", NASTY.values(), ids=NASTY.keys())


@given(written())
def test_what_is_written_is_what_is_read(document: Written) -> None:
    """Format.md rule 2; nothing is changed by reading."""
    read = Document.parse(document.text.encode())
    assert same(read.front, document.front)
    assert read.body == document.body
    assert read.data == document.text.encode()


@given(written(), st.data(), values)
def test_setting_a_field_leaves_every_other_byte(
    document: Written, data: st.DataObject, value: Value
) -> None:
    """Format.md rule 3, the property."""
    read = Document.parse(document.text.encode())
    name = data.draw(st.sampled_from([*document.front, "new"]))
    edited = read.set(name, value)
    assert same(edited.front, {**document.front, name: value})
    text = edited.data.decode()
    if name in document.front:
        before, after = document.around(name)
        assert text.startswith(before)
        assert text[len(before) :].endswith(after)
    else:
        assert _without_one_piece(text, document.text)


@given(written(), st.data())
def test_deleting_a_field_leaves_every_other_byte(document: Written, data: st.DataObject) -> None:
    """Delete removes only that."""
    if not document.front:
        return
    name = data.draw(st.sampled_from([*document.front]))
    edited = Document.parse(document.text.encode()).delete(name)
    assert edited.data.decode() == "".join(document.around(name))


@given(written(), values)
def test_a_new_field_that_is_deleted_again_leaves_no_trace(document: Written, value: Value) -> None:
    """Set then delete gives the file as it was, byte by byte."""
    read = Document.parse(document.text.encode())
    assert read.set("new", value).delete("new").data == read.data


@given(written(), values)
def test_setting_the_value_a_field_has_changes_nothing(document: Written, value: Value) -> None:
    """Byte-identical when nothing changed (row 11)."""
    read = Document.parse(document.text.encode())
    for name, held in document.front.items():
        assert read.set(name, held).data == read.data
    edited = read.set("new", value)
    assert edited.set("new", value) is edited


@given(written(), st.data(), values)
def test_one_item_of_a_map_is_set_and_deleted(
    document: Written, data: st.DataObject, value: Value
) -> None:
    """`map.key` changes that item only."""
    maps = {name: held for name, held in document.front.items() if isinstance(held, dict)}
    if not maps:
        return
    name = data.draw(st.sampled_from([*maps]))
    key = data.draw(st.sampled_from([*maps[name], "new"]))
    read = Document.parse(document.text.encode())
    edited = read.set(f"{name}.{key}", value)
    assert same(edited.front[name], {**maps[name], key: value})
    before, after = document.around(name)
    assert edited.data.decode().startswith(before)
    assert edited.data.decode().endswith(after)
    removed = edited.delete(f"{name}.{key}").front[name]
    assert same(removed, {held: item for held, item in maps[name].items() if held != key})


@given(written(), st.text(ANY, max_size=30))
def test_a_body_is_replaced_and_the_fields_are_not(document: Written, body: str) -> None:
    """The front matter keeps every byte; a body with other line ends is the same body."""
    read = Document.parse(document.text.encode())
    edited = read.with_body(body)
    assert edited.body.replace("\r\n", "\n") == body.replace("\r\n", "\n")
    assert edited.data.startswith(read.data.removesuffix(read.body.encode()))
    assert edited.with_body(read.body.replace("\r\n", "\n")).front == read.front
    assert read.with_body(read.body.replace("\r\n", "\n")).data == read.data


def _without_one_piece(longer: str, shorter: str) -> bool:
    """True if taking one piece out of the longer text gives the shorter one."""
    extra = len(longer) - len(shorter)
    return extra > 0 and any(
        longer[:start] + longer[start + extra :] == shorter for start in range(len(shorter) + 1)
    )


@nasty
def test_nasty_documents_come_back_as_they_are(data: bytes) -> None:
    """Parsing loses nothing."""
    document = Document.parse(data)
    assert document.data == data
    for name, value in document.front.items():
        assert document.set(name, value).data == data


@nasty
@settings(max_examples=25)
@given(value=values)
def test_every_field_of_a_nasty_document_can_be_set(data: bytes, value: Value) -> None:
    """Any field to any value; a refusal where an alias needs the old one, never a wrong file."""
    document = Document.parse(data)
    for name in [*document.front, "new"][-5:]:
        try:
            edited = document.set(name, value)
        except DocumentError:
            assert b"*x" in data
            continue
        assert same(edited.front, {**document.front, name: value})
        assert edited.body == document.body
