"""Written values read as meant by YAML 1.2 and by the readers of 1.1 (format.md rule 2)."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import frontmatter
import pytest
import yaml
from frontmatter.default_handlers import YAMLHandler
from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.text.document import Document
from mentorship_tui.text.value import Value, same
from mentorship_tui.text.write import inline

from .documents import keys, texts, values


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("no", '"no"'),
        ("Yes", '"Yes"'),
        ("on", '"on"'),
        ("y", '"y"'),
        ("12:30", '"12:30"'),
        ("0123", '"0123"'),
        ("1.10", '"1.10"'),
        ("1_000", '"1_000"'),
        ("0701234567", '"0701234567"'),
        ("7", '"7"'),
        ("null", '"null"'),
        ("~", '"~"'),
        ("", '""'),
        ("<<", '"<<"'),
        ("2027-03-01", "2027-03-01"),
        ("2026-02-30", '"2026-02-30"'),
        ("2027-03-01 12:00:00", '"2027-03-01 12:00:00"'),
        ("Åsa Öberg", "Åsa Öberg"),
        ("070-123 45 67", "070-123 45 67"),
        ("https://x.se/?q=a#b", "https://x.se/?q=a#b"),
        ("[[maria-berg]]", '"[[maria-berg]]"'),
        ("@anna", '"@anna"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("-a", "-a"),
        ('say "hi"', 'say "hi"'),
        ("x\u2028y", '"x\\u2028y"'),
        ("\x1b[2J", '"\\x1b[2J"'),
        (True, "true"),
        (None, ""),
        (-3, "-3"),
        (1.5, "1.5"),
    ],
)
def test_only_what_needs_quotes_gets_them(value: Value, text: str) -> None:
    """Words, numbers and times of YAML 1.1 are quoted where text is meant; dates are plain."""
    assert inline(value) == text


@given(texts, texts, keys)
def test_text_is_text_to_a_reader_of_yaml_1_1(text: str, item: str, key: str) -> None:
    """PyYAML's own loader reads 1.1; it sees a date as a date, and all else as we mean it."""
    fields: dict[str, Value] = {"a": text, "l": [item, [item]], "m": {key: text}}
    block = Document.new(fields, "").data.decode()
    flow = Document.parse(b"---\n{}\n---\n").with_front(fields).data.decode()
    for written in (block, flow):
        found = yaml.load(_front(written), Loader=_DatesAsText)
        assert found == fields


@given(st.dictionaries(keys, values, max_size=4))
def test_what_is_written_is_read_again(fields: dict[str, Value]) -> None:
    """Document.new takes any values and keys; no anchors, tags or folded scalars."""
    document = Document.new(fields, "body")
    assert same(document.front, fields)
    events = list(yaml.parse(_front(document.data.decode())))
    assert all(getattr(event, "anchor", None) is None for event in events)
    assert all(getattr(event, "tag", None) is None for event in events)
    assert all(getattr(event, "style", None) != ">" for event in events)


@given(st.dictionaries(st.sampled_from(["a", "title", "no", "1"]), texts, max_size=4))
def test_other_programs_read_what_is_written(fields: dict[str, Value]) -> None:
    """python-frontmatter, with a YAML 1.1 reader, finds the same fields and body."""
    text = Document.new(fields, "body\n").data.decode()
    metadata, body = frontmatter.parse(text, handler=_Handler())
    assert metadata == fields
    assert body == "body"


class _Word(StrEnum):
    NO = "no"


def test_members_of_enumerations_are_their_values() -> None:
    """Whoever sets a field may hold its value as an enumeration's member."""
    document = Document.new({"a": _Word.NO}, "").set("b", [_Word.NO])
    assert document.data == b'---\na: "no"\nb:\n  - "no"\n---\n'
    assert type(document.front["a"]) is str


class _DatesAsText(yaml.SafeLoader):
    """YAML 1.1, with dates left as they are written."""


def _as_written(loader: yaml.SafeLoader, node: yaml.Node) -> str:
    assert isinstance(node, yaml.ScalarNode)
    return str(loader.construct_scalar(node))


_DatesAsText.add_constructor("tag:yaml.org,2002:timestamp", _as_written)


class _Handler(YAMLHandler):
    def load(self, fm: str, **kwargs: object) -> dict[str, Any]:
        fields: dict[str, Any] = yaml.load(fm, Loader=_DatesAsText)
        return fields


def _front(text: str) -> str:
    return text.removeprefix("---\n").rpartition("---\n")[0]
