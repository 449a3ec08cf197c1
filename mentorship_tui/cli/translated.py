"""Commands with help in the user's language, imported only when they are called."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from ..errors import MentorshipError
from ..i18n import Message, Translator, language_of_locale, msg
from ..journal.places import journal_around


def user_translator() -> Translator:
    """Into the language of the user's locale: before a journal is open there is no other."""
    return Translator(language_of_locale(os.environ))


class NoCommand(MentorshipError):
    """A word that was meant to be a command."""

    exit_code = 2

    def __init__(self, word: str, near: str = "") -> None:
        super().__init__(
            msg("There is no command {name}. Did you mean {near}?", name=word, near=near)
            if near
            else msg("There is no command {name}. See `mentorship --help`.", name=word)
        )


class Option(click.Option):
    """An option whose help is a message."""

    def __init__(self, names: Sequence[str], *, about: Message, **settings: Any) -> None:
        self.about = about
        super().__init__(names, help=about.text, **settings)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        self.help = user_translator()(self.about)
        return super().get_help_record(ctx)


class Command(click.Command):
    """A command whose help is a message, with examples below it."""

    def __init__(
        self, name: str | None, *, about: Message, examples: str = "", **settings: Any
    ) -> None:
        self.about = about
        self.examples = examples
        super().__init__(name, **settings)
        self.params.append(_journal_option())

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if ctx.resilient_parsing and args and args[-1] in _taking_values(self):
            args = args[:-1]  # its value is still being typed, and click would forget all words
        return super().parse_args(ctx, args)

    def get_short_help_str(self, limit: int = 45) -> str:
        return user_translator()(self.about).split("\n", 1)[0]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_about(user_translator()(self.about), self.examples, formatter)


class Group(click.Group):
    """The commands by name, each with its module; any other first word is a folder to open."""

    default = "open"

    def __init__(
        self, name: str, *, about: Message, modules: Mapping[str, str], **settings: Any
    ) -> None:
        self.about = about
        self.modules = modules
        super().__init__(name, **settings)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = self.modules.get(cmd_name) or (".opening" if cmd_name == self.default else None)
        if module is None:
            return None
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(module, __package__), f"{name}_command")
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        position = _first_word(args, self)
        if ctx.resilient_parsing:  # a shell asks what could come, and words may be half typed
            pass
        elif position is None:
            unended = bool(args) and args[-1] in _taking_values(self)
            if not unended and not {"--help", "--version"} & set(args):
                args = [*args, self.default]
        elif args[position] == "help":  # as other programs take it; so the next
            about = [word for word in args[position + 1 :] if word in self.modules]
            args = [*args[:position], *about[:1], "--help"]
        elif args[position] == "version":
            args = ["--version"]
        elif args[position] not in self.modules:
            self._refuse_mistyped(*args[position : position + 2])
            args = [*args[:position], self.default, *args[position:]]
        return super().parse_args(ctx, args)

    def _refuse_mistyped(self, word: str, following: str = "-") -> None:
        """What is nearly a command, or has a word behind it, is no folder. Raises NoCommand.

        Nor is any word in a script, where no app could make a journal in that folder, or
        in a journal, where no other is to lie.
        """
        near = get_close_matches(word, [*self.modules, "help", "version"], n=1)
        is_path = os.sep in word or word.startswith((".", "~")) or Path(word).exists()
        in_script = not (sys.stdin.isatty() and sys.stdout.isatty())
        if is_path:
            return
        if near or in_script or not following.startswith("-") or journal_around(Path.cwd()):
            raise NoCommand(word, *near)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_about(user_translator()(self.about), "", formatter)


def write_about(about: str, examples: str, formatter: click.HelpFormatter) -> None:
    """The text of a help page, then its examples as they are to be typed."""
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(about)
    if examples:
        formatter.write_paragraph()
        with formatter.indentation():
            for line in examples.splitlines():
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


def _journal_option() -> click.Option:
    """The program's own option, also where one puts it behind the command."""

    def choose(ctx: click.Context, _option: click.Parameter, folder: Path | None) -> None:
        if folder is not None:
            ctx.find_root().params["journal"] = folder

    folders = click.Path(file_okay=False, path_type=Path)
    return click.Option(
        ["--journal"], type=folders, hidden=True, expose_value=False, callback=choose
    )


def _taking_values(command: click.Command) -> set[str]:
    return {
        name
        for option in command.params
        if isinstance(option, click.Option) and not option.is_flag
        for name in option.opts
    }


def _first_word(args: Sequence[str], group: click.Group) -> int | None:
    takes_value = _taking_values(group)
    skip = False
    for position, word in enumerate(args):
        if skip:
            skip = False
        elif word in takes_value:
            skip = True
        elif not word.startswith("-"):
            return position
    return None
