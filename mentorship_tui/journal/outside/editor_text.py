"""The text of a form while the user's own editor has it: kept, whichever of the two ends first."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...store.disk import read_file
from ...store.drafts import LARGEST, Drafts
from ...vcs.git.lock import locked, try_lock

PREFIX, TEXT, FORM = "editor-", "text.md", "form.json"
LOCK_SECONDS = 10.0


@dataclass(slots=True)
class EditorText:
    """The file to open; while what the editor inherits, `lock`, is open, nobody takes it back."""

    place: Path
    lock: int
    stays: bool = False

    def read(self, given: str) -> str:
        """What the editor has made of it. A lone carriage return is text, and no line's end.

        Raises OSError or UnicodeDecodeError.
        """
        found = _text_in(self.place)
        return found if "\r\n" in given else found.replace("\r\n", "\n")

    def keep(self) -> None:
        """Let the file stay where it is."""
        self.stays = True


@contextmanager
def given_to_editor(
    drafts: Drafts, key: str, form: Mapping[str, Any], text: str
) -> Iterator[EditorText]:
    """A file of that text, gone afterwards with whatever an editor laid beside it.

    `form` is what the form of that key holds, to be found again if the app is killed meanwhile.
    Raises OSError if it cannot be made.
    """
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=drafts.folder))
    _write(folder / TEXT, text)
    made = folder / f"{FORM}.new"
    _write(made, json.dumps({"key": key, "form": dict(form), "text": text}))
    with locked(made, LOCK_SECONDS) as lock:
        made.rename(folder / FORM)  # only what is locked already can be taken for left behind
        given = EditorText(folder / TEXT, lock)
        try:
            yield given
        finally:
            if not given.stays:
                shutil.rmtree(folder, ignore_errors=True)


def take_back_texts(drafts: Drafts) -> None:
    """What a killed app left with an editor is in its unsaved form; what nobody changed is gone.

    Left alone is what an editor still has open, and what cannot be read.
    """
    with suppress(OSError):
        for folder in sorted(drafts.folder.glob(f"{PREFIX}*")):
            with suppress(OSError, ValueError, RecursionError):
                _take_back(drafts, folder)


def _take_back(drafts: Drafts, folder: Path) -> None:
    form = folder / FORM
    with form.open("ab", buffering=0) as stream:
        if not try_lock(stream):
            return
        match json.loads(read_file(form, LARGEST)[0]):
            case {"key": str(key), "form": dict(held), "text": str(given)}:
                found = _text_in(folder / TEXT)
                if found.strip() and found.replace("\r\n", "\n") != given.replace("\r\n", "\n"):
                    if drafts.get(key) not in (None, held):
                        return  # that form was written in since: it comes first
                    drafts.put(key, {**held, "body": found})
                shutil.rmtree(folder)


def _write(place: Path, text: str) -> None:
    place.touch(mode=0o600)
    with place.open("w", encoding="utf-8", newline="") as stream:
        stream.write(text)


def _text_in(place: Path) -> str:
    with place.open(encoding="utf-8", newline="") as stream:
        return stream.read()
