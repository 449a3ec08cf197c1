"""The public YAML test suite: what is read otherwise, or refused, and why (docs/format.md)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from mentorship_tui.text.document import Document, DocumentError
from mentorship_tui.text.write import entry

HERE = Path(__file__).parent
BOOK = HERE.parents[1] / "docs" / "format.md"
CASES = json.loads((HERE / "yaml_suite.json").read_text(encoding="utf-8"))["cases"]
_START = re.compile(r"(?:#[^\n]*\n|%[^\n]*\n|\n)*--- *(?:#[^\n]*)?\n")

OTHERWISE = {
    "UGM3": "450.00 is text: written back as a number it would lose its noughts",
    "DFF7": "a key that is empty is the empty text, not null",
}
REFUSED = {
    "tab": "96NN/00 96NN/01 A2M4 DK95/00 DK95/03 DK95/04 Q5MG Y79Y/001",
    "must be a word": "6BFJ 6PBE KK5P LX3P M2N8/01 M5DY Q9WF RZP5 SBG9 X38W XW4D",
    "'key: value'": "2JQS 4ABK 6M2F FRK4 NHX8 S3PD SM9W/01",
    "in brackets": "4MUZ/00 4MUZ/01 4MUZ/02 5MUD K3WX VJP3/01",
    "starts with :": "58MP",
    "& or *": "W5VH",
}
WHY = {name: reason for reason, names in REFUSED.items() for name in names.split()}


def as_a_file(text: str) -> bytes:
    """As front matter, whose own lines of --- are the document's."""
    start = _START.match(text)
    inner = text[start.end() :] if start else text
    inner = re.sub(r"\.\.\.\n\Z", "", inner)
    gap = "" if inner.endswith("\n") else "\n"
    return f"---\n{inner}{gap}---\n".encode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_each_map_of_the_suite_is_read_as_meant_or_refused_for_a_reason(
    case: dict[str, Any],
) -> None:
    """Format.md rule 2."""
    name = case["id"]
    if name in WHY:
        with pytest.raises(DocumentError, match=re.escape(WHY[name])):
            Document.parse(as_a_file(case["yaml"]))
        return
    front = Document.parse(as_a_file(case["yaml"])).front
    assert (front != case.get("json", front)) == (name == "UGM3")


def test_the_book_has_each_that_is_not_read_as_the_suite_says() -> None:
    book = BOOK.read_text(encoding="utf-8")
    assert [name for name in (*WHY, *OTHERWISE) if name not in book] == []


ODD = (
    *("1e3", "12e03", "1E-3", "0o17", "0x1f", "0b11", "017", "0798123456", "+46", "1_000", "1_0.5"),
    *(".inf", "-.INF", ".nan", ".5", "5.", "1.10", "=", "<<", "~", "null", "y", "N", "on", "Off"),
    *("yes", "true", "1:30", "190:20:30.15", "2027-13-45", "2027-01-01T10:00:00Z", "- a", "a: b"),
    *(
        "2027-01-01 10:00",
        "2027-1-1",
        "? a",
        "!a",
        "&a",
        "*a",
        "%a",
        "@a",
        "`a",
        "#a",
        "a #b",
        "...",
    ),
    *("---", "|", ">", "'", '"', "a:", " a", "a ", "", "\u00a0a", "a\u2028b", "a\x85b", "\ufeffa"),
)


def read_by_others(text: str) -> list[object]:
    """By YAML 1.2 and 1.1, as two libraries have them."""
    found: list[object] = []
    for version in ((1, 2), (1, 1)):
        reader = YAML(typ="safe", pure=True)
        reader.version = version
        found.append(reader.load(text)["k"])
    return [*found, yaml.safe_load(text)["k"]]


@pytest.mark.parametrize("value", ODD)
def test_what_is_written_is_read_as_text_by_yaml_1_1_and_1_2(value: str) -> None:
    """Format.md rule 2."""
    assert read_by_others(entry("k", value, 0, "\n")) == [value] * 3
    assert read_by_others(entry("k", [value], 0, "\n")) == [[value]] * 3
    assert read_by_others(entry("k", {value: 1}, 0, "\n")) == [{value: 1}] * 3


@settings(max_examples=150)
@given(st.text(alphabet="0123456789abefnoxyEINOTY_+-.:~=<,'# ", min_size=1, max_size=9))
def test_no_text_that_looks_like_a_number_or_a_word_of_yaml_is_taken_for_one(value: str) -> None:
    assert read_by_others(entry("k", value, 0, "\n")) == [value] * 3


@pytest.mark.parametrize(
    ("front", "key", "written"),
    [
        ("c: !!int 42\n", "c", "c: 7\n"),
        ("{ ?foo: bar, b: 1 }\n", "?foo", "{ ?foo: 7, b: 1 }\n"),
        ("b: &an:chor x\nc: *an:chor\nd: see *an:chor\n", "b", None),
        ("a: &an:chor x\nb: y\nd: see *an:chor\n", "b", "a: &an:chor x\nb: 7\nd: see *an:chor\n"),
    ],
)
def test_what_is_read_in_another_way_is_changed_in_its_own(
    front: str, key: str, written: str | None
) -> None:
    document = Document.parse(f"---\n{front}---\n".encode())
    if written is None:
        assert document.front == {"b": "x", "c": "x", "d": "see *an:chor"}
    else:
        assert document.set(key, 7).data.decode() == f"---\n{written}---\n"


@pytest.mark.parametrize("text", ["a: [?b: 1]", '{?"a": 1}', "a: &: x"])
def test_what_would_be_read_as_something_else_is_refused(text: str) -> None:
    with pytest.raises(DocumentError):
        Document.parse(f"---\n{text}\n---\n".encode())
