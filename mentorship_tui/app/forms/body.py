"""The text of a record, as markdown."""

from __future__ import annotations

from textual.widgets import TextArea

from ...text.sections import find_section
from ..keys import bind


class BodyField(TextArea):
    """Wraps at the edge; the file has no line breaks but the user's own."""

    # the text area has the same key for the end of the line, for which there is another
    BINDINGS = bind(body_editor="screen.body_editor")

    def __init__(self, text: str) -> None:
        super().__init__(text, soft_wrap=True, show_line_numbers=False, compact=True, id="body")

    def go_below(self, heading: str) -> None:
        """Put the cursor where the text of that section goes on."""
        section = find_section(self.text, heading)
        if section is None:
            self.move_cursor(self.document.end)
            return
        written = section.text.count("\n") + 1 if section.text else 0
        line = section.line + 1 + written
        missing = line - self.document.line_count + 1
        if missing > 0:
            self.insert("\n" * missing, self.document.end)
        self.move_cursor((line, 0))
