"""A form leaves what nobody touched in it, whatever characters it is made of (format.md rule 3)."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual._context import active_app
from textual.app import App

from mentorship_tui.app.form.body import BodyField
from mentorship_tui.app.form.entry import Setting
from mentorship_tui.app.form.fields import fields_of, widget_of
from mentorship_tui.app.form.sheet import Sheet
from mentorship_tui.app.widgets.glyphs import ASCII
from mentorship_tui.i18n import Translator
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places
from mentorship_tui.records.registry import TYPES
from mentorship_tui.text.split import split
from tests.text.nasty import NASTY

from .conftest import NOON, OpenForm, new_journal

ODD = "\u2028\u2029\x85\x0c\x0b\x1c\x1d\x1e\r\t\x00\x1b\x07\x7f\x9b\u202e\u200b\ufeff\U00100000"
EVERY = f"One.{'a'.join(ODD)}b\n\r\nTwo\x0c\n"
FRONT = "---\ntype: candidate\nname: Bo # mine\nstage: named\n---\n"
BODIES = [split(data.decode()).body for data in NASTY.values()]
bodies = st.lists(
    st.sampled_from([*BODIES, *ODD, "\r\n", "\n", "\r\r\n", "text", "## Head\n"])
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
).map("".join)


class NoScreen(App[None]):
    """What widgets ask for when nobody looks at them."""

    def clear_selection(self) -> None:
        pass


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Journal:
    folder = tmp_path_factory.mktemp("untouched")
    identity = folder / "gitconfig"
    identity.write_text("[user]\n\tname = Ada Test\n\temail = ada@example.org\n")
    with pytest.MonkeyPatch.context() as patch:  # a fixture of a module has no home yet
        patch.setenv("GIT_CONFIG_GLOBAL", str(identity))
        return new_journal(folder / "journal", Places(*(folder / one for one in ("c", "s", "k"))))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(body=bodies, next_line=st.booleans())
def test_a_form_writes_the_lines_of_its_change_alone(
    shared: Journal, body: str, next_line: bool
) -> None:
    """format.md rule 3: one field of a form, or one line of its text; all else to the byte."""
    path = "mentorships/leading/candidates/bo.md"
    place = shared.root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes((FRONT + body).encode())
    shared.refresh()
    active_app.set(NoScreen())
    sheet = Sheet(shared, TYPES["candidate"], shared.read(path), {})
    setting = Setting(Translator("en"), NOON.date(), ASCII, {})
    fields = {field.name: field for field in fields_of(sheet.kind)}
    entries = {
        name: widget_of(field, sheet.value_shown(field), setting) for name, field in fields.items()
    }
    text = BodyField(sheet.body_shown, NOON.date())
    values = {name: entry.value_of_field() for name, entry in entries.items()}
    sheet.begin(values)
    assert not sheet.dirty(values, sheet.ended(text.text))
    if next_line:
        text.text = "Added.\n" + text.text
        expected = (FRONT, "Added.\n", body)
    else:
        values["stage"] = "researching"
        expected = (FRONT.replace("named", "researching"), "", body)
    assert sheet.opened is not None
    new_body = sheet.new_body(sheet.ended(text.text))
    shared.save(sheet.opened, sheet.changes(values), new_body)
    found = place.read_bytes().decode()
    before, added, after = expected
    assert found.startswith(before)
    assert found.endswith(after)
    assert found[len(before) :].removesuffix(after).rstrip("\r\n") == added.rstrip("\n")


async def test_what_a_terminal_would_obey_is_a_picture_in_a_form_and_stays_in_the_file(
    open_form: OpenForm, journal: Journal
) -> None:
    """format.md rules 3 and 8: an edit beside such a character keeps it where it was."""
    path = journal.add("candidate", {"name": "Bo", "next_step": "call him"}, "").path
    place = journal.root / path
    front = place.read_text().replace("call him", '"call\\L\\e him"')
    place.write_bytes((front + EVERY).encode())
    journal.refresh()
    async with open_form("candidate", path) as sheet:
        assert not sheet.form.dirty
        await sheet.go_to("phone")
        await sheet.write("1")
        await sheet.go_to("next_step")
        await sheet.press("end")
        await sheet.write("!")
        assert "call␤␛ him!" in sheet.screen
        await sheet.press("backspace")
        body = sheet.form.query_one("#body", BodyField)
        body.focus()
        body.move_cursor((0, 6))
        await sheet.write("X")
        await sheet.pilot.pause()
        assert "One.␤aX␤a␤a␌a␋" in sheet.screen
        assert not set(ODD) & set(sheet.screen)
        await sheet.save()
    text = place.read_bytes().decode()
    assert text.endswith(EVERY.replace("a", "aX", 1))
    assert journal.snapshot.records[path].text("next_step") == "call\u2028\x1b him"


async def test_what_is_cut_out_is_pasted_as_it_was(open_form: OpenForm, journal: Journal) -> None:
    """format.md rule 3: also in its new place."""
    path = journal.add("candidate", {"name": "Bo"}, "one two\n").path
    place = journal.root / path
    place.write_bytes(place.read_bytes().replace(b"one two", b"one\x0ctwo"))
    async with open_form("candidate", path) as sheet:
        body = sheet.form.query_one("#body", BodyField)
        body.focus()
        body.select_all()
        body.action_cut()
        assert body.text == ""
        body.action_paste()
        body.action_paste()
        await sheet.save()
    assert (journal.root / path).read_bytes().endswith(b"\none\x0ctwo\n\none\x0ctwo\n")
