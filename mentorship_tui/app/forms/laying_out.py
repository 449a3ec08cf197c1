"""Where one begins to write in the text of a form: below a heading, not above what it asks."""

from __future__ import annotations

from collections.abc import Iterator

from ...i18n import LANGUAGES, Translator
from ...records.model import Section
from ...text.sections import find_section
from .body import BodyField
from .sheet import Sheet


def lay_out(body: BodyField, sheet: Sheet, tr: Translator, wanted: Section | None = None) -> None:
    """The cursor below the wanted heading, or else the first; with room, which is no change."""
    is_letter = sheet.has_given_body or (sheet.kind.name == "contact" and body.has_gap)
    if wanted is None and is_letter:
        body.go_into()
        return
    section = wanted or next(iter(sheet.kind.sections), None)
    if section is None:
        return
    untouched = sheet.new_body(sheet.ended(body.text)) is None
    heading = next((name for name in _names(section, tr) if find_section(body.text, name)), "")
    room = wanted is not None or sheet.opened is None
    body.go_below(heading or tr(section.title), room=room, make=wanted is not None)
    if untouched:
        sheet.lay_out(sheet.ended(body.text))


def _names(section: Section, tr: Translator) -> Iterator[str]:
    """The heading in the journal's language, then in the others it may have been written in."""
    yield tr(section.title)
    yield from (Translator(language)(section.title) for language in LANGUAGES)
