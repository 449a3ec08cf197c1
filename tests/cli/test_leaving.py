"""due and export: what the journal says to other programs (A2, C2, M4, X6)."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.new.create import create_journal
from mentorship_tui.journal.places import Places
from tests.journal.conftest import NOON
from tests.pdf import weasyprint
from tests.unchecked import unchecked

from .conftest import Run

HOSTILE = "<script>alert(1)</script> ![x](http://evil.example/x.png) [a](javascript:b) \x1b[31m"
SECRET = "nobody may read this"
EXPORTS = ("agreement", "report")
MEETING = "mentorships/leda/meetings/2027-01-20-meeting.md"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A mentorship under way, with something to hide and something that would do harm."""
    journal = create_journal(
        tmp_path / "journal",
        Places.of_user(),
        lambda: NOON,
        title="Mine",
        mentee="Åsa",
        language="sv",
    )
    add = journal.add
    add("mentorship", {"title": "Leda", "intention": "leda <b>väl</b>", "mentor": "anna"}, "")
    add("candidate", {"name": "Anna", "stage": "mentor", "email": "anna@secret.example"}, "")
    add("goal", {"title": "Säga nej", "share": "mentor"}, "Därför\n")
    with unchecked():
        add("goal", {"title": "Byta jobb"}, f"{HOSTILE}\n")
    add("agreement", {"start": "2027-01-01", "end": "2027-12-01", "clauses": {"purpose": "agreed"}})
    add(
        "meeting",
        {"date": "2027-01-20", "time": "17:30", "status": "held", "worth": 8},
        "## Dagordning\n\n1. Läget\n\n## Anteckningar\n\nvi talade\n\n"
        f"## Bara för mig\n\n{SECRET}\n",
    )
    assert journal.drain(20)
    journal.close()
    return journal


@pytest.mark.parametrize("what", EXPORTS)
@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("audience", ["me", "mentor"])
def test_what_is_private_never_leaves(
    run: Run, journal: Journal, what: str, form: str, audience: str
) -> None:
    """C2, R50: no export has what stands under For me only, and the mentor sees what is shared."""
    done = run("export", what, "--format", form, "--for", audience)
    assert done.code == 0
    assert SECRET not in done.out
    assert "anna@secret.example" not in done.out
    if what == "report":
        assert "Säga nej" in done.out
        assert ("Byta jobb" in done.out) == (audience == "me")
        assert ("vi talade" in done.out) == (audience == "me")


def test_a_dash_is_standard_output(run: Run, journal: Journal, tmp_path: Path) -> None:
    """As every other command of a shell has it; a file of that name is hard to be rid of."""
    done = run("export", "report", "--out", "-", cwd=tmp_path)
    assert done.out == run("export", "report").out
    assert not (tmp_path / "-").exists()


@pytest.mark.parametrize("what", EXPORTS)
def test_the_page_needs_nothing_and_runs_nothing(run: Run, journal: Journal, what: str) -> None:
    """A2, C2: self-contained, in the journal's language, and what records hold is only text."""
    page = run("export", what, "--format", "html").out
    assert '<html lang="sv">' in page
    assert "<script" not in page
    assert "<b>väl</b>" not in page
    assert "<img" not in page
    assert not re.search(r'(?:src|href)="(?!https?:|mailto:)', page)
    assert "javascript:" not in re.findall(r'href="([^"]*)"', page)
    assert "\x1b" not in page


def test_pdf_has_text_with_its_letters(run: Run, journal: Journal, tmp_path: Path) -> None:
    """A2: the text can be selected, and a normal agreement is one page."""
    weasyprint()
    from pypdf import PdfReader

    out = tmp_path / "a.pdf"
    run("export", "agreement", "--format", "pdf", "--out", str(out))
    reader = PdfReader(out)
    text = "".join(page.extract_text() for page in reader.pages)
    assert "Överenskommelse" in text
    assert "Åsa" in text
    assert len(reader.pages) == 1
    assert out.stat().st_mode & 0o077 == 0


def test_what_pdf_lacks_is_said_apart_from_the_export(
    apart: Run, journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A2: without Pango the package is there and cannot be loaded; pip is no help then."""
    (tmp_path / "weasyprint.py").write_text("print('banner')\nraise OSError('no libpango')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    done = apart("export", "agreement", "--format", "pdf", "--out", "-")
    assert (done.code, done.out) == (1, "")
    assert "Pango" in done.err
    assert "no libpango" in done.err


def test_the_calendar_holds_the_meeting_and_what_is_due(run: Run, journal: Journal) -> None:
    """M4: a strict reader takes it; the agenda is the description, without what is private."""
    whole = Calendar.from_ical(run("export", "calendar").out)
    meeting = whole.walk("VEVENT")[0]
    assert meeting["description"] == "1. Läget"
    assert SECRET not in str(whole.to_ical())


def test_json_is_everything_but_what_is_for_me_only(run: Run, journal: Journal) -> None:
    """X6, R50: every record with its fields and text; the promise of the private part holds."""
    records = json.loads(run("export", "json").out)
    assert {"meeting", "goal", "agreement"} <= {record["type"] for record in records}
    bodies = "".join(record["body"] for record in records)
    assert "vi talade" in bodies
    assert SECRET not in bodies


def test_what_is_made_for_the_mentor_is_so_in_every_form(run: Run, journal: Journal) -> None:
    """R50: --for mentor counts for JSON and the calendar, not for documents alone."""
    shared = json.loads(run("export", "json", "--for", "mentor").out)
    assert {record["type"] for record in shared} == {"goal", "agreement"}
    assert [one["title"] for one in shared if one["type"] == "goal"] == ["Säga nej"]
    assert run("move", "mentorships/leda/mentorship.md", "underway").code == 0
    days = Calendar.from_ical(run("export", "calendar", "--for", "mentor").out)
    assert {str(one["summary"]) for one in days.walk("VEVENT")} == {
        "Halvtidsavstämning",
        "Slututvärdering",
    }
    assert len({str(one["uid"]) for one in days.walk("VEVENT")}) == 2


def test_an_action_for_me_only_stays_out_of_the_calendar(run: Run, journal: Journal) -> None:
    """M4, R50: a promise under For me only, however deep, is in no file that others open."""
    with (journal.root / MEETING).open("a", encoding="utf-8") as file:
        file.write("\n### Djupare\n\n- [ ] prata med Bo due:2027-02-01\n")
        file.write("\n## Åtaganden\n\n- [ ] ringa Eva due:2027-02-02\n")
    todos = Calendar.from_ical(run("export", "calendar").out).walk("VTODO")
    assert [str(one["summary"]) for one in todos] == ["ringa Eva"]


def test_the_zone_is_the_users_and_a_server_is_told_of_once(
    run: Run, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """M4: the machine's, else the one in the settings; UTC is where hardly anybody lives."""
    monkeypatch.setenv("TZ", "UTC")
    first, second = run("export", "calendar"), run("export", "calendar")
    assert 'zone = "' in first.err
    assert second.err == ""
    assert b"DTSTART:20270120T173000Z" in first.out.encode()
    monkeypatch.setenv("TZ", "America/New_York")
    assert "DTSTART;TZID=America/New_York:20270120T173000" in run("export", "calendar").out
    config = Places.of_user().config
    config.mkdir(parents=True, exist_ok=True)
    (config / "settings.toml").write_text('zone = "Europe/Stockholm"\n')
    assert "DTSTART;TZID=Europe/Stockholm:20270120T173000" in run("export", "calendar").out
    (config / "settings.toml").unlink()


def test_a_calendar_is_told_of_what_is_done(run: Run, journal: Journal) -> None:
    """M4: an action keeps its UID when it is ticked, whatever the journal is then called."""
    with (journal.root / MEETING).open("a", encoding="utf-8") as file:
        file.write("\n## Åtaganden\n\n- [ ] ringa Eva due:2027-02-02\n")
    before = Calendar.from_ical(run("export", "calendar").out)
    text = (journal.root / MEETING).read_text(encoding="utf-8")
    (journal.root / MEETING).write_text(text.replace("[ ] ringa", "[x] ringa"), encoding="utf-8")
    assert run("set", "journal.md", "title=Another").code == 0
    after = Calendar.from_ical(run("export", "calendar").out)
    assert after["x-wr-calname"] == "Another"
    assert {str(one["uid"]) for one in before.walk("VEVENT")} == {
        str(one["uid"]) for one in after.walk("VEVENT")
    }
    todo, ticked = before.walk("VTODO")[0], after.walk("VTODO")[0]
    assert todo["uid"] == ticked["uid"]
    assert (todo["status"], ticked["status"]) == ("NEEDS-ACTION", "COMPLETED")


def test_a_calendar_is_told_of_a_meeting_that_was_deleted(run: Run, journal: Journal) -> None:
    """M4: else it would stay in the calendar for ever."""
    ahead = date.today() + timedelta(days=9)
    path = run("add", "meeting", "Om mod", "--set", f"date={ahead}").out.strip()
    uid = _event_of(run, "Om mod")["uid"]
    subprocess.run(["git", "-C", journal.root, "rm", "-q", path], check=True)
    subprocess.run(["git", "-C", journal.root, "commit", "-qm", "Gone"], check=True)
    gone = _event_of(run, "Om mod")
    assert (gone["uid"], gone["status"]) == (uid, "CANCELLED")


def _event_of(run: Run, summary: str) -> Any:
    events = Calendar.from_ical(run("export", "calendar").out).walk("VEVENT")
    return next(one for one in events if one["summary"] == summary)


def test_a_clause_of_ones_own_is_in_the_agreement(run: Run, journal: Journal) -> None:
    """A2, R40: what the two put in themselves stands after the known clauses, numbered on."""
    with (journal.root / "mentorships/leda/agreement.md").open("a", encoding="utf-8") as file:
        file.write("\n## Hunden\n\nHunden får vara med.\n\n### Utom\n\nPå kafé.\n")
    text = run("export", "agreement").out
    assert "## 14. Hunden\n\nHunden får vara med.\n\n### Utom\n\nPå kafé." in text
    assert text.index("## 13. ") < text.index("## 14. ") < text.index("## Samtycke")


def test_a_file_is_not_overwritten_unasked(run: Run, journal: Journal, tmp_path: Path) -> None:
    """X1: --force says so."""
    out = tmp_path / "there.md"
    out.write_text("mine")
    words = ("export", "agreement", "--out", str(out))
    assert run(*words).code == 1
    assert out.read_text() == "mine"
    assert run(*words, "--force").code == 0
    assert out.read_text().startswith("# Överenskommelse")


def test_due_is_quiet_when_nothing_is(run: Run, journal: Journal) -> None:
    """M4: for the prompt and cron: nothing said means nothing due."""
    done = run("due", "--days", "0", "--json")
    assert all(item["overdue"] or item["kind"] for item in json.loads(done.out))
    empty = run("move", "mentorships/leda/mentorship.md", "closed")
    assert empty.code == 0
    assert run("due").out == ""


def test_the_ending_of_the_file_says_the_form(run: Run, journal: Journal, tmp_path: Path) -> None:
    """A2, C2: no markdown in a page; an ending that no document has is refused."""
    page = tmp_path / "there.html"
    assert run("export", "agreement", "--out", str(page)).code == 0
    text = page.read_text()
    assert text.startswith("<!DOCTYPE html>")
    assert "overflow-x: auto" in text  # on a telephone only what is wide scrolls
    refused = run("export", "report", "--out", str(tmp_path / "there.docx"))
    assert refused.code == 1
    assert ".docx" in refused.err
    assert not (tmp_path / "there.docx").exists()


def test_force_follows_no_link_and_leaves_git_alone(
    run: Run, journal: Journal, tmp_path: Path
) -> None:
    """Security: a journal from elsewhere may hold a link to any file of whoever exports into it."""
    own = tmp_path / "own.txt"
    own.write_text("mine\n")
    (journal.root / "mentorship.ics").symlink_to(own)
    done = run("export", "calendar", "--out", str(journal.root), "--force")
    assert (done.code, own.read_text()) == (1, "mine\n")
    assert "följer inte länkar" in done.err
    config = journal.root / ".git" / "config"
    before = config.read_bytes()
    done = run("export", "calendar", "--out", str(config), "--force")
    assert (done.code, config.read_bytes()) == (1, before)
    assert "ligger bland gits egna filer" in done.err
