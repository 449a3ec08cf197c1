"""What a pane is given to draw from: the journal at one moment, the language, the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING

from ..guidance.facts import Facts
from ..guidance.next_step import next_step
from ..guidance.phases import Phase, phases
from ..guidance.rules.unreadable import end_merge
from ..guidance.step import Step
from ..i18n import Translator
from ..records.snapshot import Snapshot
from .widgets.glyphs import Glyphs

if TYPE_CHECKING:
    from .unsaved_forms import UnsavedForm

QUARTER = 15  # minutes


def quarter_of(moment: datetime) -> time:
    """The quarter of the hour that has begun."""
    return time(moment.hour, moment.minute // QUARTER * QUARTER)


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
    stopped: bool = False  # by a merge that the app can end
    sample: bool = False  # made up to be looked at, and to be left again
    put_off: frozenset[str] = frozenset()  # the steps that were answered with "not now"
    now: time | None = None  # to the quarter, so that it seldom is another
    unsaved_forms: tuple[UnsavedForm, ...] = ()

    def same_as(self, other: Scene) -> bool:
        """True if there is nothing else to see in the other; snapshots are never changed."""
        return self.snapshot is other.snapshot and self._seen == other._seen

    @property
    def _seen(self) -> tuple[object, ...]:
        said = (self.tr.language, self.read_only, self.put_off, self.known, self.unsaved_forms)
        return (*said, self.stopped, self.today, self.now)

    @cached_property
    def step(self) -> Step | None:
        """The one next step (H1)."""
        if not self.known:
            return None
        if self.stopped and (step := end_merge()).key not in self.put_off:
            return step
        return next_step(self.snapshot, self.today, self.put_off, self.now)

    @cached_property
    def facts(self) -> Facts:
        """What the rules ask of it; each answer is worked out once."""
        return Facts(self.snapshot, self.today, self.now)

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """The journey."""
        return phases(self.snapshot, self.today)
