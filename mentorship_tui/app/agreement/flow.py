"""The agreement, clause by clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..shell import Shell


async def clauses(app: Shell, path: str = "", field: str = "") -> None:
    """The agreement clause by clause, from `field`; one is begun where there is none."""
    from .screen import ClausesScreen

    agreement = app.open_journal.snapshot.records.get(path) or app.scene.facts.agreement
    if agreement is None:
        await app.act("add_agreement")
        return
    screen = ClausesScreen(app.scene, app.open_journal, agreement.path, field)
    await app.push_screen_wait(screen)
    app.show_scene()
