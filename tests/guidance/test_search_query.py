"""What is typed into the search, taken apart (issue 5, Search)."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorship_tui.guidance.search.filters import test_of as passes
from mentorship_tui.guidance.search.filters import understood
from mentorship_tui.guidance.search.fuzzy import Titles
from mentorship_tui.guidance.search.query import Filter, longest_word, parse
from mentorship_tui.records.read import read_record
from mentorship_tui.records.snapshot import Snapshot
from mentorship_tui.text.fold import fold, pattern_of, words_of
from tests.guidance.build import swedish

TODAY = date(2027, 1, 17)
ANY = st.text() | st.lists(
    st.sampled_from(
        [
            "type:",
            "is:open",
            "due:<2w",
            "due:<9999y",
            '"',
            "'",
            "AND",
            "NEAR(",
            "*",
            ";--",
            ":",
            " ",
        ]
    )
).map("".join)
FILES = {
    "network/maria.md": "type: person\nname: Maria Öberg\ntags: [board]\nask_status: asked",
    "mentorships/m/candidates/anna.md": "type: candidate\nname: Anna\nstage: named",
    "mentorships/m/contacts/c.md": "type: contact\nabout: anna\nfollow_up: 2027-01-20",
    "mentorships/m/contacts/answered.md": (
        "type: contact\nabout: boris\noutcome: yes\nfollow_up: 2027-01-10"
    ),
    "mentorships/m/mentorship.md": "type: mentorship\ntitle: M\nphase: underway\nmentor: anna",
    "mentorships/m/meetings/first.md": "type: meeting\ntitle: First\nstatus: held",
    "mentorships/m/agreement.md": "type: agreement\ntitle: We\nstatus: agreed",
    "mentorships/old/mentorship.md": "type: mentorship\ntitle: Old\nphase: closed",
    "mentorships/old/meetings/late.md": "type: meeting\nstatus: planned\ndate: 2026-01-16",
    "reading/book.md": "type: reading\ntitle: Book\nstatus: read",
    "mentorships/m/goals/no.md": "type: goal\ntitle: Say no\nstatus: reached\ndue: 2027-01-01",
}
SNAPSHOT = Snapshot(
    {path: read_record(path, f"---\n{text}\n---\n".encode()) for path, text in FILES.items()}
)


def found(text: str) -> set[str]:
    test = passes(parse(text), SNAPSHOT, TODAY, lambda message: message.text)
    return {path.rpartition("/")[2][:-3] for path, one in SNAPSHOT.records.items() if test(one)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("type:person", {"maria"}),
        ("typ:goal", {"no"}),
        ("is:open", {"maria", "anna", "mentorship", "late"}),
        ("is:overdue", set()),
        ("är:done", {"no", "first", "book", "agreement", "answered", "mentorship"}),
        ("is:named", {"anna"}),
        ("due:<2w", {"c"}),
        ("senast:<1d", set()),
        ("due:>1w", set()),
        ("due:2027-01-20", {"c"}),
        ("due:nonsense", set()),
        ("due:wed", {"c"}),
        ("due:<fre", {"c"}),
        ("due:>tomorrow", {"c"}),
        ("due:<imorgon", set()),
        ("due:<+2w", {"c"}),
        ("due:2027-01", {"c"}),
        ("due:2027", {"c"}),
        ("due:2026", set()),
        ("due:january", {"c"}),
        ("due:jan", {"c"}),
        ("due:februari", set()),
        ("due:2027-01..2027-02", {"c"}),
        ("due:..2027-01-19", set()),
        ("due:2027-01-20..", {"c"}),
        ("due:>february", set()),
        ("due:<2027-01", {"c"}),
        ("due:>2027-02", set()),
        ("due:<2mån", {"c"}),
        ("due:<2manader", {"c"}),
        ('due:"20 januari"', {"c"}),
        ('due:"20 jan"', {"c"}),
        ('senast:"3 dagar"', {"c"}),
        ('senast:"om tre dagar"', {"c"}),
        ('due:"3 december"', set()),
        ("with:ann", {"anna", "c", "mentorship", "first", "agreement"}),
        ("type:meeting with:anna", {"first"}),
        ("tag:boa", {"maria"}),
        ("with:oberg", {"maria"}),
        ("type:person with:anna", set()),
    ],
)
def test_filters(text: str, expected: set[str]) -> None:
    """Each filter, in English and Swedish; nothing is due in a goal that is reached, a letter
    that was answered or a mentorship that is closed, and a meeting is with the mentor."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "left", "strange"),
    [
        ("type:nope is:named", 1, ("type:nope",)),
        ("type:tryout", 1, ()),
        ("is:frobbed due:<xx due:-2w", 1, ("is:frobbed", "due:<xx")),
        ("is:op is:genom with:nobody tag:none", 4, ()),
        ("foo:bar http://x.se note:", 0, ("foo:bar",)),
        ("typ:Nope är:x senast:<Imorgn", 0, ("typ:Nope", "är:x", "senast:<Imorgn")),
        ("due:3vargar", 0, ("due:3vargar",)),
        ("-type:meeting !is:open -anna", 0, ("-type:meeting", "!is:open")),
    ],
)
def test_what_no_filter_means_is_told(text: str, left: int, strange: tuple[str, ...]) -> None:
    """A wrong filter hides nothing without a word; the rest is searched all the same."""
    query, told = understood(parse(text), SNAPSHOT, TODAY, swedish)
    assert (len(query.filters), told) == (left, strange)


def test_words_and_filters_are_told_apart() -> None:
    query = parse('Öberg type:meeting with:"Anna Ek" http://x.se is:')
    assert query.words == ("oberg", "http", "x", "se")
    assert query.filters == (Filter("type", "meeting"), Filter("with", "anna ek"))


def test_the_history_is_searched_for_a_word_and_no_filter() -> None:
    """A filter's value is often longer than the word; it would be looked for in its place."""
    assert longest_word('typ:utvärdering "på svår" tagg:"något långt" i') == "svår"
    assert longest_word("type:meeting is:open") == ""
    assert longest_word("http://example.org") == "example"


@settings(max_examples=300, deadline=None)
@given(ANY)
def test_no_input_crashes_or_reaches_the_engine_as_syntax(text: str) -> None:
    """Words have letters and digits only; each is a search the engine takes."""
    query = parse(text)
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE t USING fts5 (x)")
    for word in query.words:
        assert word.replace(" ", "").isalnum()
        database.execute("SELECT * FROM t WHERE t MATCH ?", (f'"{word}"*',)).fetchall()
    database.close()
    found(text)
    for find in (Titles.with_words, Titles.with_slips, Titles.find):
        find(Titles(["anna svensson", "b"]), query.words, 5)


@given(st.text(alphabet="abcåäöéüÅÖ x-", min_size=1))
def test_a_word_is_found_however_its_letters_are_marked(text: str) -> None:
    """`oberg` finds Öberg: the pattern finds in the written text what the folding says."""
    for word in words_of(text):
        assert pattern_of([word]).search(text)
        assert pattern_of([word], inside=True).search(fold(text))


def test_titles_by_some_of_their_letters() -> None:
    titles = Titles(["johan ek", "anna svensson", "ann-sofie vik"])
    assert titles.find(["asv"], 5) == [1, 2] or titles.find(["asv"], 5) == [2, 1]
    assert titles.find(["zz"], 5) == []
    assert titles.with_words(["svens"], 5) == [1]


def test_words_in_quotes_are_a_phrase() -> None:
    """X6: also while the second quote is still to come, and as a value of nothing known."""
    assert parse('"Anna Ek" budget').words == ("anna ek", "budget")
    assert parse('"Anna E').words == ("anna e",)
    assert parse('"budget" ""').words == ("budget",)


@pytest.mark.parametrize(
    "typed", ["maira berg", "brigitta", "marai", "birgita", "birgittta", "birhitta"]
)
def test_a_title_is_found_with_one_slip_in_a_word(typed: str) -> None:
    """X6: letters swapped, missing, added or wrong; not with two, nor in a short word."""
    titles = Titles(["johan ek", "maria berg", "birgitta lund", "maria ek"])
    found = titles.with_slips(typed.split(), 5)
    assert found == ([2] if typed.startswith("b") else [1] if "berg" in typed else [3, 1])
    assert titles.with_slips(["brigtita"], 5) == []
    assert titles.with_slips(["jhoan", "ke"], 5) == []
    assert titles.with_slips(["mark"], 5) == []


@pytest.mark.parametrize(
    ("swedish", "english"),
    [
        ("typ", "type"),
        ("är", "is"),
        ("senast", "due"),
        ("mål", "goal"),
        ("med", "with"),
        ("tagg", "tag"),
        ("i", "in"),
    ],
)
def test_each_filter_has_its_name_in_both_languages(swedish: str, english: str) -> None:
    """X3: by either name, in capitals and without the marks on its letters."""
    for typed in (swedish, swedish.upper(), fold(swedish), english):
        (found,) = parse(f"{typed}:x").filters
        assert (found.name, found.value) == (english, "x")
