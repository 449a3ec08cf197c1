"""Weighs a profile's qualities, or holds a candidate against them (P4, F3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ...i18n import msg
from ...journal.ledger.opened import Opened, SaveConflict
from ...records.record import Record, Value
from ...records.registry import TYPES
from ...records.unsaved import unsaved
from ..form.settling import ask_sides
from ..record.labels import title_of
from ..widgets.paper import Gap

if TYPE_CHECKING:
    from ..shell import Shell
    from ..widgets.paper import Drawing
    from .screen import Picture
    from .weights import Weighing


async def weigh(app: Shell, path: str) -> None:
    """The profile, or the candidate at `path`; "" for a profile that is still to be made."""
    record = app.open_journal.snapshot.records.get(path)
    if record is not None and record.type == "candidate":
        await rate(app, path)
    else:
        await weigh_profile(app)


async def weigh_profile(app: Shell) -> None:
    """The catalogue with a weight each, the musts, and qualities of one's own (P4, R18-R20)."""
    from ..record.pages.profile import advice, profile_bars
    from .weights import PROFILE, of_profile

    profile = app.open_journal.snapshot.single("profile")
    opened = await app.in_thread(app.open_journal.read, profile.path) if profile else None
    base = opened.record if opened else unsaved(TYPES["profile"], {})

    def picture(fields: Mapping[str, Value]) -> list[Drawing]:
        now = replace(base, fields=fields)
        said = advice(now, app.scene, PROFILE)
        return [*said, Gap(), profile_bars(now, app.scene)]

    title = app.tr(msg("Which qualities should your mentor have?"))
    changes = await _ask(app, title, of_profile(opened.record if opened else None), picture)
    if changes and opened is not None:
        await _save(app, opened, changes)
    elif changes:
        await app.in_thread(app.open_journal.add, "profile", changes)


async def rate(app: Shell, path: str) -> None:
    """What is known of a candidate, quality by quality, with evidence (F3, R22)."""
    from ..record.pages.candidate import match_drawings
    from .weights import of_candidate

    opened = await app.in_thread(app.open_journal.read, path)
    profile = app.open_journal.snapshot.single("profile")

    def picture(fields: Mapping[str, Value]) -> list[Drawing]:
        return list(match_drawings(replace(opened.record, fields=fields), app.scene))

    name = title_of(opened.record, app.scene)
    title = app.tr(msg("{name} and your profile", name=name))
    changes = await _ask(app, title, of_candidate(profile, opened.record), picture)
    if changes:
        await _save(app, opened, changes)


async def _ask(
    app: Shell, title: str, weighing: Weighing, picture: Picture
) -> dict[str, Value] | None:
    from .screen import WeighScreen

    return await app.push_screen_wait(WeighScreen(app.tr, app.glyphs, title, weighing, picture))


async def _save(app: Shell, opened: Opened, changes: dict[str, Value]) -> Record | None:
    """Saved like a form: what another program wrote meanwhile is kept, or asked about."""
    journal = app.open_journal
    try:
        return (await app.in_thread(journal.save, opened, changes)).record
    except SaveConflict as asked:
        keep = await ask_sides(app, TYPES[opened.record.type], asked)
        if keep is None:
            return None
        from ...journal.actions.settle_conflict import settle

        return (await app.in_thread(settle, journal, opened, asked, keep)).record
