"""Reading: books, links and notes worth having."""

from __future__ import annotations

from ...i18n import msg
from ..pane.section import Section
from ..pane.section_pane import SectionPane


class ReadingPane(SectionPane):
    """The user's own list, and what came with the app."""

    NAME = "reading"
    SECTIONS = (
        Section(
            "reading",
            purpose=msg("Things worth reading about being a mentor, and about having one."),
            empty=msg("Add a book, an article or a link."),
        ),
    )
