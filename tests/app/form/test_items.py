"""Task items in a form's text, written and ticked without leaving it (ui.md: task list)."""

from __future__ import annotations

from mentorship_tui.app.form.body import BodyField
from mentorship_tui.app.keys import KEYS
from mentorship_tui.journal.journal import Journal

from .conftest import OpenForm, Sheet

TICK = KEYS["box"].keys


def body_of(sheet: Sheet) -> BodyField:
    return sheet.form.query_one("#body", BodyField)


async def at_the_end(sheet: Sheet, text: str) -> BodyField:
    """The cursor at the end of that text."""
    body = body_of(sheet)
    body.text = text
    body.focus()
    await sheet.pilot.pause()
    body.move_cursor(body.document.end)
    await sheet.pilot.pause()
    return body


async def test_enter_goes_on_with_a_list_and_ends_it(open_form: OpenForm) -> None:
    """As note editors do: the next item has the same mark, an empty one is the end."""
    async with open_form("meeting") as sheet:
        body = await at_the_end(sheet, "## Actions\n\n  * [x] Call HR")
        await sheet.press("enter")
        await sheet.write("Write")
        assert body.text == "## Actions\n\n  * [x] Call HR\n  * [ ] Write"
        await sheet.press("enter", "enter")
        await sheet.write("End")
        assert body.text == "## Actions\n\n  * [x] Call HR\n  * [ ] Write\nEnd"
        await sheet.press("enter")
        await sheet.write("z")
        assert body.text.endswith("\nEnd\nz")


async def test_enter_in_the_middle_or_in_code_is_enter(open_form: OpenForm) -> None:
    """Only the end of an item begins another one."""
    async with open_form("meeting") as sheet:
        body = await at_the_end(sheet, "```\n- [ ] code")
        await sheet.press("enter")
        assert body.text == "```\n- [ ] code\n"
        body = await at_the_end(sheet, "- [ ] ab")
        body.move_cursor((0, 7))
        await sheet.press("enter")
        assert body.text == "- [ ] a\nb"


async def test_a_key_ticks_the_item_one_stands_on(open_form: OpenForm) -> None:
    """ui.md: every key is shown where it works, and only there."""
    async with open_form("meeting") as sheet:
        body = await at_the_end(sheet, "text\n- [ ] Call")
        assert "^l Tick" in sheet.screen
        await sheet.press(TICK)
        assert body.text == "text\n- [x] Call"
        await sheet.write("!")
        await sheet.press(TICK)
        assert body.text == "text\n- [ ] Call!"
        await sheet.press("up")
        assert "^l Tick" not in sheet.screen
        await sheet.press(TICK)
        assert body.text == "text\n- [ ] Call!"


async def test_a_day_in_words_is_shown_and_becomes_the_day(
    open_form: OpenForm, journal: Journal
) -> None:
    """format.md: an item's day is written in figures; the hint says which is meant."""
    path = journal.add("meeting", {"date": "2027-01-12"}, "- [ ] Old due:fri\n- [ ] Call\n").path
    async with open_form("meeting", path) as sheet:
        body = body_of(sheet)
        body.focus()
        body.move_cursor((2, 10))
        await sheet.pilot.pause()
        assert "@mentor" in sheet.shown("#hint")
        await sheet.write(" due:+2w")
        assert "due:+2w is 2027-01-31" in sheet.shown("#hint")
        await sheet.press("enter")
        assert body.document.get_line(2) == "- [ ] Call due:2027-01-31"
        await sheet.write("Ask due:fre @mentor")
        await sheet.save()
    text = (journal.root / path).read_text()
    assert (
        "- [ ] Old due:fri\n- [ ] Call due:2027-01-31\n- [ ] Ask due:2027-01-22 @mentor\n" in text
    )
    async with open_form("meeting", path) as sheet:
        body = await at_the_end(sheet, "- [ ] Call due:soonish")
        assert "soonish is not a date" in sheet.shown("#hint")
        await sheet.press("enter")
        assert body.text == "- [ ] Call due:soonish\n- [ ] "
