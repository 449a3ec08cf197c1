"""The journal's own records are versioned whatever git is told to ignore (git.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.commits.uncommitted import Dirty, Hold, Kind, as_left, find_dirty
from mentorship_tui.vcs.repository.record_files import is_own
from mentorship_tui.vcs.repository.repository import Repository
from mentorship_tui.vcs.repository.setup_files import SETUP

from .conftest import Shell, save

PERSON = b"---\ntype: person\nname: Anna\n---\n"
GOAL = "mentorships/target/goals/my-words.md"


@pytest.fixture(params=["user-wide", "exclude", ".gitignore", "deep .gitignore"])
def ignoring(
    request: pytest.FixtureRequest, repository: Repository, root: Path, shell: Shell, home: Path
) -> str:
    """Git is told, in each of its places, to ignore `target/`, `network/*` and `*.log`."""
    commit(repository, [Change("Setup", dict(SETUP))])
    lines = "target/\nnetwork/*\n*.log\nconflicts/\ntemplates/\nnotes/\n"
    where = str(request.param)
    if where == "user-wide":
        (home / "ignored").write_text(lines)
        shell("config", "--global", "core.excludesFile", str(home / "ignored"))
    elif where == "exclude":
        (root / ".git" / "info").mkdir(exist_ok=True)
        (root / ".git" / "info" / "exclude").write_text(lines)
    elif where == ".gitignore":
        (root / ".gitignore").write_bytes(SETUP[".gitignore"] + lines.encode())
        commit(repository, [Change("Told", {".gitignore": (root / ".gitignore").read_bytes()})])
    else:
        save(root, "mentorships/.gitignore", b"target/\n")
        save(root, "network/.gitignore", b"*\n!.gitignore\n")
        shell("add", ".")
        shell("commit", "-qm", "told")
    return where


@pytest.mark.parametrize(
    ("path", "data", "own"),
    [
        ("network/anna.md", PERSON, True),
        ("elsewhere/anna.md", PERSON, True),
        ("network/anna.md", b"---\ntype: [\n---\n", True),
        ("notes/list.md", b"---\ntype: [\n---\n", False),
        ("network/readme.md", b"# About this folder\n", False),
        ("network/anna.md", b"---\ntype: contact-card\n---\n", False),
        ("network/anna.png", PERSON, False),
        (".obsidian/anna.md", PERSON, False),
        ("network/.trash/anna.md", PERSON, False),
        ("conflicts/picture.png", b"\0", True),
        ("templates/sv/goal.md", b"## Goal\n", True),
        (".gitattributes", b"", True),
        ("network/.gitignore", b"", False),
        ("journal.md", b"\xff\xfe", True),
    ],
)
def test_which_are_the_journals_own(path: str, data: bytes, own: bool) -> None:
    assert is_own(path, data) is own


def test_a_save_of_the_app_is_committed(
    repository: Repository, root: Path, shell: Shell, ignoring: str
) -> None:
    for path in ("network/anna.md", GOAL):
        save(root, path, PERSON)
        assert commit(repository, [Change("New", {path: PERSON})]) != [None]
        assert shell("show", f"HEAD:{path}").encode() + b"\n" == PERSON
    assert find_dirty(repository) == ()


def test_edits_of_other_programs_are_seen(
    repository: Repository, root: Path, shell: Shell, ignoring: str
) -> None:
    """New, moved, changed and deleted; what is no record stays ignored."""
    files = {"network/anna.md": PERSON, GOAL: PERSON.replace(b"Anna", b"Bo")}
    for path, data in files.items():
        save(root, path, data)
    for path in ("network/picture.png", "network/readme.md", "mentorships/target/x.log"):
        save(root, path, b"not a record\n")
    found = [one for one in find_dirty(repository) if one.path in files]
    assert found == [Dirty(path, Kind.ADDED, ignored=True) for path in sorted(files)]
    for dirty in found:
        commit(repository, [Change("Outside", as_left(repository, dirty)[0])])
    (root / "network" / "anna.md").rename(root / "network" / "anna-berg.md")
    (moved,) = (one for one in find_dirty(repository) if one.path.startswith("network/anna"))
    assert (moved.kind, moved.old) == (Kind.RENAMED, "network/anna.md")
    commit(repository, [Change("Moved", as_left(repository, moved)[0])])
    (root / GOAL).unlink()
    (gone,) = (one for one in find_dirty(repository) if one.path == GOAL)
    commit(repository, [Change("Gone", as_left(repository, gone)[0])])
    assert [one.path for one in find_dirty(repository) if one.path in files] == []
    names = shell("ls-tree", "-r", "--name-only", "HEAD")
    assert "picture.png" not in names
    assert "x.log" not in names


def test_what_else_is_ignored_stays_so(
    repository: Repository, root: Path, shell: Shell, ignoring: str
) -> None:
    if ignoring == "deep .gitignore":
        pytest.skip("nothing else is named there")
    for path in ("notes/own.md", "a.log", "network/readme.md"):
        save(root, path, b"mine\n")
        assert commit(repository, [Change("No", {path: b"mine\n"})]) == [None]
    assert find_dirty(repository) == ()


def test_a_link_a_large_one_and_one_with_markers_are_told_as_ever(
    repository: Repository, root: Path, ignoring: str, tmp_path: Path
) -> None:
    (root / "network").mkdir(exist_ok=True)
    (root / "network" / "link.md").symlink_to(tmp_path)
    save(root, "network/marks.md", PERSON + b"<<<<<<< a\n=======\n>>>>>>> b\n")
    found = {one.path: one.hold for one in find_dirty(repository)}
    assert found == {"network/marks.md": Hold.CONFLICT}


def test_what_a_save_was_made_from_is_committed_before_it(
    repository: Repository, root: Path, shell: Shell, ignoring: str
) -> None:
    """An outside edit that nobody has seen yet, of an ignored record."""
    new = PERSON.replace(b"Anna", b"Anna Berg")
    change = Change(
        "Saved",
        {"network/anna.md": new},
        base={"network/anna.md": PERSON},
        retold=lambda path, old, data: ("Outside", ""),
    )
    commit(repository, [change])
    subjects = shell("log", "--format=%s", "--", "network/anna.md").splitlines()
    assert subjects == ["Saved", "Outside"]


def test_taken_out_of_the_index_by_the_user_it_waits_for_them(
    repository: Repository, root: Path, shell: Shell, ignoring: str
) -> None:
    save(root, "network/anna.md", PERSON)
    commit(repository, [Change("New", {"network/anna.md": PERSON})])
    shell("rm", "-q", "--cached", "network/anna.md")
    (dirty,) = find_dirty(repository)
    assert (dirty.kind, dirty.hold) == (Kind.DELETED, Hold.STAGED)


def test_in_a_folder_of_a_bigger_repository(tmp_path: Path, shell: Shell) -> None:
    bigger = tmp_path / "bigger"
    shell("init", "-q", str(bigger))
    (bigger / ".gitignore").write_text("target/\n")
    save(bigger, f"my journal/{GOAL}", PERSON)
    save(bigger, "target/theirs.md", PERSON)
    repository = Repository.open(bigger / "my journal")
    assert find_dirty(repository) == (Dirty(GOAL, Kind.ADDED, ignored=True),)
    commit(repository, [Change("New", {GOAL: PERSON})])
    assert shell("ls-tree", "-r", "--name-only", "HEAD", cwd=bigger) == f"my journal/{GOAL}"
