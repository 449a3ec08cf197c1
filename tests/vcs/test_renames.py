"""Which records were renamed since a commit, as the join follows them."""

from __future__ import annotations

import itertools

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.joining.renames import renames
from mentorship_tui.vcs.repository.repository import Repository

TEXT = b"---\ntype: person\nname: Anna\n---\n\nA text long enough to be known again.\n"


def moved(repository: Repository, *names: str) -> dict[str, str]:
    """The renames of a file that had these names in turn."""
    (base,) = commit(repository, [Change("Start", {names[0]: TEXT})])
    tip = base
    for old, new in itertools.pairwise(names):
        (tip,) = commit(repository, [Change("Moved", {old: None, new: TEXT})])
    assert base is not None
    assert tip is not None
    return renames(repository.git, base, tip)


def test_a_file_renamed_twice_goes_from_its_first_name_to_its_last(repository: Repository) -> None:
    assert moved(repository, "a.md", "b.md", "c.md") == {"a.md": "c.md"}


def test_a_file_that_got_its_name_back_was_not_renamed(repository: Repository) -> None:
    assert moved(repository, "a.md", "b.md", "a.md") == {}


def test_a_name_with_a_line_break_is_one_name(repository: Repository) -> None:
    assert moved(repository, "a.md", "b\nc.md") == {"a.md": "b\nc.md"}
