"""Syncs a repository with its remote: fetch, join in the object database, work tree, ref, push."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime

from ...i18n import Message, msg
from ..checkout.checkout import Step, advance, resume
from ..checkout.overlap import Overlap
from ..errors import Cancelled, GitError
from ..git.fast_import import RefMoved
from ..joining.join import Joined, bases_of, join
from ..remote.addresses import SYNCED, Remote, remote_of
from ..remote.branches import branch_there
from ..remote.heads import Heads
from ..remote.outcome import Outcome, SyncFailed, SyncState
from ..remote.readable_history import check_unreadable
from ..remote.remote_state import note_synced
from ..remote.transport import Refused, Transport, exchange
from ..repository.last_commit import head, tip
from ..repository.repository import Repository
from ..repository.states import with_advice
from .joining_commit import Told, came_in, write_join
from .progress import Course
from .sending import Sender, count_commits
from .sync_lock import in_turn
from .unplaced_notice import try_again, with_unplaced

ATTEMPTS = 6
BACKUP = "refs/mentorship/backup"


@dataclass(frozen=True, slots=True)
class Request:
    """What a sync is to know.

    `subject` is the first line of a joining commit, `tell` says the rest, `when` dates it.
    `at_rest` keeps the app's other writers from the files while they change; `tidy` commits what
    lies uncommitted, and says why if it cannot. `join_unrelated` is the user's word to join a
    journal that was made apart.
    """

    subject: str
    when: datetime
    join_unrelated: bool = False
    progress: Callable[[Message], None] = lambda message: None
    cancelled: Callable[[], bool] | None = None
    at_rest: Callable[[], AbstractContextManager[object]] = nullcontext
    tidy: Callable[[], Outcome | None] = lambda: None
    tell: Told = lambda came, more: ""


def synchronise(repository: Repository, request: Request, heads: Heads | None = None) -> Outcome:
    """One sync, to its end; `heads` is what the server has, where it has just been asked.

    Raises GitError: SyncFailed, Cancelled and others (`outcome_of`).
    """
    remote = remote_of(repository)
    if remote is None:
        return request.tidy() or Outcome(
            SyncState.NO_REMOTE,
            msg("This journal is not synced anywhere yet. Set an address: mentorship remote URL"),
        )
    with in_turn(repository, request.progress, request.cancelled):
        check_unreadable(repository, remote, request.cancelled)
        with exchange(repository, remote, request.cancelled) as transport:
            transport.ask_ahead(heads)
            return _exchanged(repository, remote, transport, request)


def _exchanged(
    repository: Repository, remote: Remote, transport: Transport, request: Request
) -> Outcome:
    stopped = request.tidy()
    if stopped:
        return stopped
    _check_state(repository)
    if try_again(repository, request.at_rest):
        request.tidy()
    return with_unplaced(repository, _until_sent(repository, remote, transport, request))


def _until_sent(
    repository: Repository, remote: Remote, transport: Transport, request: Request
) -> Outcome:
    """Again when somebody else was quicker, for as often as is reasonable."""
    course = Course()
    last: GitError | None = None
    seen: set[str] = set()
    for _ in range(ATTEMPTS):
        try:
            return _once(repository, remote, transport, request, course)
        except (Refused, RefMoved) as error:
            last = error
        except Overlap as error:
            last = error
            if request.tidy():
                break
            if error.path in seen:
                course.aside.add(error.path)
            seen |= {error.path} - {""}
    raise _given_up(last) from last


def _given_up(last: GitError | None) -> SyncFailed:
    """A lock that a killed git left, or a file that nobody may commit, lets no attempt through."""
    if last is None or (isinstance(last, Refused) and "Unable to create" not in last.words):
        return SyncFailed(
            SyncState.REFUSED,
            msg("Others are sending to the server all the time. Sync again in a moment."),
        )
    state = SyncState.REFUSED if isinstance(last, Refused) else SyncState.BLOCKED
    return SyncFailed(state, last.message, last.words)


def _check_state(repository: Repository) -> None:
    hindrance = repository.hindrance(repository.branch())
    if hindrance:
        found = repository.state()
        raise SyncFailed(SyncState.BLOCKED, with_advice(found.message, found.advice))
    if repository.prefix:
        raise SyncFailed(
            SyncState.BLOCKED,
            msg(
                "The journal is a folder of a bigger repository, so the app does not send it. "
                "Use git there: `git pull` merges the journal's records as the app would."
            ),
        )


def _once(
    repository: Repository,
    remote: Remote,
    transport: Transport,
    request: Request,
    course: Course,
) -> Outcome:
    request.progress(msg("Asking {url}…", url=remote.masked))
    heads = transport.heads()
    branch = repository.branch()
    there, told = branch_there(repository, remote, heads, transport)
    course.notice = course.notice or told
    theirs = heads.tips.get(there, "")
    mine = tip(repository)
    if theirs and theirs != mine and not _has(repository, mine, theirs):
        request.progress(msg("Fetching what is new…"))
        theirs = transport.fetch(there, mine)
        _keep_if_rewritten(repository, mine, theirs, request.when, course)
        stopped = _take_in(repository, Step(branch, mine, theirs), transport, request, course)
        if stopped:
            return stopped
    sender = Sender(repository, remote, branch, there, transport, request.progress)
    theirs = sender.send(theirs, course)
    note_synced(repository, remote, there, theirs, request.when)
    return course.outcome()


def _has(repository: Repository, mine: str, theirs: str) -> bool:
    """True if our branch has their commit in it."""
    if not mine:
        return False
    return repository.git.ask("merge-base", "--is-ancestor", theirs, mine).code == 0


def _take_in(
    repository: Repository, step: Step, transport: Transport, request: Request, course: Course
) -> Outcome | None:
    """Bring their commit into our branch; an outcome if the user must be asked before."""
    theirs = step.new
    joined = Joined("")
    bases = bases_of(transport.git, step.old, theirs) if step.old else ()
    if step.old and not bases and not request.join_unrelated:
        return _ask_first(repository, step, course.notice is not None)
    if step.old and bases != (step.old,):
        request.progress(msg("Joining both sides…"))
        joined = join(transport.git, step.old, theirs, bases, request.when.date())
    with request.at_rest(), repository.locked() as mine:
        if resume(mine) or head(mine.git) != step.old:
            raise RefMoved(msg("A version was saved meanwhile."))
        if request.cancelled is not None and request.cancelled():
            raise Cancelled(msg("Stopped, as you asked; nothing is lost."))
        if joined.tree:
            body = request.tell(*came_in(mine.git, mine.prefix, joined))
            theirs = write_join(mine, joined, step, (request.subject, body), request.when)
        course.pulled += count_commits(repository, step.new, step.old)
        course.changed |= set(advance(mine, Step(step.branch, step.old, theirs), course.aside))
    course.conflicts += joined.questions
    return None


def _ask_first(repository: Repository, step: Step, rewritten: bool) -> Outcome:
    mine, theirs = (_records(repository, commit) for commit in (step.old, step.new))
    told = msg(
        "The server holds another journal, made apart from this one: {theirs} records there, "
        "{mine} here. They can be joined record by record; nothing of either is lost.",
        mine=mine,
        theirs=theirs,
    )
    if rewritten:
        told = msg(
            "The history on the server was rewritten from its start: {theirs} records there, "
            "{mine} here. They can be joined record by record; nothing of either is lost.",
            mine=mine,
            theirs=theirs,
        )
    return Outcome(
        SyncState.UNRELATED,
        told,
        mine=mine,
        theirs=theirs,
    )


def _records(repository: Repository, commit: str) -> int:
    out = repository.git.run("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)
    return sum(path.endswith(b".md") for path in out.split(b"\0"))


def _keep_if_rewritten(
    repository: Repository, mine: str, theirs: str, when: datetime, course: Course
) -> None:
    """The server no longer has what we once got from it: what we have is kept under a name."""
    known = repository.git.ask("rev-parse", "-q", "--verify", f"{SYNCED}^{{commit}}").text
    if not known or not mine or _has(repository, theirs, known):
        return
    if not _has(repository, mine, known):
        return
    words = ("for-each-ref", f"--points-at={mine}", "--format=%(refname)", BACKUP)
    name = repository.git.ask(*words).text.partition("\n")[0]
    if not name:
        name = f"{BACKUP}/{when:%Y%m%d-%H%M%S}"
        repository.git.run("update-ref", "-m", "sync", name, mine)
    course.notice = msg(
        "The history on the server was rewritten. Nothing here is lost: what you had is kept as "
        "{name}, and both were joined.",
        name=name,
    )
