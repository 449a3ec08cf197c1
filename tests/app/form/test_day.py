"""The calendar of a day's field (ui.md: date with a calendar)."""

from __future__ import annotations

import pytest

from mentorship_tui.app.form.day import DayField
from mentorship_tui.app.keys import KEYS
from mentorship_tui.app.widgets.month import Month
from mentorship_tui.journal.journal import Journal

from .conftest import OpenForm, Sheet


async def at_the_calendar(sheet: Sheet) -> Month:
    await sheet.go_to("due")
    assert "Calendar" in sheet.screen
    await sheet.press(KEYS["calendar"].keys)
    await sheet.until(lambda: sheet.pilot.app.screen.query(Month))
    return sheet.pilot.app.screen.query_one(Month)


def held(sheet: Sheet) -> str:
    entry = sheet.form.entry("due")
    assert isinstance(entry, DayField)
    return entry.value


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (("enter",), "2027-01-17"),
        (("right", "down", "enter"), "2027-01-25"),
        (("h", "k", "enter"), "2027-01-09"),
        (("l", "j", "j", "enter"), "2027-02-01"),
        (("pagedown", "enter"), "2027-02-17"),
        (("pageup", "pageup", "left", "up", "enter"), "2026-11-09"),
        (("right", "escape"), ""),
    ],
)
async def test_a_day_is_chosen_by_keys(
    open_form: OpenForm, keys: tuple[str, ...], day: str
) -> None:
    """Arrows and hjkl by day and week, PgUp and PgDn by month, Enter takes it, Esc leaves."""
    async with open_form("goal") as sheet:
        await at_the_calendar(sheet)
        await sheet.press(*keys)
        await sheet.until(lambda: not sheet.asking)
        assert held(sheet) == day
        assert sheet.form.entry("due").has_focus


async def test_the_calendar_begins_at_the_day_that_stands_there(open_form: OpenForm) -> None:
    """Also one in words; the chosen day and today are marked without a colour, Monday is first."""
    async with open_form("goal") as sheet:
        await sheet.go_to("due")
        await sheet.write("+3d")
        await at_the_calendar(sheet)
        assert "January 2027" in sheet.screen
        assert "17 * 18   19  [20]  21" not in sheet.screen  # Sunday the 17th ends its week
        lines = [line for line in sheet.screen.split("\n") if "17 *" in line or "[20]" in line]
        assert len(lines) == 2
        assert "Mo   Tu   We   Th   Fr   Sa   Su" in sheet.screen
        assert "Wednesday 2027-01-20 · in 3 days" in sheet.screen


async def test_the_calendar_works_with_the_mouse(open_form: OpenForm) -> None:
    """ui.md: all of it works with a mouse, too."""
    async with open_form("goal") as sheet:
        month = await at_the_calendar(sheet)
        await sheet.pilot.click(Month, offset=(30, 0))
        assert month.day.isoformat() == "2027-02-17"
        row = next(
            number for number, line in enumerate(month.render().plain.split("\n")) if " 24 " in line
        )
        await sheet.pilot.click(Month, offset=(2 * 5 + 2, row))
        await sheet.until(lambda: not sheet.asking)
        assert held(sheet) == "2027-02-24"


async def test_the_calendar_is_in_the_users_language(open_form: OpenForm, journal: Journal) -> None:
    """ui.md: texts in the journal's language; a field that is for no day has no such key."""
    journal.set("journal.md", {"language": "sv"})
    async with open_form("goal") as sheet:
        assert "Kalender" not in sheet.screen
        await sheet.go_to("due")
        assert "Kalender" in sheet.screen
        await sheet.press("ctrl+g")
        await sheet.until(lambda: sheet.asking)
        assert "Januari 2027" in sheet.screen
        assert "Må   Ti   On   To   Fr   Lö   Sö" in sheet.screen
        assert "Söndag 2027-01-17 · i dag" in sheet.screen


async def test_a_day_without_a_year_is_ahead_where_the_form_does_not_say_else(
    open_form: OpenForm,
) -> None:
    """S2: as in a command; a planned meeting's is ahead."""
    async with open_form("meeting") as sheet:
        entry = sheet.form.entry("date")
        assert isinstance(entry, DayField)
        entry.value = "15/1"
        assert entry.value_of_field() == "2028-01-15"


async def test_a_day_without_a_year_is_of_what_has_been_where_the_form_says_so(
    open_form: OpenForm,
) -> None:
    """S2: as in a command; the day of a meeting that was held is the last such day."""
    async with open_form("meeting", values={"status": "held"}) as sheet:
        entry = sheet.form.entry("date")
        assert isinstance(entry, DayField)
        entry.value = "15/1"
        assert entry.value_of_field() == "2027-01-15"
        hint = entry.hint()
        assert hint is not None
        assert "2027-01-15" in str(hint.params)


async def test_a_day_is_read_again_when_the_meeting_turns_out_to_be_held(
    open_form: OpenForm,
) -> None:
    """S2: as typed, the day may come before what says which year it is of, or after it."""
    async with open_form("meeting") as sheet:
        entry = sheet.form.entry("date")
        assert isinstance(entry, DayField)
        await sheet.go_to("date")
        await sheet.write("15/1")
        await sheet.go_to("status")
        await sheet.until(lambda: entry.value == "2028-01-15")
        await sheet.press("right")
        assert sheet.form.entry("status").value_of_field() == "held"
        await sheet.until(lambda: entry.value == "2027-01-15")
        await sheet.press("left")
        await sheet.until(lambda: entry.value == "2028-01-15")


async def test_a_day_typed_in_full_is_left_as_it_is_by_what_is_chosen_later(
    open_form: OpenForm,
) -> None:
    """S2: only a day without a year has two meanings."""
    async with open_form("meeting") as sheet:
        entry = sheet.form.entry("date")
        assert isinstance(entry, DayField)
        await sheet.go_to("date")
        await sheet.write("2027-03-15")
        await sheet.go_to("status")
        await sheet.press("right")
        assert sheet.form.entry("status").value_of_field() == "held"
        await sheet.pilot.pause()
        assert entry.value == "2027-03-15"
