"""A record that gets a new name is found by all who refer to it (format.md rules 5 and 6)."""

from __future__ import annotations

import pytest

from mentorship_tui.records.read import read_record
from mentorship_tui.records.record import Record
from mentorship_tui.records.references import path_after, refers_to, with_new_reference
from mentorship_tui.text.document import Document

MARIA = read_record("network/maria-berg.md", b"---\ntype: person\nname: Maria Berg\n---\n")
ANNA = read_record(
    "mentorships/leading/candidates/anna.md", b"---\ntype: candidate\nname: Anna\n---\n"
)
DARE = read_record("mentorships/leading/goals/dare.md", b"---\ntype: goal\ntitle: Dare\n---\n")
LEADING = read_record(
    "mentorships/leading/mentorship.md", b"---\ntype: mentorship\ntitle: Leading\n---\n"
)
CANDIDATE = "mentorships/leading/candidates/per.md"
CONFLICT = "conflicts/1.md"


@pytest.mark.parametrize(
    ("path", "target", "slug", "before", "after"),
    [
        (CANDIDATE, MARIA, "mia-berg", "type: candidate\nsuggested_by: [x, maria-berg]  # who\n",
         "type: candidate\nsuggested_by: [x, mia-berg]  # who\n"),
        (CANDIDATE, MARIA, "mia-berg", "type: candidate\nsuggested_by:\n- '[[maria-berg|M]]'\n",
         "type: candidate\nsuggested_by:\n- '[[mia-berg|M]]'\n"),
        (CANDIDATE, MARIA, "mia-berg", "type: candidate\nsuggested_by: [[maria-berg]]\n",
         "type: candidate\nsuggested_by: [[mia-berg]]\n"),
        (CANDIDATE, MARIA, "mia-berg", "type: candidate\nsuggested_by: maria-berg\n",
         "type: candidate\nsuggested_by: mia-berg\n"),
        ("mentorships/leading/mentorship.md", ANNA, "anna-ek", "type: mentorship\nmentor: anna\n",
         "type: mentorship\nmentor: anna-ek\n"),
        ("mentorships/leading/evaluations/2027-01-20-midterm.md", DARE, "dare-more",
         "type: evaluation\ngoals: {dare: 7}\n", "type: evaluation\ngoals: {dare-more: 7}\n"),
        ("journal.md", LEADING, "growing", "type: journal\nmentorship: leading\n",
         "type: journal\nmentorship: growing\n"),
        (CONFLICT, ANNA, "anna-ek", f"type: conflict\nrecord: {ANNA.path}\n",
         "type: conflict\nrecord: mentorships/leading/candidates/anna-ek.md\n"),
        (CONFLICT, LEADING, "growing", f"type: conflict\nrecord: {ANNA.path}\n",
         "type: conflict\nrecord: mentorships/growing/candidates/anna.md\n"),
    ],
)  # fmt: skip
def test_a_field_follows(path: str, target: Record, slug: str, before: str, after: str) -> None:
    """Rule 5: every reference in the same commit; rule 3: nothing else."""
    data = f"---\n{before}---\nThe body.\n".encode()
    record = read_record(path, data)
    assert refers_to(record, target)
    renamed = with_new_reference(Document.parse(data), record, target, slug)
    assert renamed.data.decode() == f"---\n{after}---\nThe body.\n"


def test_a_link_in_the_text_follows() -> None:
    """Rule 6, also in a file that names the record in no field."""
    data = (
        b"---\ntype: person\nname: Per\n---\n[[maria-berg]], [[maria-berg|M]], [[maria-bergman]]\n"
    )
    record = read_record("network/per.md", data)
    assert refers_to(record, MARIA)
    renamed = with_new_reference(Document.parse(data), record, MARIA, "mia")
    assert renamed.body == "[[mia]], [[mia|M]], [[maria-bergman]]\n"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (MARIA.path, "---\ntype: person\nname: Maria\n---\n[[maria-berg]]\n"),
        (CANDIDATE, "---\ntype: candidate\nsuggested_by: [maria-bergman]\n---\n"),
        (CANDIDATE, "---\ntype: candidate\nnext_step: maria-berg\n---\nmaria-berg\n"),
        (CANDIDATE, "---\ntype: horoscope\nsuggested_by: maria-berg\n---\n"),
    ],
)
def test_what_is_no_reference(path: str, text: str) -> None:
    """Its own file, another slug, plain words, and the keys of a type the app does not know."""
    assert not refers_to(read_record(path, text.encode()), MARIA)


def test_another_mentorships_candidate_of_that_name_is_another_person() -> None:
    """X7: several mentorships in one journal."""
    contact = b"---\ntype: contact\nabout: anna\n---\n[[anna]]\n"
    here = read_record("mentorships/leading/contacts/2027-01-20-anna.md", contact)
    there = read_record("mentorships/growing/contacts/2027-01-20-anna.md", contact)
    assert refers_to(here, ANNA)
    assert not refers_to(there, ANNA)


def test_only_the_files_of_the_target_move() -> None:
    """A mentorship takes its whole folder with it."""
    assert path_after(ANNA.path, LEADING, "growing") == "mentorships/growing/candidates/anna.md"
    assert (
        path_after("mentorships/leading-2/x.md", LEADING, "growing") == "mentorships/leading-2/x.md"
    )
    assert path_after(MARIA.path, ANNA, "x") == MARIA.path
