"""`mentorship man`: the manual page, made of the same texts as `--help`."""

from __future__ import annotations

from collections.abc import Iterator

import click

from ..i18n import Message, msg
from .translated import Command, Group, Option, user_translator

EXITS = {
    0: msg("Done."),
    1: msg("Problems were found, nothing was found, or it could not be done."),
    2: msg("Wrong usage."),
    3: msg("A sync left something to answer."),
}


def _man(ctx: click.Context) -> int:
    root = ctx.find_root()
    if isinstance(root.command, Group):
        click.echo("\n".join(_page(root, root.command)))
    return 0


def _page(root: click.Context, program: Group) -> Iterator[str]:
    """Roff with the macros of man(7)."""
    from importlib.metadata import version

    tr = user_translator()
    about, _, more = tr(program.about).partition(". ")
    yield f'.TH MENTORSHIP 1 "" "mentorship {version("mentorship-tui")}"'
    yield f"{_heading(msg('NAME'))}\nmentorship \\- {_text(about[:1].lower() + about[1:])}"
    yield f"{_heading(msg('SYNOPSIS'))}\n.B mentorship"
    yield "[\\-\\-journal DIR] [DIR | COMMAND [ARGS]...]"
    yield from (_heading(msg("DESCRIPTION")), _text(more))
    yield from _options(program.params)
    yield _heading(msg("COMMANDS"))
    for name in program.list_commands(root):
        command = program.get_command(root, name)
        if isinstance(command, Command) and not command.hidden:
            yield from _command(root, name, command)
    yield _heading(msg("EXIT STATUS"))
    for code, meaning in EXITS.items():
        yield f".TP\n.B {code}\n{_text(tr(meaning))}"


def _command(root: click.Context, name: str, command: Command) -> Iterator[str]:
    tr = user_translator()
    usage = " ".join(command.collect_usage_pieces(click.Context(command, root, info_name=name)))
    yield f".SS {_text(f'{name} {usage}')}\n{_text(tr(command.about))}"
    yield from _options(command.params)
    if command.examples:
        lines = "\n".join(map(_text, command.examples.splitlines()))
        yield f".PP\n.nf\n.RS\n{lines}\n.RE\n.fi"


def _options(params: list[click.Parameter]) -> Iterator[str]:
    for option in params:
        if isinstance(option, Option):
            names = ", ".join(option.opts)
            value = "" if option.is_flag else f" {option.make_metavar(_NO_CONTEXT)}"
            yield f".TP\n.B {_text(names + value)}\n{_text(_said(option.about))}"


def _heading(message: Message) -> str:
    return f".SH {_said(message)}"


def _said(message: Message) -> str:
    return user_translator()(message)


def _text(text: str) -> str:
    """Nothing in it means anything to roff."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe


_NO_CONTEXT = click.Context(click.Command("mentorship"))

man_command = Command(
    "man",
    about=msg("Print the manual page."),
    examples="mentorship man > mentorship.1 && man ./mentorship.1",
    callback=click.pass_context(_man),
)
