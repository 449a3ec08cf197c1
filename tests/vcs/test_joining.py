"""Joining two commits in the object database: which file, of which mode, each case and mirrored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.git.fast_import import Draft, Entry, write_blobs, write_commits
from mentorship_tui.vcs.git.git import Git
from mentorship_tui.vcs.git.identity import Identity
from mentorship_tui.vcs.joining.join import Joined, join
from mentorship_tui.vcs.remote.exchange_folder import make_repository
from mentorship_tui.vcs.repository.repository import Repository

from .conftest import Shell

ADA = Identity("Ada", "ada@example.org")
NOON = datetime(2027, 1, 17, 12, tzinfo=UTC)
PLAIN, PROGRAM, LINK = "100644", "100755", "120000"
QUESTION = "conflicts/phone.md"
Side = Mapping[str, tuple[str, str]]  # mode and text by path
Join = Callable[[Side, Side, Side], dict[str, tuple[str, str]]]
PERSON = "---\ntype: person\nname: Anna\n{}---\n"


@pytest.fixture
def joined(repository: Repository, tmp_path: Path, shell: Shell) -> Join:
    """The files of what comes of a base and two sides; questions by their folder alone."""
    folder = tmp_path / "apart"
    folder.mkdir()
    git = Git(folder, env=make_repository(folder, repository))

    def made(side: Side, base: str) -> str:
        oids = write_blobs(git, [text.encode() for _, text in side.values()])
        entries: dict[str, Entry | None] = {
            path: Entry(mode, oid)
            for (path, (mode, _)), oid in zip(side.items(), oids, strict=True)
        }
        gone = shell("ls-tree", "-r", "--name-only", base).splitlines() if base else []
        whole = {**{path: None for path in gone if path not in side}, **entries}
        (oid,) = write_commits(
            git, "refs/heads/made", [Draft("x", whole, NOON)], (ADA, ADA), base, force=True
        )
        return oid

    def act(base: Side, mine: Side, theirs: Side) -> dict[str, tuple[str, str]]:
        start = made(base, "")
        sides = made(mine, start), made(theirs, start)
        found: Joined = join(git, *sides, (start,), NOON.date())
        lines = shell("ls-tree", "-r", found.tree).splitlines()
        return {
            line.partition("\t")[2]: (line.split()[0], shell("cat-file", "blob", line.split()[2]))
            for line in lines
        }

    return act


TEXT = {"a.txt": (PLAIN, "1\n\n2\n\n3")}
MINE = {"a.txt": (PLAIN, "one\n\n2\n\n3")}
THEIRS = {"a.txt": (PLAIN, "1\n\n2\n\nthree")}
BOTH = "one\n\n2\n\nthree"


def of_mode(side: Side, mode: str) -> Side:
    return {path: (mode, text) for path, (_, text) in side.items()}


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    ("base", "mine", "theirs", "mode"),
    [
        (PLAIN, PLAIN, PLAIN, PLAIN),
        (PLAIN, PROGRAM, PLAIN, PROGRAM),
        (PLAIN, PLAIN, PROGRAM, PROGRAM),
        (PLAIN, PROGRAM, PROGRAM, PROGRAM),
        (PROGRAM, PLAIN, PROGRAM, PLAIN),
        (PROGRAM, PROGRAM, PLAIN, PLAIN),
    ],
)
def test_a_mode_that_either_side_changed_stays(
    joined: Join, name: str, base: str, mine: str, theirs: str, mode: str
) -> None:
    """Each side changes its own paragraph; a record and another file."""
    sides = ((TEXT, base), (MINE, mine), (THEIRS, theirs))
    found = joined(*({name: (of, side["a.txt"][1])} for side, of in sides))
    assert found == {name: (mode, BOTH)}


@pytest.mark.parametrize("answered", ["mine", "theirs"])
def test_a_question_answered_on_one_side_does_not_come_back(joined: Join, answered: str) -> None:
    """Nothing is lost: it is settled once; that the other side touched it asks nothing anew."""
    asked, touched = {QUESTION: (PLAIN, "asked")}, {QUESTION: (PLAIN, "asked\n\ntouched")}
    sides: tuple[Side, Side] = ({}, touched) if answered == "mine" else (touched, {})
    assert joined({**asked, **TEXT}, *({**side, **TEXT} for side in sides)) == TEXT


def test_of_a_question_that_both_have_theirs_stands(joined: Join) -> None:
    sides = ({QUESTION: (PLAIN, text)} for text in ("asked", "asked here", "asked there"))
    assert joined(*sides) == {QUESTION: (PLAIN, "asked there")}


@pytest.mark.parametrize("turned", [False, True])
def test_a_file_that_became_a_folder_is_kept_beside_it(joined: Join, turned: bool) -> None:
    """Neither the changed file nor what lies in the new folder is lost."""
    base: Side = {"a": (PLAIN, "old")}
    folder: Side = {"a/b.txt": (PLAIN, "below")}
    changed: Side = {"a": (PLAIN, "changed")}
    found = joined(base, changed, folder) if turned else joined(base, folder, changed)
    assert found["a/b.txt"] == (PLAIN, "below")
    assert "changed" in {text for _, text in found.values()}


@pytest.mark.parametrize("taken", ["a-file", "A-file"])
@pytest.mark.parametrize("turned", [False, True])
def test_a_file_beside_its_folder_takes_no_name_that_is_there(
    joined: Join, turned: bool, taken: str
) -> None:
    """Such as that of an earlier one, also where a disk takes both names for one."""
    earlier: Side = {taken: (PLAIN, "earlier")}
    base: Side = {**earlier, "a": (PLAIN, "old")}
    folder: Side = {**earlier, "a/b.txt": (PLAIN, "below")}
    changed: Side = {**earlier, "a": (PLAIN, "changed")}
    found = joined(base, changed, folder) if turned else joined(base, folder, changed)
    assert found == {**earlier, "a/b.txt": (PLAIN, "below"), "a-file-2": (PLAIN, "changed")}


@pytest.mark.parametrize("turned", [False, True])
def test_a_file_of_one_side_that_both_changed_is_kept_with_its_question(
    joined: Join, turned: bool
) -> None:
    """Theirs stays in its place and ours is beside the question; of a link as of a text."""
    base: Side = {"a.txt": (PLAIN, "old")}
    one: Side = {"a.txt": (PLAIN, "new")}
    other: Side = {"a.txt": (LINK, "elsewhere")}
    found = joined(base, other, one) if turned else joined(base, one, other)
    assert found["a.txt"] == (other if not turned else one)["a.txt"]
    assert len(found) > 1
    assert all(path == "a.txt" or path.startswith("conflicts/") for path in found)


@pytest.mark.parametrize("phone", ["", "phone: '1'\n"])
@pytest.mark.parametrize("turned", [False, True])
def test_deleted_on_one_side_and_changed_on_the_other_it_stays(
    joined: Join, turned: bool, phone: str
) -> None:
    """Merging: the edit outweighs the deletion, and what was meant is asked."""
    base: Side = {"a.md": (PLAIN, PERSON.format(phone))}
    changed: Side = {"a.md": (PLAIN, PERSON.format("phone: '2'\n"))}
    found = joined(base, changed, {}) if turned else joined(base, {}, changed)
    assert found.pop("a.md") == (PLAIN, PERSON.format("phone: '2'\n").rstrip("\n"))
    assert [path.partition("/")[0] for path in found] == ["conflicts"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"a": b"file"}, {"a": None, "a/b.md": b"below\n"}),
        ({"a/b.md": b"below\n"}, {"a/b.md": None, "a": b"file"}),
    ],
)
def test_a_commit_in_which_a_file_and_a_folder_take_each_others_place(
    repository: Repository,
    shell: Shell,
    before: dict[str, bytes | None],
    after: dict[str, bytes | None],
) -> None:
    """What goes away goes first, or git takes what came along with it."""
    commit(repository, [Change("Before", before)])
    commit(repository, [Change("After", dict(reversed(after.items())))])
    expected = [path for path, data in after.items() if data is not None]
    assert shell("ls-tree", "-r", "--name-only", "HEAD").splitlines() == expected
