"""What follows when a journal is open: the disk is read, git looked at, changes watched."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from ...errors import MentorshipError
from ...i18n import msg
from ..dialogs.dialog import Answer, ChooseScreen
from ..form.keeping import look_for_unsaved
from ..sync.flow import begin_to_sync
from .garbage import begin

if TYPE_CHECKING:
    from ...vcs.repository.states import RepositoryState
    from .session import Session

AGAIN_SECONDS = 3.0


async def opened(app: Session) -> None:
    """Bring the scene up to date, see to git, then watch; nothing of it is waited for."""
    from ...journal.outside.editor_text import take_back_texts

    journal = app.open_journal
    app.commits = journal.versions.commits
    app.show_state()
    await app.in_thread(journal.refresh, app.reading)
    await app.in_thread(take_back_texts, journal.drafts)
    await look_for_unsaved(app)
    app.journal_read()
    begin()  # what was read stays
    await app.in_thread(journal.places.remember, journal.root)
    try:
        await _see_to_git(app)
    finally:
        app.expect_nothing()
    await _tell_programs(app)
    try:
        await app.in_thread(journal.outside.start)
    except MentorshipError:
        # the state of the repository says it already, and what to do
        await look_at_git(app)
        return
    finally:
        _keep_looking(app)
    app.beside(_index(app))
    await begin_to_sync(app.syncing)


async def _tell_programs(app: Session) -> None:
    from ...journal.outside.named_programs import told_programs

    words = await app.in_thread(told_programs, app.open_journal)
    if words is not None:
        app.tell(words, severity="error")


async def _index(app: Session) -> None:
    """The words of what is new, so that the first search finds them at once."""
    await app.in_thread(app.open_journal.search.update)


async def look_at_git(app: Session) -> RepositoryState:
    """Ask git how the folder stands, and say it if something is in the way."""
    app.repository = await app.in_thread(app.open_journal.versions.state)
    app.show_scene()
    app.show_state()
    return app.repository


async def try_again(app: Session) -> None:
    """Commit what git refused before, with a name to sign by if that was what was missing."""
    found = await look_at_git(app)
    if found.is_stopped:
        await _end_merge(app)
        found = await look_at_git(app)
    if found.can_commit and await app.in_thread(_nobody, app):
        await ask_identity(app)
    app.beside(app.in_thread(_commit_what_waited, app))


async def _end_merge(app: Session) -> None:
    """A plain `git pull` stopped: merge what it left as a sync would, and ask what is open."""
    from ...journal.sync.finish_merge import settle_merge, told

    answers = [
        Answer("merge", app.tr(msg("Merge them and end the merge"))),
        Answer("later", app.tr(msg("Not now"))),
    ]
    about = msg(
        "Where both sides changed the same, theirs stands for now and you are asked which stays. "
        "What you have decided in a file already is kept."
    )
    question = app.tr(msg("A merge stopped at records that both sides changed"))
    screen = ChooseScreen(app.tr, question, answers, about=app.tr(about), glyphs=app.glyphs)
    if await app.push_screen_wait(screen) != "merge":
        return
    settled = await app.in_thread(settle_merge, app.open_journal)
    app.show_scene()
    app.tell(told(settled))
    if settled.questions and app.screen is app.frame:
        await app.act("answer", settled.questions[0])


def _commit_what_waited(app: Session) -> None:
    """What was saved in this window, and what lay in the folder before git could be used."""
    journal = app.open_journal
    if journal.read_only:
        return
    journal.versions.queue.retry()
    if app.repository is None or not app.repository.can_commit:
        return
    if journal.outside.left is None:
        journal.outside.begin()
    else:
        journal.outside.take_up()


def _keep_looking(app: Session) -> None:
    """Look again now and then, one look at a time."""
    looking = asyncio.Lock()

    async def look() -> None:
        async with looking:
            await _look_again(app)

    def now_and_then() -> None:
        app.tidying.look()
        if not looking.locked():
            app.beside(look())

    app.set_interval(AGAIN_SECONDS, now_and_then)


async def _look_again(app: Session) -> None:
    """While something is in the way: once the user has put it right, what waited is committed.

    And a merge that somebody began meanwhile is in the way before anything has to be committed;
    what a plain `git push` sent is no longer to be sent.
    """
    journal = app.open_journal
    versions, left = journal.versions, journal.outside.left
    if app.repository is None:
        return
    await app.syncing.look_again()
    hindered = await app.in_thread(versions.is_hindered)
    waited = not app.repository.can_commit or versions.is_locked_out
    if not (waited or left or versions.locks or hindered):
        return
    found = await look_at_git(app)
    # what git refuses for a reason of its own is tried again at the next change, and on R
    if found.can_commit and (left or (waited and not versions.locks)):
        await app.in_thread(_commit_what_waited, app)


async def unlock(app: Session) -> None:
    """Take away the lock that a dead git left, and commit what waited behind it (row 4)."""
    try:
        await app.in_thread(app.open_journal.versions.remove_locks)
    finally:
        await look_at_git(app)
    app.tell(msg("The lock is gone."))
    app.beside(app.in_thread(_commit_what_waited, app))


async def _see_to_git(app: Session) -> None:
    found = await look_at_git(app)
    if app.open_journal.read_only:
        return
    if found.is_missing and await _wants_git(app):
        await app.in_thread(app.open_journal.versions.prepare)
        found = await look_at_git(app)
    if found.can_commit:
        if await app.in_thread(app.open_journal.versions.set_up):
            app.tell_all(found.remarks, severity="information")
        if await app.in_thread(_nobody, app):
            await ask_identity(app)


async def ask_identity(app: Session) -> None:
    """Who commits are by; until it is answered, what is saved waits."""
    from ..dialogs.identity import IdentityScreen

    home = app.open_journal.snapshot.journal
    name = home.text("mentee") if home else ""
    app.call_later(app.show_state)
    answer = await app.push_screen_wait(IdentityScreen(app.tr, name))
    app.show_state()
    if answer is None:
        return
    await app.in_thread(app.open_journal.versions.set_identity, *answer)
    if home and not name:
        await app.in_thread(app.open_journal.set, home.path, {"mentee": answer[0]})


async def _wants_git(app: Session) -> bool:
    answers = [
        Answer("yes", app.tr(msg("Keep versions here"))),
        Answer("no", app.tr(msg("Not now"))),
    ]
    answer = await app.push_screen_wait(
        ChooseScreen(
            app.tr,
            app.tr(msg("Keep versions of this journal?")),
            answers,
            about=app.tr(
                msg(
                    "This folder is not a git repository, so earlier versions are lost when you "
                    "change or delete something. The app can keep a version for each change."
                )
            ),
            glyphs=app.glyphs,
        )
    )
    return answer == "yes"


def _nobody(app: Session) -> bool:
    """True if git does not know whom to sign by."""
    return app.open_journal.versions.identity is None
