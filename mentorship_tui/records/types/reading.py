"""A book or a link worth reading (L1, R48)."""

from __future__ import annotations

from ...i18n import msg, pmsg
from ..model import Choice, Field, Kind, RecordType, Section
from .common import COMMON, title

READING = RecordType(
    name="reading",
    label=msg("Reading"),
    plural=msg("Reading list"),
    place="reading",
    fields=(
        title(msg("The book, the article or the talk.")),
        Field("author", Kind.TEXT, msg("Author"), msg("Who wrote or made it, if you know.")),
        Field("link", Kind.TEXT, msg("Link"), msg("Where it can be found.")),
        Field(
            "status",
            Kind.CHOICE,
            msg("Status"),
            msg("How far you have come with it."),
            choices=(
                Choice("to_read", msg("to read")),
                Choice("reading", pmsg("book", "reading")),
                Choice("read", pmsg("book", "read")),
            ),
            default="to_read",
        ),
        *COMMON,
    ),
    sections=(Section("notes", msg("Notes"), msg("What you take with you from it.")),),
    stage="status",
    phase="reading",
)
