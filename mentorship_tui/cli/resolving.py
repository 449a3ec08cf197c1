"""`resolve`: a question that a sync left is named, and answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from ..errors import MentorshipError
from ..i18n import msg, nmsg
from ..journal.actions.answer_question import answer
from ..journal.journal import Journal
from ..journal.reading.question_sides import WHOLE, sides_of
from ..journal.reading.questions import Choice, Kind, Question, questions
from ..text.clean import one_line
from .completing import answers, asked_of
from .output import say
from .session import opened_journal
from .translated import Command

FOR_YOU_ONLY = msg("(for you only)")
QUESTIONS = 3  # exit code: something is to be answered (ui.md)


class NotAsked(MentorshipError):
    """There is no such question, or more than one."""


def named(journal: Journal, asked: Question) -> str:
    """A question on a line: its name, what it is about, and the two answers."""
    nothing = msg("(nothing)")
    told: tuple[object, object] = asked.mine, asked.theirs
    if asked.private:
        told = FOR_YOU_ONLY, FOR_YOU_ONLY
    elif asked.kind in WHOLE:
        ours, others = sides_of(journal, asked)
        told = ours.told, others.told
    mine, theirs = _of_this_machine(asked, told)
    sides = msg(
        "mine {mine}, theirs {theirs}",
        mine=nothing if mine is None else mine,
        theirs=nothing if theirs is None else theirs,
    )
    slug = asked.path.rpartition("/")[2].removesuffix(".md")
    record = journal.snapshot.records.get(asked.record)
    is_field = record is not None and asked.kind is Kind.VALUE
    name = journal.wording.field(record, asked.field) if record and is_field else asked.heading
    about = f"{asked.title}, {name}" if name else asked.title
    return f"{slug}  {about}: {journal.tr(sides)}"


def say_questions(journal: Journal, found: Sequence[Question]) -> None:
    """How many wait for an answer, and each on a line; nothing where there is none."""
    if not found:
        return
    waiting = nmsg(
        "{count} question to answer, with mentorship resolve or in the app:",
        "{count} questions to answer, with mentorship resolve or in the app:",
        len(found),
    )
    say(journal.tr(waiting))
    for one in found:
        say(f"  {one_line(named(journal, one))}")


def told(asked: Question) -> dict[str, object]:
    """A question for a script; without its texts where they are for the mentee alone."""
    mine, theirs = _of_this_machine(asked, (asked.mine, asked.theirs))
    texts = {"base": asked.base, "mine": mine, "theirs": theirs}
    return {
        "path": asked.path,
        "record": asked.record,
        "field": asked.field,
        **(dict.fromkeys(texts) if asked.private else texts),
        "private": asked.private,
        "kind": asked.kind.value,
        "file": asked.file,
    }


def _of_this_machine(asked: Question, sides: tuple[object, object]) -> tuple[object, object]:
    """The two with this machine's own first; a question has them as the one that joined them."""
    return sides if asked.here == "mine" else (sides[1], sides[0])


def _end_merge(journal: Journal) -> int:
    """Of a plain `git pull` that stopped: what both sides changed is then asked as ever."""
    from ..journal.sync.finish_merge import settle_merge
    from ..journal.sync.finish_merge import told as told_of

    settled = settle_merge(journal)
    journal.refresh()
    other = None if settled.paths else journal.versions.hindrance()
    if other is not None and other.advice:
        raise NotAsked(msg("{first} {second}", first=other.message, second=other.advice))
    say(journal.tr(told_of(settled)))
    found = questions(journal)
    for one in found:
        say(f"  {one_line(named(journal, one))}")
    return QUESTIONS if found else 0


def _resolve(ctx: click.Context, reference: str | None, value: str | None) -> int:
    from ..records.registry import record_type
    from ..records.typed import typed_value

    with opened_journal(ctx, changing=True, merging=reference is None) as journal:
        if reference is None:
            return _end_merge(journal)
        if value is None:
            raise NotAsked(msg("Say what stays: mine, theirs, both or a value."))
        asked = _the_question(journal, reference)
        sides: dict[str, Choice] = {"mine": asked.here, "theirs": asked.there, "both": "both"}
        if value in sides:
            answer(journal, asked.path, sides[value])
        else:
            record = journal.snapshot.records.get(asked.record)
            kind = record_type(record.type) if record else None
            today, is_value = journal.clock().date(), asked.kind is Kind.VALUE
            fields = record.fields if record else {}
            typed = typed_value(kind, asked.field, value, today, fields) if is_value else value
            answer(journal, asked.path, "value", typed)
        left = len(questions(journal))
        say(journal.tr(nmsg("{count} question left", "{count} questions left", left)))
    return 0


def _the_question(journal: Journal, reference: str) -> Question:
    """By its own name or how that begins, or by its record, with the field if that has several."""
    wanted = reference.removesuffix(".md")
    ways: tuple[Callable[[Question], bool], ...] = (
        lambda one: wanted in _names(one.path),
        lambda one: wanted in _names(one.record),
        lambda one: wanted in {f"{name}.{one.heading}" for name in _names(one.record)},
        lambda one: any(name.startswith(wanted) for name in _names(one.path)),
    )
    found = questions(journal)
    for is_meant in ways:
        meant = [one for one in found if is_meant(one)]
        if len(meant) == 1:
            return meant[0]
        if meant:
            names = ", ".join(one.path for one in meant)
            raise NotAsked(msg("{name} has several questions: {names}", name=wanted, names=names))
    raise NotAsked(
        msg("There is no question {path}; it may have been answered already.", path=wanted)
    )


def _names(path: str) -> tuple[str, str]:
    whole = path.removesuffix(".md")
    return whole, whole.rpartition("/")[2]


resolve_command = Command(
    "resolve",
    about=msg(
        "Answer what a sync could not decide: mine, theirs, both, or a value. Mine is what was "
        "written on this machine; if neither was, what stands in the record now. Alone, end a "
        "`git pull` that stopped at records: they are merged, and what is open is asked."
    ),
    examples="mentorship resolve anna-svensson mine\n"
    "mentorship resolve anna-svensson.next_date 2027-03-01\nmentorship resolve",
    callback=click.pass_context(_resolve),
    params=[
        click.Argument(["reference"], metavar="[REF]", required=False, shell_complete=asked_of),
        click.Argument(
            ["value"],
            metavar="[mine|theirs|both|VALUE]",
            required=False,
            shell_complete=answers,
        ),
    ],
)
