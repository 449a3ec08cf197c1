"""Where one begins to write in the text of a form: below a heading, not above what it asks."""

from __future__ import annotations

from ...i18n import Translator
from ...records.model import Section
from .body import BodyField
from .sheet import Sheet


def lay_out(body: BodyField, sheet: Sheet, tr: Translator, wanted: Section | None = None) -> None:
    """The cursor below the wanted heading, or else the first; with room, which is no change."""
    if wanted is None and sheet.has_given_body:
        body.go_into()
        return
    section = wanted or next(iter(sheet.kind.sections), None)
    if section is None or (wanted is None and sheet.has_own_body):
        return
    untouched = sheet.new_body(sheet.ended(body.text)) is None
    body.go_below(tr(section.title), room=wanted is not None or sheet.opened is None)
    if untouched:
        sheet.lay_out(sheet.ended(body.text))
