"""What a pane is given to draw from: the journal at one moment, the language, the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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
    put_off: frozenset[str] = frozenset()  # the steps that were answered with "not now"
