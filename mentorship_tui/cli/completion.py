"""`mentorship completion SHELL`: the script that completes commands in that shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from ..i18n import msg
from .translated import Command


def _completion(ctx: click.Context, shell: str) -> int:
    kind = get_completion_class(shell)
    if kind is not None:
        program = ctx.find_root().command
        click.echo(kind(program, {}, "mentorship", "_MENTORSHIP_COMPLETE").source())
    return 0


completion_command = Command(
    "completion",
    about=msg("Print the completion script for bash, zsh or fish."),
    examples='eval "$(mentorship completion bash)"',
    callback=click.pass_context(_completion),
    params=[click.Argument(["shell"], type=click.Choice(["bash", "zsh", "fish"]))],
)
