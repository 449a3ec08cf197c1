"""`search`: the same engine as `/` on the screen."""

from __future__ import annotations

import re

import click

from ..i18n import msg
from ..journal.journal import Journal
from ..journal.search.search import Hit
from ..render.objects import as_object
from ..text.clean import one_line
from .looking import json_option
from .output import complain, say, say_json
from .resolving import FOR_YOU_ONLY
from .session import opened_journal
from .translated import Command, Option

MOST = 50
_SPACED = re.compile(r'([^\W\d_]+):([^":]*\s[^":]*)\Z')


def _search(
    ctx: click.Context, words: tuple[str, ...], limit: int, private: bool, as_json_: bool
) -> int:
    with opened_journal(ctx) as journal:
        journal.search.update()
        found = journal.search.find(" ".join(map(_quoted, words)), limit, private=private)
        if not found.hits:
            found = journal.search.find(" ".join(words), limit, private=private)
        if found.strange:
            parts = " ".join(found.strange)
            complain(journal.tr(msg("these filters are not known: {parts}", parts=parts)))
        if as_json_:
            say_json([_as_json(journal, hit) for hit in found.hits])
        else:
            for hit in found.hits:
                _tell(journal, hit)
        if found.more:
            first = msg("these are the first {count}: more with --limit", count=limit)
            complain(journal.tr(first))
    return 0 if found.hits else 1


def _quoted(word: str) -> str:
    """`with:"anna ek"` as it was typed: a shell takes the quotes away."""
    return _SPACED.sub(r'\1:"\2"', word)


def _as_json(journal: Journal, hit: Hit) -> dict[str, object]:
    return {
        **as_object(hit.record, journal.tr),
        "passage": hit.passage,
        "marks": [list(mark) for mark in hit.marks],
        "line": hit.line,
        "private": hit.hidden,
    }


def _tell(journal: Journal, hit: Hit) -> None:
    say(one_line(f"{hit.record.path}  {hit.title}"))
    if hit.hidden:
        say(f"    {journal.tr(FOR_YOU_ONLY)}")
    if hit.passage:
        click.echo(f"    {_marked(hit)}")


def _marked(hit: Hit) -> str:
    """The passage with the words in bold; click leaves that out where there is no terminal."""
    parts, at = [], 0
    for start, end in hit.marks:
        parts += [
            one_line(hit.passage[at:start]),
            click.style(one_line(hit.passage[start:end]), bold=True),
        ]
        at = end
    return "".join([*parts, one_line(hit.passage[at:])])


search_command = Command(
    "search",
    about=msg("Find records by words, and by filters such as type:meeting is:open due:<2w."),
    examples="mentorship search oberg\nmentorship search budget type:meeting with:anna --json",
    callback=click.pass_context(_search),
    params=[
        click.Argument(["words"], nargs=-1, required=True, metavar="WORDS..."),
        Option(
            ["--limit"],
            about=msg("No more than this many."),
            type=click.IntRange(1),
            default=MOST,
            metavar="N",
        ),
        Option(
            ["--private"],
            about=msg("Show what is for you only, too, where the words stand in it."),
            is_flag=True,
        ),
        json_option(),
    ],
)
