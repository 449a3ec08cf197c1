"""A change becomes a commit of exactly its bytes."""

from __future__ import annotations

import contextlib
import random
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.commits.uncommitted import find_dirty
from mentorship_tui.vcs.errors import ChangeRefused, GitError, NotReady
from mentorship_tui.vcs.history.log import show_file
from mentorship_tui.vcs.repository.repository import Repository

from .conftest import Shell, save


def test_first_commit_and_next(repository: Repository, root: Path, shell: Shell) -> None:
    """Unborn branch, then a change, then a deletion (reliability row 10)."""
    save(root, "a.md", b"one\n")
    (first,) = commit(repository, [Change("Added", {"a.md": b"one\n"})])
    save(root, "a.md", b"two\n")
    (second,) = commit(repository, [Change("Changed", {"a.md": b"two\n"}, body="name: one -> two")])
    assert shell("status", "--porcelain", "--", "a.md") == ""
    (root / "a.md").unlink()
    commit(repository, [Change("Deleted", {"a.md": None})])
    assert shell("log", "--format=%s").split("\n") == ["Deleted", "Changed", "Added"]
    assert shell("rev-parse", "HEAD~2", "HEAD~1").split() == [first, second]
    assert shell("show", "-s", "--format=%B", "HEAD~1") == (
        "Changed\n\nname: one -> two\n\nMentorship-Record: a.md"
    )
    assert shell("ls-tree", "HEAD") == ""
    assert shell("status", "--porcelain", "--", "a.md") == ""
    assert shell("fsck", "--strict") == ""


def test_bytes_of_the_change_not_of_the_disk(
    repository: Repository, root: Path, shell: Shell
) -> None:
    """A hundred queued changes of one file are a hundred commits, each with its own content."""
    save(root, "a.md", b"99\n")
    changes = [Change(f"Change {n}", {"a.md": b"%d\n" % n}) for n in range(100)]
    oids = commit(repository, changes)
    assert len(set(oids)) == 100
    for n, oid in enumerate(oids):
        assert shell("show", f"{oid}:a.md") == str(n)
    assert shell("status", "--porcelain", "--", "a.md") == ""


def test_date(repository: Repository, shell: Shell) -> None:
    """The sample journal's commits carry the dates of its story."""
    when = datetime(2026, 3, 1, 9, 30, tzinfo=timezone(timedelta(hours=-2, minutes=-30)))
    commit(repository, [Change("Past", {"a.md": b"x"}, when=when)])
    assert shell("log", "--format=%aI %cI") == "2026-03-01T09:30:00-02:30 2026-03-01T09:30:00-02:30"


def test_staged_by_the_user_stays_staged(repository: Repository, root: Path, shell: Shell) -> None:
    """git.md: only the paths of the change are committed."""
    save(root, "theirs.md", b"staged\n")
    shell("add", "theirs.md")
    save(root, "a.md", b"mine\n")
    commit(repository, [Change("Mine", {"a.md": b"mine\n"})])
    assert shell("status", "--porcelain", "--", "*.md") == "A  theirs.md"
    assert shell("ls-tree", "--name-only", "HEAD") == "a.md"


def test_only_what_changed_is_a_commit(repository: Repository, shell: Shell) -> None:
    """Saying again what is committed already makes no empty commit."""
    assert commit(repository, [Change("One", {"a.md": b"1\n"})]) != [None]
    again = [Change("Again", {"a.md": b"1\n"}), Change("Gone", {"never.md": None})]
    assert commit(repository, again) == [None, None]
    assert shell("rev-list", "--count", "HEAD") == "1"


PATHS = st.sampled_from(["a", "b", "a/x.md", "a/y.md", "b/c/z.md", "d.md"])
FILES = st.dictionaries(PATHS, st.none() | st.binary(max_size=3), min_size=1, max_size=4)


def _can_stand_together(paths: set[str]) -> bool:
    return not any(one.startswith(f"{other}/") for one in paths for other in paths)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(FILES, min_size=1, max_size=6), st.booleans())
def test_any_history(
    tmp_path_factory: pytest.TempPathFactory, story: list[dict[str, bytes | None]], at_once: bool
) -> None:
    """Whatever is changed in whatever order, each commit and the index hold what they should."""
    root = tmp_path_factory.mktemp("any") / "journal"
    repository = Repository.create(root)
    told: list[dict[str, bytes]] = [{}]
    changes = []
    for files in story:
        now = {path: data for path, data in {**told[-1], **files}.items() if data is not None}
        if _can_stand_together(set(now)) and now != told[-1]:
            told.append(now)
            changes.append(Change(f"{len(told)}", files))
    if at_once:
        oids = commit(repository, changes)
    else:
        oids = [oid for change in changes for oid in commit(repository, [change])]
    for oid, expected in zip(oids, told[1:], strict=True):
        assert {path: show_file(repository, str(oid), path) for path in expected} == expected
        listed = repository.git.run("ls-tree", "-r", "-z", "--name-only", str(oid))
        assert set(listed.decode().split("\0")[:-1]) == set(expected)
    if changes:
        assert repository.git.run("diff-index", "--cached", "HEAD") == b""


def test_many_files(repository: Repository, root: Path, shell: Shell) -> None:
    """A change of more files than a command line holds names is one commit too."""
    files: dict[str, bytes | None] = {
        f"network/{'a long name ' * 12}{number}.md": b"%d\n" % number for number in range(1200)
    }
    commit(repository, [Change("Many", files), Change("One", {"a.md": b"x"})])
    assert len(shell("ls-tree", "-r", "--name-only", "HEAD").splitlines()) == 1201
    files = {path: None if number % 2 else b"y" for number, path in enumerate(files)}
    assert commit(repository, [Change("Half", files)]) == [shell("rev-parse", "HEAD")]
    assert len(shell("ls-tree", "-r", "--name-only", "HEAD").splitlines()) == 601
    assert shell("diff", "--cached", "--name-only") == ""


def test_other_hash(tmp_path: Path, shell: Shell) -> None:
    """A repository whose object names are SHA-256 works as any other."""
    root = tmp_path / "longer"
    shell("init", "-q", "-b", "main", "--object-format=sha256", str(root))
    repository = Repository.open(root)
    (root / "b.md").write_bytes(b"1\n")
    commit(repository, [Change("One", {"a.md": b"1\n"}), Change("Two", {"a.md": None})])
    (oid,) = commit(repository, [Change("Three", {"b.md": b"1\n"})])
    assert len(str(oid)) == 64
    assert shell("status", "--porcelain", cwd=root) == ""
    (root / "b.md").rename(root / "c.md")
    assert [dirty.old for dirty in find_dirty(repository)] == ["b.md"]


def test_below_a_link_or_another_repository(
    repository: Repository, root: Path, shell: Shell, tmp_path: Path
) -> None:
    """Git would put the file in the place of the link or the submodule."""
    (tmp_path / "elsewhere").mkdir()
    (root / "network").symlink_to(tmp_path / "elsewhere")
    shell("init", "-q", str(root / "reading" / "nested"))
    for path in ("network/a.md", "reading/nested/a.md", "reading/nested/deep/er/a.md"):
        with pytest.raises(ChangeRefused):
            commit(repository, [Change("No", {path: b"x"})])
    assert shell("rev-list", "--all") == ""


def test_ignored_files_stay_ignored(repository: Repository, root: Path, shell: Shell) -> None:
    """git.md: what the user told git to leave alone is not versioned by the app."""
    (root / ".gitignore").write_text("network/\n!network/public.md\n*.secret.md\n")
    change = Change("Both", {"network/a.md": b"x", "a.secret.md": b"x", "open.md": b"x"})
    (oid,) = commit(repository, [change])
    assert shell("ls-tree", "-r", "--name-only", str(oid)) == "open.md"
    save(root, "b.secret.md", b"by hand\n")
    shell("add", "-f", "b.secret.md")
    shell("commit", "-qm", "forced", "--", "b.secret.md")
    commit(repository, [Change("Tracked", {"b.secret.md": b"followed\n"})])
    assert shell("show", "HEAD:b.secret.md") == "followed"


def test_no_identity(
    repository: Repository, home: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reliability row 10: asked for once, never guessed from the account."""
    (home / ".gitconfig").write_text("")
    with pytest.raises(NotReady):
        commit(repository, [Change("Whose?", {"a.md": b"x"})])
    assert repository.identity is None
    repository.set_identity("Åsa Öberg", "asa@example.org")
    commit(repository, [Change("Mine", {"a.md": b"x"})])
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Bo <bo@x>\nEvil: header")
    commit(repository, [Change("Theirs", {"a.md": b"y"})])
    assert shell("log", "--format=%an <%ae> %cn").split("\n") == [
        "Bo bo@xEvil: header <asa@example.org> Åsa Öberg",
        "Åsa Öberg <asa@example.org> Åsa Öberg",
    ]


def test_full_disk(tmp_path: Path, small_disk: Path, shell: Shell) -> None:
    """A full disk loses nothing: it is said, and the same change goes through afterwards."""
    repository = Repository.create(small_disk / "journal")
    ballast = small_disk / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as stream:
        while stream.write(b"\0" * 4096):
            pass
    change = Change("Big", {"a.md": random.Random(1).randbytes(50_000)})
    with pytest.raises(GitError) as caught:
        commit(repository, [change])
    assert "disk is full" in str(caught.value)
    ballast.unlink()
    (oid,) = commit(repository, [change])
    assert shell("rev-parse", "HEAD", cwd=repository.root) == oid
    assert shell("fsck", "--strict", cwd=repository.root) == ""
