"""What is told of git's index from its bytes alone is what git itself says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.git.index_file import IndexFile
from mentorship_tui.vcs.repository.repository import Repository

from .conftest import Shell, save

NAMES = ["a", *("b" * length for length in range(2, 10)), "c/d.md", "åäö.md"]


@pytest.fixture
def place(repository: Repository, root: Path, shell: Shell) -> Path:
    """An index of files whose names have every length that git pads in another way."""
    files = dict.fromkeys(NAMES, b"x\n")
    for path, data in files.items():
        save(root, path, data)
    commit(repository, [Change("Start", files)])
    return root / ".git" / "index"


def read(place: Path) -> IndexFile:
    return IndexFile.read(place, "sha1")


def test_without_a_flag_git_need_not_be_asked(place: Path) -> None:
    assert read(place).count == len(NAMES)
    assert read(place).is_whole
    assert not read(place).may_flag()
    assert not read(place).may_flag(NAMES)


@pytest.mark.parametrize("name", [NAMES[0], NAMES[4], sorted(NAMES)[-1]])
def test_one_flag_is_found_wherever_it_is(place: Path, shell: Shell, name: str) -> None:
    """Every entry before it has to be stepped over by its own length."""
    shell("update-index", "--assume-unchanged", name)
    assert read(place).may_flag()
    assert read(place).may_flag([name])
    assert not read(place).may_flag([one for one in NAMES if one != name])


def test_one_that_is_missing_or_cut_short_is_not_whole(place: Path) -> None:
    data = place.read_bytes()
    for kept in (0, 3, 12, 31, len(data) - 1):
        place.write_bytes(data[:kept])
        assert not read(place).is_whole, kept
    place.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    assert not read(place).is_whole
    place.write_bytes(data[:-20] + bytes(20))
    assert read(place).is_whole, "git leaves zeros where it is told to save the time"
    place.unlink()
    assert not read(place).is_whole
    assert not read(place).may_flag()
