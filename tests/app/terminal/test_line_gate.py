"""Whatever text a widget draws, the terminal gets nothing from it that it obeys."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.color import Color
from textual.widgets import Input, Static

from mentorship_tui.app.main.working import WorkingApp
from mentorship_tui.app.terminal.line_gate import LineGate
from mentorship_tui.i18n import Translator

HOSTILE = "a\x1b]52;c;QQ==\x07b\x9b2J\x90c\u202ed\u2066e\u200bf\ufeff\x1b[31mg"
BLACK = Color(0, 0, 0)


def through(*segments: Segment) -> list[Segment]:
    return LineGate().apply(list(segments), BLACK)


@given(st.text(st.characters()))
def test_any_text_keeps_its_width_and_loses_what_is_obeyed(text: str) -> None:
    (shown,) = through(Segment(text))
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown.text)
    assert cell_len(shown.text) == cell_len(text) or "\u200d" in text or "\ufe0f" in text


def test_what_is_harmless_is_left_as_it_is() -> None:
    line = [Segment("Åsa 👩\u200d👩\u200d👧 می\u200cخواهم"), Segment("x", Style(bold=True))]
    assert through(*line) == line


def test_a_link_does_not_carry_codes_to_the_terminal() -> None:
    """Its address stands in an escape sequence of its own (OSC 8), which it could end."""
    (shown,) = through(Segment("x", Style(link="https://a\x1b\\\x1b]52;c;QQ==\x07")))
    assert shown.style is not None
    assert shown.style.link is None
    assert shown.text == "x"


class Hostile(WorkingApp):
    """Every way for a text to come to the screen without having been cleaned."""

    @property
    def tr(self) -> Translator:
        return Translator("en")

    def compose(self) -> ComposeResult:
        framed = Static(Text(HOSTILE))
        framed.styles.border = ("round", "red")
        framed.border_title = HOSTILE
        framed.tooltip = HOSTILE
        yield framed
        yield Input(HOSTILE, placeholder=HOSTILE)
        yield Input(placeholder=HOSTILE)

    def on_mount(self) -> None:
        self.notify(HOSTILE, title=HOSTILE, markup=False)


@pytest.mark.parametrize("size", [(80, 24), (20, 8)])
async def test_every_widget_draws_through_the_gate(size: tuple[int, int]) -> None:
    """Titles of frames, placeholders and notes included: what would be written is looked at."""
    app = Hostile([])
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        await pilot.hover(Static)
        await pilot.pause(0.5)
        update = app.screen._compositor.render_full_update()
        written = update.render_segments(app.console)
    codes = set(re.findall("\x1b(?:\\[[0-9;]*[mH])?|[\x00-\x09\x0b-\x1f\x7f-\x9f]", written))
    assert all(re.fullmatch("\x1b\\[[0-9;]*[mH]", code) for code in codes), codes
    assert "\x1b[31m" not in codes
    assert not re.search("[\u200b\u202e\u2066\ufeff]", written)
    assert "52;c" in written


async def test_a_terminal_that_cannot_be_handed_over_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """ctrl+z where there is no way to suspend, as on Windows: a sentence, and no crash."""
    monkeypatch.setattr("mentorship_tui.app.main.working.a_shell_waits", lambda: True)
    app = Hostile([])
    async with app.run_test(notifications=True) as pilot:
        app.action_suspend_process()
        await pilot.pause()
        assert [one.message for one in app._notifications if "shell" in one.message]
        assert app.return_code is None
