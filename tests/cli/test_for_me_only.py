"""What is for the mentee alone is in nothing that a command prints unasked (outgoing.md, R50)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Done, Run

SECRET = "qzsecret"
BODY = f"""## Notes

Talked about the union.

## Actions

- [ ] Call the union due:2020-01-10

## For me only

- [ ] Leave, {SECRET} due:2020-01-11

### Deeper

{SECRET} of the union
"""


@pytest.fixture
def told(started: Run) -> Run:
    """A meeting with what is for the mentee alone in it."""
    held = ("--set", "status=held", "--set", "date=2020-01-02")
    started("set", "mentorships/leading/mentorship", "phase=underway")
    assert started("add", "meeting", "The union", *held, "--body", BODY).code == 0
    return started


@pytest.mark.parametrize(
    "words", [("due",), ("due", "--json"), ("status",), ("status", "--json"), ("search", "union")]
)
def test_nothing_of_it_is_printed(told: Run, words: tuple[str, ...]) -> None:
    """outgoing.md: a prompt, a cron mail or a script shows what else there is."""
    done = told(*words)
    assert done.code == 0
    assert SECRET not in done.out + done.err
    assert "the union" in done.out


def test_that_something_is_due_is_said_all_the_same(told: Run) -> None:
    """M4: with the meeting it stands in."""
    assert "2020-01-11  something for you only, in The union" in told("due").out
    assert [one["text"] for one in told("due", "--json").json][-1].startswith("something for you")


def test_the_next_step_says_no_word_of_it(started: Run) -> None:
    """outgoing.md: also when it is the first of what is due."""
    started("set", "mentorships/leading/mentorship", "phase=underway")
    alone = BODY.replace("- [ ] Call the union due:2020-01-10\n", "")
    held = ("--set", "status=held", "--set", "date=2020-01-02")
    started("add", "meeting", "The union", *held, "--body", alone)
    step = started("status", "--json").json["next"]
    assert step["text"].startswith("You said you would: something for you only, in The union (")
    assert "Next: You said you would: something for you only" in started("status").out


def test_a_search_says_that_it_stands_there_and_shows_it_when_asked(told: Run) -> None:
    """X7: the record is found; its words are shown with --private."""
    found = told("search", SECRET)
    assert found.code == 0
    assert SECRET not in found.out
    assert "(for you only)" in found.out
    assert SECRET in told("search", SECRET, "--private").out
    [hit] = told("search", SECRET, "--json").json
    assert (hit["passage"], hit["private"]) == ("", True)


@pytest.fixture
def asked(told: Run, remote: Path, tmp_path: Path) -> Callable[..., Done]:
    """A second machine whose sync leaves a question about what is for the mentee alone."""
    assert told("remote", str(remote)).code == 0
    assert told("clone", str(remote), "second", journal=False).code == 0

    def run(*words: str) -> Done:
        return told("--journal", str(tmp_path / "second"), *words, journal=False)

    for number, folder in enumerate(("journal", "second")):
        (place,) = (tmp_path / folder).rglob("*the-union.md")
        place.write_text(place.read_text().replace("of the union\n", f"changed {number}\n"))
    assert told("sync").code == 0
    return run


@pytest.mark.parametrize("command", ["sync", "status"])
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_question_about_it_is_named_without_its_texts(
    asked: Callable[..., Done], command: str, options: tuple[str, ...]
) -> None:
    """git.md: it is listed and can be answered; the texts are on the screen."""
    assert asked("sync").code == 3
    done = asked(command, *options)
    assert SECRET not in done.out + done.err
    if options:
        [question] = done.json["questions"]
        assert question["private"]
        assert question["mine"] is None
    else:
        assert "The union, Deeper: mine (for you only), theirs (for you only)" in done.out


def test_no_text_of_a_record_is_an_argument_of_a_program(
    told: Run, remote: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """outgoing.md: every user of a machine can read those; the paths of files are in them."""
    traced = tmp_path / "trace"
    monkeypatch.setenv("GIT_TRACE", str(traced))
    told("topic", f"{SECRET} topic")
    told("set", "the-union", f"takeaway={SECRET}")
    told("undo")
    told("log", "the-union")
    told("remote", str(remote))
    assert "git" in traced.read_text()
    assert SECRET not in traced.read_text()
