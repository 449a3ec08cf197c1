"""topics.md: the inbox of what to bring up, as a task list (M1, R42)."""

from __future__ import annotations

from ...i18n import msg
from ..model import RecordType, Section
from .common import COMMON, title

TOPICS = RecordType(
    name="topics",
    label=msg("Topics"),
    plural=msg("Topics"),
    place="topics.md",
    fields=(title(msg("What you call this list."), required=False), *COMMON),
    sections=(
        Section(
            "topics", msg("To bring up"), msg("One per line: - [ ] what, with ! to !!! for heat")
        ),
    ),
    phase="underway",
    tasks=True,
)
