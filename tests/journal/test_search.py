"""Search over everything that is written in a journal (X3)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.search.passages import AFTER, BEFORE, passage_of
from mentorship_tui.journal.search.search import Progress, Search
from tests.unchecked import unchecked

HOSTILE = "[red]x[/red] \x1b[31mred\x07 \u202eevil "


@pytest.fixture(params=[True, False], ids=["index", "plain scan"])
def search(request: pytest.FixtureRequest, journal: Journal) -> Iterator[Search]:
    journal.add("person", {"name": "Maria Öberg", "relation": "friend"}, "Knows café owners.\n")
    journal.add(
        "candidate", {"name": "Anna Svensson"}, "## Research\n\nMentorskapsavtal, budget.\n"
    )
    journal.add("meeting", {"date": "2027-01-12"}, "## Notes\n\nThe budget and the board.\n")
    (journal.root / "own.txt").write_text("a foreign file about kayaks")
    journal.refresh()
    search = Search(journal, index=request.param)
    search.update()
    yield search
    search.close()


def titles(search: Search, text: str) -> list[str]:
    return [hit.title for hit in search.find(text).hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("oberg", ["Maria Öberg"]),
        ("ÖBERG", ["Maria Öberg"]),
        ("cafe", ["Maria Öberg"]),
        ("friend", ["Maria Öberg"]),
        ("asvn", ["Anna Svensson"]),
        ("avtal", ["Anna Svensson"]),
        ("budget type:candidate", ["Anna Svensson"]),
        ("budget board", ["meeting 2027-01-12"]),
        ("kayak", ["own.txt"]),
        ('"the board"', ["meeting 2027-01-12"]),
        ('"and the bo', ["meeting 2027-01-12"]),
        ('"the budget board"', []),
        ('"maria oberg"', ["Maria Öberg"]),
        ('"oberg maria"', []),
        ("maira", ["Maria Öberg"]),
        ("qqqq", []),
        ("", []),
    ],
)
def test_titles_fields_prose_and_foreign_files(
    search: Search, text: str, expected: list[str]
) -> None:
    """With the index and without: folded, by the beginning of a word, inside compounds."""
    assert [title.lower() for title in titles(search, text)] == [one.lower() for one in expected]


def test_a_passage_is_read_as_words_without_the_marks_of_markdown() -> None:
    found = passage_of(
        "## Asks\n\n- [ ] Ask Anna due:2027-01-01\n1. Then - or 2. - Bo\n> Yes", ["ask"]
    )
    assert found is not None
    assert found.text == "Asks Ask Anna due:2027-01-01 Then - or 2. - Bo Yes"
    assert found.marks == ((0, 3), (5, 8))


def test_the_passage_has_the_words_marked(search: Search) -> None:
    (hit,) = search.find("cafe").hits
    assert [hit.passage[start:end] for start, end in hit.marks] == ["café"]
    assert hit.passage == "Knows café owners."


@given(
    st.lists(st.text("abcåö", min_size=3, max_size=9), min_size=45, max_size=60), st.integers(0, 9)
)
def test_a_passage_is_short_and_ends_with_a_whole_word(around: list[str], at: int) -> None:
    """Every mark is a find; the last word is one of the text."""
    words = [*around[:at], "needle", *around[at:]]
    found = passage_of(" ".join(words), ["needle"])
    assert found is not None
    assert {found.text[start:end] for start, end in found.marks} == {"needle"}
    assert found.text.split()[-1] in words
    assert len(found.text) <= BEFORE + AFTER


def test_the_index_follows_and_is_made_anew(search: Search, journal: Journal) -> None:
    """What is changed, deleted or added since is found; a broken index is no trouble."""
    journal.set("network/maria-oberg.md", {"relation": "mother of a friend"})
    journal.add("reading", {"title": "Walden"}, "ponds")
    search.update()
    assert titles(search, "mother") == ["Maria Öberg"]
    assert titles(search, "ponds") == ["Walden"]
    journal.delete("network/maria-oberg.md")
    search.update()
    assert titles(search, "mother") == []
    search.close()
    index = journal.places.index_of(journal.root).with_name("words.sqlite")
    index.parent.mkdir(parents=True, exist_ok=True)
    index.write_bytes(b"no database" * 1000)
    again = Search(journal)
    again.update()
    again.update()
    assert titles(again, "ponds") == ["Walden"]
    assert index.stat().st_mode & 0o077 == 0 or index.read_bytes()[:6] == b"SQLite"
    again.close()


def test_hostile_records_do_no_harm(search: Search, journal: Journal) -> None:
    """Escape codes, markup and a line of a megabyte: found, shown harmless and short."""
    body = HOSTILE + "x" * 900_000 + " needle " + "y" * 90_000
    with unchecked():
        journal.add("reading", {"title": HOSTILE}, body)
    (journal.root / "zero.txt").write_bytes(b"\0needle")
    journal.refresh()
    search.update()
    (hit,) = search.find("needle").hits
    assert len(hit.passage) < 300
    for text in (hit.title, hit.passage):
        assert text.isprintable()
        assert "\u202e" not in text


def test_a_choice_is_shown_by_its_label(search: Search, journal: Journal) -> None:
    """X3: a passage from the fields reads as the screen does; no key of the file is on it."""
    values = {"name": "Zed Ek", "stage": "they_declined", "next_step": "Write to Umea"}
    journal.add("candidate", values, "")
    search.update()
    (hit,) = search.find("umea declined").hits
    assert "they declined" in hit.passage
    assert "they_declined" not in hit.passage


def test_a_passage_from_the_fields_is_of_one_field(search: Search, journal: Journal) -> None:
    """X3: it says which field it is, instead of running all of them together."""
    values = {"name": "Zed Ek", "relation": "friend", "email": "zed@umea.org", "phone": "1"}
    journal.add("person", values, "")
    search.update()
    (hit,) = search.find("umea").hits
    assert hit.passage == "Email: zed@umea.org"
    assert [hit.passage[start:end] for start, end in hit.marks] == ["umea"]
    journal.add("contact", {"about": "anna-svensson", "date": "2027-01-10"}, "")
    search.update()
    (hit,) = search.find("svensson type:contact").hits
    assert hit.passage == "With: Anna Svensson"


def test_the_words_of_a_phrase_are_marked_together(search: Search) -> None:
    """X6: not wherever one of them stands before."""
    (hit,) = search.find('"the board"').hits
    assert [hit.passage[start:end] for start, end in hit.marks] == ["the board"]


def test_what_filters_alone_find_is_in_the_order_of_days(search: Search, journal: Journal) -> None:
    """X6: the newest first; of what is due, the soonest."""
    for day in ("2027-03-02", "2026-11-05"):
        journal.add("meeting", {"date": day, "status": "held"})
    found = [hit.record.text("date") for hit in search.find("type:meeting").hits]
    assert found == ["2027-03-02", "2027-01-12", "2026-11-05"]
    for name, day in (("A", "2027-09-01"), ("B", "2027-02-01"), ("C", "2027-05-01")):
        journal.add("goal", {"title": name, "due": day, "status": "open"})
    assert titles(search, "due:>2020-01-01 type:goal") == ["B", "C", "A"]


def test_what_is_new_is_taken_in_by_size_as_well_as_by_number(journal: Journal) -> None:
    """A few large files are told of one by one, many small ones forty at a time."""
    for number in range(3):
        (journal.root / f"large-{number}.md").write_text("ord och " * 125_001)
    (journal.root / "network").mkdir(exist_ok=True)
    for number in range(90):
        (journal.root / "network" / f"small-{number}.txt").write_text("kayak")
    journal.refresh()
    search = Search(journal, index=True)
    told: list[Progress] = []
    search.update(told.append)
    search.close()
    done = [0, *(one.done for one in told)]
    steps = [now - before for before, now in pairwise(done)]
    assert sum(steps) == told[-1].total == told[-1].done
    assert max(steps) <= 40
    read = [now.characters for now in told]
    assert read == sorted(read)
    assert read[-1] >= 3_000_000
    assert max(now - before for before, now in pairwise([0, *read])) < 1_100_000
