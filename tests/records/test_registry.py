"""Every record type is declared, lives where format.md says, and speaks to a newcomer."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.i18n import LANGUAGES, Message
from mentorship_tui.records.model import Field, Kind, RecordType
from mentorship_tui.records.record import Value
from mentorship_tui.records.registry import (
    TYPES,
    mentorship_of,
    path_for,
    record_type,
    slug_of,
    type_of_path,
)
from mentorship_tui.records.types.common import COMMON
from mentorship_tui.records.validate import check_value

LAYOUT = """
journal.md                       journal     title mentee language format mentorship
topics.md                        topics      title
network/<slug>.md                person      name relation areas ask_status follow_up
reading/<slug>.md                reading     title author link status
conflicts/<slug>.md              conflict    record field base mine theirs commits
mentorships/<own>/mentorship.md  mentorship  title intention horizon_months phase mentor \
    term_start term_end becomes
mentorships/<own>/profile.md     profile     qualities must custom format languages
mentorships/<own>/goals/<slug>.md        goal        kind dimension due sign baseline target status
mentorships/<own>/candidates/<slug>.md   candidate   name stage lead_kind suggested_by fit \
    attention interest conflicts verdict override_reason next_step next_date
mentorships/<own>/contacts/<day>-<slug>.md     contact     about date direction channel purpose \
    outcome nerves_before nerves_after follow_up
mentorships/<own>/tryouts/<day>-<slug>.md      tryout      candidate date status ratings \
    my_choice their_choice
mentorships/<own>/agreement.md   agreement   status start end midterm interval_weeks minutes \
    place clauses agreed_me agreed_mentor
mentorships/<own>/meetings/<day>-<slug>.md     meeting     date time minutes place status worth \
    takeaway next_date
mentorships/<own>/evaluations/<day>-<slug>.md  evaluation  kind goals statements decision
mentorships/<own>/closing.md     closing     reason becomes best_result_score thanked notes
"""
ROWS = [line.split() for line in LAYOUT.strip().splitlines()]
PHASES = {"prepare", "find", "agree", "underway", "close", "reading", ""}
SLUGS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,3}", fullmatch=True)
ALL_FIELDS = [
    pytest.param(kind, field, id=f"{kind.name}.{field.name}")
    for kind in TYPES.values()
    for field in kind.fields
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_the_layout_of_the_format(row: list[str]) -> None:
    """format.md, Layout: where the files of each type live, and the fields they have."""
    place, name, *fields = row
    kind = TYPES[name]
    path = path_for(kind, "anna", "leading", "2027-01-20" if kind.dated else None)
    assert path == place.replace("<own>", "leading").replace("<day>", "2027-01-20").replace(
        "<slug>", "anna"
    )
    assert set(fields) <= {field.name for field in kind.fields}


def test_the_layout_knows_every_type() -> None:
    """A type without a place in the format would be nobody's contract."""
    assert set(TYPES) == {row[1] for row in ROWS}


@given(st.sampled_from(list(TYPES.values())), SLUGS, SLUGS)
def test_a_path_says_type_owner_and_slug(kind: RecordType, slug: str, owner: str) -> None:
    """Where a record is put is where it is looked for."""
    path = path_for(kind, slug, owner, "2027-01-20" if kind.dated else None)
    assert type_of_path(path) is kind
    assert mentorship_of(path) == (owner if kind.in_mentorship else "")
    if kind.name == "mentorship":
        assert slug_of(path) == owner
    elif not kind.single:
        assert slug_of(path).endswith(slug)


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "meetings/2027-01-20-first.md",
        "mentorships/leading.md",
        "mentorships/leading/notes.md",
        "mentorships/leading/goals/old/one.md",
        "network/work/anna.md",
        "templates/sv/meeting.md",
    ],
)
def test_other_files_are_of_no_type(path: str) -> None:
    """Foreign files are left alone (rule 4)."""
    assert type_of_path(path) is None


def test_an_unknown_name_is_no_type() -> None:
    """The app may meet a record of a newer version."""
    assert record_type("horoscope") is None


@pytest.mark.parametrize("kind", TYPES.values(), ids=lambda kind: kind.name)
def test_every_type_is_whole(kind: RecordType) -> None:
    """What forms, boards and file names lean on is there, and of the right kind."""
    names = [field.name for field in kind.fields]
    assert len(names) == len(set(names))
    assert kind.title in names
    assert set(COMMON) <= set(kind.fields)
    assert kind.phase in PHASES
    if kind.stage:
        stage = kind.field(kind.stage)
        assert stage is not None
        assert stage.kind is Kind.CHOICE
    if kind.dated:
        dated = kind.field(kind.dated)
        assert dated is not None
        assert dated.kind is Kind.DATE
        assert dated.required
    titles = [section.title for section in kind.sections]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize(("kind", "field"), ALL_FIELDS)
def test_every_field_is_whole(kind: RecordType, field: Field) -> None:
    """Keys are English and stable (rule 1); what a field starts as is what it may be."""
    keys = [field.name, *(choice.key for choice in (*field.choices, *field.keys))]
    assert all(key.isidentifier() and key.islower() for key in keys)
    assert len({choice.key for choice in field.choices}) == len(field.choices)
    assert len({choice.key for choice in field.keys}) == len(field.keys)
    assert bool(field.choices) == (field.kind in (Kind.CHOICE, Kind.CHOICES, Kind.CHOICE_MAP))
    assert bool(field.refers) == (field.kind in (Kind.REFERENCE, Kind.REFERENCES))
    assert set(field.refers) <= set(TYPES)
    assert not field.keys_from or field.keys_from in TYPES
    assert not field.others or kind.field(field.others)
    if field.default is not None:
        default: Value = field.default
        assert check_value(field, default) is None


@pytest.mark.parametrize(("kind", "field"), ALL_FIELDS)
def test_every_field_explains_itself(kind: RecordType, field: Field) -> None:
    """A newcomer meets each word for the first time in a form."""
    assert field.label.text
    assert field.help is not None
    assert field.help.text.endswith((".", "?", ","))
    assert all(choice.label.text for choice in field.choices)


def test_every_section_explains_itself() -> None:
    """So do the headings of the body."""
    texts = [section.help for kind in TYPES.values() for section in kind.sections]
    assert all(isinstance(text, Message) and text.text for text in texts)


def test_only_the_meeting_has_a_section_for_me_only() -> None:
    """What must never leave in an export is marked, and nothing else is."""
    private = [
        (kind.name, section.key)
        for kind in TYPES.values()
        for section in kind.sections
        if section.private
    ]
    assert private == [("meeting", "private")]


def test_a_journal_is_in_a_language_the_app_speaks() -> None:
    """The languages are declared in i18n; the form offers all of them."""
    language = TYPES["journal"].field("language")
    assert language is not None
    assert {choice.key: choice.label.text for choice in language.choices} == LANGUAGES


def test_the_declarations_bring_nothing_heavy_along() -> None:
    """The first paint must not wait for models or parsers that it does not need."""
    code = (
        "import sys, mentorship_tui.records.registry; "
        "print([name for name in ('yaml', 'babel') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
