"""The text of a form in the user's own editor outlives the app, the editor and both (X1)."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mentorship_tui.journal.outside.editor_text import FORM as FORM_FILE
from mentorship_tui.journal.outside.editor_text import given_to_editor, take_back_texts
from mentorship_tui.store.drafts import Drafts

KEY = "person:network/maria-berg.md"
TEXT = "As it was.\n"
FORM: dict[str, Any] = {
    "values": {"name": "Maria Berg", "areas": ["choir"]},
    "hidden": {},
    "body": TEXT,
    "base": None,
}
# an app that is killed while the editor has the text; the editor writes when it is told to
KILLED = """
import json, subprocess, sys
from pathlib import Path
from mentorship_tui.journal.outside.editor_text import given_to_editor
from mentorship_tui.store.drafts import Drafts
form = json.loads(sys.argv[2])
with given_to_editor(Drafts(Path(sys.argv[1])), sys.argv[3], form, form["body"]) as given:
    editor = subprocess.Popen(["cat"], pass_fds=(given.lock,), stdin=0, stdout=subprocess.DEVNULL)
    print(given.place, flush=True)
    editor.wait()
"""


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "drafts")


def folders(drafts: Drafts) -> list[Path]:
    return [place for place in drafts.folder.iterdir() if place.is_dir()]


def left_behind(drafts: Drafts, text: bytes) -> Path:
    """What an app that was killed left in the file its editor had; the editor has ended, too."""
    app, place = killed(drafts)
    place.write_bytes(text)
    end(app, place)
    return place


def end(app: subprocess.Popen[str], place: Path) -> None:
    """The editor ends, and with it its hold on the text."""
    assert app.stdin
    app.stdin.close()
    with place.with_name(FORM_FILE).open("ab") as held:
        fcntl.flock(held, fcntl.LOCK_EX)


def killed(drafts: Drafts) -> tuple[subprocess.Popen[str], Path]:
    """An app killed while its editor runs; closing its standard input ends the editor."""
    app = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(drafts.folder), json.dumps(FORM), KEY],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert app.stdout
    place = app.stdout.readline().rstrip("\n")
    os.kill(app.pid, signal.SIGKILL)
    app.wait()
    return app, Path(place)


def test_what_was_written_is_in_the_unsaved_form(drafts: Drafts) -> None:
    """X1: with the values the form had, whether or not it had been written in before."""
    left_behind(drafts, b"As it was.\n\nAnd more.\n")
    take_back_texts(drafts)
    assert drafts.get(KEY) == {**FORM, "body": "As it was.\n\nAnd more.\n"}
    assert folders(drafts) == []


@pytest.mark.parametrize("text", [TEXT.encode(), b"As it was.\r\n", b"", b" \n"])
def test_what_nobody_wrote_in_is_cleared(drafts: Drafts, text: bytes) -> None:
    """X1: a text that an editor had just emptied to write it anew is no wish to have it empty."""
    left_behind(drafts, text)
    take_back_texts(drafts)
    assert drafts.keys() == ()
    assert folders(drafts) == []


def test_while_the_editor_still_has_it_nobody_takes_it(drafts: Drafts) -> None:
    """X1: a window may go while an editor of its own goes on."""
    app, place = killed(drafts)
    place.write_text("Half a sen")
    take_back_texts(drafts)
    assert drafts.keys() == ()
    assert place.read_text() == "Half a sen"
    place.write_text("The whole sentence.\n")
    end(app, place)
    take_back_texts(drafts)
    assert (drafts.get(KEY) or {})["body"] == "The whole sentence.\n"


def test_another_window_has_its_editor_open(drafts: Drafts) -> None:
    """X1: a second start takes nothing from the first."""
    with given_to_editor(drafts, KEY, FORM, TEXT) as given:
        given.place.write_text("More.\n")
        take_back_texts(drafts)
        assert given.read(TEXT) == "More.\n"
    assert folders(drafts) == []
    assert drafts.keys() == ()


def test_a_form_that_was_written_in_since_comes_first(drafts: Drafts) -> None:
    """X1: and what was left waits until that is saved."""
    place = left_behind(drafts, b"In the editor.\n")
    drafts.put(KEY, {**FORM, "body": "In the form.\n"})
    take_back_texts(drafts)
    assert (drafts.get(KEY) or {})["body"] == "In the form.\n"
    assert place.read_text() == "In the editor.\n"
    drafts.drop(KEY)
    take_back_texts(drafts)
    assert (drafts.get(KEY) or {})["body"] == "In the editor.\n"


def test_what_cannot_be_read_stays(drafts: Drafts) -> None:
    """X1: nor does it keep others from being found."""
    place = left_behind(drafts, b"caf\xe9")
    left_behind(drafts, b"More.\n")
    take_back_texts(drafts)
    assert place.read_bytes() == b"caf\xe9"
    assert (drafts.get(KEY) or {})["body"] == "More.\n"


def test_it_is_the_owners_alone(drafts: Drafts) -> None:
    """R50: what is written there is private."""
    with given_to_editor(drafts, KEY, FORM, TEXT) as given:
        there = [given.place.parent, *given.place.parent.iterdir()]
        assert [stat.S_IMODE(place.stat().st_mode) for place in there] == [0o700, 0o600, 0o600]


def test_a_lone_carriage_return_comes_back(drafts: Drafts) -> None:
    """format.md rule 3: it is text; the line ends an editor writes are line ends."""
    text = "one\rtwo\n"
    with given_to_editor(drafts, KEY, {**FORM, "body": text}, text) as given:
        assert given.read(text) == text
        given.place.write_bytes(b"one\rtwo\r\n")
        assert given.read(text) == text
