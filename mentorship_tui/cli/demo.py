"""`mentorship demo`: a finished sample journal, made through the same ways as the user's own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from ..i18n import LANGUAGES, language_of_locale, msg
from .opening import is_dumb, open_app
from .output import say
from .translated import Command, Option


def _demo(language: str | None, folder: Path | None, no_open: bool) -> int:
    from ..journal.new.sample import make_demo
    from ..journal.places import Places, as_meant, sample_folder

    root = as_meant(folder) if folder else sample_folder()
    progress = _progress if sys.stderr.isatty() else None
    make_demo(root, Places.of_user(), language or language_of_locale(os.environ), progress)
    if no_open or is_dumb() or not (sys.stdin.isatty() and sys.stdout.isatty()):
        say(str(root))
        return 0
    return open_app(root)


def _progress(done: int, total: int) -> None:
    end = "\n" if done == total else ""
    sys.stderr.write(f"\r{done}/{total}{end}")
    sys.stderr.flush()


demo_command = Command(
    "demo",
    about=msg("Open a finished sample journal: a year's mentorship, from idea to ending."),
    examples="mentorship demo --lang sv\nmentorship demo --at sample --no-open",
    callback=_demo,
    params=[
        Option(
            ["--lang", "language"],
            about=msg("The journal's language."),
            type=click.Choice(list(LANGUAGES)),
        ),
        Option(
            ["--at", "folder"],
            about=msg("Make it in this folder, instead of a temporary one."),
            type=click.Path(file_okay=False, path_type=Path),
            metavar="DIR",
        ),
        Option(["--no-open"], about=msg("Only make it, and print where it is."), is_flag=True),
    ],
)
