"""Drafts a letter to a person or a candidate, in the form that also logs it (F4, R7, R30, R34)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from ...guidance.facts import Facts
from ...guidance.phases import warning_before_contact
from ...i18n import msg
from ...journal.along import NOTHING, Along
from ...records.record import Record, Value
from ...records.registry import TYPES
from ...text.clean import plain
from ...text.sections import find_section
from ..saying import title_of
from ..screens.choose import Answer, ChooseScreen

if TYPE_CHECKING:
    from ...render.letters import Letter
    from ..app import MentorshipApp

PURPOSES = {
    "ask": "ask",
    "first": "first",
    "follow_up": "follow_up",
    "choose": "schedule",
    "decline": "decline",
    "accept_no": "thank",
    "thank": "thank",
    "thank_mentor": "thank",
}
ANSWERED = ("ask", "first", "follow_up", "choose")  # after these one waits for an answer
FOLLOW_UP_DAYS = 10  # study part 4: no reply for ten days, one follow-up
SENT = {  # where the one it goes to then stands, and from which places they are moved there
    "ask": ("person", "asked", ("", "not_asked")),
    "first": ("candidate", "contacted", ("named", "researching", "not_now")),
    "follow_up": ("candidate", "contacted", ("not_now",)),
    "thank": ("person", "thanked", ("", "not_asked", "asked", "suggested", "none")),
}
LIKELY = {  # the letter proposed first, by how far one has come with each other
    "lead": "ask",
    "named": "first",
    "researching": "first",
    "contacted": "follow_up",
    "trying": "choose",
    "chosen": "choose",
    "they_declined": "accept_no",
    "i_declined": "decline",
    "mentor": "thank_mentor",
}


async def draft(app: MentorshipApp, path: str) -> None:
    """Which letter to the one at that path, and then the letter."""
    from ...journal.letters import LETTERS

    person = app.open_journal.snapshot.records[path]
    likely = LIKELY.get(person.text("stage"), "first" if person.type == "candidate" else "ask")
    answers = [Answer(name, app.tr(words)) for name, words in LETTERS.items()]
    question = app.tr(msg("A letter to {name}", name=title_of(person, app.scene)))
    chosen = await app.push_screen_wait(
        ChooseScreen(app.tr, question, answers, chosen=likely, glyphs=app.glyphs)
    )
    if chosen is not None:
        await write(app, person, chosen)


async def write(
    app: MentorshipApp, person: Record, name: str, values: Mapping[str, Value] | None = None
) -> None:
    """The letter of that name, drafted in the contact's form; saved, it is copied."""
    from ...journal.letters import letter
    from ..screens.form import FormScreen

    if name in ("ask", "first") and not await _prepared(app):
        return
    found = await app.in_thread(letter, app.open_journal, name, person)
    given = {**_values(app, person, name), **(values or {})}
    form = FormScreen(
        app.open_journal,
        TYPES["contact"],
        None,
        given,
        "body",
        body=_body(app, found),
        along=lambda: _moved_on(app, person, name),
    )
    logged = await app.push_screen_wait(form)
    if logged is None:
        return
    left = await _gaps(app, logged.path, found.missing)
    while left and await _fills_in(app, left):
        opened = await app.in_thread(app.open_journal.read, logged.path)
        form = FormScreen(app.open_journal, TYPES["contact"], opened, None, "body")
        await app.push_screen_wait(form)
        left = await _gaps(app, logged.path, found.missing)
    if left:
        app.tell(
            msg(
                "Saved, with gaps left to fill in: {gaps}. "
                "On the letter, e opens it, and y copies it.",
                gaps=", ".join(left),
            )
        )
        return
    if name == "thank_mentor":
        await _thanked(app)
    await copy(app, logged.path, logged=True)


async def _gaps(app: MentorshipApp, path: str, missing: Iterable[str]) -> list[str]:
    """What the letter still leaves open, in brackets as it stands there."""
    text = await _text(app, path)
    return [gap for gap in (f"[{what}]" for what in missing) if gap in text]


async def _fills_in(app: MentorshipApp, gaps: Iterable[str]) -> bool:
    """True if the user goes on with the letter: sent as it is, its gaps would be read."""
    answers = [
        Answer("fill", app.tr(msg("Fill them in"))),
        Answer("leave", app.tr(msg("Leave them for now"))),
    ]
    question = app.tr(msg("The letter has gaps left"))
    screen = ChooseScreen(app.tr, question, answers, about=", ".join(gaps), glyphs=app.glyphs)
    return await app.push_screen_wait(screen) == "fill"


async def copy(app: MentorshipApp, path: str, *, logged: bool = False) -> None:
    """The letter of a contact, or the text of any record, to the clipboard.

    The terminal is asked as well (OSC 52): over ssh it alone has the clipboard one pastes from.
    """
    from ..clipboard import put_on_clipboard

    text = await _text(app, path)
    if not text:
        app.tell(msg("There is no text to copy here."))
        return
    bare = plain(text) + "\n"
    app.copy_to_clipboard(bare)
    if await app.in_thread(put_on_clipboard, bare, app.start.environ):
        app.tell(_SAVED if logged else msg("Copied. Paste it where you want it."))
    else:
        app.tell(_LOGGED if logged else msg("Copied, if your terminal lets programs copy."))


async def _text(app: MentorshipApp, path: str) -> str:
    opened = await app.in_thread(app.open_journal.read, path)
    body = opened.document.body if opened.document else ""
    section = find_section(body, app.tr(msg("Text"))) if opened.record.type == "contact" else None
    return (section.text if section else body).strip()


_SAVED = msg(
    "Saved and copied: paste it where you send it, such as in an e-mail. "
    "On the letter, y copies it again."
)
_LOGGED = msg(
    "Saved, and copied if your terminal lets programs copy: paste it where you send it. "
    "On the letter, y copies it again."
)


def _moved_on(app: MentorshipApp, person: Record, name: str) -> Along:
    """Whoever has been written to is not "not asked yet" any more."""
    kind, stage, before = SENT.get(name, ("", "", ()))
    person = app.open_journal.snapshot.records.get(person.path, person)  # they may have answered
    if person.type == kind and person.text(TYPES[kind].stage) in before:
        return {person.path: {TYPES[kind].stage: stage}}
    return NOTHING


async def _thanked(app: MentorshipApp) -> None:
    """The closing says so; a letter with gaps is not sent yet, and Home asks about it."""
    closing = app.open_journal.snapshot.single("closing")
    if closing is not None and not closing.date("thanked"):
        today = app.scene.today.isoformat()
        await app.in_thread(app.open_journal.set, closing.path, {"thanked": today})


async def _prepared(app: MentorshipApp) -> bool:
    """R7: it warns before a first contact without intention and profile, and never blocks."""
    warning = warning_before_contact(Facts(app.open_journal.snapshot, app.scene.today))
    if warning is None:
        return True
    answers = [
        Answer("wait", app.tr(msg("Prepare first"))),
        Answer("write", app.tr(msg("Write all the same"))),
    ]
    question = app.tr(msg("Before you write"))
    answer = await app.push_screen_wait(
        ChooseScreen(app.tr, question, answers, about=app.tr(warning), glyphs=app.glyphs)
    )
    return answer == "write"


def _values(app: MentorshipApp, person: Record, name: str) -> dict[str, Value]:
    today = app.scene.today
    values: dict[str, Value] = {
        "about": person.slug,
        "direction": "out",
        "purpose": PURPOSES.get(name, "first"),
        "date": today.isoformat(),
        "outcome": "waiting" if name in ANSWERED else None,
    }
    if name in ANSWERED:
        values["follow_up"] = (today + timedelta(days=FOLLOW_UP_DAYS)).isoformat()
    return values


def _body(app: MentorshipApp, found: Letter) -> str:
    text, answer = app.tr(msg("Text")), app.tr(msg("Answer"))
    subject = f"{found.subject}\n\n" if found.subject else ""
    return f"## {text}\n\n{subject}{found.text.strip()}\n\n## {answer}\n"
