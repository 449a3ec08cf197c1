"""A network person: somebody to ask, and what they suggested (F1, R29)."""

from __future__ import annotations

from ...i18n import msg
from ..model import Choice, Field, Kind, RecordType, Section
from .common import COMMON, REACHED_AT, name

PERSON = RecordType(
    name="person",
    label=msg("Network person"),
    plural=msg("Network"),
    place="network",
    fields=(
        name(msg("Somebody you know and could ask.")),
        Field(
            "relation",
            Kind.CHOICE,
            msg("Who they are to you"),
            msg("How you know each other."),
            choices=(
                Choice("colleague", msg("colleague")),
                Choice("manager", msg("manager")),
                Choice("former_colleague", msg("former colleague")),
                Choice("friend", msg("friend")),
                Choice("relative", msg("relative")),
                Choice("teacher", msg("teacher")),
                Choice("association", msg("from an association")),
                Choice("customer", msg("customer")),
                Choice("acquaintance", msg("acquaintance")),
                Choice("other", msg("other")),
            ),
        ),
        Field(
            "areas",
            Kind.WORDS,
            msg("Knows about"),
            msg("Fields, companies and networks they know their way around in."),
        ),
        Field(
            "ask_status",
            Kind.CHOICE,
            msg("Asked"),
            msg("Have you asked them for names yet?"),
            required=True,
            choices=(
                Choice("not_asked", msg("not asked yet")),
                Choice("asked", msg("asked")),
                Choice("suggested", msg("gave a name")),
                Choice("none", msg("knew of nobody")),
                Choice("thanked", msg("thanked")),
            ),
            default="not_asked",
        ),
        Field("follow_up", Kind.DATE, msg("Follow up"), msg("When to get in touch again.")),
        *REACHED_AT,
        *COMMON,
    ),
    sections=(
        Section("knows", msg("What they know"), msg("Whom and what they know that could help.")),
        Section("suggestions", msg("Suggestions"), msg("The names and places they gave you.")),
    ),
    title="name",
    stage="ask_status",
    phase="find",
)
