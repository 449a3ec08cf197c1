"""Forms by keys alone: every kind of field, errors beside it, nothing lost (ui.md, Forms)."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from mentorship_tui.app.form.grid import GridField
from mentorship_tui.app.form.row import FieldRow
from mentorship_tui.journal.journal import Journal
from mentorship_tui.records.catalogue.conflict_roles import CONFLICT_ROLES
from mentorship_tui.records.record import Value
from mentorship_tui.records.registry import TYPES

from .conftest import OpenForm

ANNA = "mentorships/leading/candidates/anna-svensson.md"


async def test_a_new_candidate_by_keys(open_form: OpenForm, journal: Journal) -> None:
    """ui.md: widget by type; one key sets a weight; a day in words."""
    journal.add("person", {"name": "Maria Berg"}, "")
    async with open_form("candidate") as sheet:
        await sheet.write("Anna Svensson")
        await sheet.press("enter", "r")
        await sheet.go_to("suggested_by")
        await sheet.write("Maria Berg")
        await sheet.go_to("next_date")
        await sheet.write("+2w")
        assert "2027-01-31" in sheet.shown("#hint")
        await sheet.go_to("fit")
        await sheet.press("4", "down", "down", "2")
        await sheet.go_to("conflicts")
        await sheet.press("right", "right", "down", "right")
        await sheet.save()
    record = journal.snapshot.records[ANNA]
    assert record.fields == {
        "type": "candidate",
        "name": "Anna Svensson",
        "stage": "researching",
        "suggested_by": ["maria-berg"],
        "next_date": "2027-01-31",
        "fit": {"listens": 4, "curious": 2},
        "conflicts": {"colleague": "low", "manager": "none"},
        "verdict": "discuss",
        "checked": "2027-01-17",
        "created": "2027-01-17",
    }
    assert record.problems == ()


async def test_a_name_that_is_begun_is_the_one_shown_in_grey(
    open_form: OpenForm, journal: Journal, anna: str
) -> None:
    """format.md rule 6: what looks complete is kept complete; where two begin so, neither is."""
    journal.add("person", {"name": "Maria Berg"}, "")
    async with open_form("contact") as sheet:
        await sheet.write("ann")
        await sheet.press("tab")
        assert "Anna Svensson" in sheet.screen
        await sheet.save()
    async with open_form("contact") as sheet:
        await sheet.write("ann")
        await sheet.save()
    contacts = [one.text("about") for one in journal.snapshot.of("contact")]
    assert contacts == [anna.rpartition("/")[2].removesuffix(".md")] * 2
    journal.add("person", {"name": "Anna Ek"}, "")
    async with open_form("contact") as sheet:
        await sheet.write("ann")
        await sheet.save()
    assert "ann" in [one.text("about") for one in journal.snapshot.of("contact")]


async def test_the_fields_that_wait_are_all_named(open_form: OpenForm) -> None:
    """ui.md: what else there is goes on below, also where the text needs the room."""
    async with open_form("tryout") as sheet:
        assert "shared" in sheet.screen


async def test_a_form_says_its_type_once(open_form: OpenForm, journal: Journal, anna: str) -> None:
    """A record without a title of its own is called after its type already."""
    profile = journal.add("profile", {"qualities": {"listens": 5}}, "")
    tryout = journal.add("tryout", {"candidate": "anna-svensson", "date": "2027-01-10"}, "")
    shown = {"profile": "Mentor profile", "tryout": "Try-out: Anna Svensson"}
    for one, heading in zip((profile, tryout), shown.values(), strict=True):
        async with open_form(one.type, one.path) as sheet:
            assert sheet.shown("#heading") == heading
    async with open_form("candidate", anna) as sheet:
        assert sheet.shown("#heading") == "Candidate: Anna Svensson"


async def test_one_key_answers_the_rest_alike(
    open_form: OpenForm, journal: Journal, anna: str
) -> None:
    """R25: sixteen chairs of which two count take four keys, and no answer given is changed."""
    async with open_form("candidate", anna) as sheet:
        await sheet.go_to("conflicts")
        await sheet.press("right", "right", "down", "*")
        await sheet.save()
    conflicts = journal.snapshot.records[anna].texts("conflicts")
    assert len(conflicts) == 16
    assert [role for role, risk in conflicts.items() if risk != "none"] == ["colleague"]


async def test_each_chair_says_why_it_is_one(open_form: OpenForm, anna: str) -> None:
    """P5: a reason that is too long for its line is cut there, and whole below the form."""
    async with open_form("candidate", anna) as sheet:
        await sheet.go_to("conflicts")
        grid = sheet.form.entry("conflicts")
        assert isinstance(grid, GridField)
        lines = grid.render().plain.splitlines()
        assert len(lines) == len(CONFLICT_ROLES)
        for role, line in zip(CONFLICT_ROLES, lines, strict=True):
            assert role.help is not None
            whole = line if role.help.text in line else sheet.shown("#hint")
            assert role.help.text in whole
            assert role.help.text[:8] in line
            await sheet.press("down")


async def test_a_day_is_typed_over_the_one_that_stands_there(
    open_form: OpenForm, journal: Journal, anna: str
) -> None:
    """ui.md, Forms: a short value is written anew, not edited."""
    journal.set(anna, {"next_date": "2027-01-20"})
    async with open_form("candidate", anna) as sheet:
        await sheet.go_to("next_date")
        await sheet.write("+2w")
        await sheet.save()
    assert journal.snapshot.records[anna].text("next_date") == "2027-01-31"


async def test_only_what_was_changed_is_written(
    open_form: OpenForm, journal: Journal, anna: str
) -> None:
    """format.md rule 3."""
    place = journal.root / anna
    text = "---\n# mine\ntype: candidate\nname: 'Anna'\nstage: named # x\nodd: 1\n---\nhi"
    place.write_text(text)
    journal.refresh()
    async with open_form("candidate", anna) as sheet:
        await sheet.go_to("stage")
        await sheet.press("right")
        await sheet.save()
    assert place.read_text() == text.replace("stage: named", "stage: researching")


async def test_errors_stand_beside_the_field_and_focus_goes_there(
    open_form: OpenForm, journal: Journal
) -> None:
    """ui.md: Errors stand beside the field."""
    before = len(journal.snapshot.records)
    async with open_form("goal") as sheet:
        await sheet.write("Dare")
        await sheet.go_to("due")
        await sheet.write("soonish")
        await sheet.press("ctrl+s")
        assert sheet.form.focused is sheet.form.entry("due")
        assert "soonish is not a date" in sheet.error_of("due")
        assert len(journal.snapshot.records) == before
        assert "Something is not right" in sheet.screen
        assert "soonish is not a date" in sheet.screen
        await sheet.press(*["backspace"] * 7)
        await sheet.write("fri")
        assert sheet.error_of("due") == ""
        assert "Something is not right" not in sheet.screen
        await sheet.save()
    assert journal.snapshot.of("goal")[0].text("due") == "2027-01-22"


async def test_a_wrong_value_in_the_file_is_kept(
    open_form: OpenForm, journal: Journal, anna: str
) -> None:
    """format.md rule 4: a field of a wrong value keeps its value, and another can be saved."""
    place = journal.root / anna
    place.write_text(place.read_text().replace("stage: named", "stage: famous\nnext_date: soon"))
    journal.refresh()
    async with open_form("candidate", anna) as sheet:
        assert "famous" in str(sheet.form.entry("stage").render())
        await sheet.go_to("phone")
        await sheet.write("0701234567")
        await sheet.save()
    text = place.read_text()
    assert "stage: famous\nnext_date: soon\n" in text
    assert 'phone: "0701234567"\n' in text


async def test_leaving_asks_only_if_something_would_be_lost(
    open_form: OpenForm, journal: Journal, anna: str
) -> None:
    """ui.md: esc leaves - and asks only if something would be lost."""
    async with open_form("candidate", anna) as sheet:
        await sheet.press("escape")
        await sheet.settled()
        assert not sheet.form.is_attached
    async with open_form("candidate", anna) as sheet:
        await sheet.write("x")
        await sheet.press("escape")
        assert sheet.asking
        await sheet.press("3")
        await sheet.pilot.pause(0.2)
        assert not sheet.form.is_attached
    assert journal.snapshot.records[anna].title == "Anna Svensson"
    assert journal.drafts.keys() == ()


async def test_prose_is_saved_as_it_was_written(
    open_form: OpenForm, journal: Journal, anna: str
) -> None:
    """X1: markdown, letters and line ends."""
    place = journal.root / anna
    place.write_bytes(place.read_bytes().replace(b"\n", b"\r\n") + b"\r\nOne.\r\n")
    journal.refresh()
    async with open_form("candidate", anna) as sheet:
        body = sheet.form.query_one("#body", TextArea)
        body.focus()
        body.insert("Åsa 🙂 [red]x[/]\n", location=(0, 0))
        await sheet.save()
    assert place.read_bytes().endswith("---\r\nÅsa 🙂 [red]x[/]\r\n\r\nOne.\r\n".encode())


@pytest.mark.parametrize("type_name", [name for name in TYPES if name != "conflict"])
async def test_every_type_has_a_form_that_saves_nothing_untouched(
    open_form: OpenForm, journal: Journal, type_name: str
) -> None:
    """Architecture: forms follow from the declarations; an untouched form is not dirty."""
    async with open_form(type_name) as sheet:
        assert not sheet.form.dirty
        shown = {field.name for field in TYPES[type_name].fields if not field.hidden}
        assert shown == set(sheet.form.entries)


async def test_a_hostile_title_is_shown_harmlessly(open_form: OpenForm, journal: Journal) -> None:
    """format.md rule 8: neither markup nor control codes reach the screen."""
    place = journal.root / "network/evil.md"
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(b'---\ntype: person\nname: "[red]x[/] \\e]0;y\\a"\nask_status: asked\n---\n')
    journal.refresh()
    async with open_form("person", "network/evil.md") as sheet:
        assert "[red]x[/]" in sheet.shown("#heading")
        assert "\x1b" not in sheet.shown("#heading")
        assert not sheet.form.dirty


async def test_enter_goes_on_from_every_field_to_the_text(open_form: OpenForm) -> None:
    """Whoever fills in a form with Enter alone is stopped nowhere."""
    async with open_form("candidate") as sheet:
        for _ in range(100):
            if sheet.form.focused is sheet.form.query_one("#body"):
                break
            await sheet.press("enter")
        assert sheet.form.focused is sheet.form.query_one("#body")


async def test_a_new_record_asks_for_what_one_knows_when_it_is_begun(
    open_form: OpenForm, journal: Journal
) -> None:
    """H3: nobody is asked for their mentor before they have one; space brings the rest."""
    async with open_form("mentorship") as sheet:
        assert "space shows 7 more fields: phase, mentor" in sheet.shown("#more _Line")
        assert sheet.form.entry("mentor") not in sheet.form.focus_chain
        await sheet.write("Dare")
        await sheet.press("enter", "enter", "enter")
        assert sheet.form.focused is not None
        await sheet.press("space")
        assert sheet.form.focused is sheet.form.entry("phase")
        await sheet.press("right")
        await sheet.save()
    assert [one.text("phase") for one in journal.snapshot.of("mentorship")] == ["find", "find"]


async def test_what_is_folded_away_is_there_when_it_is_filled_in(
    open_form: OpenForm, journal: Journal, anna: str
) -> None:
    """Nothing of a record that is there is hidden in its form."""
    async with open_form("candidate", anna) as sheet:
        assert not sheet.form.query("#more")
        assert sheet.form.entry("verdict") in sheet.form.focus_chain
    async with open_form("candidate", start="conflicts") as sheet:
        assert sheet.form.entry("conflicts").has_focus


async def test_sharing_is_asked_for_where_it_means_something(
    open_form: OpenForm, journal: Journal, anna: str
) -> None:
    """outgoing.md: a letter to somebody else than the mentor cannot be shared with the mentor."""
    bo = journal.add("candidate", {"name": "Bo Ek"}, "").path
    journal.set("mentorships/leading/mentorship.md", {"mentor": "anna-svensson"})
    for path, offered in ((anna, True), (bo, False)):
        about: list[Value] = [path.rpartition("/")[2].removesuffix(".md")]
        letter = journal.add("contact", {"about": about, "date": "2027-01-15"}, "").path
        async with open_form("contact", letter) as sheet:
            assert sheet.form.entry("share").query_ancestor(FieldRow).display is offered
    async with open_form("person") as sheet:
        assert "share" not in sheet.form.entries
