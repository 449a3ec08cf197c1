"""The one-line widgets: the journey, the keys, the status; each gives way in the right place."""

from __future__ import annotations

from textual.content import Content

from mentorship_tui.app.widgets.glyphs import ASCII, UNICODE
from mentorship_tui.app.widgets.key_line import fitted
from mentorship_tui.app.widgets.stepper import Step, stepper

STEPS = (
    Step("0", "home", "Home"),
    Step("1", "prepare", "Prepare", "done"),
    Step("2", "find", "Find", "current"),
    Step("3", "agree", "Agree", "ahead"),
    Step("6", "reading", "Reading"),
)


def test_the_journey_with_much_room_and_with_little() -> None:
    """H1: phases done, current and ahead, each with a mark."""
    wide = stepper(STEPS, "find", 120, UNICODE).plain
    assert wide == "0 Home   1 Prepare ✓ ── 2 Find ● ── 3 Agree ○   6 Reading"
    assert stepper(STEPS, "find", 120, ASCII).plain == (
        "0 Home   1 Prepare + -- 2 Find * -- 3 Agree o   6 Reading"
    )
    close = stepper(STEPS, "find", 50, UNICODE).plain
    assert close == "0 Home 1 Prepare ✓─2 Find ●─3 Agree ○ 6 Reading"
    assert stepper(STEPS, "find", 30, UNICODE).plain == "0 1 ✓ 2 Find ● 3 ○ 6"


def test_the_last_keys_keep_their_place() -> None:
    """However narrow: help is found."""
    first = [Content(f"{key} {key * 8}") for key in "abcdef"]
    last = [Content("? Help"), Content("^p Commands"), Content("q Quit")]
    wide = fitted(first, last, 120).plain
    assert wide.startswith("a aaaaaaaa  b bbbbbbbb")
    assert wide.endswith("? Help  ^p Commands  q Quit")
    assert len(wide) == 120
    narrow = fitted(first, last, 40).plain
    assert narrow == "a aaaaaaaa   ? Help  ^p Commands  q Quit"
    assert fitted(first, last, 8).plain.strip() == "? Help"
