"""How a form goes along with who writes in it: errors, cursors, hints (ui.md, Forms)."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from mentorship_tui.app.form.body import BodyField
from mentorship_tui.app.form.in_sight import bring_into_sight
from mentorship_tui.journal.journal import Journal

from .conftest import OpenForm


async def test_what_is_wrong_is_said_when_the_field_is_left(open_form: OpenForm) -> None:
    """ui.md: errors stand beside the field, and no longer than they are so."""
    async with open_form("goal") as sheet:
        await sheet.press("ctrl+s")
        assert sheet.error_of("title")
        await sheet.press("enter")
        assert sheet.error_of("title"), "left as wrong as it was"
        assert "Something is not right" in sheet.screen
        await sheet.go_to("title")
        await sheet.write("Dare")
        assert "Something is not right" not in sheet.screen
        await sheet.go_to("due")
        await sheet.write("soonish")
        assert sheet.error_of("due") == ""
        await sheet.press("enter")
        assert "soonish is not a date" in sheet.screen


async def test_a_field_that_was_left_shows_how_it_begins(open_form: OpenForm) -> None:
    """ui.md, Forms: a long value scrolls with its cursor, and back when one goes on."""
    async with open_form("mentorship") as sheet:
        await sheet.go_to("intention")
        await sheet.write("Hold a team of ten together " * 4)
        assert "Hold a team of ten together Hold a team of ten together Hold" not in sheet.screen
        await sheet.press("enter")
        await sheet.pilot.pause()
        assert "Hold a team of ten together Hold" in sheet.screen
        at_first = sheet.screen
        await sheet.press("up")
        await sheet.pilot.pause()
        assert sheet.form.entry("intention").scroll_x > 0
        assert sheet.screen != at_first


@pytest.mark.parametrize("start", ["body", "phone"])
async def test_where_one_writes_stays_in_sight_when_the_window_changes(
    open_form: OpenForm, journal: Journal, start: str
) -> None:
    """X5: shrunk, narrowed so that the lines break elsewhere, and as large as before."""
    text = "Words that fill more than a line of a narrow window, many of them. " * 2
    path = journal.add("candidate", {"name": "Bo", "phone": "08"}, f"{text}\n\n" * 20).path
    async with open_form("candidate", path, size=(110, 36), start=start) as sheet:
        fields = sheet.form.query_one("#fields")
        if start == "body":
            await sheet.press("ctrl+end", "up", "up")
        for size in ((110, 20), (110, 12), (50, 12), (110, 36), (80, 24)):
            await sheet.pilot.resize_terminal(*size)
            for _ in range(5):
                await sheet.pilot.pause()
            focused = sheet.form.focused
            assert focused is not None
            place = focused.region.offset
            if isinstance(focused, TextArea):
                place = focused.cursor_screen_offset
            assert fields.region.contains_point(place), size


async def test_where_one_is_in_a_long_field_comes_into_sight_while_the_form_still_scrolls(
    open_form: OpenForm, journal: Journal
) -> None:
    """X5, P5: the two chairs are asked about far down a form of 24 lines, opened at them."""
    path = journal.add("candidate", {"name": "Bo", "conflicts": {"colleague": "none"}}, "").path
    async with open_form("candidate", path, size=(80, 24), start="conflicts") as sheet:
        fields, chairs = sheet.form.query_one("#fields"), sheet.form.entry("conflicts")
        for begins in (0, fields.max_scroll_y):
            await sheet.pilot.pause(0.3)
            fields.scroll_to(y=begins, animate=False, force=True, immediate=True)
            bring_into_sight(chairs, 0)
            await sheet.pilot.pause(0.1)
            assert fields.region.contains_point(chairs.region.offset), begins


async def test_two_hints_do_not_run_together(open_form: OpenForm) -> None:
    """ui.md, Forms: help stands below the form, readable."""
    async with open_form("evaluation", start="statements") as sheet:
        await sheet.go_to("statements")
        await sheet.pilot.pause()
        assert "removes it · " in sheet.shown("#hint")


async def test_a_text_from_the_editor_keeps_the_cursor_in_its_place(
    open_form: OpenForm, journal: Journal
) -> None:
    """ui.md, Forms: ctrl+e and back; what was changed above and below does not move it."""
    path = journal.add("candidate", {"name": "Bo"}, "one\ntwo\nthree\nfour\n").path
    async with open_form("candidate", path) as sheet:
        body = sheet.form.query_one("#body", BodyField)
        body.move_cursor((3, 2))
        body.put(body.text.replace("one", "begin\n\none").replace("four", "more\nfour"))
        assert body.document.get_line(body.cursor_location[0]) == "three"
        body.put("")
        assert body.cursor_location == (0, 0)


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("Hi [name], [place]?\n", "Hi Lisa, [place]?\n"),
        ("Hi [you](x.se)\n- [ ] a\n", "LisaHi [you](x.se)\n- [ ] a\n"),
    ],
)
async def test_one_begins_to_write_in_the_letter(
    open_form: OpenForm, given: str, written: str
) -> None:
    """F4, R30: at the first gap, which typing fills; never before the heading."""
    letter = "## Text\n\n{}\n## Answer\n"
    async with open_form("contact", start="body", body=letter.format(given)) as sheet:
        await sheet.write("Lisa")
        assert sheet.form.query_one("#body", TextArea).text == letter.format(written)
