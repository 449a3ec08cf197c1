"""The command's entry: options that all commands share, and errors as one line each."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from ..errors import MentorshipError
from ..i18n import Message, Translator, msg, serve_libraries
from .streams import safe_output, stand_in
from .translated import Group, Option, user_translator

OTHERS_WRITE = 0o002  # whoever allows it for all files does not mean a journal and its cache
COMMANDS = {
    "demo": ".demo",
    "init": ".opening",
    "status": ".status",
    "list": ".looking",
    "show": ".looking",
    "add": ".changing",
    "set": ".changing",
    "move": ".changing",
    "rename": ".changing",
    "topic": ".changing",
    "check": ".looking",
    "schema": ".looking",
    "search": ".searching",
    "log": ".history",
    "undo": ".history",
    "sync": ".syncing",
    "resolve": ".resolving",
    "remote": ".syncing",
    "clone": ".syncing",
    "doctor": ".doctor",
    "due": ".leaving",
    "export": ".leaving",
    "completion": ".completion",
    "man": ".manual",
}


NOWHERE = msg(
    "The folder you stand in is not there any more. Go to another with `cd`, then run the command "
    "again."
)


class _Program(Group):
    """Turns every error into a line on standard error and an exit code; never a traceback."""

    def main(self, *args: Any, **settings: Any) -> None:  # type: ignore[override]
        settings["standalone_mode"] = False
        os.umask(os.umask(0) | OTHERS_WRITE)
        if "_MENTORSHIP_COMPLETE" in os.environ:
            from .completion import take_up_shells

            take_up_shells()
        for stream in (sys.stdout, sys.stderr):
            if isinstance(
                stream, TextIOWrapper
            ):  # a letter the terminal lacks is no reason to stop
                stream.reconfigure(errors="replace")
        with safe_output():
            self._run(*args, **settings)

    def _run(self, *args: Any, **settings: Any) -> None:
        try:
            code = super().main(*args, **settings)
        except click.exceptions.Abort:
            sys.exit(130)
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except MentorshipError as error:
            _complain(*error.messages, language=error.language)
            sys.exit(error.exit_code)
        except BrokenPipeError:
            _drop_output()
            sys.exit(1)
        except OSError as error:
            if not error.filename and _is_nowhere():
                _complain(NOWHERE)
                sys.exit(1)
            if not error.filename:
                _drop_output()
            _complain(_refused(error))
            sys.exit(1)
        except Exception as error:
            _complain(*_reported(error))
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)


def _is_nowhere() -> bool:
    """True if the folder the terminal stands in was taken away."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return True
    return False


def _drop_output() -> None:
    """Else Python tries once more on its way out, and says so (its documentation of SIGPIPE)."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(*messages: Message, language: str = "") -> None:
    translate = Translator(language) if language else user_translator()
    for message in messages:
        click.echo(f"mentorship: {one_line(translate(message))}", err=True)


def _refused(error: OSError) -> Message:
    """Without a name it is what was to be printed."""
    from ..store.errors import StoreError, reason_of

    if error.filename:
        return StoreError.of(str(error.filename), error).message
    return msg("It could not be printed: {reason}.", reason=reason_of(error))


def _reported(error: Exception) -> tuple[Message, Message]:
    """An error's own words, and the lines of a traceback, may hold what the user wrote."""
    from ..crash_report import WHERE, write_report
    from ..journal.places import Places
    from .session import now

    stopped = msg("This is a fault of the program: {error}", error=type(error).__name__)
    try:
        place = write_report(Places.of_user().state, error, now())
    except OSError as refused:
        return stopped, msg("A report could not be written: {reason}", reason=str(refused))
    return stopped, msg(WHERE.text, place=str(place))


def one_line(text: str) -> str:
    """Safe for a terminal, and on a line of its own."""
    from ..text.clean import one_line as clean

    return clean(text)


def _version(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        click.echo(f"mentorship {version('mentorship-tui')}")
        ctx.exit()


program = _Program(
    "mentorship",
    about=msg(
        "A journal for individual mentorship: prepare, find a mentor, agree, meet and end it well. "
        "Without a command it opens the journal in DIR, or the one you used last."
    ),
    modules=COMMANDS,
    params=[
        Option(
            ["--journal"],
            about=msg("The journal's folder (also MENTORSHIP_HOME)."),
            type=click.Path(file_okay=False, path_type=Path),
            metavar="DIR",
        ),
        Option(
            ["--version"],
            about=msg("Show the version and exit."),
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
        ),
    ],
    subcommand_metavar="[DIR] | COMMAND [ARGS]...",
    callback=lambda journal: None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def main() -> None:
    """Run the command line."""
    stand_in()
    serve_libraries()
    program.main(prog_name="mentorship")
