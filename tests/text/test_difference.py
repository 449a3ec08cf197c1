"""The word-wise difference of two texts (git.md "History")."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.text.difference import Mark, Piece, changed_lines, word_difference

WORDS = st.lists(st.sampled_from(["ask", "boss", "how", "no", " ", "\n", ".", "å"])).map("".join)


@given(WORDS | st.text(), WORDS | st.text())
def test_both_texts_are_in_it(old: str, new: str) -> None:
    """Without what is new it is the old text, without what is gone the new one."""
    pieces = word_difference(old, new)
    assert "".join(piece.text for piece in pieces if piece.mark != Mark.NEW) == old
    assert "".join(piece.text for piece in pieces if piece.mark != Mark.GONE) == new


@given(WORDS, WORDS)
def test_lines_hold_all_that_changed(old: str, new: str) -> None:
    """With enough lines around, nothing of either text is missing; else only what stayed."""
    lines = changed_lines(old, new, around=1000)
    if old == new:
        assert lines == ()
        return
    shown = [line for line in lines if line is not None]
    assert len(shown) == len(lines)
    for dropped, text in ((Mark.NEW, old), (Mark.GONE, new)):
        kept = "".join(one.text for line in shown for one in line if one.mark != dropped)
        assert kept == text.replace("\n", "")


def test_words_not_letters() -> None:
    """A changed word is shown whole, and a rewritten phrase as one."""
    assert word_difference("How do I say no to my boss?", "How do I say yes to my boss?") == (
        Piece(Mark.SAME, "How do I say "),
        Piece(Mark.GONE, "no"),
        Piece(Mark.NEW, "yes"),
        Piece(Mark.SAME, " to my boss?"),
    )
    assert word_difference("ask him soon", "tell her soon") == (
        Piece(Mark.GONE, "ask him"),
        Piece(Mark.NEW, "tell her"),
        Piece(Mark.SAME, " soon"),
    )


def test_far_lines_are_left_out() -> None:
    """Of a long text only what is near a change is shown, with a mark where lines are missing."""
    old = "\n".join(f"line {number}" for number in range(30))
    new = old.replace("line 5\n", "line five\n").replace("line 20\n", "")
    lines = changed_lines(old, new)
    assert lines.count(None) == 1
    assert len(lines) == 7


def test_a_very_long_passage_is_quick() -> None:
    """Texts of a megabyte are told as replaced rather than compared for minutes."""
    old, new = "a b " * 20_000, "c d " * 20_000
    assert [piece.mark for piece in word_difference(old, new)] == [Mark.GONE, Mark.NEW]
