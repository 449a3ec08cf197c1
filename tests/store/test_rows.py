"""A record in the cache is the record that was read."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorship_tui.i18n import msg, nmsg, pmsg
from mentorship_tui.records.read import read_record
from mentorship_tui.records.record import Problem, Record, State, Value
from mentorship_tui.store.rows import Entry, Fields, entry_of, row_of
from mentorship_tui.text.tasks import Task

STAMP = b"s" * 32
FULL = Record(
    path="network/åsa.md",
    state=State.KNOWN,
    type="person",
    slug="åsa",
    mentorship="leading",
    title="Åsa Öberg 🌱",
    fields={"areas": ["a", "b"], "fit": {"listens": 4, "x": None}, "n": 1.5, "yes": True},
    tasks=(Task("Call", True, date(2027, 3, 1), "mentor", 2, 9, "Actions"), Task("Write")),
    written=("Notes", "For me only"),
    problems=(
        Problem(msg("{label} is missing.", label=pmsg("person", "Name")), "name", 3),
        Problem(nmsg("{count} thing", "{count} things", 3, place="here"), "", 0),
    ),
    digest="0" * 64,
    links=("maria-berg",),
)


def through(record: Record) -> Record:
    row = row_of(record.path, Entry(STAMP, record))
    assert row is not None
    entry = entry_of(row)
    assert entry is not None
    assert entry.stamp == STAMP
    return entry.record


def test_every_part_of_a_record_comes_back() -> None:
    """A part that is added to records and forgotten here is lost at the second start."""
    for part in fields(Record):
        default = part.default_factory() if callable(part.default_factory) else part.default
        assert default is MISSING or getattr(FULL, part.name) != default, (
            f"{part.name} is not tried"
        )
    assert through(FULL) == FULL


def test_a_message_keeps_what_it_takes_to_translate_it() -> None:
    first, second = through(FULL).problems
    assert first.message.params == {"label": pmsg("person", "Name")}
    assert (second.message.many, second.message.count) == ("{count} things", 3)


def test_a_parameter_of_another_type_comes_back_as_text() -> None:
    record = Record(
        "a.md",
        State.BROKEN,
        "",
        "a",
        "",
        "",
        problems=(Problem(msg("{day} {list}", day=date(2027, 1, 2), list=["x"])),),
    )
    assert through(record).problems[0].message.params == {"day": "2027-01-02", "list": "['x']"}


def test_the_fields_are_read_as_any_map() -> None:
    restored = through(FULL).fields
    assert isinstance(restored, Fields)
    assert restored.get("areas") == ["a", "b"]
    assert restored.get("nothing", 7) == 7
    assert list(restored) == list(FULL.fields)
    assert "fit" in restored
    assert "nothing" not in restored
    assert len(restored) == len(FULL.fields)
    assert dict(restored) == FULL.fields
    assert FULL.fields == restored
    assert through(FULL).scores("fit") == {"listens": 4}


TEXTS = st.text(st.characters(blacklist_categories=()), max_size=8)
VALUES: st.SearchStrategy[Value] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.dictionaries(TEXTS, VALUES, max_size=3), st.lists(TEXTS, max_size=2))
def test_any_record_comes_back_or_is_not_kept(
    title: str, found: dict[str, Value], written: list[str]
) -> None:
    """Lone surrogates, line breaks, huge numbers: read again rather than shown wrong."""
    record = Record("a.md", State.UNKNOWN, title, "a", "", title, found, (), tuple(written))
    row = row_of("a.md", Entry(STAMP, record))
    if row is None:
        assert "\n" in title or not title.isprintable()
        return
    entry = entry_of(row)
    assert entry is not None
    assert entry.record == record


def test_what_the_cache_cannot_hold_is_not_kept() -> None:
    for path, data in (
        ("a\udce5.md", b"---\ntype: person\nname: x\n---\n"),
        ("a\nb.md", b"---\ntype: person\nname: x\n---\n"),
    ):
        assert row_of(path, Entry(STAMP, read_record(path, data))) is None
    huge = Record("a.md", State.UNKNOWN, "", "a", "", "", {"n": 16**5000})
    assert row_of("a.md", Entry(STAMP, huge)) is None


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 4), st.integers(0, 10_000), st.integers(1, 255))
def test_a_row_with_a_changed_bit_is_not_believed(part: int, where: int, change: int) -> None:
    row = row_of(FULL.path, Entry(STAMP, FULL))
    assert row is not None
    damaged = list(row)
    value = damaged[part]
    if isinstance(value, int):
        damaged[part] = value ^ change
    elif isinstance(value, bytes):
        at = where % len(value)
        damaged[part] = value[:at] + bytes([value[at] ^ change]) + value[at + 1 :]
    else:
        text = str(value)
        at = where % len(text)
        damaged[part] = text[:at] + chr(ord(text[at]) ^ change) + text[at + 1 :]
    path, stamp, checksum, head, found = damaged
    assert entry_of((path, stamp, checksum, head, found)) is None  # type: ignore[arg-type]
