"""Two machines and a folder between them, by commands alone (git.md, Sync; ui.md exit codes)."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Done, Run

ANNA = "mentorships/leading/candidates/anna-svensson.md"


@pytest.fixture
def second(started: Run, remote: Path, tmp_path: Path) -> Callable[..., Done]:
    """A second machine that has what the first has."""
    started("add", "candidate", "Anna Svensson", "--set", "stage=named", "--body", "")
    assert started("remote", str(remote)).code == 0
    assert started("clone", str(remote), "second", journal=False).code == 0

    def run(*words: str) -> Done:
        return started("--journal", str(tmp_path / "second"), *words, journal=False)

    return run


def differing(started: Run, second: Callable[..., Done]) -> Done:
    """Both have set the same field to another day; what the second's sync says of it."""
    started("set", "anna-svensson", "next_date=2027-05-01", "areas=one")
    second("set", "anna-svensson", "next_date=2027-06-01", "why_mentor=likes it")
    assert started("sync").code == 0
    return second("sync", "--json")


def test_a_second_machine_in_one_command(
    second: Callable[..., Done], started: Run, tmp_path: Path
) -> None:
    """X8: clone brings the journal, ready to be synced and merged by meaning."""
    assert "anna-svensson" in second("list", "candidate").out
    assert (tmp_path / "second").stat().st_mode & 0o077 == 0
    second("set", "anna-svensson", "stage=researching")
    assert second("sync").out == "Synced: 1 change was sent.\n"
    assert started("sync").out == "Synced: 1 change came in.\n"
    assert started("show", "anna-svensson", "--json").json["fields"]["stage"] == "researching"
    driver = ["git", "-C", str(tmp_path / "second"), "config", "--local", "merge.mentorship.driver"]
    assert "merge-driver" in subprocess.check_output(driver, text=True)


def test_what_the_server_sees_is_said_where_it_is_set(started: Run, remote: Path) -> None:
    """outgoing.md: in one sentence, once; not of an address that is set already."""
    assert "can read the whole journal" in started("remote", str(remote)).err
    assert started("remote", str(remote)).err == ""
    assert started("sync").err == ""


def test_what_both_changed_is_asked_and_exits_3(
    second: Callable[..., Done], started: Run, tmp_path: Path
) -> None:
    """git.md: a sync always ends; the other fields are merged, the question is listed."""
    done = differing(started, second)
    assert done.code == 3
    [asked] = done.json["questions"]
    assert (asked["record"], asked["field"]) == (ANNA, "next_date")
    assert (asked["mine"], asked["theirs"]) == ("2027-06-01", "2027-05-01")
    fields = second("show", "anna-svensson", "--json").json["fields"]
    assert fields["why_mentor"] == "likes it"
    assert fields["next_date"] == "2027-05-01"
    again = second("sync")
    assert again.code == 3
    assert "next date: mine 2027-06-01, theirs 2027-05-01" in again.out


@pytest.mark.parametrize(
    ("word", "day"),
    [("mine", "2027-06-01"), ("theirs", "2027-05-01"), ("2027-07-01", "2027-07-01")],
)
def test_a_question_is_answered_by_a_script(
    second: Callable[..., Done], started: Run, word: str, day: str
) -> None:
    """git.md: the answer is a commit, and reaches the other machine as any change."""
    differing(started, second)
    assert second("resolve", "anna-svensson", word).out == "0 questions left\n"
    assert second("sync").code == 0
    assert started("sync").code == 0
    fields = started("show", "anna-svensson", "--json").json["fields"]
    assert fields["next_date"] == day
    assert second("resolve", "anna-svensson", "mine").code == 1


def test_a_plain_pull_that_stopped_is_ended_by_a_command(
    second: Callable[..., Done], started: Run, tmp_path: Path
) -> None:
    """format.md, Merging: the sides are read from git's index; what is open is asked as ever."""
    started("set", "anna-svensson", "next_date=2027-05-01")
    started("sync")
    second("set", "anna-svensson", "next_date=2027-06-01")
    pull = ["git", "-C", str(tmp_path / "second"), "pull", "-q", "--no-edit"]
    assert subprocess.run(pull, check=False, capture_output=True).returncode == 1
    done = second("resolve")
    assert done.code == 3
    assert done.out.startswith("The merge is done; 1 question to answer.\n  ")
    assert done.err == ""  # what was in its way before is no more
    assert "next date: mine 2027-06-01, theirs 2027-05-01" in done.out
    assert second("resolve", "anna-svensson").code == 1
    assert second("resolve", "anna-svensson", "mine").code == 0
    assert second("resolve").out == "No merge has stopped here.\n"
    assert second("sync").code == 0


def test_what_else_has_stopped_is_named_with_its_way_out(
    second: Callable[..., Done], started: Run, tmp_path: Path
) -> None:
    """format.md, Merging: a rebase is finished by hand; "no merge" alone tells nothing."""
    started("set", "anna-svensson", "next_date=2027-05-01")
    started("sync")
    second("set", "anna-svensson", "next_date=2027-06-01")
    pull = ["git", "-C", str(tmp_path / "second"), "pull", "-q", "--rebase"]
    assert subprocess.run(pull, check=False, capture_output=True).returncode == 1
    done = second("resolve")
    assert (done.code, done.out) == (1, "")
    assert "A rebase is under way" in done.err
    assert "git rebase --continue" in done.err


@pytest.mark.parametrize(("word", "day"), [("mine", "2027-05-01"), ("theirs", "2027-06-01")])
def test_mine_is_this_machines_also_where_the_other_joined(
    second: Callable[..., Done], started: Run, word: str, day: str
) -> None:
    """git.md: any machine can answer, and the words are true on each of them."""
    differing(started, second)
    asked = started("sync")
    assert asked.code == 3
    assert "next date: mine 2027-05-01, theirs 2027-06-01" in asked.out
    [told] = started("sync", "--json").json["questions"]
    assert (told["mine"], told["theirs"]) == ("2027-05-01", "2027-06-01")
    assert started("resolve", "anna-svensson", word).code == 0
    assert started("show", "anna-svensson", "--json").json["fields"]["next_date"] == day


def test_mine_is_what_stands_where_neither_was_written(
    second: Callable[..., Done], started: Run, run: Run, remote: Path, tmp_path: Path
) -> None:
    """git.md: any machine can answer; a third one has its say by what it sees."""
    differing(started, second)
    assert run("clone", str(remote), "third", journal=False).code == 0
    third = ["--journal", str(tmp_path / "third")]
    asked = run(*third, "sync", journal=False)
    assert "next date: mine 2027-05-01, theirs 2027-06-01" in asked.out


def test_a_value_that_cannot_be_leaves_the_question(
    second: Callable[..., Done], started: Run
) -> None:
    """Bad input says what the field takes, and loses nothing."""
    differing(started, second)
    done = second("resolve", "anna-svensson", "soon")
    assert done.code == 2
    assert "2027-03-01" in done.err
    assert second("sync").code == 3


def test_of_a_day_there_is_one(second: Callable[..., Done], started: Run) -> None:
    """A script cannot choose both where the screen does not offer it; the question stays."""
    differing(started, second)
    done = second("resolve", "anna-svensson", "both")
    assert (done.code, done.out) == (2, "")
    assert "only one value" in done.err
    assert second("show", "anna-svensson", "--json").json["problems"] == []
    assert second("sync").code == 3


@pytest.mark.parametrize(
    ("word", "stays"), [("deleted", False), ("changed", True), ("mine", False), ("theirs", True)]
)
def test_a_deletion_is_answered_by_its_own_words(
    second: Callable[..., Done], started: Run, tmp_path: Path, word: str, stays: bool
) -> None:
    """format.md: deleted on one side, changed on the other; what is no answer closes nothing."""
    started("set", "anna-svensson", "stage=researching")
    assert started("sync").code == 0
    (tmp_path / "second" / ANNA).unlink()
    assert second("sync").code == 3
    for wrong in ("both", "delted"):
        done = second("resolve", "anna-svensson", wrong)
        assert done.code == 2
        assert "deleted or changed" in done.err
    assert second("resolve", "anna-svensson", word).out == "0 questions left\n"
    assert (tmp_path / "second" / ANNA).exists() is stays


def test_a_question_about_a_whole_file_says_what_each_side_is(
    second: Callable[..., Done], started: Run, tmp_path: Path
) -> None:
    """git.md: both sides are told; of a file its size and where it is kept, by its own name."""
    (tmp_path / "journal" / "p.png").write_bytes(b"\0one")
    (tmp_path / "second" / "p.png").write_bytes(b"\0other")
    started("set", "anna-svensson", "stage=researching")
    (tmp_path / "second" / ANNA).unlink()
    assert started("sync").code == 0
    done = second("sync")
    assert done.code == 3
    anna, picture = done.out.splitlines()[-2:]
    assert ": mine deleted, theirs the file as it stands, " in anna
    assert "  p.png: mine another file, 6 bytes, kept as conflicts/p-" in picture
    assert picture.endswith(".png, theirs the file as it stands, 4 bytes")
    [first, other] = second("sync", "--json").json["questions"]
    assert (first["kind"], other["kind"]) == ("deleted", "file")
    assert (tmp_path / "second" / other["file"]).read_bytes() == b"\0other"


def test_what_is_left_unversioned_is_said(
    second: Callable[..., Done], started: Run, tmp_path: Path
) -> None:
    """git.md: a file over 20 MB, or with conflict markers, is not synced, and not in silence."""
    (tmp_path / "journal" / "film.bin").write_bytes(b"x" * (20 * 2**20 + 1))
    place = tmp_path / "journal" / ANNA
    place.write_text(f"{place.read_text()}\n<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n")
    done = started("sync")
    assert "mentorship: film.bin is over 20 MB and does not go into the history.\n" in done.err
    assert f"mentorship: {ANNA} holds the marks of an unfinished merge" in done.err
    assert len(started("sync", "--json").json["notices"]) == 2
    assert "film.bin" in started("doctor").out
    assert "Traceback" not in done.err


def test_what_hinders_a_sync_is_said_once_with_the_way_out(
    second: Callable[..., Done], started: Run, tmp_path: Path, home: Path
) -> None:
    """Reliability rows 9 and 10: what happened, and what to do."""
    root = tmp_path / "journal"
    git = ["git", "-C", str(root)]
    subprocess.run([*git, "switch", "-q", "--detach"], check=True)
    assert "git switch main" in started("sync").err
    subprocess.run([*git, "switch", "-q", "main"], check=True)
    (root / ".git" / "MERGE_HEAD").write_text(subprocess.getoutput(f"git -C {root} rev-parse HEAD"))
    assert "git merge --abort" in started("sync").err
    (root / ".git" / "MERGE_HEAD").unlink()
    (home / ".gitconfig").write_text("")
    subprocess.run([*git, "config", "--remove-section", "user"], check=False)
    (root / "list.txt").write_text("milk\n")
    done = started("sync")
    assert done.err.count("Git does not know your name") == 1
    assert "git config user.name" in done.err


def test_two_journals_made_apart_are_joined_by_a_word(
    second: Callable[..., Done], started: Run, remote: Path, tmp_path: Path
) -> None:
    """Reliability row 8: it asks with the counts, and names the word that joins them."""

    def third(*words: str) -> Done:
        return started("--journal", str(tmp_path / "third"), *words, journal=False)

    third("init", "--lang", "en", "--name", "Ada Test")
    done = third("remote", str(remote))
    assert done.code == 1
    assert done.err.count("records there") == 1
    assert "mentorship sync --join" in done.err
    assert third("sync", "--join").code == 0
    assert "anna-svensson" in third("list", "candidate").out


def test_what_is_no_journal_is_not_cloned(run: Run, remote: Path, tmp_path: Path) -> None:
    """All of it or nothing: an empty repository, and one of something else."""
    assert run("clone", str(remote), "two", journal=False).code == 1
    work = tmp_path / "work"
    git = ["git", "-C", str(work)]
    subprocess.run(["git", "clone", "-q", remote, work], check=True, capture_output=True)
    (work / "a.txt").write_text("a")
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "a"], check=True)
    subprocess.run([*git, "push", "-q", "origin", "HEAD"], check=True)
    done = run("clone", str(remote), "two", journal=False)
    assert done.code == 1
    assert "no journal" in done.err
    assert not (tmp_path / "two").exists()
