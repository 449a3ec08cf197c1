"""`mentorship doctor`: what stands in the journal's way, and what is done about it."""

from __future__ import annotations

import click

from ..i18n import msg
from ..journal.doctor.examine import examine
from ..journal.doctor.sharing import long_unseen
from ..journal.journal import Journal
from ..text.clean import one_line
from .looking import json_option
from .output import say, say_json
from .session import opened_journal
from .translated import Command, Option


def _doctor(ctx: click.Context, fix: bool, as_json_: bool) -> int:
    with opened_journal(ctx) as journal:
        tr = journal.tr
        verdicts = list(examine(journal, fix=fix))
        left = [one for one in verdicts if not one.mended]
        if as_json_:
            say_json(
                [
                    {
                        "check": one.finding.check,
                        "path": one.finding.path,
                        "message": tr(one.finding.message),
                        "mended": one.mended,
                        "mendable": one.finding.mend is not None,
                    }
                    for one in verdicts
                ]
            )
            return 1 if left else 0
        for one in verdicts:
            text = tr(one.finding.message)
            say(one_line(tr(msg("mended: {finding}", finding=text)) if one.mended else text))
        if not verdicts:
            say(tr(msg("The journal is well.")))
            _say_if_long_unseen(journal)
        elif any(one.finding.mend for one in left):
            say(tr(msg("Mend what can be mended: mentorship doctor --fix")))
    return 1 if left else 0


def _say_if_long_unseen(journal: Journal) -> None:
    """The doctor asks no server: what it knows of one is of the last sync."""
    when = long_unseen(journal)
    if when is not None:
        words = msg(
            "The server was last asked on {date}: run `mentorship sync` to know how it stands now.",
            date=f"{when:%Y-%m-%d}",
        )
        say(journal.tr(words))


doctor_command = Command(
    "doctor",
    about=msg(
        "Look the journal over, and mend what can be mended; exit code 1 if something is left."
    ),
    examples="mentorship doctor\nmentorship doctor --fix",
    callback=click.pass_context(_doctor),
    params=[
        Option(["--fix"], about=msg("Mend what can be mended."), is_flag=True),
        json_option(),
    ],
)
