"""The ways a mentorship ends or goes on, each a row that Enter takes (C1, R46, R47)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from textual.content import Content

from ...guidance.evaluation import then_and_now
from ...guidance.facts import CLOSED
from ...guidance.rules.close import notes_are_done
from ...i18n import Message, msg, nmsg, pmsg
from ...records.intention import wanted
from ...records.registry import TYPES
from ...records.types.closing import LEFT
from ...text.clean import one_line
from ..record.pages.terms import timeline
from ..scene import Scene
from ..widgets.bars import Bar, Bars
from ..widgets.paper import Drawing, Gap, Heading, Prose
from ..widgets.rows import Row

HIGHEST = 10


class Way(NamedTuple):
    """One thing that can be done at the end, and why."""

    what: str
    label: Message
    about: Message
    done: Message | None = None  # its label, where what stands beside it goes on from it


WAYS = (
    Way(
        "final",
        msg("Final evaluation"),
        msg("Goal by goal, beside your own words from the start."),
    ),
    Way(
        "thanks",
        msg("Thanks"),
        msg("Say what has been most valuable. It is the only fee a mentor gets."),
    ),
    Way(
        "extend",
        msg("Go on: a new term"),
        msg("You choose a new last day, and both of you say yes once more."),
    ),
    Way(
        "becomes",
        msg("Become something else"),
        msg(
            "Friendship, business, love, colleagues: name what it has become, and the "
            "mentorship is over, so that the relationship may be what it is."
        ),
        pmsg("the mentorship", "Became"),
    ),
    Way(
        "fate",
        msg("The notes"),
        msg(
            "Keep them, take your mentor's name and details out of them, or delete them. "
            "You see what changes before it is done."
        ),
    ),
    Way(
        "next_journey",
        msg("The next journey"),
        msg(
            "You can find a mentor yourself: you have done it. Your profile and network can "
            "come along."
        ),
    ),
)


NOTES = {  # what was done with the notes, in a word beside them
    "keep": pmsg("the notes", "kept"),
    "anonymise": pmsg("the notes", "without the name"),
    "delete": pmsg("the notes", "deleted"),
}


def way_rows(scene: Scene) -> Iterator[Row]:
    """What can be done, with how far it has come; nothing before there is a mentorship."""
    if scene.facts.mentorship is None:
        return
    yield Row("section:ways", scene.tr(msg("How it ends, and goes on")), heading=True, still=True)
    for way in WAYS:
        if way.what == "extend" and scene.facts.phase == CLOSED:
            continue  # what has ended goes on as the next journey, with the same mentor too
        note = _note(way.what, scene)
        mark = scene.glyphs.done if note else scene.glyphs.ahead
        label = way.done if note and way.done else way.label
        yield Row(f"way:{way.what}", scene.tr(label), note, mark=mark, indent=1)


def way_of(row: Row) -> str:
    """What the row does; "" for a row of another kind."""
    what, _, way = row.key.partition(":")
    return way if what == "way" else ""


def way_page(row: Row, scene: Scene) -> tuple[str, list[Drawing]]:
    """What it is called, why, and what one has to go by."""
    way = next(one for one in WAYS if one.what == way_of(row))
    drawings: list[Drawing] = [Prose(Content(scene.tr(way.about))), Gap()]
    if not scene.read_only:
        words = scene.tr(msg("Enter takes you there."))
        drawings.append(Prose(Content.styled(words, "$secondary")))
    if way.what == "final":
        drawings += _then_and_now(scene)
    elif way.what == "extend":
        drawings += [Gap(), *timeline(scene)]
    elif way.what == "fate":
        drawings += [Prose(Content(scene.tr(one))) for one in _what_remains(scene)]
    return scene.tr(way.label), drawings


def _then_and_now(scene: Scene) -> Iterator[Drawing]:
    """The intention in its own words, and each goal from its first number to its last (R9)."""
    mentorship = scene.facts.mentorship
    intention = one_line(mentorship.text("intention")) if mentorship else ""
    if intention:
        words = scene.tr(wanted(intention))
        yield Gap()
        yield Prose(Content.styled(words, "bold italic"))
    found = then_and_now(scene.snapshot)
    if found:
        yield Heading(scene.tr(msg("Then and now")), "bold")
        arrow = scene.glyphs.arrow
        bars = [Bar(name, now, f"{before} {arrow} {now}") for name, before, now in found]
        yield Bars(bars, 0, HIGHEST, scene.glyphs)


def _what_remains(scene: Scene) -> Iterator[Message]:
    """After a name was taken out: what still has it."""
    closing, mentor = scene.facts.closing, scene.facts.mentor
    if closing is None or mentor is None or closing.text("notes") != "anonymise":
        return
    if not notes_are_done(scene.facts, "anonymise", mentor):
        return
    left = closing.number(LEFT.name) or 0
    yield nmsg(
        "The name was taken out. {count} place kept it then.",
        "The name was taken out. {count} places kept it then.",
        left,
    )
    yield msg(
        "The journal's history has it, and so have copies on other machines and servers, and what "
        "you sent or wrote to a file. To look for a name again: {command}",
        command="mentorship check --names NAME",
    )


def _note(what: str, scene: Scene) -> str:
    facts = scene.facts
    closing = facts.closing
    match what:
        case "final":
            found = [e for e in scene.snapshot.current("evaluation") if e.text("kind") == "final"]
            return one_line(found[-1].text("date")) if found else ""
        case "thanks":
            return one_line(closing.text("thanked")) if closing else ""
        case "becomes" if facts.mentorship is not None:
            return _becomes(facts.mentorship.text("becomes"), scene)
        case "fate" if closing is not None:
            fate = closing.text("notes")
            if facts.mentor is not None and not notes_are_done(facts, fate, facts.mentor):
                return ""
            left = closing.number(LEFT.name)
            if fate == "anonymise" and left:
                return scene.tr(nmsg("{count} place left", "{count} places left", left))
            return scene.tr(NOTES[fate]) if fate in NOTES else one_line(fate)
    return ""


def _becomes(value: str, scene: Scene) -> str:
    known = TYPES["mentorship"].field("becomes")
    choice = known.choice(value) if known else None
    return scene.tr(choice.label) if choice else one_line(value)
