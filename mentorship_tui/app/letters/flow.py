"""Drafts a letter to a person or a candidate, in the form that also logs it (F4, R7, R30, R34)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ...guidance.facts import Facts
from ...guidance.phases import warning_before_contact
from ...guidance.sending import begun, when_sent
from ...i18n import msg
from ...records.private import without_private
from ...records.record import Record, Value
from ...records.registry import TYPES
from ...records.types.contact import UNSENT
from ...text.clean import plain
from ...text.gaps import gaps_in
from ...text.sections import find_section
from ..dialogs.dialog import Answer, ChooseScreen
from ..record.labels import title_of

if TYPE_CHECKING:
    from ...render.letters import Letter
    from ..shell import Shell

PURPOSES = {
    "ask": "ask",
    "first": "first",
    "follow_up": "follow_up",
    "choose": "choose",
    "decline": "decline",
    "accept_no": "thank",
    "thank": "thank",
    "thank_mentor": "thank",
}
LIKELY = {  # the letter proposed first, by how far one has come with each other
    "lead": "ask",
    "named": "first",
    "researching": "first",
    "contacted": "follow_up",
    "meeting": "follow_up",
    "not_now": "follow_up",
    "trying": "choose",
    "chosen": "choose",
    "they_declined": "accept_no",
    "i_declined": "decline",
    "mentor": "thank_mentor",
}


OFFERED = {  # which letters one may want to write, by where they stand
    "person": ("ask", "follow_up", "accept_no", "thank"),
    "lead": ("ask", "first", "follow_up", "accept_no", "thank"),
    "mentor": ("follow_up", "choose", "thank", "thank_mentor"),
    "candidate": ("ask", "first", "follow_up", "accept_no", "decline", "choose", "thank"),
}


async def draft(app: Shell, path: str) -> None:
    """Which letter to the one at that path, and then the letter."""
    from ...journal.reading.letters import LETTERS

    person = app.open_journal.snapshot.records[path]
    stage = person.text("stage")
    likely = LIKELY.get(stage, "first" if person.type == "candidate" else "ask")
    offered = OFFERED.get(stage) or OFFERED[person.type]
    answers = [Answer(name, app.tr(LETTERS[name])) for name in LETTERS if name in offered]
    question = app.tr(msg("A letter to {name}", name=title_of(person, app.scene)))
    chosen = await app.push_screen_wait(
        ChooseScreen(app.tr, question, answers, chosen=likely, glyphs=app.glyphs)
    )
    if chosen is not None:
        await write(app, person, chosen)


async def write(
    app: Shell, person: Record, name: str, values: Mapping[str, Value] | None = None
) -> None:
    """The letter of that name, drafted in the contact's form; saved, it is copied."""
    from ...journal.reading.letters import letter
    from ..form.screen import FormScreen

    purpose = PURPOSES.get(name, "first")
    started = begun(app.scene.facts, person, purpose)
    if started is not None:
        await go_on(app, started.path)
        return
    if name in ("ask", "first") and not await _prepared(app):
        return
    found = await app.in_thread(letter, app.open_journal, name, person)
    given = {**_values(app, person, purpose), **(values or {})}
    form = FormScreen(
        app.open_journal, TYPES["contact"], None, given, "body", body=_body(app, found)
    )
    logged = await app.push_screen_wait(form)
    if logged is not None:
        await _finish(app, logged.path)


async def go_on(app: Shell, path: str) -> None:
    """The letter that was begun, at its first gap."""
    from ..form.screen import FormScreen

    opened = await app.in_thread(app.open_journal.read, path)
    form = FormScreen(app.open_journal, TYPES["contact"], opened, None, "body")
    if await app.push_screen_wait(form) is not None:
        await _finish(app, path)


async def _finish(app: Shell, path: str) -> None:
    """Copied when nothing is left open in it; else one goes on, now or later, or sends it so."""
    record = app.open_journal.snapshot.records[path]
    if record.text("outcome") != UNSENT:
        await copy(app, path, logged=True)
        return
    gaps = gaps_in(await _body_of(app, path))
    match await _about_gaps(app, gaps):
        case "fill":
            await go_on(app, path)
        case "send":
            await _send(app, path)
            await copy(app, path, logged=True)
        case _:
            app.tell(
                msg(
                    "Saved, not sent yet: {gaps} is left to fill in. "
                    "On the letter, e opens it, and y copies it.",
                    gaps=", ".join(gaps),
                )
            )


async def _about_gaps(app: Shell, gaps: Iterable[str]) -> str | None:
    """What to do with a letter whose gaps would be read if it were sent as it is."""
    answers = [
        Answer("fill", app.tr(msg("Fill them in"))),
        Answer("leave", app.tr(msg("Leave them for now"))),
        Answer("send", app.tr(msg("They belong there: it is ready to send"))),
    ]
    question = app.tr(msg("The letter has gaps left"))
    screen = ChooseScreen(app.tr, question, answers, about=", ".join(gaps), glyphs=app.glyphs)
    return await app.push_screen_wait(screen)


async def _send(app: Shell, path: str) -> None:
    """It counts as sent all the same."""
    journal = app.open_journal
    opened = await app.in_thread(journal.read, path)
    fields = when_sent(opened.record.text("purpose"), app.scene.today)
    await app.in_thread(journal.save, opened, {"outcome": fields["outcome"]})


async def copy(app: Shell, path: str, *, logged: bool = False) -> None:
    """The letter of a contact, or the text of any record, to the clipboard."""
    from ..terminal.clipboard import copy_text

    text = await _text(app, path)
    if not text:
        app.tell(msg("There is no text to copy here."))
        return
    if await copy_text(app, plain(text) + "\n"):
        app.tell(_SAVED if logged else msg("Copied. Paste it where you want it."))
    else:
        app.tell(_LOGGED if logged else msg("Copied, if your terminal lets programs copy."))


async def _body_of(app: Shell, path: str) -> str:
    opened = await app.in_thread(app.open_journal.read, path)
    return opened.document.body if opened.document else ""


async def _text(app: Shell, path: str) -> str:
    """What may be pasted elsewhere: nothing of what is for the mentee alone (docs/outgoing.md)."""
    body = await _body_of(app, path)
    is_contact = app.open_journal.snapshot.records[path].type == "contact"
    section = find_section(body, app.tr(msg("Text"))) if is_contact else None
    return without_private(section.text if section else body).strip()


_SAVED = msg(
    "Saved and copied: paste it where you send it, such as in an e-mail. "
    "On the letter, y copies it again."
)
_LOGGED = msg(
    "Saved, and copied if your terminal lets programs copy: paste it where you send it. "
    "On the letter, y copies it again."
)


async def _prepared(app: Shell) -> bool:
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


def _values(app: Shell, person: Record, purpose: str) -> dict[str, Value]:
    values: dict[str, Value] = {"about": person.slug, "direction": "out", "purpose": purpose}
    return {**values, **when_sent(purpose, app.scene.today)}


def _body(app: Shell, found: Letter) -> str:
    text, answer = app.tr(msg("Text")), app.tr(msg("Answer"))
    subject = f"{found.subject}\n\n" if found.subject else ""
    return f"## {text}\n\n{subject}{found.text.strip()}\n\n## {answer}\n"
