"""A question a sync left: two values of one field; its answer deletes it (git.md, Sync)."""

from __future__ import annotations

from ...i18n import msg
from ..model import Field, Kind, RecordType
from .common import COMMON, title

CONFLICT = RecordType(
    name="conflict",
    label=msg("Question"),
    plural=msg("Questions"),
    place="conflicts",
    fields=(
        title(msg("What the question is about."), required=False),
        Field("record", Kind.TEXT, msg("Record"), required=True),
        Field("field", Kind.TEXT, msg("Field")),
        Field("base", Kind.PROSE, msg("Before")),
        Field("mine", Kind.PROSE, msg("Mine")),
        Field("theirs", Kind.PROSE, msg("Theirs")),
        Field("commits", Kind.WORDS, msg("Commits")),
        *COMMON,
    ),
)
