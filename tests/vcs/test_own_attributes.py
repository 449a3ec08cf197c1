"""What is in a record stays as it is, whatever attributes come with a clone."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.commits.uncommitted import find_dirty
from mentorship_tui.vcs.repository.own_attributes import PLACE, has_attributes, keep_bytes
from mentorship_tui.vcs.repository.repository import Repository
from mentorship_tui.vcs.sync.clone import clone
from mentorship_tui.vcs.sync.sync import Request

PATH = "network/anna.md"
TEXT = "---\ntype: person\n---\n\n$Id$ åäö 🙂\n".encode()
LINES = [
    "*.md ident",
    "*.md text eol=crlf",
    "*.md text=auto eol=crlf",
    "*.md crlf",
    "*.md working-tree-encoding=UTF-16LE",
    "*.md -merge",
    "*.md binary",
    "*.md filter=x",
    "*.md text ident eol=crlf merge=union",
    "network/* ident",
    "network/anna.md text eol=crlf",
]


def git(place: Path, *words: str, data: bytes | None = None) -> bytes:
    done = subprocess.run(["git", *words], cwd=place, check=True, capture_output=True, input=data)
    return done.stdout


@pytest.fixture(params=LINES)
def server(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A bare repository with a record and a `.gitattributes`, put there byte by byte."""
    place = tmp_path / "server.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(place))
    stream = b"commit refs/heads/main\ncommitter A <a@example.org> 1 +0000\ndata 1\n.\n"
    for path, data in {PATH: TEXT, ".gitattributes": f"{request.param}\n".encode()}.items():
        stream += b"M 644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data)
    git(place, "fast-import", "--quiet", data=stream)
    return place


def _check(root: Path) -> None:
    """The record's bytes are the stored ones, git finds nothing changed, and a change stays so."""
    repository = Repository.open(root)
    assert (root / PATH).read_bytes() == TEXT
    assert find_dirty(repository) == ()
    assert git(root, "status", "--porcelain") == b""
    changed = TEXT + b"More.\r\n$Id$\n"
    (root / PATH).write_bytes(changed)
    commit(repository, [Change("More", {PATH: changed})])
    assert git(root, "cat-file", "blob", f"HEAD:{PATH}") == changed
    assert git(root, "status", "--porcelain") == b""
    assert git(root, "check-attr", "merge", "--", PATH).endswith(b": mentorship\n")


def test_a_clone_has_the_bytes_of_its_records(server: Path, tmp_path: Path) -> None:
    clone(str(server), tmp_path / "new", Request("joined", datetime(2027, 1, 1, tzinfo=UTC)))
    _check(tmp_path / "new")


def test_a_plain_clone_gets_them_when_it_is_looked_through(server: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", str(server), "plain")
    root = tmp_path / "plain"
    find_dirty(Repository.open(root))
    _check(root)


def test_what_was_edited_before_is_left_as_it_is(server: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", str(server), "plain")
    root = tmp_path / "plain"
    edited = (root / PATH).read_bytes() + b"mine\n"
    (root / PATH).write_bytes(edited)
    with Repository.open(root).locked() as mine:
        keep_bytes(mine.git, mine.common_dir, mine.prefix)
    assert (root / PATH).read_bytes() == edited


def test_a_record_that_goes_through_a_filter_is_not_written_anew(
    repository: Repository, root: Path
) -> None:
    """One that fails would leave no file at all."""
    commit(repository, [Change("One", {PATH: TEXT})])
    (root / "network").mkdir()
    (root / PATH).write_bytes(TEXT)
    git(root, "config", "filter.crypt.smudge", "false")
    git(root, "config", "filter.crypt.clean", "cat")
    git(root, "config", "filter.crypt.required", "true")
    (root / ".gitattributes").write_text("*.md filter=crypt ident\n")
    (root / ".git" / PLACE).unlink()
    with repository.locked() as mine:
        assert keep_bytes(mine.git, mine.common_dir, mine.prefix)
    assert (root / PATH).read_bytes() == TEXT


def test_the_users_own_attributes_stay_and_hold(repository: Repository, root: Path) -> None:
    place = root / ".git" / PLACE
    place.write_text("*.md merge=ours\n*.png -diff\n")
    assert not has_attributes(repository.common_dir, repository.prefix)
    with repository.locked() as mine:
        assert keep_bytes(mine.git, mine.common_dir, mine.prefix)
        assert not keep_bytes(mine.git, mine.common_dir, mine.prefix)
    assert place.read_text().endswith("*.md merge=ours\n*.png -diff\n")
    assert git(root, "check-attr", "merge", "text", "--", "a.md") == (
        b"a.md: merge: ours\na.md: text: unset\n"
    )


@pytest.mark.parametrize("name", ["notes", "my notes", "a[1] b*", 'quo"te', "back\\slash", "å"])
def test_in_a_bigger_repository_it_holds_for_the_journals_folder_alone(
    tmp_path: Path, name: str
) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / name).mkdir()
    (tmp_path / ".gitattributes").write_text("*.md ident\n")
    with Repository.open(tmp_path / name).locked() as mine:
        keep_bytes(mine.git, mine.common_dir, mine.prefix)
    for path, ident in ((f"{name}/a/b.md", "unset"), (f"{name}/B.MD", "unset"), ("b.md", "set")):
        said = git(tmp_path, "check-attr", "-z", "ident", "--", path)
        assert said.split(b"\0")[2].decode() == ident, path


def test_files_are_stored_though_git_is_told_to_refuse_what_it_changes(
    repository: Repository, root: Path
) -> None:
    """`core.autocrlf` with `core.safecrlf`, as guides advise."""
    git(root, "config", "core.autocrlf", "true")
    git(root, "config", "core.safecrlf", "true")
    mixed = b"one\r\ntwo\n"
    (root / "list.txt").write_bytes(mixed)
    files = {".gitattributes": (root / ".gitattributes").read_bytes(), "list.txt": mixed}
    assert commit(repository, [Change("First", files)])[0]
    assert git(root, "cat-file", "blob", "HEAD:list.txt") == b"one\ntwo\n"
