"""Commands by which the journal speaks to other programs: due and export."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..errors import MentorshipError
from ..guidance.due import Due, due
from ..i18n import msg
from ..journal.actions.given import note_part_given
from ..journal.journal import Journal
from ..journal.reading.exports import (
    OF_A_MEETING,
    Export,
    Format,
    What,
    export,
    form_of,
    source_for,
    write_export,
)
from ..journal.reading.for_mentor import note_given, preview, told
from ..render.source import Audience
from ..text.clean import plain
from .completing import references
from .looking import json_option
from .output import say, say_json
from .session import opened_journal, the_one
from .translated import Command, Option

STANDARD_OUTPUT = Path("-")


class NotForATerminal(MentorshipError):
    """Bytes that are no text."""

    exit_code = 2


def _due(ctx: click.Context, days: int, as_json_: bool) -> int:
    with opened_journal(ctx) as journal:
        today = journal.clock().date()
        found = due(journal.snapshot, today, days)
        if as_json_:
            say_json([_as_object(journal, one) for one in found])
        for one in () if as_json_ else found:
            mark = "!" if one.overdue else " "
            say(f"{mark} {one.date.isoformat()}  {journal.tr(one.printed)}")
    return 0


def _as_object(journal: Journal, one: Due) -> dict[str, object]:
    return {
        "date": one.date.isoformat(),
        "kind": one.kind.value,
        "text": journal.tr(one.printed),
        "path": one.path,
        "overdue": one.overdue,
    }


def _export(
    ctx: click.Context,
    what: str,
    form: str | None,
    audience: str,
    out: Path | None,
    force: bool,
    meeting: str | None,
    looking: bool,
    given: bool,
) -> int:
    is_document = what not in (What.CALENDAR, What.JSON)
    _check_fits(What(what), audience, meeting, looking, given)
    out = None if out == STANDARD_OUTPUT else out
    shape = Format(form) if form else form_of(out if is_document else None)
    with opened_journal(ctx, changing=given) as journal:
        if looking:
            return _say_preview(journal)
        of = the_one(journal, meeting).path if meeting else ""
        made = export(journal, What(what), shape, Audience(audience), of)
        _write_out(made, out, force)
        if given:
            note_part_given(journal, What(what), of)
        elif audience == Audience.MENTOR and what == What.REPORT:
            note_given(journal, source_for(journal, Audience.MENTOR))
    return 0


def _write_out(made: Export, out: Path | None, force: bool) -> None:
    """To the file or folder, else to standard output. Raises NotForATerminal, MentorshipError."""
    if out is not None:
        say(str(write_export(made, out, force)))
    elif not sys.stdout.isatty():
        click.echo(made.data, nl=False)
    elif made.is_text:
        click.echo(plain(made.data.decode("utf-8", "replace")), nl=False)
    else:
        raise NotForATerminal(
            msg(
                "This cannot be shown in a terminal. Say where to write it: --out {name}",
                name=made.name,
            )
        )


class DoesNotFit(MentorshipError):
    """An option that means nothing for what is exported."""

    exit_code = 2


def _check_fits(what: What, audience: str, meeting: str | None, looking: bool, given: bool) -> None:
    """Raises DoesNotFit."""
    of_a_meeting = what in OF_A_MEETING
    if (meeting or given) and not of_a_meeting:
        raise DoesNotFit(msg("--of and --given are for agenda and outcome."))
    if looking and not (what is What.REPORT and audience == Audience.MENTOR):
        raise DoesNotFit(msg("--preview is for: export report --for mentor."))


def _say_preview(journal: Journal) -> int:
    source = source_for(journal, Audience.MENTOR)
    for line in told(preview(journal, source), journal.tr):
        say(line)
    return 0


due_command = Command(
    "due",
    about=msg("List what is due, for a shell prompt or cron; says nothing when nothing is."),
    examples="mentorship due --days 7",
    callback=click.pass_context(_due),
    params=[
        Option(
            ["--days"],
            about=msg("How many days ahead to look; 0 is today and what is overdue."),
            type=click.IntRange(min=0),
            default=0,
            metavar="N",
        ),
        json_option(),
    ],
)
export_command = Command(
    "export",
    about=msg("Write the agreement, the report, a calendar or everything as JSON."),
    examples=(
        "mentorship export agreement --format html --out agreement.html\n"
        "mentorship export report --format pdf --out report.pdf\n"
        "mentorship export calendar --out mentorship.ics"
    ),
    callback=click.pass_context(_export),
    params=[
        click.Argument(["what"], type=click.Choice([one.value for one in What])),
        Option(
            ["--format", "form"],
            about=msg("md, html or pdf; without it, what the file's ending says."),
            type=click.Choice([one.value for one in Format]),
        ),
        Option(
            ["--for", "audience"],
            about=msg("me, or mentor: only the agreement and what is shared with them."),
            type=click.Choice([one.value for one in Audience]),
            default=Audience.ME.value,
        ),
        Option(
            ["--out"],
            about=msg("The file or folder to write to; without it, or as -, standard output."),
            type=click.Path(path_type=Path),
            metavar="PATH",
        ),
        Option(["--force"], about=msg("Replace a file that is there."), is_flag=True),
        Option(
            ["--of", "meeting"],
            about=msg("The meeting whose agenda or outcome it is; else the nearest."),
            metavar="REF",
            shell_complete=references,
        ),
        Option(
            ["--preview", "looking"],
            about=msg("Say what the report for the mentor would hold, and write nothing."),
            is_flag=True,
        ),
        Option(
            ["--given"],
            about=msg("Note on the meeting that its agenda or outcome went to the mentor today."),
            is_flag=True,
        ),
    ],
)
