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
    record = read_record("horoscopes/leo.md", b"---\ntype: horoscope\ntitle: Leo\n---\n")
    assert (record.state, record.type, record.title) == (State.UNKNOWN, "horoscope", "Leo")
    assert problems(record) == [
        ("type", 2, "The type horoscope is not known; the file is kept as it is.")
    ]


@pytest.mark.parametrize("front", ["title: A\n", "type:\n", "type: [goal]\n", "type: 3\n"])
def test_front_matter_without_a_usable_type(front: str) -> None:
    """A note from another app, or a slip of the pen: kept, and told."""
    record = read_record("notes/a.md", f"---\n{front}---\n".encode())
    assert record.state is State.UNKNOWN
    assert len(record.problems) == 1


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
