"""What commands print: safe for a terminal, or JSON for scripts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence

import click

from ..errors import MentorshipError
from ..i18n import Message, Translator, msg
from ..render.objects import json_text
from ..text.clean import one_line, plain

GAP = "  "


def say(text: str) -> None:
    """Print text that may come from a record, without its control characters."""
    click.echo(plain(text))


def complain(text: str) -> None:
    """A line on standard error: what is wrong, or may be."""
    click.echo(f"mentorship: {one_line(text)}", err=True)


def read_input() -> str:
    """All of standard input, with \n at its line ends. Raises NotText."""
    try:
        return sys.stdin.read()
    except UnicodeDecodeError as error:
        raise NotText(msg("What was given on standard input is not text in UTF-8.")) from error


class NotText(MentorshipError):
    """Bytes where text was asked for."""

    exit_code = 2


def complain_all(tr: Translator, messages: Iterable[Message]) -> None:
    """Each message on a line of its own on standard error."""
    for message in messages:
        complain(tr(message))


def say_json(value: object) -> None:
    """Print a value for a script; in ASCII where the output's encoding lacks a letter of it."""
    text = json_text(value)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value, indent=2)
    click.echo(text)


def table(rows: Iterable[Sequence[str]]) -> None:
    """Columns as wide as their widest cell; the last one runs free."""
    from rich.cells import cell_len

    cells = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(cell_len(cell) for cell in column) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = [
            cell + " " * (width - cell_len(cell))
            for cell, width in zip(row[:-1], widths[:-1], strict=True)
        ]
        click.echo(GAP.join([*padded, row[-1]]).rstrip())
