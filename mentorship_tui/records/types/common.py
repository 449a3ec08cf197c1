"""Fields that every record type has."""

from __future__ import annotations

from ...i18n import Message, msg
from ..model import Choice, Field, Kind

CREATED = Field(
    "created",
    Kind.DATE,
    msg("Created"),
    msg("The day the record was made."),
    hidden=True,
    past=True,
)
HELD = ("status", "held")  # a meeting that took place
TAGS = Field("tags", Kind.WORDS, msg("Tags"), msg("Words of your own to find it by."), later=True)
SHARE = Field(
    "share",
    Kind.CHOICE,
    msg("Shared"),
    msg("What you export for the mentor holds only what you share here."),
    choices=(
        Choice("private", msg("only for me")),
        Choice("mentor", msg("with the mentor")),
    ),
    default="private",
    later=True,
)
COMMON = (TAGS, CREATED)
SHAREABLE = (TAGS, SHARE, CREATED)  # of what may leave for the mentor (docs/outgoing.md)


def title(help_text: Message, *, required: bool = True) -> Field:
    """The field that names a record which is not a person."""
    return Field("title", Kind.TEXT, msg("Title"), help_text, required=required)


def name(help_text: Message, *, required: bool = True) -> Field:
    """The field that names a person."""
    return Field("name", Kind.TEXT, msg("Name"), help_text, required=required)


EMAIL = Field("email", Kind.TEXT, msg("Email"), msg("Where your letters go."))
PHONE = Field("phone", Kind.TEXT, msg("Telephone"), msg("If you would rather ring."))
URL = Field("url", Kind.TEXT, msg("Web page"), msg("Where you can read more about them."))
REACHED_AT = (EMAIL, PHONE, URL)
