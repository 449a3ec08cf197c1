"""Commands on other machines: clone, remote and sync."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from ..errors import MentorshipError
from ..i18n import Message, Translator, language_of_locale, msg
from ..journal.events import Noticed
from ..journal.journal import Journal
from ..journal.reading.questions import Question, questions
from ..journal.sync.sync import (
    SEEN_BY_SERVER,
    Progress,
    SyncResult,
    SyncState,
    choose_branch,
    remote_state,
    set_remote,
    sync,
)
from ..text.clean import one_line
from .looking import json_option
from .output import complain, say, say_json
from .resolving import QUESTIONS, say_questions, told
from .session import now, opened_journal
from .translated import Command, Option


class NoAddress(MentorshipError):
    """There is nothing to sync with in what was given."""

    exit_code = 2


def _sync(ctx: click.Context, join: bool, as_json_: bool) -> int:
    with opened_journal(ctx, syncing=True) as journal:
        return _synced(journal, join, as_json_)


def _synced(journal: Journal, join: bool, as_json_: bool) -> int:
    noticed: list[Message] = []
    journal.subscribe(lambda one: noticed.append(one.message) if isinstance(one, Noticed) else None)
    result = sync(journal, _progress(journal.tr), join_unrelated=join)
    found = questions(journal)
    if as_json_:
        notices = [*noticed, *filter(None, [result.notice])]
        say_json(
            {
                **_as_object(result, journal.tr),
                "notices": list(dict.fromkeys(map(journal.tr, notices))),
                "questions": [told(one) for one in found],
            }
        )
    elif result.state is SyncState.OK:
        _say_result(journal, result, found)
    else:
        complain(one_line(journal.tr(result.message)))
        if result.state is SyncState.PARTLY:
            say_questions(journal, found)
        if result.state is SyncState.UNRELATED:
            complain(journal.tr(msg("Join them, record by record: mentorship sync --join")))
        if result.state is SyncState.READABLE:
            remote = remote_state(journal).remote
            url = remote.masked if remote else ""
            complain(journal.tr(msg("To leave it there: mentorship remote {url} --keep", url=url)))
    if result.state is not SyncState.OK:
        return 1
    return QUESTIONS if found else 0


def _say_result(journal: Journal, result: SyncResult, found: tuple[Question, ...]) -> None:
    for message in (result.notice, result.message):
        if message is not None:
            say(one_line(journal.tr(message)))
    say_questions(journal, found)


def _as_object(result: SyncResult, tr: Translator) -> dict[str, object]:
    return {
        "state": result.state.value,
        "message": tr(result.message),
        "pulled": result.pulled,
        "pushed": result.pushed,
    }


def _remote(
    ctx: click.Context, url: str | None, remove: bool, branch: str | None, keep: bool
) -> int:
    with opened_journal(ctx, syncing=True) as journal:
        if remove:
            set_remote(journal, "")
            return 0
        if url is not None and not url.strip():
            raise NoAddress(
                msg("That is no address. To sync with nothing any more: mentorship remote --remove")
            )
        if url is not None:
            return _sync_with(journal, _whole(url), branch or "", keep)
        if branch:
            choose_branch(journal, branch)
            return _synced(journal, join=False, as_json_=False)
        found = remote_state(journal)
        if found.remote is None:
            complain(journal.tr(msg("This journal is synced with nothing yet.")))
            return 1
        say(found.remote.masked)
    return 0


def _sync_with(journal: Journal, url: str, branch: str, keep: bool) -> int:
    """As git does, the address is set whether it can be reached or not; that is said."""
    from ..vcs.errors import GitError

    try:
        before = remote_state(journal).remote
    except GitError:
        before = None
    if set_remote(journal, url, keep_readable=keep):
        complain(journal.tr(SEEN_BY_SERVER))
    if branch:
        choose_branch(journal, branch)
    code = _synced(journal, join=False, as_json_=False)
    if code == 1 and before is not None and before.url != url:
        kept = msg("The new address is set all the same; it was {old}.", old=before.masked)
        complain(journal.tr(kept))
    elif code == 1:
        complain(journal.tr(msg("The address is set all the same.")))
    return code


def _clone(ctx: click.Context, url: str, folder: Path | None, branch: str | None) -> int:
    from ..journal.new.clone import clone_journal
    from ..journal.places import Places, as_meant

    tr = Translator(language_of_locale(os.environ))
    place = as_meant(folder or Path(_name_of(url)))
    places, progress = Places.of_user(), _progress(tr)
    journal = clone_journal(_whole(url), place, places, now, tr, progress, branch or "")
    journal.close()
    say(str(place))
    return 0


def _name_of(url: str) -> str:
    """As git names the folder of a clone."""
    name = url.rstrip("/").removesuffix(".git").replace(":", "/").rpartition("/")[2]
    return name.lstrip("-.") or "mentorship"


def _whole(url: str) -> str:
    """A folder that is there may be written short; an address is taken as it stands."""
    from ..journal.places import as_meant

    is_folder = bool(url) and "://" not in url and "::" not in url and Path(url).is_dir()
    return str(as_meant(Path(url))) if is_folder else url


def _progress(tr: Translator) -> Progress:
    def tell(message: Message) -> None:
        if sys.stderr.isatty():
            click.echo(one_line(tr(message)), err=True)

    return tell


_BRANCH = Option(
    ["--branch"],
    about=msg("The server's branch, where it has several."),
    metavar="NAME",
)
sync_command = Command(
    "sync",
    about=msg("Exchange changes with your other machines; exit code 3 if questions are left."),
    examples="mentorship sync\nmentorship sync --json",
    callback=click.pass_context(_sync),
    params=[
        Option(
            ["--join", "join"],
            about=msg("Join two journals that were made apart, record by record."),
            is_flag=True,
        ),
        json_option(),
    ],
)
remote_command = Command(
    "remote",
    about=msg("Show where the journal is synced, or set it and sync."),
    examples=(
        "mentorship remote\nmentorship remote kim@example.org:journal.git\n"
        "mentorship remote gcrypt::kim@example.org:journal.git"
    ),
    callback=click.pass_context(_remote),
    params=[
        click.Argument(["url"], metavar="[URL]", required=False),
        _BRANCH,
        Option(["--remove"], about=msg("Sync with nothing any more."), is_flag=True),
        Option(
            ["--keep"],
            about=msg("Leave what the server has in plain text when it is encrypted from now on."),
            is_flag=True,
        ),
    ],
)
clone_command = Command(
    "clone",
    about=msg("Fetch a journal to this machine, ready to be synced."),
    examples="mentorship clone kim@example.org:journal.git ~/mentorship",
    callback=click.pass_context(_clone),
    params=[
        click.Argument(["url"], metavar="URL"),
        click.Argument(
            ["folder"],
            required=False,
            metavar="[DIR]",
            type=click.Path(path_type=Path),
        ),
        _BRANCH,
    ],
)
