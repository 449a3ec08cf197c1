"""What a form says of its keys: names as they are called, and questions that are whole."""

from __future__ import annotations

from mentorship_tui.app.form.more import _within
from mentorship_tui.journal.journal import Journal
from mentorship_tui.records.record import Value

from .conftest import OpenForm


async def test_evidence_names_each_quality_as_it_is_called(
    open_form: OpenForm, journal: Journal
) -> None:
    """R22: no key of a file is shown, and what is written beside a name is kept under its key."""
    journal.add("profile", {"qualities": {"laughs": 4}, "custom": {"laughs": "Laughs a lot"}}, "")
    held: dict[str, Value] = {"laughs": "at himself", "listens": "to all"}
    fields: dict[str, Value] = {"name": "Johan Ek", "stage": "named", "evidence": held}
    path = journal.add("candidate", fields, "").path
    async with open_form("candidate", path) as sheet:
        await sheet.go_to("evidence")
        await sheet.until(lambda: "Laughs a lot: at himself" in sheet.screen)
        await sheet.until(lambda: "Good listener: to all" in sheet.screen)
        await sheet.press("down", "end")
        await sheet.write(" of us")
        await sheet.save()
    assert journal.snapshot.records[path].fields["evidence"] == {**held, "listens": "to all of us"}


def test_a_label_in_a_sentence_begins_small_but_not_with_i() -> None:
    """ui.md, Forms: the fields that wait are named in one line."""
    assert [_within(label) for label in ("Shared", "I said yes on")] == ["shared", "I said yes on"]
