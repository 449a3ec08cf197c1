"""A book or a link worth reading (L1, R48)."""

from __future__ import annotations

from ...i18n import msg
from ..model import Choice, Field, Kind, RecordType, Section
from .common import COMMON, title

READING = RecordType(
    name="reading",
    label=msg("Reading"),
    plural=msg("Reading list"),
    place="reading",
    fields=(
        title(msg("The book, the article or the talk.")),
        Field("author", Kind.TEXT, msg("Author")),
        Field("link", Kind.TEXT, msg("Link")),
        Field(
            "status",
            Kind.CHOICE,
            msg("Status"),
            choices=(
                Choice("to_read", msg("to read")),
                Choice("reading", msg("reading")),
                Choice("read", msg("read")),
            ),
            default="to_read",
        ),
        *COMMON,
    ),
    sections=(Section("notes", msg("Notes")),),
    stage="status",
    phase="reading",
)
