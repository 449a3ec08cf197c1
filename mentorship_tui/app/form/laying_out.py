"""Where one begins to write in the text of a form, below a heading, and what is asked for there."""

from __future__ import annotations

from collections.abc import Iterator

from ...i18n import LANGUAGES, Message, Translator
from ...records.model import RecordType, Section
from ...text.sections import find_section
from ...text.slug import fold
from .body import BodyField
from .sheet import Sheet


def lay_out(body: BodyField, sheet: Sheet, tr: Translator, wanted: Section | None = None) -> None:
    """The cursor below the wanted heading, or else the first; with room, which is no change."""
    is_letter = sheet.has_given_body or (sheet.kind.name == "contact" and body.has_gap)
    untouched = sheet.new_body(sheet.ended(body.text)) is None
    body.make_room_at_end()
    _go_to(body, sheet, tr, wanted, is_letter=is_letter and wanted is None)
    if untouched:
        sheet.lay_out(sheet.ended(body.text))


def _go_to(
    body: BodyField, sheet: Sheet, tr: Translator, wanted: Section | None, *, is_letter: bool
) -> None:
    if is_letter:
        body.go_into()
        return
    section = wanted or next(iter(sheet.kind.sections), None)
    if section is None:
        return
    heading = next((name for name in _names(section, tr) if find_section(body.text, name)), "")
    room = wanted is not None or sheet.opened is None
    body.go_below(heading or tr(section.title), room=room, make=wanted is not None)


def help_here(body: BodyField, kind: RecordType, tr: Translator) -> list[Message]:
    """What is to be written where the cursor is, by the heading above it."""
    here = fold(body.heading_here)
    if not here:
        return []
    found = (one for one in kind.sections if here in map(fold, _names(one, tr)))
    return [one.help for one in found if one.help is not None][:1]


def _names(section: Section, tr: Translator) -> Iterator[str]:
    """The heading in the journal's language, then in the others it may have been written in."""
    yield tr(section.title)
    yield from (Translator(language)(section.title) for language in LANGUAGES)
