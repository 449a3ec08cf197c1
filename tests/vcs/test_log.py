"""The history as the app reads it."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import psutil
import pytest

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.errors import GitError
from mentorship_tui.vcs.history.log import Touched, deletions, history, show_file
from mentorship_tui.vcs.repository.repository import Repository

from .conftest import Shell


def test_versions(repository: Repository) -> None:
    """Subject, body, date and files of each commit, newest first."""
    when = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    first, second = commit(
        repository,
        [
            Change("Added", {"a.md": b"1\n", "b/c.md": b"1\n"}, when=when),
            Change("Changed", {"a.md": b"2\n", "b/c.md": None}, body="name: 1 -> 2"),
        ],
    )
    newest, oldest = history(repository)
    assert (newest.oid, newest.parents) == (second, (first,))
    assert (newest.subject, newest.author) == ("Changed", "Ada Test")
    assert newest.body.startswith("name: 1 -> 2\n")
    assert newest.files == (Touched("a.md", "M"), Touched("b/c.md", "D"))
    assert newest.records == ("a.md", "b/c.md")
    assert oldest.when == when
    assert oldest.parents == ()
    assert [version.oid for version in history(repository, limit=1)] == [second]
    assert [version.oid for version in history(repository, start=str(first))] == [first]


def test_no_history(repository: Repository) -> None:
    """An unborn branch has none."""
    assert list(history(repository)) == []
    assert list(history(repository, "a.md")) == []


def test_a_records_history_follows_renames(repository: Repository) -> None:
    """git.md: its versions, under whatever name it had."""
    text = b"---\nname: Anna\n---\n" + b"line of prose\n" * 20
    commit(
        repository,
        [
            Change("Added", {"a [1].md": text}),
            Change("Other", {"other.md": b"x\n"}),
            Change("Moved", {"a [1].md": None, "b.md": text + b"more\n"}),
            Change("Edited", {"b.md": text + b"more still\n"}),
        ],
    )
    versions = list(history(repository, "b.md"))
    assert [version.subject for version in versions] == ["Edited", "Moved", "Added"]
    assert versions[1].files == (Touched("b.md", "R", "a [1].md"),)
    assert versions[2].files == (Touched("a [1].md", "A"),)


def test_odd_words_and_names(repository: Repository, shell: Shell) -> None:
    """Foreign commits say anything, and files have any name; each stays in its place."""
    odd = 'A\n"q\\ö\udcff'
    commit(repository, [Change("One", {odd: b"1\n", "M": b"1\n", "R100": b"2\n"})])
    shell("commit", "-q", "--allow-empty", "-m", "A\x1b[2J\x1e\n\nM\tx\n\nbody\x1f")
    newest, oldest = history(repository)
    assert newest.subject == "A\x1b[2J\x1e"
    assert newest.body == "M\tx\n\nbody\x1f\n"
    assert newest.files == ()
    assert {touched.path for touched in oldest.files} == {odd, "M", "R100"}


def test_order_is_by_ancestry(repository: Repository, shell: Shell) -> None:
    """Reliability row 15: a wrong clock puts no commit before the one it was made from."""
    commit(repository, [Change("Base", {"a.md": b"1\n"}, when=datetime(2030, 1, 1, tzinfo=UTC))])
    shell("checkout", "-qfb", "side")
    commit(repository, [Change("Side", {"b.md": b"1\n"}, when=datetime(1999, 1, 1, tzinfo=UTC))])
    shell("checkout", "-qf", "main")
    commit(repository, [Change("Main", {"c.md": b"1\n"}, when=datetime(2025, 1, 1, tzinfo=UTC))])
    shell("reset", "-q", "--hard")
    shell("merge", "-q", "--no-ff", "-m", "Merged", "side")
    order = [version.subject for version in history(repository)]
    assert order[0] == "Merged"
    assert order[-1] == "Base"
    assert set(order) == {"Merged", "Main", "Side", "Base"}


def test_merges(repository: Repository, shell: Shell) -> None:
    """A merge shows what it brought to the branch it was made on."""
    commit(repository, [Change("Base", {"a.md": b"1\n"})])
    shell("checkout", "-qfb", "side")
    commit(repository, [Change("Side", {"b.md": b"1\n"})])
    shell("checkout", "-qf", "main")
    commit(repository, [Change("Main", {"c.md": b"1\n"})])
    shell("reset", "-q", "--hard")
    shell("merge", "-q", "--no-ff", "-m", "Merged", "side")
    merged = next(history(repository))
    assert merged.subject == "Merged"
    assert len(merged.parents) == 2
    assert merged.files == (Touched("b.md", "A"),)


def test_paths_are_the_journals(tmp_path: Path, shell: Shell) -> None:
    """In a bigger repository: commits that touch the journal, paths as the journal has them."""
    shell("init", "-q", "-b", "main", str(tmp_path / "bigger"))
    journal = tmp_path / "bigger" / "notes"
    journal.mkdir()
    repository = Repository.open(journal)
    (first,) = commit(repository, [Change("Mine", {"a.md": b"1\n"})])
    shell("commit", "-q", "--allow-empty", "-m", "Theirs", cwd=journal)
    (version,) = history(repository)
    assert version.files == (Touched("a.md", "A"),)
    assert show_file(repository, str(first), "a.md") == b"1\n"


def test_show_file(repository: Repository, shell: Shell) -> None:
    """The bytes as they lay on the disk, by way of the filters they were stored through."""
    shell("config", "filter.rot.clean", "tr a-z n-za-m")
    shell("config", "filter.rot.smudge", "tr a-z n-za-m")
    (repository.root / ".gitattributes").write_text("*.md -text\nnetwork/*.md filter=rot\n")
    data = b"\xff\0\r\n---"
    (oid,) = commit(repository, [Change("One", {"a.md": data, "network/x.md": b"secret\n"})])
    assert show_file(repository, str(oid), "a.md") == data
    assert show_file(repository, str(oid), "network/x.md") == b"secret\n"
    assert show_file(repository, str(oid), "b.md") is None


@pytest.mark.parametrize("name", ["--output=/tmp/x", "main", "HEAD^{/x}", "", "abc:", "@{-1}"])
def test_only_names_of_commits(repository: Repository, name: str) -> None:
    """No option and no expression of git's comes in as the name of a commit."""
    with pytest.raises(GitError):
        show_file(repository, name, "a.md")
    commit(repository, [Change("One", {"a.md": b"1"})])
    with pytest.raises(GitError):
        history(repository, start=name)


def test_stops_when_nobody_reads_on(repository: Repository) -> None:
    """A long history is not read to its end for its first screen."""
    commit(repository, [Change(str(n), {"a.md": b"%d" % n}) for n in range(200)])
    versions = history(repository)
    assert next(versions).subject == "199"
    assert [child.name() for child in psutil.Process().children()] == ["git"]
    del versions
    assert psutil.Process().children() == []


def test_times_that_no_calendar_has(repository: Repository, shell: Shell, tmp_path: Path) -> None:
    """Reliability row 15: a foreign commit's clock or zone does not stop the history."""
    commit(repository, [Change("One", {"a.md": b"1\n"})])
    for time in ("99999999999999 +0000", "0 +9959", "1 -0001", "253402300799 -1200"):
        raw = shell("cat-file", "commit", "HEAD")
        parent = shell("rev-parse", "HEAD")
        tree = raw.partition("\n")[0]
        person = f"A <a@b> {time}"
        text = f"{tree}\nparent {parent}\nauthor {person}\ncommitter {person}\n\n{time}\n"
        (tmp_path / "commit").write_text(text)
        oid = shell("hash-object", "-t", "commit", "-w", "--literally", str(tmp_path / "commit"))
        shell("update-ref", "HEAD", oid)
    assert len(list(history(repository))) == 5


TEMPLATE = b"---\nname: ?\n---\n" + b"".join(b"## Heading %d\n\n" % number for number in range(9))


def test_a_history_stays_with_its_record(repository: Repository) -> None:
    """git.md: two records from one template are two, and a record deleted and back is one."""
    second = TEMPLATE.replace(b"?", b"Bo")
    commit(
        repository,
        [
            Change("Anna added", {"a.md": TEMPLATE}),
            Change("Bo added", {"b.md": second}),
            Change("Bo deleted", {"b.md": None}),
            Change("Bo back", {"b.md": second}),
        ],
    )
    subjects = [version.subject for version in history(repository, "b.md")]
    assert subjects == ["Bo back", "Bo deleted", "Bo added"]


def test_renamed_twice(repository: Repository) -> None:
    """git.md: a history follows every rename, also one with an edit in the same commit."""
    commit(
        repository,
        [
            Change("Added", {"a.md": TEMPLATE}),
            Change("To b", {"a.md": None, "b.md": TEMPLATE + b"more\n"}),
            Change("To c", {"b.md": None, "c.md": TEMPLATE + b"more\nstill\n"}),
        ],
    )
    found = [(version.subject, version.files[0].old) for version in history(repository, "c.md")]
    assert found == [("To c", "b.md"), ("To b", "a.md"), ("Added", "")]


def test_what_a_sync_brought_in(repository: Repository, shell: Shell) -> None:
    """A merge is told apart, with the files it brought in against the own line."""
    commit(repository, [Change("One", {"a.md": b"1\n", "b.md": b"1\n"})])
    shell("checkout", "-q", "-b", "there")
    commit(repository, [Change("Theirs", {"b.md": b"2\n"})])
    shell("checkout", "-q", "main")
    commit(repository, [Change("Mine", {"a.md": b"2\n"})])
    shell("merge", "-q", "--no-edit", "there")
    newest = next(iter(history(repository)))
    assert newest.is_merge
    assert newest.files == (Touched("b.md", "M"),)
    subjects = [version.subject for version in history(repository, "b.md")]
    assert subjects == ["Merge branch 'there'", "Theirs", "One"]


def test_deletions(repository: Repository) -> None:
    """What was taken away, the newest first; what only moved is not among it."""
    commit(
        repository,
        [
            Change("Added", {"a.md": TEMPLATE, "b.md": b"1\n"}),
            Change("Moved", {"a.md": None, "c.md": TEMPLATE}),
            Change("Deleted", {"b.md": None}),
            Change("Deleted too", {"c.md": None}),
        ],
    )
    found = [(version.subject, version.files) for version in deletions(repository)]
    assert found == [
        ("Deleted too", (Touched("c.md", "D"),)),
        ("Deleted", (Touched("b.md", "D"),)),
    ]


def test_the_first_of_ten_thousand_comes_at_once(repository: Repository, shell: Shell) -> None:
    """A long history is read piece by piece: the start of it takes a fraction of the whole."""
    stream = "".join(
        f"commit refs/heads/main\ncommitter A <a@x.se> {number} +0000\ndata 2\nx\n"
        f"M 100644 inline r/{number % 100}.md\ndata 6\n{number:05}\n\n"
        for number in range(10_000)
    )
    fed = ["git", "-C", str(repository.root), "fast-import", "--quiet"]
    subprocess.run(fed, input=stream.encode(), check=True)
    started = monotonic()
    assert len(list(history(repository, limit=60))) == 60
    first = monotonic() - started
    started = monotonic()
    assert len(list(history(repository))) == 10_000
    whole = monotonic() - started
    assert first < whole / 2
