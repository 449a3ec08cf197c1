"""Reading: YAML 1.2's core schema and the limits of format.md rule 8."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from mentorship_tui.i18n import Translator
from mentorship_tui.text.document import Document, DocumentError, parse_anew
from mentorship_tui.text.value import Value, same

from .documents import Written, written
from .nasty import NASTY


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("NULL", None),
        ("true", True),
        ("False", False),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("0", 0),
        ("42", 42),
        ("-7", -7),
        ("1.5", 1.5),
        ("-0.25", -0.25),
        ("12:30", "12:30"),
        ("09:30", "09:30"),
        ("2027-03-01", "2027-03-01"),
        ("2026-02-30", "2026-02-30"),
        ("2026-3-1", "2026-3-1"),
        ("1_000", "1_000"),
        ("'5'", "5"),
        ('"true"', "true"),
        ("!!str 5", "5"),
        ("Möte", "Möte"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_plain_words_mean_what_the_core_schema_says(text: str, value: Value) -> None:
    """Rule 2; the traps of row 11."""
    assert same(Document.parse(f"---\na: {text}\n---\n".encode()).front, {"a": value})


@pytest.mark.parametrize(
    "text", ["0701234567", "+46701234567", "1.10", "0123", "0x1F", "1e3", ".5"]
)
def test_a_number_that_would_not_be_written_back_alike_is_text(text: str) -> None:
    """No digit of a telephone or version number is lost (row 11)."""
    assert Document.parse(f"---\na: {text}\n---\n".encode()).front == {"a": text}


def test_lines_are_those_of_the_file() -> None:
    """A problem of a field can say its line."""
    document = Document.parse(
        b"\xef\xbb\xbf---\r\n# c\r\na: 1\r\nm:\r\n  x: 1\r\n\r\n  y: 2\r\n---\r\nb"
    )
    assert document.lines == {"a": 3, "m": 4, "m.x": 5, "m.y": 7}
    assert document.body_line == 9
    assert Document.parse(b"body").lines == {}
    assert Document.parse(b"body").body_line == 1


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        ("a: 1\nb: Möte: uppföljning", 3, "second colon"),
        ("a: 1\nb: @anna", 3, "starts with @"),
        ("a: `x", 2, "starts with `"),
        ("a: %x", 2, "starts with %"),
        ("a: *anna", 2, r"starts with \*"),
        ("a: 'x\nb: 1", 2, "quotation mark"),
        ('a: "x\nb: 1', 2, "quotation mark"),
        ("a: [1, 2\nb: 1", 2, "bracket"),
        ("a: {b: 1\nc: 1", 2, "bracket"),
        ("a: 1\n\tb: 2", 3, "tab"),
        ("a:\n  b: 1\n c: 2", 4, "indented alike"),
        ("a: 1\nword", 3, "key: value"),
        ("some text", 2, "key: value"),
        ("- a\n- b", 2, "key: value"),
        ("null", 2, "key: value"),
        ("a: 1\n[b]: 2\n? [c]\n", 3, "key must be a word"),
        ("a: 1\nb: 2\na: 3", 4, "a is there twice"),
        ("a: 1\n'a': 3", 3, "a is there twice"),
        ("m:\n  1: x\n  '1': y", 4, "1 is there twice"),
        ("m:\n  <<: {a: 1}", 3, "merge key"),
        ("a: 1\nb: [x\nc: 2\nd: 3", 3, "closing bracket"),
        ("a: 1\nb: [x\n\n", 3, "closing bracket"),
        ("a: {b: 1\nc: 2", 2, "closing bracket"),
        ("a: 1\nb: [", 3, "closing bracket"),
        ("a: 1\nb: {\n\n", 3, "closing bracket"),
        ("a: [x,\n  y,\n", 3, "closing bracket"),
        ('a: ["x",\n  "y"\n  "z"]', 4, "lacks a comma"),
        ('a: 1\nb: "x\nc: 2\nd: 3', 3, "opened here"),
        ("a: ]x", 2, "starts with ] must be put in quotes"),
        (f"a: {'[' * 60000}", 2, "50 deep"),
        ("a: &a [*a]", 2, r"starts with \*"),
        ('a: "\\d"', 2, "escape"),
        ('a: 1\nb: "\\ud800"', 3, "escape"),
        ("a: **bold**", 2, r"& or \*"),
        ("a: !%ff x", 2, "starts with !"),
        ("a: |x", 2, r"starts with \|"),
        ("a: 1\n...\nb: 2", 4, r"\.\.\."),
        ("a: x\x07y", 2, r"U\+0007"),
        ("a: 1\nb: x\x1b[2J", 3, r"U\+001B"),
        ("a: 1\rb: 2", 2, "carriage return"),
        ("a: 1\nb: \ufeffx", 3, r"U\+FEFF"),
    ],
)
def test_what_cannot_be_read_is_refused_with_line_and_reason(
    data: str, line: int, reason: str
) -> None:
    """Rules 4 and 8: listed with its file, line and reason."""
    with pytest.raises(DocumentError, match=reason) as caught:
        Document.parse(f"---\n{data}\n---\nbody".encode())
    assert caught.value.line == line
    assert Translator("sv")(caught.value.message) != str(caught.value)


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"---\na: 1\n", 1, "second line of ---"),
        (b"<<<<<<< HEAD\n---\na: 1\n=======\n---\na: 2\n>>>>>>> x\n---\n", 1, "conflict markers"),
        (b"---\na: 1\n---\ntext\n>>>>>>> theirs\n", 5, "conflict markers"),
        (b"---\na: 1\n---\nx\n\xff\n", 5, "UTF-8"),
        ("---\na: ö\n---\n".encode("utf-16"), 1, "UTF-8"),
        (b"x" * (1024 * 1024 + 1), 0, "1 MB"),
        (b"---\na: " + b"x" * 64 * 1024 + b"\n---\n", 1, "64 KB"),
    ],
)
def test_what_is_no_document_is_refused(data: bytes, line: int, reason: str) -> None:
    """Rule 8; conflict markers anywhere make the file one that needs attention (row 1)."""
    with pytest.raises(DocumentError, match=reason) as caught:
        Document.parse(data)
    assert caught.value.line == line


def test_what_is_at_the_limit_is_read() -> None:
    """1 MiB of file, 64 KB of front matter, 50 levels."""
    assert Document.parse(b"x" * 1024 * 1024).body
    assert Document.parse(b"---\na: " + b"x" * (64 * 1024 - 4) + b"\n---\n").front
    deep = b"[" * 49 + b"]" * 49
    assert Document.parse(b"---\na: " + deep + b"\n---\n").front
    with pytest.raises(DocumentError, match="50 deep"):
        Document.parse(b"---\na: [" + deep + b"]\n---\n")


_YAML_LETTERS = "ab1 \t\n\r:-[]{}#&*!|>'\"%@`?,.<~é😀\u2028\x85\x1b"
HOSTILE = {
    "nested lists": "a: " + "[" * 50_000,
    "nested maps": "a: " + "{" * 50_000,
    "nested dashes": "a:\n  " + "- " * 30_000,
    "nested keys": "? " * 30_000,
    "nested blocks": "".join(f"{' ' * level}a:\n" for level in range(300)),
    "alias bomb": "a0: &a0 [x, x]\n"
    + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60)),
    "long text repeated": "a: &a " + "x" * 30_000 + "\nb: [" + "*a," * 5_000 + "]",
    "deep by aliases": f"a: &a {'[' * 40}{']' * 40}\nb: {'[' * 40}*a{']' * 40}",
    "merge bomb": "a: &a {b: 1}\n" + "".join(f"c{n}: {{<<: *a}}\n" for n in range(60)),
}


@pytest.mark.parametrize("front", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_front_matter_is_refused_at_once(front: str) -> None:
    """Row 12: found before the parser can be hurt."""
    started = time.perf_counter()
    with pytest.raises(DocumentError):
        Document.parse(f"---\n{front}\n---\n".encode())
    assert time.perf_counter() - started < 20


@given(st.binary(max_size=60) | st.text(_YAML_LETTERS, max_size=40).map(str.encode))
def test_anything_is_a_document_or_refused(data: bytes) -> None:
    """No other exception leaves the parser (row 12), and nothing read is lost."""
    for file in (data, b"---\n" + data + b"\n---\nbody"):
        try:
            document = Document.parse(file)
        except DocumentError:
            continue
        assert document.data == file


@given(written())
def test_the_parser_in_python_reads_the_same(document: Written) -> None:
    """Where PyYAML comes without its C part; that one refuses tabs between words."""
    data = document.text.encode()
    assume(b"\t" not in data)
    expected = Document.parse(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CLoader", raising=False)
        found = parse_anew(data)
        assert same(found.front, expected.front)
        assert found.lines == expected.lines
        assert found.set("new", ["x"]).data == expected.set("new", ["x"]).data
        for name in expected.front:
            assert found.set(name, "x").data == expected.set(name, "x").data


@pytest.mark.parametrize("data", NASTY.values(), ids=NASTY.keys())
def test_the_parser_in_python_reads_the_nasty_ones_the_same(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where PyYAML comes without its C part; that one refuses tabs between words."""
    expected = Document.parse(data)
    monkeypatch.delattr(yaml, "CLoader", raising=False)
    if b"\t#" in data:
        with pytest.raises(DocumentError):
            parse_anew(data)
        return
    assert same(parse_anew(data).front, expected.front)


@pytest.mark.parametrize("text", ['"\\ud800"', '"\\Uffffffff"', '"\\U00110000"', "!%ff x", "&å x"])
def test_the_parser_in_python_refuses_what_it_fails_at(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the parser raises is a refusal (row 12)."""
    monkeypatch.delattr(yaml, "CLoader", raising=False)
    with pytest.raises(DocumentError):
        parse_anew(f"---\na: {text}\n---\n".encode())


def test_an_edit_that_would_make_a_file_unreadable_is_refused() -> None:
    """Never written: conflict markers, a file too large, text that is no text."""
    document = Document.parse(b"---\na: 1\n---\n")
    with pytest.raises(DocumentError, match="conflict"):
        document.with_body("x\n<<<<<<< mine\n")
    with pytest.raises(DocumentError):
        document.with_body("x" * 1024 * 1024)
    with pytest.raises(DocumentError):
        document.set("a", "x" * 64 * 1024)
    with pytest.raises(DocumentError):
        document.set("a", "\ud800")
    with pytest.raises(DocumentError, match=r"U\+D800") as caught:
        document.with_body("x\ny \ud800")
    assert caught.value.line == 5
    with pytest.raises(DocumentError, match="a is no map"):
        document.set("a.b", 1)
    assert document.set("a", "<<<<<<< x\n>>>>>>> y").front == {"a": "<<<<<<< x\n>>>>>>> y"}


def test_an_edit_that_an_alias_forbids_is_refused() -> None:
    """Another field would change with it: nothing is written."""
    document = Document.parse(b"---\na: &x [1]\nb: *x\nc: 1\n---\n")
    with pytest.raises(DocumentError, match="editor"):
        document.set("a", [2])
    assert document.set("b", [2]).data == b"---\na: &x [1]\nb:\n  - 2\nc: 1\n---\n"
    assert document.set("c", 2).front == {"a": [1], "b": [1], "c": 2}


def test_a_document_keeps_private_text_out_of_its_name() -> None:
    """A crash report shows no content (reliability, Security)."""
    assert "secret" not in repr(Document.parse(b"---\na: secret\n---\nsecret"))
