"""What a pane is given to draw from: the journal at one moment, the language, the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..guidance.facts import Facts
from ..guidance.next_step import next_step
from ..guidance.phases import Phase, phases
from ..guidance.step import Step
from ..i18n import Translator
from ..records.snapshot import Snapshot
from .widgets.glyphs import Glyphs


@dataclass(frozen=True)
class Scene:
    """Immutable; each change of the journal makes a new one."""

    snapshot: Snapshot
    tr: Translator
    today: date
    glyphs: Glyphs
    read_only: bool = False
    encourage: bool = True
    known: bool = True  # False until a journal without a cache has been read
    sample: bool = False  # made up to be looked at, and to be left again
    put_off: frozenset[str] = frozenset()  # the steps that were answered with "not now"

    def same_as(self, other: Scene) -> bool:
        """True if there is nothing else to see in the other; snapshots are never changed."""
        return self.snapshot is other.snapshot and (
            (self.tr.language, self.today, self.read_only, self.put_off, self.known)
            == (other.tr.language, other.today, other.read_only, other.put_off, other.known)
        )

    @cached_property
    def step(self) -> Step | None:
        """The one next step (H1)."""
        return next_step(self.snapshot, self.today, self.put_off) if self.known else None

    @cached_property
    def facts(self) -> Facts:
        """What the rules ask of it; each answer is worked out once."""
        return Facts(self.snapshot, self.today)

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """The journey."""
        return phases(self.snapshot, self.today)
