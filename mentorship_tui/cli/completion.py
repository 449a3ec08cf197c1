"""`mentorship completion SHELL`: the script that completes commands in that shell."""

from __future__ import annotations

from typing import Any

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    ZshComplete,
    add_completion_class,
    get_completion_class,
)

from ..i18n import msg
from .translated import Command

_FIRST_LINE = "#compdef mentorship\n"
_BEGIN_ZSH = "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }\n"


class _Bash(BashComplete):
    """For bash `stage=na` is three words, and it completes the last one; here it is one."""

    is_split = False  # not where `=` is no longer among COMP_WORDBREAKS

    def get_completion_args(self) -> tuple[list[str], str]:
        before, begun = super().get_completion_args()
        words: list[str] = []
        for word in (*before, begun):
            if words and (word == "=" or words[-1].endswith("=")):
                words[-1] += word
            else:
                words.append(word)
        self.is_split = begun != words[-1]
        return words[:-1], words[-1]

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[Any]]:
        found = super().get_completions(args, incomplete)
        if not self.is_split:
            return found
        for item in found:
            item.value = item.value.rpartition("=")[2]
        return [item for item in found if item.value]


class _Zsh(ZshComplete):
    """A zsh whose own completion was not begun, as without a `.zshrc`, begins it first."""

    def source(self) -> str:
        return super().source().strip().replace(_FIRST_LINE, _FIRST_LINE + _BEGIN_ZSH, 1)


def take_up_shells() -> None:
    """Answer bash and zsh in these ways, and no longer in click's."""
    for kind in (_Bash, _Zsh):
        add_completion_class(kind)


def _completion(ctx: click.Context, shell: str) -> int:
    take_up_shells()
    kind = get_completion_class(shell)
    if kind is not None:
        program = ctx.find_root().command
        click.echo(kind(program, {}, "mentorship", "_MENTORSHIP_COMPLETE").source())
    return 0


completion_command = Command(
    "completion",
    about=msg("Print the completion script for bash, zsh or fish."),
    examples='eval "$(mentorship completion bash)"\n'
    'eval "$(mentorship completion zsh)"\n'
    "mentorship completion fish | source",
    callback=click.pass_context(_completion),
    params=[click.Argument(["shell"], type=click.Choice(["bash", "zsh", "fish"]))],
)
