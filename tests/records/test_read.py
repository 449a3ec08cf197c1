"""Any file becomes a record of some state; none can make reading fail."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.records.model import RecordType
from mentorship_tui.records.read import TITLE_LENGTH, digest_of, read_record
from mentorship_tui.records.record import State, Value
from mentorship_tui.records.registry import TYPES
from mentorship_tui.text.document import Document, DocumentError
from mentorship_tui.text.value import same

from .reading import VALUES, path_of, problems, read


@pytest.mark.parametrize("name", TYPES)
def test_a_record_of_every_type_is_known(name: str) -> None:
    """Each in its place, even without a single field."""
    record = read(name)
    assert (record.state, record.type) == (State.KNOWN, name)
    assert record.mentorship == ("leading" if TYPES[name].in_mentorship else "")


def test_a_type_of_a_newer_version_is_kept() -> None:
    """Rule 4: unknown types stay, and are searchable by their title."""
    record = read_record("network/leo.md", b"---\ntype: horoscope\ntitle: Leo\n---\n")
    assert (record.state, record.type, record.title) == (State.UNKNOWN, "horoscope", "Leo")
    assert problems(record) == [
        ("type", 2, "The type horoscope is not known; the file is kept as it is.")
    ]


@pytest.mark.parametrize("front", ["title: A\n", "type:\n", "type: [goal]\n", "type: 3\n"])
def test_front_matter_without_a_usable_type(front: str) -> None:
    """A slip of the pen in a place of ours is told; elsewhere it is a note of another app."""
    data = f"---\n{front}---\n".encode()
    record, note = read_record("network/a.md", data), read_record("notes/a.md", data)
    assert (record.state, len(record.problems)) == (State.UNKNOWN, 1)
    assert (note.state, note.problems) == (State.FOREIGN, ())


@pytest.mark.parametrize("front", ["title: [\n", "type: horoscope\n", "\ta: b\n", "a: 1\na: 2\n"])
def test_a_foreign_note_is_quiet_whatever_is_in_it(front: str) -> None:
    """Rule 10; but one that says it is a record of ours is looked after wherever it lies."""
    note = read_record("vault/a.md", f"---\n{front}---\n".encode())
    assert (note.state, note.problems) == (State.FOREIGN, ())
    ours = read_record("vault/a.md", b"---\ntype: goal\na: [\n---\n")
    assert ours.state is State.BROKEN


@pytest.mark.parametrize(
    ("path", "front", "type_name"),
    [
        ("network/bo.md", "name: Bo\nask_status: asked\n", "person"),
        ("network/bo.md", "type:\nname: Bo\nask_status: asked\nextra: 1\n", "person"),
        ("mentorships/a/candidates/bo.md", "name: Bo\nstage: lead\n", "candidate"),
        ("mentorships/a/mentorship.md", "title: A\nphase: find\n", "mentorship"),
        ("mentorships/a/profile.md", "qualities:\n  honest: 3\n", "profile"),
        ("topics.md", "created: 2027-01-01\n", "topics"),
        ("network/bo.md", "title: Bo\n", ""),
        ("network/bo.md", "name: Bo\nask_status: nonsense\n", ""),
        ("mentorships/a/profile.md", "title: A profile\ntags: [x]\n", ""),
        ("topics.md", "tags: [x]\n", ""),
        ("notes/bo.md", "name: Bo\nask_status: asked\n", ""),
    ],
)
def test_a_file_that_lost_its_type_is_of_its_folders_when_the_rest_fits(
    path: str, front: str, type_name: str
) -> None:
    """Rule 10: as a phone's app leaves it that drops the key."""
    record = read_record(path, f"---\n{front}---\n".encode())
    assert record.type == type_name
    assert (record.state is State.KNOWN) == bool(type_name)
    said = [one for one in problems(record) if one[0] == "type"]
    assert len(said) == (not path.startswith("notes/"))


@pytest.mark.parametrize("value", ["Goal", '"goal"', "' goal '", "GOAL"])
def test_the_name_of_a_type_is_read_in_any_case(value: str) -> None:
    data = f"---\ntype: {value}\ntitle: A\nkind: vision\nstatus: open\n---\n".encode()
    record = read_record(path_of("goal"), data)
    assert (record.state, record.type) == (State.KNOWN, "goal")
    assert len([one for one in problems(record) if one[0] == "type"]) == (value != '"goal"')


@pytest.mark.parametrize(
    "path",
    [
        "network/bo.sync-conflict-20270101-120000-ABCDEFG.md",
        "network/bo (Kim's conflicted copy 2027-01-01).md",
        "network/bo (conflicted copy 2027-01-01 120000).md",
        "network/bo_conflict-20270101-120000.md",
        "network/bo (SFConflict kim@example.org 2027-01-01-12-00-00).md",
        "mentorships/a/agreement.sync-conflict-20270101-120000-ABCDEFG.md",
    ],
)
def test_the_copy_of_a_sync_is_no_second_record_and_is_told(path: str) -> None:
    record = read_record(path, b"---\ntype: person\nname: Bo\nask_status: asked\n---\n")
    assert record.state is State.BROKEN
    assert ("bo.md" if "bo" in path else "agreement.md") in problems(record)[0][2]
    assert read_record(f"vault/{path}", b"words\n").state is State.FOREIGN


def test_fields_that_do_not_begin_the_file_are_told_of() -> None:
    record = read_record("network/bo.md", b"Words\n\n---\ntype: person\nname: Bo\n---\n")
    assert (record.state, record.problems[0].line) == (State.BROKEN, 3)


def test_markdown_without_front_matter_is_foreign() -> None:
    """Rule 4: foreign files stay, and are no problem."""
    record = read_record("README.md", b"# Hello\n")
    assert (record.state, record.problems) == (State.FOREIGN, ())


def test_a_broken_file_says_where_and_why() -> None:
    """Rule 4: listed with its file, line and reason."""
    record = read_record(path_of("goal"), b"---\ntype: goal\ntitle: Mote: uppfoljning\n---\n")
    assert record.state is State.BROKEN
    assert [line for _, line, _ in problems(record)] == [3]
    assert (record.slug, record.mentorship) == ("anna-berg", "leading")


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: f"---\n{text}\n---\n".encode("utf-8", "ignore"))
)
def test_no_bytes_make_reading_fail(data: bytes) -> None:
    """Rule 8: whatever a file holds, it is listed."""
    record = read_record(path_of("candidate"), data)
    assert record.digest == digest_of(data)
    assert "\x1b" not in record.title


@given(st.sampled_from(list(TYPES.values())), st.data())
def test_no_values_make_reading_fail(kind: RecordType, data: st.DataObject) -> None:
    """Rule 4: a value of any shape in any field of any type leaves a record with its problems."""
    name = data.draw(st.sampled_from([field.name for field in kind.fields]))
    fields: dict[str, Value] = {"type": kind.name, name: data.draw(VALUES)}
    try:
        document = Document.new(fields, "")
    except DocumentError:
        return
    record = read_record(path_of(kind.name), document.data)
    assert (record.state, record.type) == (State.KNOWN, kind.name)
    assert same(dict(record.fields), fields)


def test_a_title_is_one_safe_line_of_bounded_length() -> None:
    """Rule 8: control characters never reach the terminal raw."""
    title = read("goal", f'title: "a\\e[2J\\nb{"x" * 500}"\n').title
    assert title.isprintable()
    assert len(title) == TITLE_LENGTH


def test_a_person_is_called_by_name() -> None:
    """The field that names a record is the type's own."""
    assert read("person", "name: Åsa Öberg\ntitle: x\n").title == "Åsa Öberg"
    assert read("contact", "about: asa-oberg\n").title == ""


def test_the_slug_of_a_dated_record_has_its_date() -> None:
    """A reference to a meeting tells it from the next one."""
    assert read("meeting", "date: 2027-01-20\n").slug == "2027-01-20-anna-berg"


def test_actions_are_read_with_their_lines() -> None:
    """Actions and topics are ordinary task items, wherever the front matter ends."""
    body = "\n## Actions\n\n- [ ] Call Per due:2027-03-01 @mentor\n- [x] Done\n"
    call, done = read("meeting", "date: 2027-01-20\nstatus: held\n", body).tasks
    assert (call.text, call.due, call.owner, call.line, call.section) == (
        "Call Per",
        date(2027, 3, 1),
        "mentor",
        9,
        "Actions",
    )
    assert (done.done, done.line) == (True, 10)


def test_a_task_in_a_letter_is_no_action() -> None:
    """Only meetings and topics hold what the app follows up."""
    assert read("contact", "", "- [ ] not mine\n").tasks == ()


def test_the_headings_that_have_text() -> None:
    """What the next step leans on: an empty section is not a written one."""
    body = "## Agenda\n\n## Notes\n\nWe talked.\n\n```\n## Actions\nx\n```\n"
    assert read("meeting", "", body).written == ("Notes",)


def test_a_text_above_the_headings_is_written_too() -> None:
    """R9: who answers above the heading has answered; what the template asks is no answer."""
    asked = "*What would be the best result?*\n\n## The best result\n"
    assert read("mentorship", "", asked).written == ()
    assert read("mentorship", "", f"I dare to apply.\n\n{asked}").written == ("",)
    assert read("mentorship", "", "I dare to apply.\n").written == ("",)


def test_the_links_of_the_text() -> None:
    """Rule 6: `[[slug]]`, with a label or a heading behind it, each once."""
    body = "[[anna]] and [[per|Per Lund]], [[anna#Text]]; not [[ nor [[a\nb]] nor [one]\n"
    assert read("person", "", body).links == ("anna", "per")


def test_a_record_in_the_wrong_folder_is_told() -> None:
    """No pane would show it where it is."""
    record = read_record(
        "network/a.md", b"---\ntype: goal\ntitle: A\nkind: vision\nstatus: draft\n---\n"
    )
    assert problems(record) == [
        ("type", 2, "Files of type goal belong in mentorships/.../goals. Move it there.")
    ]
