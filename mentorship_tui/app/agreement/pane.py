"""Agree: the agreement with its ground rules, clause by clause."""

from __future__ import annotations

from ...i18n import msg
from ..keys import bind
from ..pane.section import Section
from ..pane.section_pane import SectionPane


class AgreePane(SectionPane):
    """Both have said yes; now for how."""

    NAME = "agree"
    BINDINGS = bind(clauses="here('clauses')")
    SECTIONS = (
        Section(
            "agreement",
            purpose=msg(
                "The agreement holds the ground rules: purpose, term, rhythm, confidentiality, "
                "and how either of you can end it without blame."
            ),
            empty=msg("When you and your mentor have chosen each other, write it together."),
        ),
    )
