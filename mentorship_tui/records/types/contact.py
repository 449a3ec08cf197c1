"""A contact: what was sent or said, the answer, and how it felt (F4, R3, R34)."""

from __future__ import annotations

from ...i18n import msg
from ..model import Choice, Field, Kind, RecordType, Section
from .common import SHAREABLE, title

NERVES = msg("0 is calm, 10 is terrified.")

# purposes that expect an answer
ASKING = ("ask", "sounding", "first", "follow_up", "schedule", "choose")
UNSENT = "unsent"  # the outcome of a letter that was begun: nobody has got it yet

CONTACT = RecordType(
    name="contact",
    label=msg("Contact"),
    plural=msg("Contacts"),
    place="mentorship:contacts",
    fields=(
        Field(
            "about",
            Kind.REFERENCE,
            msg("With"),
            msg("The person you were in touch with."),
            required=True,
            refers=("candidate", "person"),
        ),
        title(msg("If you want to call it something."), required=False),
        Field(
            "date",
            Kind.DATE,
            msg("Date"),
            msg("The day it was sent or said."),
            required=True,
            past=True,
        ),
        Field(
            "direction",
            Kind.CHOICE,
            msg("Direction"),
            msg("Who got in touch."),
            choices=(Choice("out", msg("from me")), Choice("in", msg("to me"))),
            default="out",
            required=True,
        ),
        Field(
            "channel",
            Kind.CHOICE,
            msg("Channel"),
            msg("How you got in touch."),
            required=True,
            choices=(
                Choice("email", msg("email")),
                Choice("phone", msg("telephone")),
                Choice("chat", msg("chat")),
                Choice("letter", msg("letter")),
                Choice("in_person", msg("face to face")),
                Choice("introduction", msg("introduction"), msg("somebody introduced you")),
            ),
            default="email",
        ),
        Field(
            "purpose",
            Kind.CHOICE,
            msg("Purpose"),
            msg("What you wanted with it."),
            required=True,
            choices=(
                Choice("ask", msg("ask for names"), msg("does anyone come to mind?")),
                Choice("sounding", msg("sound out"), msg("where could such a person be?")),
                Choice("first", msg("first contact"), msg("who you are, and your intention")),
                Choice("follow_up", msg("follow-up")),
                Choice("schedule", msg("book a time")),
                Choice("choose", msg("choose each other"), msg("would you like to be my mentor?")),
                Choice("thank", msg("thanks")),
                Choice("decline", msg("a kind no")),
            ),
            default="first",
        ),
        Field(
            "outcome",
            Kind.CHOICE,
            msg("Outcome"),
            msg("What came of it."),
            choices=(
                Choice("waiting", msg("waiting for an answer")),
                Choice("yes", msg("yes")),
                Choice("no", msg("no")),
                Choice("later", msg("later")),
                Choice("name_given", msg("gave a name")),
                Choice(UNSENT, msg("not sent yet"), msg("a letter with gaps left to fill in")),
            ),
            default="waiting",
            only=("purpose", *ASKING),
        ),
        Field("nerves_before", Kind.INTEGER, msg("Nerves before"), NERVES, low=0, high=10),
        Field("nerves_after", Kind.INTEGER, msg("Nerves after"), NERVES, low=0, high=10),
        Field("follow_up", Kind.DATE, msg("Follow up"), msg("When to get in touch again.")),
        *SHAREABLE,
    ),
    sections=(
        Section("text", msg("Text"), msg("What you wrote or said.")),
        Section("answer", msg("Answer"), msg("What they answered.")),
    ),
    stage="outcome",
    dated="date",
    phase="find",
)
