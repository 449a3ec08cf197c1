"""A person in a text: what is surely meant, what is in doubt and why, and what is somebody else."""

from __future__ import annotations

import pytest

from mentorship_tui.i18n import Message
from mentorship_tui.text.people.finder import (
    ADDRESS,
    INITIALS,
    NICKNAME,
    NUMBER,
    OF_OTHERS,
    SHARED,
    SHORT,
    STRANGER,
    WORD,
    Person,
)

ANNA = Person(
    "Anna Hall",
    phones=("070-123 45 67",),
    emails=("ankan77@example.org",),
    pages=("https://example.org/ah",),
    nicknames=("Ankan",),
)
KARIN = Person("Anna-Karin von Essen", others=("Karin Lind", "Kim Test"))


def places(person: Person, text: str) -> list[tuple[str, Message | None]]:
    return [(text[one.start : one.end], one.doubt) for one in person.find(text)]


@pytest.mark.parametrize(
    "written",
    [
        "Anna Hall",
        "ANNA HALL",
        "anna hall",
        "Anna_Hall",
        "anna-hall",
        "Anna\u00a0Hall",
        "Anna\nHall",
        "AnnaHall",
        "Hall, Anna",
        "A. Hall",
        "Anna H.",
        "Anna Hall's",
        "Anna Halls",
        "Annas",
        "ANNA",
        "A\u0301nna",
        "070-123 45 67",
        "0701234567",
        "+46 70 123 45 67",
        "+46701234567",
        "0046 70-123 45 67",
        "+46 (0)70 123 45 67",
        "ankan77@example.org",
        "anna.hall@work.example",
        "https://example.org/in/anna-hall",
        "http://www.example.org/ah",
    ],
)
def test_is_surely_the_person(written: str) -> None:
    """Names folded, numbers by their digits, addresses by their parts (docs/outgoing.md)."""
    assert places(ANNA, f"we asked {written} then") == [(written, None)]


@pytest.mark.parametrize(
    ("text", "written", "doubt"),
    [
        ("we met in the hall", "hall", WORD),
        ("Hall said it", "Hall", WORD),
        ("at the Town Hall", "Hall", STRANGER),
        ("with Anna Lind", "Anna", STRANGER),
        ("and AH agreed", "AH", INITIALS),
        ("and A.H. agreed", "A.H.", INITIALS),
        ("then Ankan left", "Ankan", NICKNAME),
        ("to a.hall@work.example", "a.hall@work.example", ADDRESS),
        ("as ankan77 there", "ankan77", ADDRESS),
        ("ring 123 45 67", "123 45 67", NUMBER),
    ],
)
def test_may_be_the_person_and_is_asked(text: str, written: str, doubt: Message) -> None:
    assert places(ANNA, text) == [(written, doubt)]


@pytest.mark.parametrize(
    "text",
    [
        "a hotel, Hanna, Annandale and Hallman",
        "on 2027-01-12 at 10:30, 7654321 kr, 0701 and 2611",
        "3 070 123 and 45 67",
        "bo@example.org and https://example.org/other",
        "[[say-no]] and [this](../goals/say-no.md)",
    ],
)
def test_is_nobody(text: str) -> None:
    assert places(ANNA, text) == []


def test_an_article_before_a_word_is_no_initial() -> None:
    assert places(ANNA, "A Hall of fame, in a hall. So Anna I think") == [
        ("Hall", STRANGER),
        ("hall", WORD),
        ("Anna", None),
    ]


def test_a_name_ends_with_its_paragraph() -> None:
    assert places(ANNA, "with Anna.\n\nHall said") == [("Anna", None), ("Hall", WORD)]


def test_double_names_are_known_by_their_parts_and_shared_ones_are_asked() -> None:
    text = "Anna Karin, Anna, Karin, Essen and the von; not Karin Lind"
    assert places(KARIN, text) == [
        ("Anna Karin", SHARED),
        ("Anna", None),
        ("Karin", SHARED),
        ("Essen", None),
        ("Karin Lind", OF_OTHERS),
    ]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Dag", "Varje dag. Då kom Dag", [("dag", WORD), ("Dag", None)]),
        ("Bo", "och Bo kom", [("Bo", SHORT)]),
        ("Per Dag", "3 per dag för Per Dag", [("per dag", WORD), ("Per Dag", None)]),
        ("May Field", "in May 2027", [("May", WORD)]),
        ("Han Li", "när Hans kom", [("Hans", STRANGER)]),
        ("Siobhán O'Neil", "by siobhan-oneil", [("siobhan-oneil", None)]),
    ],
)
def test_names_that_are_words(
    name: str, text: str, expected: list[tuple[str, Message | None]]
) -> None:
    assert places(Person(name), text) == expected


def test_a_short_number_is_never_cut_out_of_a_longer_one() -> None:
    """An extension stands in dates, sums and times."""
    person = Person("Anna Hall", phones=("2611",))
    text = "2026-11-12, 12611, 26:11, 26.11 and 2611"
    assert places(person, text) == [("2611", NUMBER)]


def test_links_and_paths_are_references_and_no_prose() -> None:
    text = "[[anna-hall|she]], ![x](pics/anna-hall.jpg), `a/anna-hall.md`"
    assert [(text[one.start : one.end], one.reference) for one in ANNA.find(text)] == [
        ("anna-hall", True),
        ("pics/anna-hall.jpg", True),
        ("a/anna-hall.md", True),
    ]


def test_what_is_called_as_a_file_is_a_reference() -> None:
    person = Person("Anna Hall", slugs=frozenset({"anna-hall"}))
    assert [one.reference for one in person.find("see anna-hall and Anna Hall")] == [True, False]
