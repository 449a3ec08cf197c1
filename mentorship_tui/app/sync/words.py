"""How it stands with the sync, in a few words for the status line (H1)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from textual.content import Content

from ...guidance.when import when as day_words
from ...i18n import Message, Translator, msg, nmsg
from ..widgets.fit import cut_content
from ..widgets.glyphs import Glyphs
from .commit_words import Known

MINUTE, HOUR = 60, 3600
STEP_WIDTH = 24  # an address may be long, and the way to stop it stands behind
STOPPING = msg("stopping the sync")


class Standing(NamedTuple):
    """What is known without asking the network; `trouble` is why the last sync did not end well."""

    remote: bool = False
    when: datetime | None = None
    waiting: int = 0
    running: Message | None = None
    offline: bool = False
    trouble: Message | None = None


def sync_words(
    standing: Standing, known: Known, now: datetime, tr: Translator, glyphs: Glyphs
) -> Content:
    """Nothing for a journal that is synced with nothing; "synced" only where all is committed."""
    if standing.running is not None:
        stop = tr(msg("Esc stops it")) if standing.running != STOPPING else ""
        whole = Content(tr(standing.running).rstrip(" .…"))
        step = cut_content(whole, STEP_WIDTH, glyphs)
        said = step + (f" {glyphs.more} " if step is whole else " ")
        return said.stylize("$text-warning") + Content.styled(stop, "$text-muted")
    if not standing.remote:
        return Content("")
    if standing.offline:
        return Content.styled(f"{tr(msg('offline'))} {glyphs.ahead}", "$text-warning")
    if standing.trouble is not None:
        return Content.styled(f"{tr(msg('not synced'))} {glyphs.warning}", "bold $text-error")
    waiting = standing.waiting + known.pending
    if waiting or standing.when is None:
        words = tr(nmsg("{count} to send", "{count} to send", waiting))
        return Content.styled(f"{words} {glyphs.more}", "$text-warning")
    if known.is_stopped or known.unplaced:
        words = tr(msg("not all synced"))
        return Content.styled(f"{words} {glyphs.warning}", "bold $text-error")
    if not known.is_known:
        return Content("")
    return Content.styled(tr(msg("synced {when}", when=ago(standing.when, now))), "$text-muted")


def ago(moment: datetime, now: datetime) -> Message:
    """How long ago, as a person says it."""
    seconds = (now - moment).total_seconds()
    if seconds < MINUTE:
        return msg("just now")
    if seconds < HOUR:
        return nmsg("{count} min ago", "{count} min ago", int(seconds // MINUTE))
    if moment.date() == now.date():
        return nmsg("{count} h ago", "{count} h ago", int(seconds // HOUR))
    return day_words(moment.date(), now.date())
