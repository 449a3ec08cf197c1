"""The letters of the search, drafted from the journal (F4, R30, R34; study part 6)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...guidance.suggestions import is_place
from ...i18n import Message, Translator, msg
from ...records.catalogue.qualities import QUALITIES
from ...records.intention import wish
from ...records.record import Record
from ...records.snapshot import Snapshot
from ...records.types.contact import UNSENT
from ...render.letters import Letter, render_letter
from ...store.templates import template_text
from ...text.clean import one_line, plain
from ...text.days import day_in_words
from ...text.sections import find_section

if TYPE_CHECKING:
    from ..journal import Journal

LETTERS: Mapping[str, Message] = {
    "ask": msg("Ask for names"),
    "first": msg("First contact"),
    "follow_up": msg("Follow up"),
    "accept_no": msg("Thank them for a no"),
    "decline": msg("A kind no"),
    "choose": msg("Choose each other"),
    "thank": msg("Thank them for the tip"),
    "thank_mentor": msg("Thank the mentor"),
}
MOST_QUALITIES = 3
_NOTED = re.compile(r"^[-*+\s]*(?:\d{4}-\d{2}-\d{2}\s*[:,-]?\s*)?")  # a list's mark, a day
_REMARK = re.compile(r"\s*\([^)]*\)\s*$")
_GUESS = re.compile(r"\((?:gissning|guess)\b", re.IGNORECASE)  # nothing to tell a stranger


def letter(journal: Journal, name: str, about: Record) -> Letter:
    """The letter of that name to that person or candidate; `name` is one of LETTERS.

    The user's own template, `templates/<language>/letter-<name>.md`, comes first.
    Raises BadTemplate.
    """
    file = f"letter-{name.replace('_', '-')}"
    source = template_text(journal.language, file, journal.root)
    return render_letter(f"{file}.md", source, _facts(journal, about))


def _facts(journal: Journal, about: Record) -> dict[str, str]:
    snapshot = journal.snapshot
    mentorship, profile = snapshot.mentorship, snapshot.single("profile")
    intention = mentorship.text("intention") if mentorship else ""
    suggested = [one for one in snapshot.current("candidate") if _is_tip(one, about)]
    nobody = is_place(about)  # nobody is greeted by the name of a network
    facts = {
        "name": "" if nobody else about.title.split(" ")[0],
        "full_name": "" if nobody else about.title,
        "me": snapshot.journal.text("mentee") if snapshot.journal else "",
        "about_me": "",
        "intention": intention,
        "wish": wish(intention),
        "own_words": _to_confirm(
            _ended(_below(journal, profile, msg("My mentor in my own words")))
        ),
        "qualities": _qualities(profile, journal.tr),
        "introducer": _to_confirm(_as_said(_introducers(about, snapshot), journal.tr)),
        "finding": _first_finding(journal, about),
        "suggested": _as_said([one.title for one in suggested], journal.tr),
        "date": _next_day(snapshot, [about, *suggested], journal.language),
        "thing": "",
        "met": "met" if _met(snapshot, about) else "",
        "later": "later" if _said_later(snapshot, about) else "",
    }
    return {key: plain(value) for key, value in facts.items()}


def _is_tip(candidate: Record, about: Record) -> bool:
    return about.type == "person" and about.slug in candidate.words("suggested_by")


def _met(snapshot: Snapshot, about: Record) -> bool:
    """You have had a talk to thank for."""
    held = (one for one in snapshot.current("tryout") if one.text("status") == "held")
    return any(about.slug in one.words("candidate")[:1] for one in held)


def _said_later(snapshot: Snapshot, about: Record) -> bool:
    """The last word between you was that it would suit them better later."""
    between = [one for one in snapshot.current("contact") if about.slug in one.words("about")[:1]]
    sent = (one for one in between if one.text("outcome") != UNSENT)
    last = max(sent, key=lambda one: one.text("date"), default=None)
    return last is not None and last.text("outcome") == "later"


def _introducers(about: Record, snapshot: Snapshot) -> list[str]:
    found = [snapshot.person(slug) for slug in about.words("suggested_by")]
    return [one.title for one in found if one]


def _as_said(names: list[str], tr: Translator) -> str:
    """Names within a sentence."""
    if len(names) < 2:
        return "".join(names)
    return tr(msg("{names} and {last}", names=", ".join(names[:-1]), last=names[-1]))


def _qualities(profile: Record | None, tr: Translator) -> str:
    weights = profile.scores("qualities") if profile else {}
    custom = profile.texts("custom") if profile else {}
    names = dict(custom)
    names |= {one.key: tr(one.label).lower() for one in QUALITIES}
    heaviest = sorted(weights, key=lambda key: -weights[key])[:MOST_QUALITIES]
    said = ", ".join(names.get(key, key) for key in heaviest)
    return _to_confirm(said) if any(key in custom for key in heaviest) else said


def _next_day(snapshot: Snapshot, people: list[Record], language: str) -> str:
    """As one writes it to somebody."""
    slugs = {one.slug for one in people}
    days = [
        day
        for one in snapshot.current("tryout")
        if one.text("status") == "planned" and slugs & set(one.words("candidate"))
        if (day := one.date("date")) is not None
    ]
    return day_in_words(min(days), language) if days else ""


def _ended(text: str) -> str:
    """A sentence of one's own goes on in the letter as one."""
    return f"{text}." if text and text[-1].isalnum() else text


def _first_finding(journal: Journal, about: Record) -> str:
    """A note of one's own is not yet worded for its receiver."""
    text = _below(journal, about, msg("Research"))
    lines = [_NOTED.sub("", line).strip() for line in text.splitlines()]
    first = next((line for line in lines if line and not _GUESS.search(line)), "")
    for one in _introducers(about, journal.snapshot):  # the letter names them itself
        first = first.removeprefix(f"{one_line(one)}: ")
    return _to_confirm(_REMARK.sub("", first).rstrip("."))


def _to_confirm(text: str) -> str:
    """In brackets, as a gap: it was written for oneself, or names somebody (docs/outgoing.md)."""
    said = " ".join(text.replace("[", "(").replace("]", ")").split())
    return f"[{said}]" if said else ""


def _below(journal: Journal, record: Record | None, heading: Message) -> str:
    if record is None:
        return ""
    document = journal.read(record.path).document
    section = find_section(document.body, journal.tr(heading)) if document else None
    return section.text.strip() if section else ""
