"""What is written in a form is not lost: a crash, a shutdown, another program (ui.md, Forms)."""

from __future__ import annotations

import time

import pytest
from textual.widgets import TextArea

from mentorship_tui.app.form.line import LineField
from mentorship_tui.app.terminal.signals import keep_what_is_written
from mentorship_tui.journal.journal import Journal

from .conftest import OpenForm


def kept(journal: Journal, path: str) -> dict[str, object]:
    """The values of what is kept of a record's unsaved form."""
    return dict((journal.drafts.get(f"candidate:{path}") or {}).get("values", {}))


@pytest.fixture
def anna(journal: Journal) -> str:
    return journal.add("candidate", {"name": "Anna Svensson", "stage": "named"}, "").path


async def test_typing_without_a_pause_is_kept_while_one_types(
    open_form: OpenForm, journal: Journal, anna: str
) -> None:
    """ui.md, X1: an unsaved form survives a crash, also of someone who never stops to think."""
    async with open_form("candidate", anna) as sheet:
        await sheet.go_to("next_step")
        since = time.monotonic()
        while time.monotonic() - since < 1.2:
            await sheet.pilot.press("x")
            await sheet.pilot.pause(0.02)
        typed = sheet.form.entry("next_step").value_of_field()
        assert len(str(kept(journal, anna).get("next_step"))) > len(str(typed)) / 3


async def test_what_is_written_is_kept_when_the_app_is_told_to_go(
    open_form: OpenForm, journal: Journal, anna: str
) -> None:
    """X1: a terminal that is closed, a shutdown, ctrl+z: nothing is waited for."""
    async with open_form("candidate", anna) as sheet:
        await sheet.go_to("next_step")
        sheet.pilot.app.screen.query_one("#body", TextArea).text = "Written\n"
        assert kept(journal, anna) == {}
        keep_what_is_written(sheet.pilot.app)
        assert journal.drafts.get(f"candidate:{anna}")["body"] == "Written\n"  # type: ignore[index]


async def test_an_unsaved_form_survives_a_crash(
    open_form: OpenForm, journal: Journal, anna: str
) -> None:
    """ui.md: an unsaved form survives a crash; the file may have changed meanwhile."""
    async with open_form("candidate", anna) as sheet:
        await sheet.go_to("next_step")
        await sheet.write("Call")
        await sheet.until(lambda: kept(journal, anna).get("next_step") == "Call")
    journal.set(anna, {"phone": "0701234567"})
    async with open_form("candidate", anna) as sheet:
        assert "is back" in sheet.shown("#notice")
        await sheet.save()
    record = journal.snapshot.records[anna]
    assert (record.text("next_step"), record.text("phone")) == ("Call", "0701234567")
    assert journal.drafts.keys() == ()


async def test_what_is_back_goes_on_where_one_would_have_written(open_form: OpenForm) -> None:
    """ui.md, R9: below the heading, not above what the template asks, where it answers nothing."""
    async with open_form("mentorship") as sheet:
        await sheet.go_to("title")
        await sheet.write("Lead")
        await sheet.form.keep()
    async with open_form("mentorship") as sheet:
        assert "is back" in sheet.shown("#notice")
        body = sheet.form.query_one("#body", TextArea)
        body.focus()
        await sheet.write("I dare")
        await sheet.form.keep()
        assert body.text.endswith("## The best result\n\nI dare")
    async with open_form("mentorship") as sheet:
        body = sheet.form.query_one("#body", TextArea)
        body.focus()
        await sheet.write("More")
        assert body.text.endswith("## The best result\n\nI dare\nMore")


async def test_both_values_are_shown_whole_with_what_differs_marked(
    open_form: OpenForm, journal: Journal, anna: str
) -> None:
    """Reliability row 3: one sees what one chooses between, however long, without a colour."""
    long = "Call her after the meeting of the board and before the summer "
    async with open_form("candidate", anna) as sheet:
        entry = sheet.form.entry("next_step")
        assert isinstance(entry, LineField)
        entry.value = long + "holidays begin"
        journal.set(anna, {"next_step": long + "party starts"})
        await sheet.press("ctrl+s")
        await sheet.until(lambda: sheet.asking)
        await sheet.pilot.pause()
        assert sheet.screen.count(long.strip()) == 2
        assert "{+holidays begin+}" in sheet.screen
        assert "{+party starts+}" in sheet.screen
        await sheet.press("2")
        await sheet.until(lambda: not sheet.form.is_attached)
    assert journal.snapshot.records[anna].text("next_step") == long + "party starts"


async def test_an_outside_edit_is_seen_and_settled(
    open_form: OpenForm, journal: Journal, anna: str
) -> None:
    """Reliability row 3: the same field on both sides is a question, not a loss."""
    place = journal.root / anna
    async with open_form("candidate", anna) as sheet:
        await sheet.go_to("next_step")
        await sheet.write("Call")
        journal.set(anna, {"next_step": "Write", "phone": "0701234567"})
        await sheet.pilot.pause(1.2)
        assert "changed outside" in sheet.shown("#notice")
        await sheet.press("ctrl+s")
        await sheet.pilot.pause(0.3)
        assert sheet.asking
        await sheet.press("1")
        await sheet.pilot.pause(0.5)
        assert not sheet.form.is_attached
    text = place.read_text()
    assert "next_step: Call\n" in text
    assert "0701234567" in text
