"""Commands that change records: add, set, move, rename, topic; the same ways as the screen's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

import click

from ..errors import MentorshipError
from ..i18n import Message, Translator, msg
from ..journal.actions.mentorships import start_mentorship
from ..journal.actions.tasks import add_topics
from ..journal.journal import Journal
from ..journal.ledger.check_new import check_new
from ..journal.ledger.naming import NoMentorship
from ..records.lost import lost_in
from ..records.model import Kind, RecordType
from ..records.record import Record
from ..records.typed import days_understood, parse_pairs
from ..render.objects import as_object
from ..text.clean import one_line
from .completing import pairs_begun, references, stages, types
from .looking import json_option, known_type
from .output import complain_all, read_input, say, say_json
from .session import opened_journal, the_one
from .translated import Command, Option


def _report(record: Record, as_json_: bool, tr: Translator) -> None:
    if as_json_:
        say_json(as_object(record, tr))
    else:
        say(record.path)


def _doubts(
    journal: Journal, kind: RecordType | None, record: Record, given: Iterable[str]
) -> Iterator[Message]:
    """What was written as it was asked for, and may have been meant otherwise."""
    known = [field.name for field in kind.fields] if kind else []
    names = {name.partition(".")[0] for name in given}
    for name in sorted(names.difference(known)):
        near = get_close_matches(name.lower(), known, n=1)
        if near:
            yield msg(
                "{name} is written, though it is no field of the app's. Did you mean {near}?",
                name=one_line(name),
                near=near[0],
            )
    for item, meant in _odd_keys(kind, record, given):
        yield msg(
            "{name} is written, though it is no field of the app's. Did you mean {near}?",
            name=one_line(item),
            near=meant,
        )
    for problem in lost_in(record, journal.snapshot):
        if problem.field in names:
            yield msg("{field}: {reason}", field=problem.field, reason=problem.message)


def _odd_keys(
    kind: RecordType | None, record: Record, given: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Items that nearly have a name the app knows, each with that one; one's own are welcome."""
    for name in sorted(given):
        outer, _, key = name.partition(".")
        field = kind.field(outer) if kind else None
        if field is None or (not key and field.kind is not Kind.CHOICES):
            continue
        known = [choice.key for choice in (field.keys if key else field.choices)]
        own = record.fields.get("custom")
        known += list(own) if isinstance(own, dict) else []
        for item in (key,) if key else record.words(outer):
            near = [] if item in known else get_close_matches(item.lower(), known, n=1)
            if near:
                yield (f"{outer}.{item}", f"{outer}.{near[0]}") if key else (item, near[0])


def _tell_doubts(
    journal: Journal, kind: RecordType | None, record: Record, given: Iterable[str]
) -> None:
    complain_all(journal.tr, _doubts(journal, kind, record, given))


def _add(
    ctx: click.Context,
    type_name: str,
    title: str | None,
    pairs: tuple[str, ...],
    body: str | None,
    as_json_: bool,
) -> int:
    kind = known_type(type_name)
    _check_title(kind, title)
    text = read_input() if body == "-" else body
    with opened_journal(ctx, changing=True) as journal:
        values = parse_pairs(kind, pairs, journal.clock().date())
        understood = days_understood(kind, pairs, values, journal.clock().date())
        if title and title.strip():
            values[kind.title] = title
        check_new(journal, kind, values)
        try:
            if kind.name == "mentorship":
                record = start_mentorship(journal, values, text)
            else:
                record = journal.add(kind.name, values, text)
        except NoMentorship as error:
            how = msg("In a shell that is: {command}", command='mentorship add mentorship "..."')
            raise MentorshipError(error.message, how) from error
        _report(record, as_json_, journal.tr)
        complain_all(journal.tr, understood)
        _tell_doubts(journal, kind, record, values)
    return 0


def _set(ctx: click.Context, reference: str, pairs: tuple[str, ...], as_json_: bool) -> int:
    with opened_journal(ctx, changing=True) as journal:
        record = the_one(journal, reference)
        kind = known_type(record.type) if record.type else None
        changes = parse_pairs(kind, pairs, journal.clock().date(), record.fields)
        changed = journal.set(record.path, changes)
        _report(changed, as_json_, journal.tr)
        complain_all(journal.tr, days_understood(kind, pairs, changes, journal.clock().date()))
        _tell_doubts(journal, kind, changed, changes)
    return 0


def _move(ctx: click.Context, reference: str, stage: str, as_json_: bool) -> int:
    with opened_journal(ctx, changing=True) as journal:
        record = the_one(journal, reference)
        kind = known_type(record.type)
        if kind.stage:
            parse_pairs(kind, [f"{kind.stage}={stage}"], journal.clock().date())
        _report(journal.move(record.path, stage), as_json_, journal.tr)
    return 0


def _rename(ctx: click.Context, reference: str, name: str, as_json_: bool) -> int:
    with opened_journal(ctx, changing=True) as journal:
        record = the_one(journal, reference)
        _report(journal.rename(record.path, name), as_json_, journal.tr)
    return 0


def _topic(ctx: click.Context, words: tuple[str, ...]) -> int:
    lines = read_input().split("\n") if words == ("-",) else [" ".join(words)]
    with opened_journal(ctx, changing=True) as journal:
        add_topics(journal, [line for line in lines if line.strip()] or [""])
        say(journal.tr(msg("Added to the topics.")))
    return 0


def _check_title(kind: RecordType, title: str | None) -> None:
    """Raises NotATitle for a field that is given as `set` takes it."""
    name, sign, _ = (title or "").partition("=")
    if sign and name.partition(".")[0] in (field.name for field in kind.fields):
        raise NotATitle(
            msg("{pair} is a field, not a title. Write: --set {pair}", pair=one_line(title or ""))
        )


class NotATitle(MentorshipError):
    """What stands where the title should would be taken for one."""

    exit_code = 2


class _WordsCommand(Command):
    """What is copied out of a list begins with a dash, and is no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        is_item = any(word.startswith(("- ", "-\t")) for word in args) and "--" not in args
        return super().parse_args(ctx, ["--", *args] if is_item else args)


add_command = Command(
    "add",
    about=msg("Add a record; prints its path."),
    examples='mentorship add candidate "Anna Svensson" --set stage=named\n'
    'mentorship add goal "Lead a team of ten" --set kind=concrete --set due=2027-06-01',
    callback=click.pass_context(_add),
    params=[
        click.Argument(["type_name"], metavar="TYPE", shell_complete=types),
        click.Argument(["title"], required=False),
        Option(
            ["--set", "pairs"],
            about=msg("Give a field its value; may be repeated."),
            multiple=True,
            metavar="KEY=VALUE",
            shell_complete=pairs_begun,
        ),
        Option(["--body"], about=msg("The text; - reads standard input."), metavar="TEXT"),
        json_option(),
    ],
)
set_command = Command(
    "set",
    about=msg("Change fields of a record; an empty value takes a field away."),
    examples="mentorship set anna-svensson next_date=2027-01-20\n"
    "mentorship set profile qualities.listens=5",
    callback=click.pass_context(_set),
    params=[
        click.Argument(["reference"], metavar="REF", shell_complete=references),
        click.Argument(
            ["pairs"], metavar="KEY=VALUE...", nargs=-1, required=True, shell_complete=pairs_begun
        ),
        json_option(),
    ],
)
move_command = Command(
    "move",
    about=msg("Move a record to another stage."),
    examples="mentorship move anna-svensson contacted",
    callback=click.pass_context(_move),
    params=[
        click.Argument(["reference"], metavar="REF", shell_complete=references),
        click.Argument(["stage"], metavar="STAGE", shell_complete=stages),
        json_option(),
    ],
)
rename_command = Command(
    "rename",
    about=msg("Give a record a new name, or its file a new short name; what refers to it follows."),
    examples='mentorship rename anna-svensson "Anna Berg"\nmentorship rename anna-svensson anna',
    callback=click.pass_context(_rename),
    params=[
        click.Argument(["reference"], metavar="REF", shell_complete=references),
        click.Argument(["name"], metavar="NAME|SLUG"),
        json_option(),
    ],
)
topic_command = _WordsCommand(
    "topic",
    about=msg("Add something to bring up with the mentor; - reads standard input, one a line."),
    examples='mentorship topic "How do I say no to my manager? !!"\n'
    "mentorship topic Ask about the budget due:fri",
    callback=click.pass_context(_topic),
    params=[click.Argument(["words"], metavar="TEXT", nargs=-1, required=True)],
)
