"""Commands that open a journal or make one: the bare command, and init."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

import click

from ..errors import MentorshipError
from ..i18n import LANGUAGES, Translator, language_of_locale, msg
from ..journal.places import taken_by_a_note
from .output import complain, say
from .session import NoJournal, finish, folder_asked, folder_for_new, hooks_wanted, now
from .translated import Command, Option


class NoTerminal(MentorshipError):
    """The app was asked for where there is no terminal to show it on."""


def _open(ctx: click.Context, folder: Path | None) -> int:
    if folder is not None:
        ctx.find_root().params["journal"] = folder
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NoTerminal(
            msg("The app needs a terminal. For scripts there are commands: mentorship --help")
        )
    if is_dumb():
        raise NoTerminal(
            msg(
                "This terminal calls itself dumb (TERM=dumb): it cannot show the app. The "
                "commands work in it: mentorship --help"
            )
        )
    root = folder_asked(ctx)
    if taken := taken_by_a_note(root):
        raise NoJournal(taken)
    return open_app(root)


def is_dumb() -> bool:
    """True in a shell within an editor, say, which would show each escape code as text."""
    return os.environ.get("TERM") == "dumb"


def open_app(root: Path) -> int:
    """Open the app on a journal, or its welcome where there is none; its exit code."""
    # a key that follows Esc at once is a key of its own, not one with alt, as vim has it
    os.environ.setdefault("ESCDELAY", "50")
    from ..app.main.run import run

    return run(root, os.environ, now)


def _init(
    ctx: click.Context,
    folder: Path | None,
    language: str | None,
    name: str | None,
    title: str | None,
) -> int:
    from ..journal.new.create import create_journal
    from ..journal.places import Places, as_meant
    from ..vcs.errors import GitError
    from ..vcs.repository.full_disk import all_of_it

    root = as_meant(folder) if folder else folder_for_new(ctx)
    places = Places.of_user()
    chosen = language or language_of_locale(os.environ)
    tr = Translator(chosen)
    with all_of_it(root):
        journal = create_journal(
            root,
            places,
            now,
            title=title or tr(msg("My mentorship")),
            mentee=name or "",
            language=chosen,
            hooks=hooks_wanted(),
        )
        try:
            finish(journal)
            with contextlib.suppress(GitError):  # the journal is made, and the doctor says the rest
                journal.versions.set_up()
            for remark in journal.versions.state().remarks:
                complain(tr(remark))
        finally:
            journal.close()
    places.remember(root)
    say(str(root))
    return 0


open_command = Command(
    "open",
    about=msg("Open the journal in DIR."),
    hidden=True,
    callback=click.pass_context(_open),
    params=[
        click.Argument(
            ["folder"],
            required=False,
            metavar="[DIR]",
            type=click.Path(file_okay=False, path_type=Path),
        )
    ],
)
init_command = Command(
    "init",
    about=msg("Make a new journal in DIR or the working folder, with git; asks nothing."),
    examples='mentorship init ~/mentorship --lang en --name "Kim Berg"',
    callback=click.pass_context(_init),
    params=[
        click.Argument(
            ["folder"],
            required=False,
            metavar="[DIR]",
            type=click.Path(file_okay=False, path_type=Path),
        ),
        Option(
            ["--lang", "language"],
            about=msg("The journal's language."),
            type=click.Choice(list(LANGUAGES)),
        ),
        Option(["--name"], about=msg("Your name, as you sign your letters.")),
        Option(["--title"], about=msg("What the journal is called.")),
    ],
)
