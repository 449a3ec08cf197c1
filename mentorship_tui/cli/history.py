"""Commands on what has happened: log and undo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import click

from ..i18n import msg
from ..journal.actions.reversal import Keep
from ..journal.actions.undo import Done, UndoAsks, redo, told, undo
from ..journal.journal import Journal
from ..journal.ledger.opened import NotFound
from ..journal.reading.history import Difference, Entry, differences, entries, versions_of
from .completing import references
from .looking import json_option
from .output import say, say_json
from .session import opened_journal, path_below, the_one
from .translated import Command, Option


def _log(ctx: click.Context, reference: str | None, limit: int | None, as_json_: bool) -> int:
    with opened_journal(ctx) as journal:
        path = _path(journal, reference) if reference else ""
        found = islice(versions_of(journal, path) if path else entries(journal), limit)
        if as_json_:
            say_json([_as_json(entry) for entry in found])
        else:
            for entry in found:
                _tell(journal, entry, bool(path))
    return 0


def _path(journal: Journal, reference: str) -> str:
    """A record's path; that of a deleted one is believed, its history is there all the same."""
    try:
        return the_one(journal, reference).path
    except NotFound:
        if not reference.endswith(".md"):
            raise
        return path_below(journal.root, reference) or reference.removeprefix("./")


def _tell(journal: Journal, entry: Entry, in_full: bool) -> None:
    say(f"{entry.when:%Y-%m-%d %H:%M}  {entry.subject}")
    for difference in differences(journal, entry) if in_full else ():
        for line in _changes(journal, difference):
            say(f"    {line}")


def _changes(journal: Journal, difference: Difference) -> Iterator[str]:
    before, after = difference.record_before, difference.record_after
    if before is None or after is None:
        return
    for name in difference.fields:
        yield journal.wording.change_of(before, after, name)


def _as_json(entry: Entry) -> dict[str, object]:
    return {
        "commit": entry.oid,
        "when": entry.when.isoformat(),
        "author": entry.author,
        "subject": entry.subject,
        "origin": entry.origin.value,
        "files": [
            {"path": one.path, "status": one.status, "old": one.old or None} for one in entry.files
        ],
    }


def _undo(ctx: click.Context, again: bool, keep: str | None, as_json_: bool) -> int:
    with opened_journal(ctx, changing=True) as journal:
        journal.outside.sweep(False)
        work = redo if again else undo
        try:
            done = work(journal)
        except UndoAsks as asked:
            if keep is None:
                _tell_questions(journal, asked)
                return asked.exit_code
            side: Keep = "before" if keep == "before" else "now"
            done = work(journal, dict.fromkeys(asked.questions, side))
        _tell_done(journal, done, again, as_json_)
    return 0


def _tell_done(journal: Journal, done: Done, again: bool, as_json_: bool) -> None:
    if as_json_:
        say_json({"change": done.subject, "paths": done.paths, "changed": done.changed})
    else:
        say(journal.tr(told(done, redo=again)))


def _tell_questions(journal: Journal, asked: UndoAsks) -> None:
    from .main import one_line

    for text in _questions(journal, asked):
        click.echo(f"mentorship: {one_line(text)}", err=True)


def _questions(journal: Journal, asked: UndoAsks) -> Iterable[str]:
    yield journal.tr(msg("Changed again since then: {change}", change=asked.subject))
    for one in asked.questions:
        sides = msg(
            "{name}: now {now}; before {before}", name=one.name, now=one.now, before=one.before
        )
        yield journal.tr(sides)
    yield journal.tr(msg("Nothing was done. Choose with --keep now or --keep before."))


log_command = Command(
    "log",
    about=msg("List what has happened in the journal, or to one record, the newest first."),
    examples="mentorship log\nmentorship log anna-svensson\nmentorship log --limit 20 --json",
    callback=click.pass_context(_log),
    params=[
        click.Argument(["reference"], metavar="[REF]", required=False, shell_complete=references),
        Option(
            ["--limit"],
            about=msg("No more than this many."),
            type=click.IntRange(min=1),
            metavar="N",
        ),
        json_option(),
    ],
)
undo_command = Command(
    "undo",
    about=msg("Take back your last change, as a new version; once more goes further back."),
    examples="mentorship undo\nmentorship undo --redo",
    callback=click.pass_context(_undo),
    params=[
        Option(["--redo", "again"], about=msg("Make the change again."), is_flag=True),
        Option(
            ["--keep"],
            about=msg("What stays where the same was changed again since then."),
            type=click.Choice(["now", "before"]),
        ),
        json_option(),
    ],
)
