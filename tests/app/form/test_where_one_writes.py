"""The place one writes in: in sight, with room, and below its question."""

from __future__ import annotations

from textual import events
from textual.widgets import TextArea

from mentorship_tui.app.form.fields import AnyField
from mentorship_tui.app.form.grid import GridField
from mentorship_tui.journal.journal import Journal

from .conftest import OpenForm


async def test_the_text_begins_below_the_question_it_answers(
    open_form: OpenForm, journal: Journal
) -> None:
    """What is typed on coming to the text stands under its heading, where it is looked for."""
    async with open_form("mentorship") as sheet:
        await sheet.write("Growing")
        sheet.form.query_one("#body", TextArea).focus()
        await sheet.write("A bold team")
        await sheet.save()
        assert not sheet.form.is_attached
    grown = journal.snapshot.records["mentorships/growing/mentorship.md"]
    assert (journal.root / grown.path).read_text().endswith("\n## The best result\n\nA bold team\n")


async def test_looking_at_a_section_is_no_change(open_form: OpenForm, journal: Journal) -> None:
    """Room to write in is no change by itself; a section in the middle has it, too."""
    text = journal.template("candidate")
    path = journal.add("candidate", {"name": "Bo", "stage": "named"}, text).path
    before = (journal.root / path).read_bytes()
    async with open_form("candidate", path, start="research") as sheet:
        assert not sheet.form.dirty
        await sheet.press("escape")
        await sheet.settled()
        assert not sheet.form.is_attached
    assert (journal.root / path).read_bytes() == before
    async with open_form("candidate", path, start="research") as sheet:
        body = sheet.form.query_one("#body", TextArea)
        await sheet.write("Seen")
        assert "## Research\n\nSeen\n\n## Two chairs" in body.text
        body.text = ""
        await sheet.pilot.pause()
        assert sheet.form.dirty


async def test_room_to_write_in_is_not_saved(open_form: OpenForm, journal: Journal) -> None:
    """A new record whose text nobody wrote in has the template's, to the byte."""
    async with open_form("person") as sheet:
        await sheet.write("Bo")
        await sheet.save()
    saved = (journal.root / "network/bo.md").read_text()
    assert saved.endswith("---\n\n" + journal.template("person"))


async def test_no_cursor_blinks_but_where_one_writes(open_form: OpenForm) -> None:
    """A form that is only looked at draws nothing anew below the field that has the focus."""
    async with open_form("goal") as sheet:
        body = sheet.form.query_one("#body", TextArea)
        assert not body.has_focus
        assert not body.blink_timer._active.is_set()


async def test_one_sees_what_one_writes_also_where_the_form_ends(
    open_form: OpenForm, journal: Journal
) -> None:
    """X5: at 80x24 the line with the cursor is on the screen after each line, also pasted."""
    goal = journal.add("goal", {"title": "Dare", "kind": "concrete"}, "").path
    async with open_form("goal", goal) as sheet:
        body = sheet.form.query_one("#body", TextArea)
        body.focus()
        for number in range(22):
            await sheet.write(f"line{number}")
            assert f"line{number}" in sheet.screen
            await sheet.press("enter")
        sheet.pilot.app.post_message(events.Paste("\n".join(f"more{n}" for n in range(40))))
        await sheet.until(lambda: "more39" in sheet.screen)


async def test_the_cursor_of_a_long_grid_stays_on_the_screen(
    open_form: OpenForm, anna: str
) -> None:
    """X5: no key sets a value that one does not see, nor after the window has changed."""
    async with open_form("candidate", anna) as sheet:
        for name in ("fit", "conflicts"):
            await sheet.go_to(name)
            grid = sheet.form.entry(name)
            for _ in range(14):
                assert _here(grid) in sheet.screen
                await sheet.press("down")
        for size in ((80, 16), (120, 30), (60, 12), (80, 24)):
            await sheet.pilot.resize_terminal(*size)
            await sheet.until(lambda: _here(grid) in sheet.screen)


def _here(grid: AnyField) -> str:
    """The line of a grid that one is at."""
    assert isinstance(grid, GridField)
    lines = grid.render().plain.split("\n")
    return next(line for line in lines if line.startswith(grid.setting.glyphs.cursor)).rstrip()


async def test_below_a_heading_at_the_end_there_is_a_line(
    open_form: OpenForm, journal: Journal
) -> None:
    """F4: an answer is written below its heading and not on it; a look is no change."""
    asked = {"about": "bo", "date": "2027-01-16", "purpose": "ask", "outcome": "yes"}
    journal.add("person", {"name": "Bo"}, "")
    path = journal.add("contact", asked, "## Text\n\nHello\n\n## Answer\n").path
    before = (journal.root / path).read_bytes()
    async with open_form("contact", path) as sheet:
        assert not sheet.form.dirty
        await sheet.press("escape")
        await sheet.settled()
        assert not sheet.form.is_attached
    assert (journal.root / path).read_bytes() == before
    async with open_form("contact", path) as sheet:
        sheet.form.query_one("#body", TextArea).focus()
        await sheet.press("down", "down", "down")
        await sheet.write("Ask Eva")
        await sheet.save()
    assert (journal.root / path).read_text().endswith("Hello\n\n## Answer\nAsk Eva\n")


async def test_the_ends_of_the_text_are_a_key_away(open_form: OpenForm, journal: Journal) -> None:
    """X3: the keys of every other editor; without them what is written stands where one was."""
    path = journal.add("candidate", {"name": "Bo"}, "## Research\n\nOne\n\n## Two chairs\n").path
    async with open_form("candidate", path) as sheet:
        body = sheet.form.query_one("#body", TextArea)
        body.focus()
        await sheet.press("ctrl+end")
        assert body.cursor_location == body.document.end
        await sheet.press("ctrl+home")
        assert body.cursor_location == (0, 0)
