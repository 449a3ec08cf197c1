"""One press of a key takes one sign a person sees, in lines and in texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from mentorship_tui.app.widgets.signs import SignArea, SignInput, sign_before, sign_behind

FAMILY = "👩\u200d👩\u200d👧"
SIGNS = [
    "a",
    "å",
    "e\u0301",
    FAMILY,
    "👍🏽",
    "❤\ufe0f",
    "🇸🇪",
    "한",
    "नि",
    "1\ufe0f\u20e3",
    "🏴\U000e0067\U000e007f",
]


@pytest.mark.parametrize("sign", SIGNS)
def test_each_sign_is_gone_over_as_a_whole(sign: str) -> None:
    """Among others, at the start, and beside one of its own kind."""
    for before, after in (("", ""), ("x", "y"), (sign, sign)):
        text, at = before + sign + after, len(before)
        assert sign_behind(text, at) == at + len(sign)
        assert sign_before(text, at + len(sign)) == at


@given(st.lists(st.sampled_from([*SIGNS, " "]), max_size=8).map("".join))
def test_the_way_back_is_the_way_there(text: str) -> None:
    there, back = [0], [len(text)]
    while there[-1] < len(text):
        there.append(sign_behind(text, there[-1]))
    while back[-1] > 0:
        back.append(sign_before(text, back[-1]))
    assert there == back[::-1]


def test_at_the_edges_nothing_is_gone_over() -> None:
    assert (sign_before("", 0), sign_behind("", 0)) == (0, 0)
    assert (sign_before("ab", 0), sign_behind("ab", 2)) == (0, 2)


class Fields(App[None]):
    def compose(self) -> ComposeResult:
        yield SignInput()
        yield SignArea()


@pytest.mark.parametrize("sign", SIGNS)
async def test_the_keys_of_a_field_go_by_signs(sign: str) -> None:
    """Left, right, with shift, backspace and delete."""
    app = Fields()
    async with app.run_test() as pilot:
        line, area = app.query_one(SignInput), app.query_one(SignArea)
        for field in (line, area):
            field.focus()
            _put(field, f"x{sign}y")
            await pilot.press("end", "left", "left", "delete")
            assert _text(field) == "xy"
            _put(field, f"x{sign}y")
            await pilot.press("end", "left", "backspace")
            assert _text(field) == "xy"
            _put(field, f"{sign}{sign}")
            await pilot.press("home", "right", "Z")
            assert _text(field) == f"{sign}Z{sign}"
            _put(field, f"x{sign}y")
            await pilot.press("home", "right", "shift+right", "Z")
            assert _text(field) == "xZy"
            _put(field, f"x{sign}y")
            await pilot.press("end", "left", "shift+left", "Z")
            assert _text(field) == "xZy"


def _put(field: SignInput | SignArea, text: str) -> None:
    if isinstance(field, SignInput):
        field.value = text
    else:
        field.text = text


def _text(field: SignInput | SignArea) -> str:
    return field.value if isinstance(field, SignInput) else field.text
