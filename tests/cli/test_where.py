"""Which journal and which folder a command is about (ui.md, Which journal opens)."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from mentorship_tui.cli.main import program
from mentorship_tui.cli.translated import NoCommand
from mentorship_tui.journal.places import LAST_OPENED, Places

from .conftest import Run


def test_a_command_below_a_journal_is_about_that_journal(started: Run, tmp_path: Path) -> None:
    """As git does, from however far down."""
    below = tmp_path / "journal" / "network" / "far"
    below.mkdir(parents=True)
    assert started("topic", "Say no", journal=False, cwd=below).code == 0
    assert "Say no" in (tmp_path / "journal/topics.md").read_text()


def test_the_home_folder_is_no_journal_of_what_is_in_it(
    started: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file in the home folder that happens to be called journal.md takes no commands."""
    (home / "journal.md").write_text("---\ntype: journal\n---\n")
    (home / "notes").mkdir()
    (Places.of_user().state / LAST_OPENED).unlink()
    done = started("status", journal=False, cwd=home / "notes")
    assert (done.code, done.out) == (1, "")


def test_init_without_a_folder_takes_the_working_folder(run: Run, tmp_path: Path) -> None:
    """As git init does; what it says of a journal that is there is of that folder."""
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        done = run("init", journal=False, cwd=folder)
        assert (done.code, done.out) == (0, f"{folder}\n")
    (first / "network").mkdir()
    again = run("init", journal=False, cwd=first / "network")
    assert (again.code, again.err) == (
        1,
        f"mentorship: There is a journal in {first} already.\n",
    )


@pytest.mark.parametrize("below", ["", "notes"])
def test_init_in_a_repository_that_is_there_leaves_nothing_for_the_doctor(
    run: Run, tmp_path: Path, below: str
) -> None:
    """git.md: a plain pull merges there too; in a bigger repository it says so."""
    repository = tmp_path / "repository"
    (repository / "notes").mkdir(parents=True)
    subprocess.run(["git", "init", "-q", repository], check=True)
    done = run("init", str(repository / below), journal=False)
    assert done.code == 0
    assert (str(repository) in done.err) == bool(below)
    found = run("doctor", journal=False, cwd=repository / below).out
    assert "git" not in found.lower(), found
    left = subprocess.check_output(["git", "-C", repository, "status", "--porcelain"], text=True)
    assert left == ""


def test_a_folder_is_named_without_the_way_there_and_back(run: Run, tmp_path: Path) -> None:
    """What is printed and remembered is read again; a link stays the name one gave."""
    for folder in ("here", "disk", "disk/deep"):
        (tmp_path / folder).mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "disk" / "deep")
    there = run("init", "../journal", journal=False, cwd=tmp_path / "here")
    assert (there.code, there.out) == (0, f"{tmp_path / 'journal'}\n")
    linked = run("init", str(tmp_path / "link" / "own"), journal=False)
    assert linked.out == f"{tmp_path / 'link' / 'own'}\n"
    beside = run("init", str(tmp_path / "link" / ".." / "other"), journal=False)
    assert beside.out == f"{tmp_path / 'disk' / 'other'}\n"


def test_a_word_in_a_journal_is_no_folder_for_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """X1: in a terminal the welcome would propose a journal within the one that is open."""
    monkeypatch.chdir(tmp_path)
    leader, follower = os.openpty()
    with os.fdopen(follower, "r+b", 0) as terminal:
        monkeypatch.setattr("sys.stdin", terminal)
        monkeypatch.setattr("sys.stdout", terminal)
        program.make_context("mentorship", ["frob"])
        (tmp_path / "journal.md").write_text("---\ntype: journal\n---\n")
        with pytest.raises(NoCommand, match="frob"):
            program.make_context("mentorship", ["frob"])
    os.close(leader)


def test_a_mistyped_command_opens_nothing(run: Run, tmp_path: Path) -> None:
    """ui.md: wrong usage is 2; a folder of that name is opened all the same."""
    done = run("satus", journal=False)
    assert (done.code, done.out) == (2, "")
    assert done.err == "mentorship: There is no command satus. Did you mean status?\n"
    (tmp_path / "satus").mkdir()
    for words in (("satus",), ("./statuses",)):
        assert "needs a terminal" in run(*words, journal=False).err


def test_help_and_version_are_words_too(run: Run) -> None:
    """What one would try first."""
    assert run("help", journal=False).out == run("--help", journal=False).out
    assert run("help", "add", journal=False).out == run("add", "--help", journal=False).out
    assert run("version", journal=False).out == run("--version", journal=False).out


def test_the_journal_may_be_named_behind_the_command(started: Run, tmp_path: Path) -> None:
    """ui.md: `--journal DIR`, wherever one thinks of it; without a folder it is wrong usage."""
    started("add", "person", "Helen Öst")
    there = ("--journal", str(tmp_path / "journal"))
    assert "name: Helen Öst" in started("show", "helen-ost", *there, journal=False).out
    done = started("--journal", journal=False)
    assert (done.code, done.out) == (2, "")
    assert "requires an argument" in done.err


def test_help_and_wrong_usage_are_in_the_language_of_the_terminal(
    apart: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ui.md: Swedish is complete, click's own words too; it keeps some for as long as it lives."""
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    told = apart("list", "--help", journal=False).out
    for words in (("list", "x", "y", "z"), ("--nothing",), ("due", "--days", "x"), ("add",)):
        told += apart(*words, journal=False).err
    for word in ("Användning:", "Flaggor:", "avsluta.", "Pröva", "Fel:", "för mycket"):
        assert word in told
    for word in ("Usage", "Options", "Show", "Try", "Error", "unexpected", "No such", "Missing"):
        assert word not in told


def test_a_record_is_named_as_one_has_it(started: Run, tmp_path: Path) -> None:
    """ui.md: by slug or path; as a shell completes it, as notes link to it and as one says it."""
    root = tmp_path / "journal"
    started("add", "person", "Helen Öst")
    place = root / "network" / "helen-ost.md"
    for name in ("helen-ost", str(place), "[[helen-ost]]", "helen öst", "network/helen-ost"):
        assert "name: Helen Öst" in started("show", name).out
    below = started("show", "helen-ost.md", journal=False, cwd=root / "network")
    assert "name: Helen Öst" in below.out
    wrong = started("show", "hellen-ost")
    assert (wrong.code, wrong.out) == (1, "")
    assert "Did you mean helen-ost?" in wrong.err


def test_what_init_made_is_the_journal_from_then_on(run: Run, tmp_path: Path, home: Path) -> None:
    """ui.md: the last one, as after a clone; a sample is nobody's own."""
    run("init", str(tmp_path / "made"), "--title", "Mine", journal=False)
    run("init", str(tmp_path / "mentorship-demo-x"), journal=False)
    done = run("list", "journal", journal=False, cwd=home)
    assert (done.code, done.err) == (0, "")
    assert "Mine" in done.out


def test_where_the_journal_cannot_be_remembered_it_is_made_all_the_same(
    run: Run, tmp_path: Path
) -> None:
    """X6: a state folder that refuses is no reason to say that there is no journal."""
    state = Places.of_user().state
    state.parent.mkdir(parents=True)
    state.write_text("in the way")
    done = run("init", str(tmp_path / "made"), journal=False)
    assert (done.code, done.out) == (0, f"{tmp_path / 'made'}\n")


@pytest.mark.parametrize("words", ["status", "add person Anna", "sync", "init j", "clone /a b"])
def test_a_folder_that_was_taken_away_is_told_as_such(
    started: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: str,
) -> None:
    """Whatever the command: nothing is made elsewhere, and what to do is said."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    try:
        with pytest.raises(SystemExit) as ended:
            program.main(words.split())
    finally:
        os.chdir(tmp_path)
    assert ended.value.code == 1
    assert "not there any more. Go to another with `cd`" in capsys.readouterr().err


def test_a_value_that_is_not_utf_8_is_refused_in_words(started: Run, tmp_path: Path) -> None:
    """From another terminal's letters; a folder may have such a name all the same."""
    odd = os.fsdecode(b"lat\xe5n")
    done = started("add", "person", odd)
    assert done.code == 2
    assert "not UTF-8" in done.err
    assert started("init", str(tmp_path / odd), journal=False).code == 0
    assert started("status", journal=False).code == 0
