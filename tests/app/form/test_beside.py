"""What a form says beside the text as one writes, and what follows from the answers in it."""

from __future__ import annotations

import pytest

from mentorship_tui.app.form.advice_panel import Beside
from mentorship_tui.app.form.body import BodyField
from mentorship_tui.journal.journal import Journal

from .conftest import OpenForm, Sheet


def said(sheet: Sheet) -> str:
    """What stands beside the text."""
    return str(sheet.form.query_one(Beside).render())


async def test_the_coach_follows_what_is_written(open_form: OpenForm) -> None:
    """P3, R16: each key press is looked at; the advice names one thing, and saving is never kept
    from anyone.
    """
    async with open_form("goal") as sheet:
        await sheet.write("Be better")
        assert "can mean many things" in said(sheet)
        assert "+ by when" not in said(sheet)
        await sheet.go_to("due")
        await sheet.write("+3m")
        assert "+ by when" in said(sheet)
        await sheet.go_to("sign")
        await sheet.write("Three talks held within a week")
        assert "+ how it shows" in said(sheet)
        await sheet.save()
    journal = sheet.form.journal
    assert [goal.title for goal in journal.snapshot.current("goal")] == ["Be better"]


async def test_the_intention_has_its_coach_too(open_form: OpenForm) -> None:
    """P3: what the template asks is not taken for an answer."""
    async with open_form("mentorship") as sheet:
        assert "o how it shows" in said(sheet)
        await sheet.go_to("intention")
        await sheet.write("lead a team of ten through the winter")
        assert "+ what changes" in said(sheet)


async def test_a_chosen_kind_brings_its_own_questions(open_form: OpenForm) -> None:
    """R12-R14: a crossroads asks for options; what one has written stays as it is."""
    async with open_form("goal") as sheet:
        body = sheet.form.query_one("#body", BodyField)
        assert "Options and criteria" not in body.text
        await sheet.go_to("kind")
        await sheet.press("right")
        assert "Options and criteria" in body.text
        assert not sheet.form.sheet.new_body(sheet.form.sheet.ended(body.text))
        body.text = "My own words\n"
        await sheet.go_to("kind")
        await sheet.press("right")
        assert body.text == "My own words\n"


@pytest.mark.parametrize(
    ("keys", "verdict"),
    [(("right", "right"), "discuss"), (("right",) * 3, "unsuitable")],
)
async def test_the_verdict_is_written_down_with_the_answers(
    open_form: OpenForm, journal: Journal, keys: tuple[str, ...], verdict: str
) -> None:
    """P5, R21, R23: the check gives a verdict with its reason as one answers; the day is kept."""
    async with open_form("candidate") as sheet:
        await sheet.write("Anna Svensson")
        assert "not answered yet" in said(sheet)
        await sheet.go_to("conflicts")
        await sheet.press(*keys)
        assert "shares your workplace" in said(sheet)
        await sheet.save()
    record = journal.snapshot.current("candidate")[0]
    assert (record.text("verdict"), record.text("checked")) == (verdict, "2027-01-17")


async def test_a_verdict_of_ones_own_stays(open_form: OpenForm, journal: Journal) -> None:
    """R6: the app advises, and the user decides."""
    async with open_form("candidate") as sheet:
        await sheet.write("Anna Svensson")
        await sheet.go_to("conflicts")
        await sheet.press("right", "right", "right")
        await sheet.go_to("verdict")
        await sheet.press("right")
        await sheet.save()
    assert journal.snapshot.current("candidate")[0].text("verdict") == "clear"
