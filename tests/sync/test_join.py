"""How a join treats names and modes, apart from texts."""

from __future__ import annotations

import pytest

from mentorship_tui.journal.actions.answer_question import answer
from mentorship_tui.journal.reading.questions import questions

from .machines import Machine, git


def test_a_mode_that_one_side_changed_stays(ada: Machine, second: Machine, path: str) -> None:
    """A join of two texts is of their modes too."""
    place = ada.root / "run.sh"
    place.write_text("a\nb\nc\nd\ne\n")
    ada.sync()
    second.sync()
    place.chmod(0o755)
    (ada.root / path).chmod(0o755)
    place.write_text("A\nb\nc\nd\ne\n")
    ada.journal.set(path, {"phone": "2"})
    ada.sync()
    (second.root / "run.sh").write_text("a\nb\nc\nd\nE\n")
    second.journal.set(path, {"email": "a@b.se"})
    assert second.sync().conflicts == ()
    listed = git(second.root, "ls-tree", "-r", "HEAD", "run.sh", path)
    assert [line[:6] for line in listed.split("\n")] == ["100755", "100755"]
    assert (second.root / "run.sh").stat().st_mode & 0o100
    assert (second.root / "run.sh").read_text() == "A\nb\nc\nd\nE\n"


@pytest.mark.parametrize("turned", [False, True])
def test_renamed_here_and_deleted_there_is_asked(
    ada: Machine, second: Machine, path: str, turned: bool
) -> None:
    """format.md: deleted on one side, changed on the other: kept, marked as a conflict."""
    one, other = (second, ada) if turned else (ada, second)
    one.journal.rename(path, "Anna Svensson")
    other.journal.delete(path)
    ada.sync()
    (asked,) = second.sync().conflicts
    new = "network/anna-svensson.md"
    assert (second.root / new).exists()
    (question,) = questions(second.journal)
    assert question.record == new
    answer(second.journal, asked, "mine" if question.mine == "deleted" else "theirs")
    assert not (second.root / new).exists()
    second.sync()
    ada.sync()
    assert ada.files() == second.files()
