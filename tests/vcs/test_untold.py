"""A change and what the last commit has, where it was not made from that."""

from __future__ import annotations

from pathlib import Path

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.repository.repository import Repository

from .conftest import Shell


def _retold(path: str, old: bytes | None, new: bytes) -> tuple[str, str]:
    return f"Before: {old!r} -> {new!r}", ""


def test_what_a_change_was_made_from_comes_before_it(
    repository: Repository, root: Path, shell: Shell
) -> None:
    """git.md: one change, one commit; also where somebody staged something in the same file."""
    commit(repository, [Change("Added", {"a.md": b"one\n"})])
    made = Change("Mine", {"a.md": b"three\n"}, base={"a.md": b"two\n"}, retold=_retold)
    again = Change("Again", {"a.md": b"four\n"}, base={"a.md": b"three\n"}, retold=_retold)
    assert all(commit(repository, [made, again]))
    assert shell("log", "--format=%s").split("\n") == [
        "Again",
        "Mine",
        "Before: b'one\\n' -> b'two\\n'",
        "Added",
    ]


def test_what_was_committed_long_ago_is_not_committed_again(
    repository: Repository, root: Path, shell: Shell
) -> None:
    """Reliability row 5: another window was quicker; what it did is not taken back first."""
    commit(repository, [Change(word, {"a.md": word.encode()}) for word in ("one", "two")])
    commit(repository, [Change("Mine", {"a.md": b"3"}, base={"a.md": b"one"}, retold=_retold)])
    assert shell("log", "--format=%s").split("\n") == ["Mine", "two", "one"]


def test_a_window_that_is_late_takes_nothing_back(repository: Repository, shell: Shell) -> None:
    """Reliability row 5: what it saved first was committed as what the other made its change of."""
    commit(repository, [Change("Added", {"a.md": b"1"})])
    late = Change("Late", {"a.md": b"2"}, base={"a.md": b"1"}, retold=_retold)
    quick = Change("Quick", {"a.md": b"3"}, base={"a.md": b"2"}, retold=_retold)
    assert all(commit(repository, [quick]))
    assert commit(repository, [late]) == [None]
    assert shell("log", "--format=%s").split("\n") == ["Quick", "Before: b'1' -> b'2'", "Added"]
    assert shell("show", "HEAD:a.md") == "3"
    assert all(commit(repository, [Change("Back", {"a.md": b"2"}, base={"a.md": b"3"})]))
    assert shell("show", "HEAD:a.md") == "2"
