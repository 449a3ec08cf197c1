"""journal.md: whose journal it is, in which language, and which mentorship is open."""

from __future__ import annotations

from ...i18n import LANGUAGES, Message, msg
from ..model import Choice, Field, Kind, RecordType
from .common import COMMON, title

JOURNAL = RecordType(
    name="journal",
    label=msg("Journal"),
    plural=msg("Journals"),
    place="journal.md",
    fields=(
        title(msg("What you call this journal.")),
        Field("mentee", Kind.TEXT, msg("Your name"), msg("As you sign your letters.")),
        Field(
            "language",
            Kind.CHOICE,
            msg("Language"),
            msg("Of the screen, the templates and the history."),
            required=True,
            choices=tuple(Choice(code, Message(name)) for code, name in LANGUAGES.items()),
            default="en",
        ),
        Field(
            "format",
            Kind.INTEGER,
            msg("Format"),
            msg("The version of the file format; the app sets it."),
            required=True,
            low=1,
            default=1,
            hidden=True,
        ),
        Field(
            "mentorship",
            Kind.REFERENCE,
            msg("Open mentorship"),
            msg("The one the panes show; the ended ones stay readable."),
            refers=("mentorship",),
        ),
        *COMMON,
    ),
)
