"""The list: a cursor that keeps to its row, and ten thousand rows for the price of a screenful."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.strip import Strip

from mentorship_tui.app.widgets.record_list import RecordList
from mentorship_tui.app.widgets.rows import Row, place_of


def rows(*keys: str) -> tuple[Row, ...]:
    return tuple(Row(key, f"Row {key}") for key in keys)


class Counting(RecordList):
    """Counts the lines that were drawn."""

    drawn = 0

    def render_line(self, y: int) -> Strip:
        self.drawn += 1
        return super().render_line(y)


class Lists(App[None]):
    def __init__(self, shown: tuple[Row, ...]) -> None:
        super().__init__()
        self.shown = shown
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        yield Counting()

    def on_mount(self) -> None:
        self.rows_list.show(self.shown)
        self.rows_list.focus()

    @property
    def rows_list(self) -> Counting:
        return self.query_one(Counting)

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        self.heard.append(event.row.key)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        self.heard.append(f"opened {event.row.key}")


async def test_the_cursor_stays_with_its_row() -> None:
    """Selection survives snapshot changes; a row that is gone leaves its place to the next."""
    async with Lists(rows("a", "b", "c")).run_test() as pilot:
        app = pilot.app
        assert isinstance(app, Lists)
        shown = app.rows_list
        await pilot.press("j")
        assert shown.row is not None
        assert shown.row.key == "b"
        shown.show(rows("0", "1", "a", "b", "c"))
        assert shown.row.key == "b"
        shown.show(rows("0", "1", "a", "c"))
        assert shown.row.key == "c"
        shown.show(())
        assert shown.row is None
        await pilot.press("j", "k", "enter", "G", "g", "pagedown")


async def test_the_hands_of_vim_and_everyone() -> None:
    async with Lists(rows(*"abcde")).run_test() as pilot:
        app = pilot.app
        assert isinstance(app, Lists)
        for key, place in (
            ("j", 1),
            ("down", 2),
            ("k", 1),
            ("up", 0),
            ("G", 4),
            ("g", 0),
            ("end", 4),
            ("home", 0),
            ("k", 0),
        ):
            await pilot.press(key)
            assert app.rows_list.cursor == place, key
        await pilot.press("enter")
        assert app.heard[-1] == "opened a"


async def test_the_cursor_passes_by_a_still_heading() -> None:
    still = Row("h", "Heading", heading=True, still=True)
    shown = (still, *rows("a"), Row("i", "Other", heading=True, still=True), *rows("b"))
    async with Lists(shown).run_test() as pilot:
        app = pilot.app
        assert isinstance(app, Lists)
        assert app.rows_list.row == rows("a")[0]
        await pilot.press("j")
        assert app.rows_list.row == rows("b")[0]
        await pilot.press("k")
        assert app.rows_list.row == rows("a")[0]
        await pilot.press("k", "g")
        assert app.rows_list.row == rows("a")[0]


async def test_ten_thousand_rows_draw_only_what_is_seen() -> None:
    """No widget a row, and a key press draws the two rows that change."""
    many = rows(*(str(number) for number in range(10_000)))
    async with Lists(many).run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, Lists)
        await pilot.pause()
        assert len(list(app.screen.walk_children())) < 10
        app.rows_list.drawn = 0
        await pilot.press("j")
        await pilot.pause()
        assert 0 < app.rows_list.drawn <= 4
        await pilot.press("G")
        await pilot.pause()
        assert app.rows_list.row == many[-1]
        assert app.rows_list.drawn < 100


def test_where_the_cursor_goes() -> None:
    assert place_of(rows("a", "b"), "b", 0) == 1
    assert place_of(rows("a", "b"), "gone", 1) == 1
    assert place_of(rows("a", "b"), "gone", 9) == 1
    assert place_of((), "gone", 3) == 0


async def test_a_sentence_is_whole_on_as_many_lines_as_it_needs() -> None:
    """H1: the next step is not cut; the cursor is on all its lines and passes them at once."""
    words = "Decide what you want your mentor to do, and what not, before you ask anybody"
    step = Row("step", words, mark=">", indent=1, wraps=True)
    app = Lists((step, *rows("a", "b")))
    async with app.run_test(size=(30, 10)) as pilot:
        shown = app.rows_list
        lines = [shown.render_line(y).text.strip(" >") for y in range(shown.virtual_size.height)]
        assert " ".join(lines[:-2]) == words
        styles = {shown.render_line(y)._segments[0].style for y in range(len(lines) - 2)}
        assert len(styles) == 1
        assert shown.row is not None
        assert shown.row.key == "step"
        await pilot.press("j")
        assert shown.row.key == "a"
        await pilot.click(Counting, offset=(4, 1))
        assert shown.row.key == "step"
        await pilot.resize_terminal(120, 10)
        await pilot.pause()
        assert shown.render_line(0).text.strip(" >") == words
        assert shown.virtual_size.height == 3
        assert shown.row.key == "step"


async def test_a_sentence_that_fits_beside_no_scroll_bar_is_on_one_line() -> None:
    """H1: a column is kept for the bar only where there is one."""
    words = "Plan the meeting on Monday"
    step = Row("step", words, mark=">", indent=1, wraps=True)
    app = Lists((step, *rows(*"abc")))
    async with app.run_test(size=(len(words) + 5, 6)) as pilot:
        assert app.rows_list.virtual_size.height == 4
        await pilot.resize_terminal(len(words) + 5, 3)
        await pilot.pause()
        assert app.rows_list.virtual_size.height == 5
        assert app.rows_list.render_line(1).text.strip() == "Monday"
