"""What is wrong with a record is said by field and line, all of it, and in words that help."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorship_tui.i18n import LANGUAGES, Translator
from mentorship_tui.records.model import Field, RecordType
from mentorship_tui.records.record import Record, Value
from mentorship_tui.records.registry import TYPES
from mentorship_tui.records.validate import check_value, problems_of
from mentorship_tui.records.written import flaw_of

from .reading import VALUES, problems, read

GOOD = {
    "journal": "title: My journal\nlanguage: sv\nformat: 1\nmentorship: leading\n",
    "topics": "title: My topics\n",
    "person": "name: Maria Berg\nask_status: asked\nareas: [boards, law]\nphone: 0701234567\n",
    "reading": "title: Boken om mentorskap\nstatus: read\nlink: https://example.org\n",
    "conflict": "record: network/maria-berg.md\nfield: name\nbase:\nmine: Maria\ntheirs: Mia\n",
    "mentorship": "title: Leading\nphase: find\nmentor: '[[anna-berg]]'\nhorizon_months: 12\n",
    "profile": "qualities:\n  listens: 5\n  own: 3\nmust: [listens, own]\n"
    "custom:\n  own: Knows horses\n",
    "goal": "title: Dare\nkind: choice\nstatus: active\nbaseline: 0\ntarget: 10\ndue: 2027-03-01\n",
    "candidate": "name: Anna\nstage: named\nsuggested_by: [maria-berg, '[[per-lund]]']\n"
    "fit:\n  listens: 0\n  candid:\nconflicts:\n  friend: high\ndiscussed: [friend]\n",
    "contact": "about: anna-berg\ndate: 2027-01-20\ndirection: out\nchannel: email\n"
    "purpose: first\nnerves_before: 8\nnerves_after: 3\n",
    "tryout": "candidate: anna-berg\ndate: 2027-01-20\nstatus: held\nratings:\n  honest: 5\n",
    "agreement": "status: agreed\nstart: 2027-01-01\nend: 2027-12-31\nagreed_me: 2027-01-01\n"
    "agreed_mentor: 2027-01-02\nclauses:\n  purpose: agreed\n",
    "meeting": "date: 2027-01-20\ntime: 17:30\nstatus: held\nworth: 9\nplace: 12\n",
    "evaluation": "kind: midterm\ndate: 2027-01-20\ngoals:\n  dare: 7\nstatements:\n  open: 5\n",
    "closing": "reason: reached\nbecomes: friendship\nbest_result_score: 8\n",
}

BAD = [
    ("meeting", "date: 2027-02-30\nstatus: held\n", "date", 3, "2027-02-30 is not a date"),
    ("meeting", "date: 20270130\nstatus: held\n", "date", 3, "20270130 is not a date"),
    ("meeting", "date: 2027-W03-1\nstatus: held\n", "date", 3, "2027-W03-1 is not a date"),
    ("meeting", "status: held\n", "date", 1, "Date is missing. Fill it in."),
    ("meeting", "date: ''\nstatus: held\n", "date", 3, "Date is missing. Fill it in."),
    ("meeting", "date:\nstatus: held\n", "date", 3, "Date is missing. Fill it in."),
    ("meeting", "date: 2027-01-20\nstatus: hled\n", "status", 4, "Did you mean held?"),
    ("meeting", "date: 2027-01-20\nstatus: 1\n", "status", 4, "1 is not one of: planned, held, mo"),
    ("meeting", "date: 2027-01-20\nstatus: true\n", "status", 4, "true is not one of: planned"),
    ("meeting", "date: 2027-01-20\nstatus: held\ntime: 25:00\n", "time", 5, "25:00 is not a time"),
    ("meeting", "date: 2027-01-20\nstatus: held\nworth: 11\n", "worth", 5, "from 0 to 10"),
    ("meeting", "date: 2027-01-20\nstatus: held\nworth: 3.5\n", "worth", 5, "3.5 is not a whole"),
    ("meeting", "date: 2027-01-20\nstatus: held\nworth: '5'\n", "worth", 5, '"5" is not a whole'),
    ("meeting", "date: 2027-01-20\nstatus: held\nworth: true\n", "worth", 5, "true is not a whole"),
    ("journal", "title: A\nlanguage: sv\nformat: one\n", "format", 5, "one is not a whole number."),
    ("person", "name: [Anna]\nask_status: asked\n", "name", 3, "Name takes text, not [Anna]."),
    ("person", "name: A\nask_status: asked\ntags: [[a: 1]]\n", "tags", 5, "Tags takes text, not"),
    ("profile", "qualities: 3\n", "qualities", 3, "Qualities takes lines of key: value below it."),
    ("profile", "qualities:\n  listens: 9\n", "qualities.listens", 4, "9 is not a whole number"),
    ("profile", "custom:\n  own: [a]\n", "custom.own", 4, "takes text, not [a]."),
    ("profile", "must: [listnes]\n", "must", 3, "listnes is neither in the catalogue nor among"),
    (
        "candidate",
        "name: A\nstage: named\nconflicts:\n  hr: hihg\n",
        "conflicts.hr",
        6,
        "mean high?",
    ),
    (
        "candidate",
        "name: A\nstage: named\ndiscussed: [hr, frind]\n",
        "discussed",
        5,
        "mean friend?",
    ),
    (
        "agreement",
        "status: draft\nstart: 2027-05-01\nend: 2027-01-01\n",
        "end",
        5,
        "“Ends” comes before",
    ),
    (
        "mentorship",
        "title: A\nphase: find\nterm_start: 2027-05-01\nterm_end: 2027-01-01\n",
        "term_end",
        6,
        "“Term ends” comes before “Term starts”",
    ),
    (
        "goal",
        "title: A\nkind: vision\nstatus: draft\ncreated: 2027-05-01\ndue: 2027-01-01\n",
        "due",
        7,
        "“By when” comes before “Created”",
    ),
    (
        "agreement",
        "status: agreed\nend: 2027-12-31\nagreed_me: 2027-01-01\n",
        "status",
        3,
        "both have said yes",
    ),
    (
        "agreement",
        "status: agreed\nagreed_me: 2027-01-01\nagreed_mentor: 2027-01-01\n",
        "status",
        3,
        "agreed without an end",
    ),
    ("candidate", "name: A\nstage: chosen\nverdict: unsuitable\n", "stage", 4, "Write down why."),
]

ENGLISH = Translator("en")
KINDS = st.sampled_from(list(TYPES.values()))
FIELDS = st.sampled_from([field for kind in TYPES.values() for field in kind.fields])


@pytest.mark.parametrize("name", TYPES)
def test_a_good_record_has_no_problems(name: str) -> None:
    """Every type, with values as format.md shows them."""
    assert problems(read(name, GOOD[name])) == []


@pytest.mark.parametrize(("name", "front", "field", "line", "words"), BAD)
def test_a_fault_is_named_at_its_line(
    name: str, front: str, field: str, line: int, words: str
) -> None:
    """`check` says file:line: reason, and what is allowed."""
    found = problems(read(name, front))
    assert [(one[0], one[1]) for one in found] == [(field, line)]
    assert words in found[0][2]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "front", "field", "line", "words"), BAD)
def test_a_fault_is_said_whole_in_each_language(
    name: str, front: str, field: str, line: int, words: str, language: str
) -> None:
    """No name in braces is left, and Swedish is not English."""
    text = problems(read(name, front), language)[0][2]
    assert not re.search(r"\{\w+\}", text)
    assert (words in text) == (language == "en") or words in ("from 0 to 10",)


def test_all_faults_are_said_at_once() -> None:
    """One mends a file in one go."""
    record = read("meeting", "date: soon\nstatus: done\nworth: much\n")
    assert [(field, line) for field, line, _ in problems(record)] == [
        ("date", 3),
        ("status", 4),
        ("worth", 5),
    ]


def test_a_wrong_value_stays() -> None:
    """Rule 4: a field of a wrong value keeps its value, marked on the form."""
    assert read("meeting", "date: soon\nstatus: held\n").fields["date"] == "soon"


def test_unknown_keys_are_no_fault() -> None:
    """Rule 4: what the app does not know is kept, and is the user's own affair."""
    assert problems(read("meeting", GOOD["meeting"] + "mood: [sunny, {deep: 1}]\n")) == []


def test_a_quality_or_role_of_ones_own_is_no_fault() -> None:
    """R20: the catalogue is only inspiration."""
    front = "name: A\nstage: named\nfit:\n  horses: 3\nconflicts:\n  neighbour: low\n"
    assert problems(read("candidate", front)) == []


@pytest.mark.parametrize("front", ["suggested_by: [[maria-berg]]\n", "suggested_by: maria-berg\n"])
def test_a_reference_as_note_apps_write_it(front: str) -> None:
    """Rule 6: bare brackets, which YAML reads as a list in a list, and one without a list."""
    record = read("candidate", f"name: A\nstage: named\n{front}")
    assert problems(record) == []
    assert record.words("suggested_by") == ("maria-berg",)


def test_a_single_reference_in_bare_brackets() -> None:
    """Rule 6, where one record is named."""
    record = read("mentorship", "title: A\nphase: find\nmentor: [[anna-berg]]\n")
    assert problems(record) == []
    assert record.words("mentor") == ("anna-berg",)


def test_a_long_value_is_cut_and_harmless() -> None:
    """Rule 8: control characters never reach the terminal raw, not even in a complaint."""
    text = problems(read("meeting", f'date: "\\e[31m{"x" * 500}"\nstatus: held\n'))[0][2]
    assert "\x1b" not in text
    assert len(text) < 120


def test_a_reason_lets_one_choose_all_the_same() -> None:
    """R6: the app warns and explains, it never blocks."""
    front = "name: A\nstage: mentor\nverdict: unsuitable\noverride_reason: We talked it over.\n"
    assert problems(read("candidate", front)) == []


@settings(max_examples=150, deadline=None)
@given(KINDS, st.dictionaries(st.sampled_from(["date", "end", "x"]) | st.text(max_size=5), VALUES))
def test_no_values_make_the_check_fail(kind: RecordType, fields: dict[str, Value]) -> None:
    """Whatever a file holds, it can be listed."""
    assert all(ENGLISH(problem.message) for problem in problems_of(kind, fields, {}))


@settings(max_examples=300, deadline=None)
@given(FIELDS, VALUES)
def test_a_form_and_a_file_agree(field: Field, value: Value) -> None:
    """What a form lets through is no problem in the file afterwards, and the other way round."""
    kind = next(kind for kind in TYPES.values() if field in kind.fields)
    found = problems_of(kind, {field.name: value}, {})
    told = [one for one in found if one.field.partition(".")[0] == field.name]
    if field.others or field.name in ("status", "stage"):
        told = [
            one
            for one in told
            if "catalogue" not in one.message.text and "agreed" not in one.message.text
        ]
    if flaw_of(value) is None:  # control characters are refused, and let be where they stand
        assert bool(told) == (check_value(field, value) is not None)


@pytest.mark.parametrize("empty", [None, "", [], {}])
def test_only_a_required_field_must_be_filled_in(empty: Value) -> None:
    """R6: everything else may stay empty."""
    meeting = TYPES["meeting"]
    date, place = meeting.field("date"), meeting.field("place")
    assert date is not None
    assert place is not None
    assert check_value(date, empty) is not None
    assert check_value(place, empty) is None


def test_a_map_where_a_word_belongs_is_told() -> None:
    """A list item that cannot even be looked up is a fault like any other."""
    assert problems(read("profile", "must: [{a: 1}]\n")) == [
        ("must", 3, "Musts takes text, not {a: 1}.")
    ]


def test_the_same_declarations_serve_other_records() -> None:
    """Models are built once a type, and one type's faults are not another's."""
    first: Record = read("goal", GOOD["goal"])
    assert problems(read("goal", "title: A\nkind: dream\nstatus: active\n")) != []
    assert problems(first) == problems(read("goal", GOOD["goal"])) == []
