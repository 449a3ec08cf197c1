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
        Field(
            "record",
            Kind.TEXT,
            msg("Record"),
            msg("The file the question is about."),
            required=True,
        ),
        Field("field", Kind.TEXT, msg("Field"), msg("What was changed on both sides.")),
        Field("base", Kind.PROSE, msg("Before"), msg("The value both sides started from.")),
        Field("mine", Kind.PROSE, msg("Mine"), msg("The value from this machine.")),
        Field("theirs", Kind.PROSE, msg("Theirs"), msg("The value from the other machine.")),
        Field(
            "commits", Kind.WORDS, msg("Versions"), msg("The versions the two values come from.")
        ),
        *COMMON,
    ),
)
