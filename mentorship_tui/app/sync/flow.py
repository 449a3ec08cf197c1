"""Syncing with the journal's remote: beside the user, told when it ends, asked where it must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import MentorshipError
from ...i18n import msg
from ..dialogs.dialog import Answer, ChooseScreen

if TYPE_CHECKING:
    from ...journal.sync.sync import SyncResult
    from ..shell import Shell
    from .syncing import Syncing

AGO_SECONDS = 30.0  # how often "2 min ago" is said anew
EXAMPLE = "kim@example.org:journal.git"


async def begin_to_sync(syncing: Syncing) -> None:
    """Look how it stands, and sync by itself if the settings say so."""
    await syncing.look()
    app, wanted = syncing.app, syncing.app.start.settings.sync
    app.set_interval(AGO_SECONDS, app.show_state)
    if not wanted.automatic:
        return
    if wanted.minutes:
        app.set_interval(wanted.minutes * 60, lambda: app.beside(sync_quietly(syncing)))
    await sync_quietly(syncing)


async def sync(syncing: Syncing) -> None:
    """Sync because the user asked for it: whatever comes of it is told, and what it asks asked."""
    app = syncing.app
    if syncing.running:
        app.tell(msg("A sync is under way. Esc stops it."))
        return
    await syncing.look()
    if not syncing.standing.remote and not await ask_remote(app):
        return
    app.beside(_sync_and_tell(syncing))


async def _sync_and_tell(syncing: Syncing) -> None:
    result = await syncing.run()
    await _deal_with(syncing, result)


async def _deal_with(syncing: Syncing, result: SyncResult) -> None:
    app = syncing.app
    from ...journal.sync.sync import SyncState

    match result.state:
        case SyncState.OK | SyncState.PARTLY:
            if result.conflicts and app.screen is app.frame:
                tell_notice(app, result)
                if result.state is SyncState.PARTLY:
                    app.tell(result.message, severity="warning")
                await app.act("answer", result.conflicts[0])
            else:
                tell_result(app, result)
        case SyncState.NEEDS_LOGIN | SyncState.UNKNOWN_HOST:
            await _shell_wanted(syncing, result)
        case SyncState.UNRELATED:
            if await _wants_joined(app, result):
                await _deal_with(syncing, await syncing.run(join_unrelated=True))
        case SyncState.READABLE:
            if await _stays_readable(app, result):
                await _deal_with(syncing, await syncing.run())
        case SyncState.REFUSED | SyncState.OFFLINE | SyncState.FAILED if _never_synced(syncing):
            await _address_wanted(syncing, result)
        case SyncState.OFFLINE | SyncState.CANCELLED:
            app.tell(result.message)
        case _:
            app.tell(result.message, severity="error")


def tell_result(app: Shell, result: SyncResult) -> None:
    """What a sync that went well brought, or what it left out."""
    from ...journal.sync.sync import SyncState

    tell_notice(app, result)
    is_whole = result.state is SyncState.OK
    app.tell(result.message, severity="information" if is_whole else "warning")


def tell_notice(app: Shell, result: SyncResult) -> None:
    """What is worth knowing of it besides."""
    if result.notice is not None:
        app.tell(result.notice, severity="warning")


async def sync_quietly(syncing: Syncing) -> None:
    """Sync because it is time to: only what the user has to do something about is told."""
    app = syncing.app
    from ...journal.sync.sync import SyncState

    if syncing.running or app.open_journal.read_only:
        return
    await syncing.look()
    if not syncing.standing.remote:
        return
    result = await syncing.run()
    went_on = result.state in (SyncState.OK, SyncState.PARTLY)
    if went_on and (result.conflicts or result.notice):
        tell_result(app, result)
    elif not went_on and result.state not in (SyncState.OFFLINE, SyncState.CANCELLED):
        app.tell(result.message, severity="warning")


def _never_synced(syncing: Syncing) -> bool:
    """True as long as the address may be a wrong one."""
    return syncing.standing.when is None


async def _address_wanted(syncing: Syncing, result: SyncResult) -> None:
    """The address is new and did not do: it may be written anew, with what is wrong in sight."""
    app = syncing.app
    answers = [
        Answer("address", app.tr(msg("Change the address"))),
        Answer("again", app.tr(msg("Sync again"))),
        Answer("later", app.tr(msg("Not now"))),
    ]
    question = app.tr(msg("The first sync did not get there"))
    about = app.tr(result.message)
    screen = ChooseScreen(app.tr, question, answers, about=about, glyphs=app.glyphs)
    answer = await app.push_screen_wait(screen)
    if answer == "again" or (answer == "address" and await ask_remote(app)):
        await _deal_with(syncing, await syncing.run())


async def ask_remote(app: Shell) -> bool:
    """Where to sync with; False if the user would rather not."""
    from ...journal.sync.sync import SEEN_BY_SERVER, remote_state, set_remote
    from ..dialogs.ask import AskScreen

    about = app.tr(
        msg(
            "An empty git repository of your own that another of your machines reaches too: "
            "https://…, ssh://…, user@host:path or a folder's full path. {seen}",
            seen=SEEN_BY_SERVER,
        )
    )
    question = app.tr(msg("Where do you want to sync this journal?"))
    remote = (await app.in_thread(remote_state, app.open_journal)).remote
    text: str | None = remote.url if remote and remote.url == remote.masked else ""
    while True:
        ask = AskScreen(app.tr, question, about=about, text=text or "", hint=EXAMPLE)
        text = await app.push_screen_wait(ask)
        if not text:
            return False
        try:
            await app.in_thread(set_remote, app.open_journal, text)
        except MentorshipError as error:
            app.tell(error.message, severity="error")
        else:
            return True


async def _shell_wanted(syncing: Syncing, result: SyncResult) -> None:
    app = syncing.app
    answers = [
        Answer("shell", app.tr(msg("Open a shell in the journal's folder"))),
        Answer("again", app.tr(msg("Sync again"))),
        Answer("later", app.tr(msg("Not now"))),
    ]
    answer = await app.push_screen_wait(
        ChooseScreen(
            app.tr,
            app.tr(msg("The sync needs you")),
            answers,
            about=app.tr(result.message),
            glyphs=app.glyphs,
        )
    )
    if answer == "shell":
        await app.act("shell")
    if answer in ("shell", "again"):
        await _deal_with(syncing, await syncing.run())


async def _wants_joined(app: Shell, result: SyncResult) -> bool:
    answers = [
        Answer("join", app.tr(msg("Join them, record by record"))),
        Answer("leave", app.tr(msg("Leave both as they are"))),
    ]
    answer = await app.push_screen_wait(
        ChooseScreen(
            app.tr,
            app.tr(msg("The two journals were made apart")),
            answers,
            about=app.tr(result.message),
            glyphs=app.glyphs,
        )
    )
    return answer == "join"


async def _stays_readable(app: Shell, result: SyncResult) -> bool:
    """True to go on: what the server has in plain text may stay, or there is another address."""
    from ...journal.sync.sync import keep_what_is_readable

    answers = [
        Answer("address", app.tr(msg("Change the address"))),
        Answer("keep", app.tr(msg("Leave it there, and encrypt from now on"))),
        Answer("later", app.tr(msg("Not now"))),
    ]
    question = app.tr(msg("The server can read this journal already"))
    about = app.tr(result.message)
    screen = ChooseScreen(app.tr, question, answers, about=about, glyphs=app.glyphs)
    answer = await app.push_screen_wait(screen)
    if answer == "keep":
        await app.in_thread(keep_what_is_readable, app.open_journal)
    return answer == "keep" or (answer == "address" and await ask_remote(app))
