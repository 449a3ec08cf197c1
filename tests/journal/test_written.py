"""What may be written: no control characters, nothing invisible; several topics are one change."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mentorship_tui.errors import MentorshipError
from mentorship_tui.journal.actions.tasks import add_topic, add_topics
from mentorship_tui.journal.actions.undo import undo
from mentorship_tui.journal.journal import Journal
from mentorship_tui.records.registry import TYPES
from mentorship_tui.records.typed import typed_value
from mentorship_tui.records.validate import check_value

from .conftest import NOON, Log

CONTROL = ["a\x00b", "\x1b[31mred", "bell\x07", "\x7f", "c1\x9b", "byte\udcff", "form\x0cfeed"]
INVISIBLE = ["\u200b", "\u200d\u200d", "\ufeff", "\u2060", "\xa0", "\u3164", "\u2800", "\u0301"]
SEEN = ["å", "1", "!", "👩‍💻", "שלום", "a\u200bb", "नी", "—"]


def _add(journal: Journal, text: str) -> None:
    journal.add("person", {"name": text}, "")


def _set(journal: Journal, text: str) -> None:
    journal.set(journal.add("person", {"name": "Bo"}, "").path, {"name": text})


def _own(journal: Journal, text: str) -> None:
    journal.set("journal.md", {"my_own": text})


def _tag(journal: Journal, text: str) -> None:
    journal.set("journal.md", {"tags": ["work", text]})


def _item(journal: Journal, text: str) -> None:
    journal.add("profile", {"custom": {"listens": text}}, "")


def _key(journal: Journal, text: str) -> None:
    journal.add("profile", {f"custom.{text}": "said"}, "")


def _rename(journal: Journal, text: str) -> None:
    journal.rename(journal.add("person", {"name": "Bo"}, "").path, text)


def _form(journal: Journal, text: str) -> None:
    field = TYPES["person"].field("name")
    assert field is not None
    assert check_value(field, text) is not None
    typed_value(TYPES["person"], "name", text, NOON.date())


WAYS = [_add, _set, _own, _tag, _item, _key, _rename, _form, add_topic]


@pytest.mark.parametrize("way", WAYS)
def test_control_characters_and_invisible_words_are_refused_with_words(
    journal: Journal, way: Callable[[Journal, str], object]
) -> None:
    """S2, X1: whichever way it comes, nothing is written, and what is wrong is said."""
    texts = [*CONTROL, *INVISIBLE]
    assert [text for text in texts if not _is_refused(journal, way, text)] == []


def _is_refused(journal: Journal, way: Callable[[Journal, str], object], text: str) -> bool:
    before = _others(journal)
    try:
        way(journal, text)
    except MentorshipError as refused:
        journal.refresh()
        said = all(journal.tr(one).isprintable() for one in refused.messages)
        return said and bool(refused.messages) and _others(journal) == before
    return False


def _others(journal: Journal) -> dict[str, str]:
    """All but Bo, whom some of the ways begin with."""
    records = journal.snapshot.records.items()
    return {path: record.digest for path, record in records if "/bo" not in path}


@pytest.mark.parametrize("text", SEEN)
def test_what_can_be_seen_is_written(journal: Journal, text: str) -> None:
    """X1: joiners, marks and scripts of all kinds are text."""
    made = journal.add("person", {"name": text, "tags": [text]}, f"{text}\n\t{text}\n")
    assert made.fields["name"] == text


def test_a_body_may_keep_what_it_has_and_get_no_new_one(journal: Journal) -> None:
    """format.md rule 4: what another program wrote does not lock the record."""
    path = journal.add("person", {"name": "Bo"}, "text\n").path
    place = journal.root / path
    place.write_bytes(place.read_bytes() + b"old\x07\n")
    journal.refresh()
    journal.set(path, {}, "text\nold\x07 and more\n")
    with pytest.raises(MentorshipError):
        journal.set(path, {}, "text\x0c\n")
    assert b"\x0c" not in place.read_bytes()


def test_a_hundred_topics_are_one_change(journal: Journal, log: Log) -> None:
    """X2: one commit, and one undo takes them back; one that is wrong keeps out all."""
    before = len(log())
    record = add_topics(journal, [f"topic {number} !!" for number in range(100)])
    assert [task.text for task in record.tasks] == [f"topic {number}" for number in range(100)]
    assert log()[before:] == ["To bring up: 100 topics"]
    undo(journal)
    assert not [task for one in journal.snapshot.of("topics") for task in one.tasks]
    with pytest.raises(MentorshipError):
        add_topics(journal, ["good", "bad\x00"])
    assert not [task for one in journal.snapshot.of("topics") for task in one.tasks]
