"""Sync by one key, and its questions answered one by one."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from mentorship_tui.app.dialogs.dialog import ChooseScreen
from mentorship_tui.app.main.opening import _look_again
from mentorship_tui.app.questions.flow import answer_questions
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.reading.questions import questions
from mentorship_tui.journal.sync.sync import SyncState, sync
from mentorship_tui.records.registry import TYPES

from .conftest import ANNA, NOON, SIZES, Open, Window


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_is_answered_by_one_key(
    open_app: Open, other: Journal, root: Path, size: tuple[int, int]
) -> None:
    """git.md, conflicts as records: both sides with the base, a key each, undo inside it."""
    async with open_app(size=size) as window:
        await window.press("s")
        await window.shows("could not decide", "2027-05-01", "2027-06-01", "1 question left")
        await window.press("1")
        await window.shows("All is answered")
        await window.settled()
        assert _day(root) == "2027-06-01"
        await window.press("s")
        await window.shows("synced just now")
        await window.settled()
    assert sync(other).state is SyncState.OK
    other.refresh()
    assert other.snapshot.records[ANNA].text("next_date") == "2027-06-01"
    assert other.snapshot.records[ANNA].words("areas") == ("law",)
    assert other.snapshot.records[ANNA].text("next_step") == "Call"
    assert questions(other) == ()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            (
                "The other value, set aside",
                "What stands there now",
                "from this computer",
                "from the other computer",
            ),
        ),
        (
            "sv",
            (
                "Det andra värdet, undanlagt",
                "Det som står där nu",
                "från den här datorn",
                "från den andra datorn",
            ),
        ),
    ],
)
async def test_the_sides_are_named_by_what_is_true_on_every_machine(
    open_app: Open, other: Journal, root: Path, language: str, words: tuple[str, ...]
) -> None:
    """git.md: any machine can answer; it says what stands there and whose each value is."""
    mine = Journal(root, other.places, lambda: NOON)
    mine.refresh()
    mine.set("journal.md", {"language": language})
    assert mine.drain(20)
    assert sync(mine).conflicts
    mine.close()
    other.close()
    async with open_app(size=(80, 24)) as window:
        window.app.flow(answer_questions(window.app, ""))
        await window.shows(*words)
        lines = window.text.splitlines()
        at = next(at for at, line in enumerate(lines) if words[1] in line)
        assert words[3] in lines[at + 1]
        assert "2027-05-01" in lines[at + 2]
        aside = next(at for at, line in enumerate(lines) if words[0] in line)
        assert words[2] in lines[aside + 1]


async def test_answers_are_undone_and_written_in_the_screen(
    open_app: Open, other: Journal, root: Path
) -> None:
    """git.md: mine, theirs, or what one writes oneself; a wrong day is said and kept."""
    other.set(ANNA, {"why_mentor": "She likes it"})
    assert other.drain(20)
    assert sync(other).state is SyncState.OK
    async with open_app() as window:
        await _set(window, {"why_mentor": "Teaching"})
        await window.press("s")
        await window.shows("2 questions left")
        await window.press("1")
        await window.shows("1 question left")
        await window.press("u")
        await window.shows("2 questions left", "Undone")
        await window.press("e")
        await window.write("x")
        await window.press("enter")
        await window.shows("Write it as 2027-03-01")
        await window.press(*["backspace"] * 11)
        await window.write("+2d")
        await window.press("enter")
        await window.shows("1 question left")
        await window.press("3")
        await window.shows("All is answered")
        await window.settled()
    record = other.snapshot.records[ANNA]
    assert _day(root) == "2027-01-19"
    assert record.path == ANNA
    assert "Teaching" in (root / ANNA).read_text()
    assert "She likes it" in (root / ANNA).read_text()


async def test_home_names_the_questions(open_app: Open, other: Journal, root: Path) -> None:
    """H1: what waits for an answer stands on Home until it is answered; enter answers it."""
    async with open_app() as window:
        await window.press("s")
        await window.shows("could not decide")
        await window.press("escape")
        await window.shows("1 question to answer", "Anna Svensson: Next date")
        await window.press("0", "g", "j")
        await window.shows("2027-06-01")
        await window.press("enter")
        await window.shows("could not decide")
        await window.press("2")
        await window.shows("All is answered")
        await window.settled()
    assert _day(root) == "2027-05-01"
    assert not list((root / "conflicts").glob("*"))


async def test_whole_files_are_told_apart(open_app: Open, other: Journal, root: Path) -> None:
    """git.md: mine and theirs; of a text its difference, of a file its size and its place."""
    (other.root / "list.txt").write_text("milk\nbread\n")
    (root / "list.txt").write_text("milk\ncheese\n")
    (other.root / "p.png").write_bytes(b"\0one")
    (root / "p.png").write_bytes(b"\0other")
    assert sync(other).state is SyncState.OK
    async with open_app(size=(120, 36)) as window:
        await window.press("s")
        await window.shows("3 questions left", "list.txt", "p.png")
        await window.shows("12 bytes, kept as", "conflicts/list-", "[-bread-]{+cheese+}")
        await window.press("down", "down")
        await window.shows("6 bytes, kept as", "conflicts/p-", "the file as it stands, 4 bytes")
        await window.press("escape")
        await window.shows("Other files (2)")
        assert "list.txt" in window.text


async def test_a_deletion_shows_what_the_other_side_changed(
    open_app: Open, other: Journal, root: Path
) -> None:
    """format.md: deleted on one side, changed on the other: what is lost by deleting is shown."""
    async with open_app(size=(120, 36)) as window:
        journal = window.app.open_journal
        await window.app.in_thread(journal.delete, ANNA)
        await window.settled()
        await window.press("s")
        await window.shows("1 question left", "deleted", "{+next_date: 2027-05-01", "law")
        await window.press("1")
        await window.shows("All is answered")
        await window.settled()
    assert not (root / ANNA).exists()


async def test_a_rewritten_server_is_explained_beside_a_question(
    open_app: Open, other: Journal, remote: Path, root: Path
) -> None:
    """Reliability row 7: it tells, whatever else there is to say."""
    words = ["git", "-C", str(other.root)]
    base = subprocess.check_output([*words, "rev-parse", "HEAD~1"], text=True).strip()
    tree = "HEAD^{tree}"
    rewritten = subprocess.check_output(
        [*words, "commit-tree", tree, "-p", f"{base}~1", "-m", "x"], text=True
    ).strip()
    subprocess.run([*words, "push", "-qf", str(remote), f"{rewritten}:main"], check=True)
    async with open_app(size=(120, 36)) as window:
        await window.press("s")
        await window.shows("could not decide", "The history on the server was rewritten")


async def test_help_is_to_be_had_where_a_question_is_answered(
    open_app: Open, other: Journal
) -> None:
    """ui.md: `?` shows every key that works here; enter says what it does here."""
    async with open_app() as window:
        await window.press("s")
        await window.shows("could not decide", "Enter Edit")
        await window.press("question_mark")
        await window.shows("Keys that work here")
        await window.press("escape")
        await window.shows("1 question left")


async def _set(window: Window, values: dict[str, str]) -> None:
    journal = window.app.open_journal
    await window.app.in_thread(journal.set, ANNA, values)
    await window.settled()


def _day(root: Path) -> str:
    lines = (root / ANNA).read_text().splitlines()
    return next(line.split(": ")[1] for line in lines if line.startswith("next_date: "))


async def test_home_tells_a_question_in_the_words_of_its_record(
    open_app: Open, other: Journal, root: Path
) -> None:
    """git.md: Home says it; neither file names, commits nor the words of the files are shown."""
    other.set(ANNA, {"stage": "replied", "next_date": ""})
    assert other.drain(20)
    assert sync(other).state is SyncState.OK
    async with open_app(size=(120, 36)) as window:
        await _set(window, {"stage": "meeting"})
        await window.press("s")
        await window.shows("2 questions left")
        await window.press("escape")
        (path,) = [one.path for one in questions(window.app.open_journal) if one.field == "stage"]
        window.app.frame.pane.go_to(path)
        await window.shows("What stands there now", "The other value, set aside", "Before")
        page = window.text
        await window.shows("Enter Answer the question")
    assert "going to meet" in page
    assert "mentorships/leading" not in page
    assert "Versions" not in page


async def test_a_choice_is_written_by_choosing(open_app: Open, other: Journal, root: Path) -> None:
    """The words of the files are English whatever the user's language is: nobody types them."""
    other.set(ANNA, {"stage": "replied"})
    assert other.drain(20)
    assert sync(other).state is SyncState.OK
    async with open_app(size=(80, 24)) as window:
        await _set(window, {"stage": "meeting", "next_date": "2027-05-01"})
        await window.press("s")
        await window.shows("1 question left", "going to meet")
        await window.press("e")
        await window.until(lambda: isinstance(window.app.screen, ChooseScreen))
        await window.press("1")
        await window.shows("All is answered")
        await window.settled()
        first = window.app.open_journal.snapshot.records[ANNA].text("stage")
    assert first == TYPES["candidate"].field("stage").choices[0].key  # type: ignore[union-attr]


async def test_a_plain_push_beside_the_app_is_seen(
    open_app: Open, other: Journal, root: Path
) -> None:
    """git.md, a plain push: "n to send" is of now, before the next commit or sync."""
    other.close()
    async with open_app() as window:
        await _set(window, {"why_mentor": "Teaching"})
        await window.shows("2 to send")
        subprocess.run(["git", "-C", str(root), "push", "-qf", "origin", "HEAD:main"], check=True)
        await _look_again(window.app)
        await window.settled()
        assert "to send" not in window.text
