"""Git's index is a cache: lost, it is made anew from the last commit, and nothing is deleted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.commits.uncommitted import Hold, find_dirty
from mentorship_tui.vcs.git.index_file import IndexFile
from mentorship_tui.vcs.repository.lost_index import Rebuilt, is_lost
from mentorship_tui.vcs.repository.repository import Repository

from .conftest import Shell, save

FILES = {"a.md": b"a\n", "network/b.md": b"b\n", "network/c.md": b"c\n"}


@pytest.fixture(autouse=True)
def start(repository: Repository, root: Path, shell: Shell) -> None:
    for path, data in FILES.items():
        save(root, path, data)
    commit(repository, [Change("Start", FILES)])
    shell("add", ".gitattributes", ".gitignore")
    shell("commit", "-qm", "setup")


def _remove(place: Path) -> None:
    place.unlink()


def _empty(place: Path) -> None:
    place.write_bytes(b"")


def _zeros(place: Path) -> None:
    place.write_bytes(bytes(1000))


def _shorter(place: Path) -> None:
    place.write_bytes(place.read_bytes()[:-40])


def _zeros_within(place: Path) -> None:
    data = place.read_bytes()
    place.write_bytes(data[:40] + bytes(60) + data[100:])


def _other(place: Path) -> None:
    place.write_bytes(b"# a text somebody put here by mistake\n" * 9)


def _ending_in_zeros(place: Path) -> None:
    """Cut within an entry, as if it ended with git's own zeros for a sum that it did not make."""
    place.write_bytes(place.read_bytes()[:60] + bytes(40))


DAMAGE = [_ending_in_zeros, _remove, _empty, _zeros, _shorter, _zeros_within, _other]


@pytest.mark.parametrize("damage", DAMAGE)
def test_it_is_made_anew_and_an_edit_is_still_seen(
    repository: Repository, root: Path, shell: Shell, damage: Callable[[Path], None]
) -> None:
    save(root, "a.md", b"edited\n")
    damage(root / ".git" / "index")
    told: list[Rebuilt] = []
    found = find_dirty(repository, told.append)
    assert [(one.path, one.hold) for one in found] == [("a.md", None)]
    assert told == [Rebuilt()]
    assert shell("status", "--porcelain") == " M a.md"


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_commit_beside_it_does_not_begin_an_index_of_one_file(
    repository: Repository, root: Path, shell: Shell, damage: Callable[[Path], None]
) -> None:
    """All other files would else stand there as staged to be deleted."""
    damage(root / ".git" / "index")
    save(root, "a.md", b"new\n")
    commit(repository, [Change("Changed", {"a.md": b"new\n"})])
    assert find_dirty(repository) == ()
    assert shell("status", "--porcelain") == ""
    assert shell("ls-tree", "-r", "--name-only", "HEAD").count("\n") == 4


def test_an_emptied_one_is_lost(repository: Repository, root: Path, shell: Shell) -> None:
    """`git read-tree --empty` leaves one that is well formed."""
    shell("read-tree", "--empty")
    assert is_lost(repository)
    assert find_dirty(repository) == ()
    assert shell("status", "--porcelain") == ""


def test_what_went_with_it_comes_back_and_is_told(
    repository: Repository, root: Path, shell: Shell
) -> None:
    """Nobody can tell any more whether it was deleted; a deletion would go to all machines."""
    (root / "network" / "b.md").unlink()
    (root / ".git" / "index").unlink()
    told: list[Rebuilt] = []
    assert find_dirty(repository, told.append) == ()
    assert told == [Rebuilt(("network/b.md",))]
    assert (root / "network" / "b.md").read_bytes() == b"b\n"


def test_a_deletion_by_the_app_holds(repository: Repository, root: Path, shell: Shell) -> None:
    (root / ".git" / "index").unlink()
    (root / "network" / "b.md").unlink()
    commit(repository, [Change("Deleted", {"network/b.md": None})])
    assert find_dirty(repository) == ()
    assert not (root / "network" / "b.md").exists()


@pytest.mark.parametrize("cone", [True, False])
def test_a_sparse_checkout_stays_sparse(
    repository: Repository, root: Path, shell: Shell, *, cone: bool
) -> None:
    """What its patterns leave out is left out of the new index too."""
    if cone:
        shell("sparse-checkout", "set", "--cone", "reading")
    else:
        shell("sparse-checkout", "set", "--no-cone", "/*", "!/network/")
    assert not (root / "network").exists()
    (root / ".git" / "index").unlink()
    told: list[Rebuilt] = []
    assert find_dirty(repository, told.append) == ()
    assert told == [Rebuilt()]
    assert not (root / "network").exists()
    assert shell("ls-files", "-t", "network") == "S network/b.md\nS network/c.md"


def test_an_index_in_two_parts(repository: Repository, root: Path, shell: Shell) -> None:
    """With a split index it is whole as long as both parts are there."""
    shell("update-index", "--split-index")
    save(root, "a.md", b"new\n")
    commit(repository, [Change("Changed", {"a.md": b"new\n"})])
    assert not is_lost(repository)
    assert find_dirty(repository) == ()
    for part in (root / ".git").glob("sharedindex.*"):
        part.unlink()
    assert is_lost(repository)
    assert find_dirty(repository) == ()
    assert shell("status", "--porcelain") == ""


def test_a_merge_that_was_under_way_is_let_be(
    repository: Repository, root: Path, shell: Shell
) -> None:
    """An index made from our side alone would let `git commit` drop theirs."""
    shell("switch", "-qc", "side")
    save(root, "a.md", b"side\n")
    shell("commit", "-qam", "side")
    shell("switch", "-q", "main")
    save(root, "a.md", b"main\n")
    shell("commit", "-qam", "main")
    shell("merge", "side", ok=False)
    (root / ".git" / "index").unlink()
    find_dirty(repository)
    assert is_lost(repository)


def test_without_a_commit_none_is_lost(tmp_path: Path) -> None:
    assert not is_lost(Repository.create(tmp_path / "new"))


def test_somebody_elses_lock_is_waited_for(repository: Repository, root: Path) -> None:
    """They may be about to write it."""
    (root / ".git" / "index").unlink()
    (root / ".git" / "index.lock").write_bytes(b"")
    with pytest.raises(Exception, match="Another git program"):
        find_dirty(repository)
    (root / ".git" / "index.lock").unlink()
    assert find_dirty(repository) == ()


def test_staged_stays_staged(repository: Repository, root: Path, shell: Shell) -> None:
    """An index that is whole is nobody's but the user's."""
    save(root, "a.md", b"staged\n")
    shell("add", "a.md")
    save(root, "network/c.md", b"new\n")
    commit(repository, [Change("Changed", {"network/c.md": b"new\n"})])
    assert [(one.path, one.hold) for one in find_dirty(repository)] == [("a.md", Hold.STAGED)]
    assert shell("status", "--porcelain") == "M  a.md"


@pytest.mark.parametrize("damage", DAMAGE)
def test_several_new_files_and_a_move_are_committed_beside_it(
    repository: Repository, root: Path, shell: Shell, damage: Callable[[Path], None]
) -> None:
    """Git looks into it for what it ignores and what it stores, and refuses a broken one."""
    damage(root / ".git" / "index")
    new = {"network/new.md": b"new\n", "d.md": b"d\n", "a.md": None}
    (root / "a.md").unlink()
    for path in ("network/new.md", "d.md"):
        save(root, path, b"new\n" if path != "d.md" else b"d\n")
    commit(repository, [Change("Several", new)])
    assert find_dirty(repository) == ()
    assert "a.md" not in shell("ls-tree", "--name-only", "HEAD").splitlines()


@pytest.mark.parametrize("version", ["2", "4"])
def test_an_index_without_a_sum_is_whole_as_long_as_its_entries_are(
    root: Path, shell: Shell, version: str
) -> None:
    """gitformat-index(5), index.skipHash: zeros take the place of the sum."""
    shell("update-index", "--index-version", version)
    shell("update-index", "--skip-worktree", "a.md")
    place = root / ".git" / "index"
    data = place.read_bytes()[:-20]
    entries = data.index(b"TREE") if b"TREE" in data else len(data)

    def is_whole(body: bytes) -> bool:
        return IndexFile(body + bytes(20), "sha1", place.parent).is_whole

    assert is_whole(data)
    assert not any(is_whole(data[:end]) for end in range(entries - 8))
    assert not any(is_whole(data[:end] + bytes(len(data) - end)) for end in range(entries - 8))
