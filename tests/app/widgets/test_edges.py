"""What stands at the right edge: air before a scroll bar, and one kind of bar."""

from __future__ import annotations

from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import TextArea

import mentorship_tui.app
from mentorship_tui.app.widgets.paper import Verbatim
from mentorship_tui.app.widgets.record_view import RecordView
from mentorship_tui.journal.journal import Journal

from ..conftest import Open

FRAME = Path(mentorship_tui.app.__file__).parent / "main" / "frame.tcss"


class Page(App[None]):
    CSS_PATH = FRAME

    def compose(self) -> ComposeResult:
        yield RecordView()


async def test_a_figure_does_not_touch_the_scroll_bar() -> None:
    """X5: "4/5" beside a bar reads as something else."""
    app = Page()
    async with app.run_test(size=(40, 8)) as pilot:
        view = app.query_one(RecordView)
        view.show("Title", [Verbatim("x" * 400)])
        await pilot.pause()
        bar = view.vertical_scrollbar
        assert view.show_vertical_scrollbar
        strip = app.screen._compositor.render_strips()[2].text
        assert strip[bar.region.x - 2 : bar.region.x] == "x "


async def test_the_text_of_a_form_scrolls_by_a_bar_as_narrow_as_the_forms(
    journal: Journal, open_app: Open
) -> None:
    async with open_app(size=(80, 24)) as window:
        await window.press("2", "g", "j", "e")
        await window.shows("Candidate: ")
        body = window.app.screen.query_one("#body", TextArea)
        fields = window.app.screen.query_one("#fields")
        assert body.styles.scrollbar_size_vertical == fields.styles.scrollbar_size_vertical == 1
