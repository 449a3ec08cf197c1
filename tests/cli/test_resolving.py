"""The questions a sync left, as a shell names and counts them (git.md, Sync)."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

LENA = "network/lena.md"


@pytest.fixture
def asked(run: Run, tmp_path: Path) -> Run:
    """Two questions of one person's fields, and one whether another is deleted."""
    run("init", "--lang", "en", "--name", "Ada Test")
    run("add", "person", "Lena", "--set", "phone=1", "--set", "email=a@x.org")
    run("add", "person", "Toby")
    question(tmp_path, "lena-phone-0a1b2c3d4e", LENA, "phone", "2", "1")
    question(tmp_path, "lena-email-9f8e7d6c5b", LENA, "email", "b@x.org", "a@x.org")
    question(tmp_path, "toby-1122334455", "network/toby.md", "", "deleted", "changed")
    return run


def question(tmp_path: Path, name: str, record: str, field: str, mine: str, theirs: str) -> None:
    place = tmp_path / "journal" / "conflicts" / f"{name}.md"
    place.parent.mkdir(exist_ok=True)
    sides = f'mine: "{mine}"\ntheirs: "{theirs}"'
    place.write_text(f'---\ntype: conflict\nrecord: {record}\nfield: "{field}"\n{sides}\n---\n')


def test_a_question_is_named_as_one_would(asked: Run) -> None:
    """By record and field, or by how its name begins; never by a guess."""
    assert asked("resolve", "lena", "mine").code == 1
    assert asked("resolve", "lena-", "mine").code == 1
    assert asked("resolve", "lena.phone", "theirs").out == "2 questions left\n"
    assert asked("show", "lena", "--json").json["fields"]["phone"] == "2"
    assert asked("resolve", "lena-e", "theirs").out == "1 question left\n"
    assert asked("resolve", "toby", "both").code == 2
    assert asked("resolve", "toby", "theirs").out == "0 questions left\n"


def test_status_names_what_waits_for_an_answer(asked: Run, tmp_path: Path) -> None:
    """git.md: a question is seen until it is answered; so is a file that cannot be read."""
    (tmp_path / "journal" / "network" / "lena.md").write_text("---\ntype: [\n---\n")
    said = asked("status").out
    assert "3 questions to answer, with mentorship resolve or in the app:\n" in said
    assert "toby-1122334455  Toby: mine the file as it stands" in said
    assert "1 file cannot be read: mentorship check\n" in said
    known = asked("status", "--json").json
    assert [one["field"] for one in known["questions"]] == ["email", "phone", ""]
    assert known["unreadable"] == [LENA]
