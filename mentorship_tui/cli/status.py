"""`mentorship status`: the next step, what is due, and what keeps versions from being kept."""

from __future__ import annotations

import click

from ..guidance.due import due
from ..guidance.next_step import next_step
from ..i18n import msg, nmsg
from ..journal.journal import Journal
from ..journal.reading.questions import questions
from ..journal.sync.kept import Kept, how_kept
from ..journal.sync.unplaced import unplaced, words_of
from ..text.clean import one_line
from ..vcs.repository.states import with_advice
from .looking import json_option, unreadable, unreadable_words
from .output import say, say_json
from .resolving import say_questions, told
from .session import opened_journal
from .translated import Command


def _status(ctx: click.Context, as_json_: bool) -> int:
    with opened_journal(ctx) as journal:
        (_say_status_json if as_json_ else _say_status)(journal)
    return 0


def _say_status(journal: Journal) -> None:
    today = journal.clock().date()
    mentorship = journal.snapshot.mentorship
    if mentorship:
        say(mentorship.title)
    step = next_step(journal.snapshot, today)
    if step:
        say(journal.tr(msg("Next: {step}", step=step.printed)))
    for item in due(journal.snapshot, today):
        say(f"  {item.date.isoformat()}  {journal.tr(item.printed)}")
    asked, broken = questions(journal), unreadable(journal)
    say_questions(journal, asked)
    if broken:
        say(journal.tr(unreadable_words(len(broken))))
    stopped = journal.versions.hindrance()
    if stopped:
        say(journal.tr(with_advice(stopped.message, stopped.advice)))
    _say_kept(journal, how_kept(journal))
    if stopped:
        return
    for path, one in sorted(unplaced(journal).items()):
        say(journal.tr(words_of(path, one)))


def _say_kept(journal: Journal, kept: Kept) -> None:
    """In the words of the app's status line; nothing where all is committed and sent nowhere."""
    tr = journal.tr
    paths = kept.uncommitted
    if paths:
        words = nmsg(
            "Saved, not committed: {path}.",
            "Saved, not committed: {count} files, the first is {path}.",
            len(paths),
            path=one_line(paths[0]),
        )
        say(tr(words))
    if kept.remote is not None and kept.to_send:
        words = nmsg(
            "{count} change to send to {url}: mentorship sync",
            "{count} changes to send to {url}: mentorship sync",
            kept.to_send,
            url=kept.remote,
        )
        say(tr(words))
    elif kept.synced is not None and kept.is_synced:
        when = kept.synced.astimezone(journal.clock().tzinfo)
        say(tr(msg("Synced {when}.", when=f"{when:%Y-%m-%d %H:%M}")))


def _kept_as_object(kept: Kept) -> dict[str, object]:
    has_remote = kept.remote is not None
    return {
        "uncommitted": None if kept.uncommitted is None else list(kept.uncommitted),
        "not_here": kept.not_here,
        "remote": kept.remote,
        "to_send": kept.to_send if has_remote else None,
        "synced": kept.synced.isoformat() if kept.synced else None,
    }


def _say_status_json(journal: Journal) -> None:
    today = journal.clock().date()
    mentorship = journal.snapshot.mentorship
    step = next_step(journal.snapshot, today)
    stopped = journal.versions.hindrance()
    say_json(
        {
            "mentorship": mentorship.slug if mentorship else None,
            "phase": mentorship.text("phase") if mentorship else None,
            "next": {"rule": step.rule, "text": journal.tr(step.printed)} if step else None,
            "due": [
                {
                    "date": item.date.isoformat(),
                    "text": journal.tr(item.printed),
                    "path": item.path,
                    "overdue": item.overdue,
                }
                for item in due(journal.snapshot, today)
            ],
            "questions": [told(one) for one in questions(journal)],
            "unreadable": [record.path for record in unreadable(journal)],
            "repository": stopped.state.value if stopped else "ok",
            **_kept_as_object(how_kept(journal)),
        }
    )


status_command = Command(
    "status",
    about=msg("Show the next step, what is due, and what is not committed or not sent."),
    examples="mentorship status --json",
    callback=click.pass_context(_status),
    params=[json_option()],
)
