"""Moving about in a form, and leaving it as it was (ui.md, Forms)."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from mentorship_tui.app.form.day import DayField
from mentorship_tui.journal.journal import Journal
from mentorship_tui.records.record import Value

from .conftest import OpenForm


@pytest.fixture
def anna(journal: Journal) -> str:
    return journal.add("candidate", {"name": "Anna Svensson", "stage": "named"}, "").path


async def test_the_arrows_stay_in_a_text_until_its_first_line(
    open_form: OpenForm, journal: Journal
) -> None:
    """ui.md: what was written a line above is mended there, not in another field."""
    goal = journal.add("goal", {"title": "Dare", "kind": "concrete"}, "One\nTwo\nThree\n").path
    async with open_form("goal", goal, start="body") as sheet:
        body = sheet.form.query_one("#body", TextArea)
        body.move_cursor((2, 0))
        await sheet.press("down", "down", "down", "up", "up")
        assert body.has_focus
        await sheet.write("x")
        assert "xTwo" in body.text
        body.move_cursor((0, 0))
        await sheet.press("up")
        assert not body.has_focus


async def test_a_list_of_chairs_begins_at_the_one_to_talk_about(
    open_form: OpenForm, journal: Journal
) -> None:
    """P5, R26: space marks it, and takes no mark away that stands; * marks all that are left."""
    risks: dict[str, Value] = {"colleague": "low", "friend": "low", "teacher": "low"}
    values: dict[str, Value] = {"name": "Bo", "conflicts": risks, "discussed": ["colleague"]}
    path = journal.add("candidate", values, "").path
    async with open_form("candidate", path, start="discussed") as sheet:
        field = sheet.form.entry("discussed")
        await sheet.press("space")
        assert field.value_of_field() == ["colleague", "friend"]
        await sheet.press("*")
        assert field.value_of_field() == ["colleague", "friend", "teacher"]


async def test_a_name_that_nobody_has_is_said_as_it_was_typed(
    open_form: OpenForm, journal: Journal, anna: str
) -> None:
    """Format rule 6: a slug is the file's name, and no name one has ever written."""
    async with open_form("candidate", anna) as sheet:
        await sheet.go_to("suggested_by")
        await sheet.write("Bo Bergv")
        assert "there is no Bo Bergv yet" in sheet.shown("#hint")


async def test_a_wrapped_line_is_gone_up_line_by_line(
    open_form: OpenForm, journal: Journal
) -> None:
    """A paragraph is one line of the file and many of the screen."""
    goal = journal.add("goal", {"title": "Dare", "kind": "concrete"}, "word " * 60).path
    async with open_form("goal", goal, start="body") as sheet:
        body = sheet.form.query_one("#body", TextArea)
        body.move_cursor((1, 290))
        await sheet.press("up", "up")
        assert body.has_focus


async def test_a_short_text_is_left_below_its_last_line(open_form: OpenForm, anna: str) -> None:
    """Between the fields a text is a field like the others."""
    async with open_form("candidate", anna) as sheet:
        await sheet.go_to("evidence")
        await sheet.write("a")
        await sheet.press("enter", "b", "up")
        assert sheet.form.entry("evidence").has_focus
        await sheet.press("down", "down")
        assert not sheet.form.entry("evidence").has_focus


async def test_what_was_only_proposed_is_no_loss(
    open_form: OpenForm, journal: Journal, anna: str
) -> None:
    """ui.md: it asks only if something would be lost, and a proposal comes again by itself."""
    async with open_form("candidate", anna, values={"stage": "researching"}) as sheet:
        await sheet.press("escape")
        assert not sheet.asking
        assert not sheet.form.is_attached
    assert journal.snapshot.records[anna].text("stage") == "named"


async def test_what_was_proposed_is_saved_if_one_saves(
    open_form: OpenForm, journal: Journal, anna: str
) -> None:
    """Home proposes a stage; whoever agrees has nothing to type."""
    async with open_form("candidate", anna, values={"stage": "researching"}) as sheet:
        await sheet.save()
    assert journal.snapshot.records[anna].text("stage") == "researching"


@pytest.mark.parametrize(
    ("kind", "fields", "heading"),
    [
        ("profile", {}, "Mentor profile"),
        ("meeting", {"date": "2027-01-20", "status": "planned"}, "Meeting 2027-01-20"),
    ],
)
async def test_a_record_without_a_name_of_its_own_is_named_once(
    open_form: OpenForm, journal: Journal, kind: str, fields: dict[str, Value], heading: str
) -> None:
    """What is called like its type says it once."""
    path = journal.add(kind, fields, "").path
    async with open_form(kind, path) as sheet:
        assert sheet.shown("#heading").strip() == heading


async def test_a_day_said_in_words_is_shown_with_its_weekday(
    open_form: OpenForm, anna: str
) -> None:
    """ui.md, Forms: whoever says a day in words sees which one was understood."""
    async with open_form("candidate", anna) as sheet:
        await sheet.go_to("next_date")
        await sheet.write("in two weeks")
        assert "that is Sunday 2027-01-31" in sheet.shown("#hint")


@pytest.mark.parametrize(
    ("said", "day"), [("16/1", "2028-01-16"), ("i fredags", "2027-01-15"), ("soon", "soon")]
)
async def test_a_day_said_in_words_stands_as_a_day_once_it_is_left(
    open_form: OpenForm, anna: str, said: str, day: str
) -> None:
    """X1: yesterday without a year is next year's day, and that is seen before it is saved."""
    async with open_form("candidate", anna) as sheet:
        await sheet.go_to("next_date")
        await sheet.write(said)
        await sheet.press("tab")
        entry = sheet.form.entry("next_date")
        assert isinstance(entry, DayField)
        assert entry.value == day
