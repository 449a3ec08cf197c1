"""Commands that only look: list, show, check, schema."""

from __future__ import annotations

import click

from ..errors import MentorshipError
from ..i18n import Message, msg, nmsg
from ..journal.journal import Journal
from ..records.model import RecordType
from ..records.record import Record, State
from ..records.registry import TYPES, record_type, type_of_path
from ..render.objects import as_object
from ..text.clean import one_line
from .completing import references, types
from .output import complain, say, say_json, table
from .session import opened_journal, the_one
from .translated import Command, Option

OUTGOING = "outgoing"  # of all types: what may be given to the mentor


class UnknownType(MentorshipError):
    """No record type of that name."""

    exit_code = 2

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "There is no record type {type}. The types are: {types}",
                type=one_line(name),
                types=", ".join(TYPES),
            )
        )


def known_type(name: str) -> RecordType:
    """The record type of that name. Raises UnknownType."""
    found = record_type(name)
    if found is None:
        raise UnknownType(name)
    return found


def json_option() -> Option:
    """`--json`, the same everywhere."""
    return Option(["--json", "as_json_"], about=msg("Print JSON for scripts."), is_flag=True)


def _list(ctx: click.Context, type_name: str | None, everything: bool, as_json_: bool) -> int:
    with opened_journal(ctx) as journal:
        records = _listed(journal, type_name, everything)
        if as_json_:
            say_json([as_object(record, journal.tr) for record in records])
        elif records:
            table(_row(record, journal) for record in records)
        if type_name:
            _tell_unreadable(journal, type_name)
    return 0


def _tell_unreadable(journal: Journal, type_name: str) -> None:
    """What is at the type's place and cannot be read may be one of those asked for."""
    kind = known_type(type_name)
    count = sum(type_of_path(record.path) is kind for record in unreadable(journal))
    if count:
        complain(journal.tr(unreadable_words(count)))


def unreadable(journal: Journal) -> list[Record]:
    """The files that cannot be read as records."""
    return [one for one in journal.snapshot.records.values() if one.state is State.BROKEN]


def unreadable_words(count: int) -> Message:
    """How many files cannot be read, and what says more."""
    return nmsg(
        "{count} file cannot be read: mentorship check",
        "{count} files cannot be read: mentorship check",
        count,
    )


def _listed(journal: Journal, type_name: str | None, everything: bool) -> list[Record]:
    kind = known_type(type_name) if type_name else None
    current = journal.snapshot.mentorship
    return [
        record
        for record in journal.snapshot.records.values()
        if (kind is None or record.type == kind.name)
        and (everything or not record.mentorship or (current and record.mentorship == current.slug))
    ]


def _row(record: Record, journal: Journal) -> list[str]:
    from ..journal.words.titles import title_of

    kind = record_type(record.type)
    label = journal.tr(kind.label).lower() if kind else record.state.value
    stage = ""
    if kind and kind.stage:
        field = kind.field(kind.stage)
        choice = field.choice(record.fields.get(kind.stage)) if field else None
        stage = journal.tr(choice.label) if choice else record.text(kind.stage)
    return [record.path, label, stage, title_of(record, journal.snapshot, journal.tr)]


def _show(ctx: click.Context, reference: str, as_json_: bool) -> int:
    with opened_journal(ctx) as journal:
        record = the_one(journal, reference)
        opened = journal.read(record.path)
        if as_json_:
            body = opened.document.body if opened.document else None
            say_json({**as_object(opened.record, journal.tr), "body": body})
        else:
            say(opened.data.decode("utf-8", "replace").removeprefix("\ufeff").rstrip("\n"))
    return 0


class NoName(MentorshipError):
    """There is nothing to look for in what was given as a name."""

    exit_code = 2

    def __init__(self, text: str) -> None:
        words = msg(
            "{text} has no name in it. Write the name as people write it: "
            'mentorship check --names "Anna Hall"',
            text=one_line(text) or '""',
        )
        super().__init__(words)


def _check(ctx: click.Context, names: tuple[str, ...], as_json_: bool) -> int:
    from ..journal.reading.check import findings

    with opened_journal(ctx) as journal:
        if names:
            return _check_names(journal, names, as_json_)
        found = findings(journal)
        if as_json_:
            say_json([{**one._asdict(), "message": journal.tr(one.message)} for one in found])
        for one in () if as_json_ else found:
            field = f"{one.field}: " if one.field else ""
            say(one_line(f"{one.path}:{one.line}: {field}{journal.tr(one.message)}"))
    return 1 if found else 0


def _check_names(journal: Journal, names: tuple[str, ...], as_json_: bool) -> int:
    """Every place that still has one of the names, or may have it."""
    from ..journal.reading.file_texts import not_looked_into, unread_files
    from ..journal.reading.mentions import named_places

    for name in names:
        if not any(map(str.isalpha, name)):
            raise NoName(name)
    found = [place for name in names for place in named_places(journal, name)]
    said = [{"path": place.where, "line": place.line, "text": place.written,
             "doubtful": place.mention.doubt is not None,
             "message": journal.tr(place.told)} for place in found]  # fmt: skip
    if as_json_:
        say_json(said)
    for place in () if as_json_ else found:
        line = f"{place.where}:{place.line}" if place.line and place.path else place.where
        say(one_line(f"{line}: {journal.tr(place.told)}"))
    if unread := unread_files(journal):
        complain(journal.tr(not_looked_into(unread)))
    return 1 if found else 0


def _schema(ctx: click.Context, type_name: str) -> int:
    from ..records.schema import json_schema
    from ..render.outgoing import matrix

    if type_name == OUTGOING:
        table([name, part, when.value] for name, part, when in matrix())
        return 0
    kind = known_type(type_name)
    say_json(json_schema(kind))
    return 0


list_command = Command(
    "list",
    about=msg("List the records of a type, or all."),
    examples="mentorship list candidate\nmentorship list meeting --json",
    callback=click.pass_context(_list),
    params=[
        click.Argument(["type_name"], metavar="[TYPE]", required=False, shell_complete=types),
        Option(["--all", "everything"], about=msg("Ended mentorships too."), is_flag=True),
        json_option(),
    ],
)
show_command = Command(
    "show",
    about=msg("Print one record as it stands in its file."),
    examples="mentorship show anna-svensson\nmentorship show network/maria-berg.md --json",
    callback=click.pass_context(_show),
    params=[click.Argument(["reference"], metavar="REF", shell_complete=references), json_option()],
)
check_command = Command(
    "check",
    about=msg("List every problem in the files, as file:line: reason."),
    examples='mentorship check && git push\nmentorship check --names "Anna Hall"',
    callback=click.pass_context(_check),
    params=[
        Option(
            ["--names", "names"],
            about=msg("List every place that has this name, or may have it, instead."),
            metavar="NAME",
            multiple=True,
        ),
        json_option(),
    ],
)
schema_command = Command(
    "schema",
    about=msg(
        "Print the JSON Schema of a record type's front matter; `outgoing` lists what may be given "
        "to the mentor."
    ),
    examples="mentorship schema candidate\nmentorship schema outgoing",
    callback=click.pass_context(_schema),
    params=[click.Argument(["type_name"], metavar="TYPE", shell_complete=types)],
)
