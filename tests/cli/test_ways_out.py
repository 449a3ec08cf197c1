"""Every way out of a journal with a word of its own in every field and section (outgoing.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.i18n import LANGUAGES
from mentorship_tui.records.registry import TYPES
from tests.canaries import canary, files, leaked

from .conftest import Run

FOR_MENTOR = (
    *(("report", form) for form in ("md", "html")),
    *(("agreement", form) for form in ("md", "html")),
    *(("agenda", "md"), ("outcome", "md"), ("calendar", "md"), ("json", "md")),
)
PRINTED = (
    ("due", "--days", "3650000"),
    ("due", "--json"),
    ("status",),
    ("status", "--json"),
    ("search", "qz"),
    ("search", "qz", "--json"),
    *(("export", what) for what in ("agreement", "report", "calendar", "json", "agenda")),
)
ALONE = [canary(kind, part) for kind in TYPES.values() for part in kind.sections if part.private]


@pytest.fixture(params=[(language, share) for language in LANGUAGES for share in ("mentor", "")])
def told(request: pytest.FixtureRequest, run: Run, tmp_path: Path) -> tuple[Run, str]:
    """A command on such a journal, and whether its records are shared."""
    language, share = request.param
    run("init", "--lang", language, "--name", "Ada Test")
    for path, data in files(language, share or "private"):
        place = tmp_path / "journal" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if path == "journal.md":
            data = data.replace(b"language: qzjournalflanguage", f"language: {language}".encode())
        if path.endswith("meeting.md"):
            data = data.replace(b"status: qz", b"status: held\nx: qz")
        place.write_bytes(data)
    run("set", "journal", "mentorship=leading")
    return run, share


def test_for_the_mentor_nothing_leaves_that_the_table_does_not_name(told: tuple[Run, str]) -> None:
    """R50: report, agreement, agenda, outcome, calendar and JSON; files' names, too."""
    run, share = told
    for what, form in FOR_MENTOR:
        done = run("export", what, "--for", "mentor", "--format", form)
        # an agenda or an outcome goes by itself, without the record being shared
        open_now = "mentor" if what in ("agenda", "outcome") else share
        assert leaked(done.out, open_now) == [], what
        assert done.code == 0 or what in ("agenda", "outcome"), (what, done.err)


def test_what_is_for_the_mentee_alone_is_in_nothing(told: tuple[Run, str]) -> None:
    """R50: neither in one's own documents nor in what a command prints."""
    run, _ = told
    assert ALONE
    for words in PRINTED:
        done = run(*words)
        assert not [word for word in ALONE if word in done.out + done.err], words
