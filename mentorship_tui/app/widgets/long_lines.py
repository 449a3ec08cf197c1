"""A text in which a key costs about the same in a long line as in a short one.

Textual 8.2.8 wraps the whole line again at each edit, and cuts all of it into rows for each row it
draws and each place it looks up: half a second a key in a line of 300,000 characters.
"""

from __future__ import annotations

from rich.style import Style
from rich.text import Text
from textual.document._document import Location
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.expand_tabs import expand_text_tabs_from_widths
from textual.strip import Strip
from textual.widgets import TextArea

from .wrapping import breaks_again

MANY_ROWS = 8  # of one line, from which on it is a long one
LEAST_WIDTH = 4  # cells; in fewer a wide letter may find no room


class LongLines(WrappedDocument):
    """Wraps a line again from the edit on, as far as the rows change.

    `gone_through` counts the characters that were looked at for it. A line with tabs is wrapped
    whole: how wide they are depends on all that is before them.
    """

    def __init__(self, begun: WrappedDocument) -> None:
        vars(self).update(vars(begun))
        self._texts = list(self.document.lines)
        self.gone_through = 0

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Wrap all lines."""
        super().wrap(width, tab_width)
        self._texts = list(self.document.lines)

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Wrap again what an edit has changed; the document has it already."""
        row = start[0]
        is_inside = row == old_end[0] == new_end[0] and len(self._texts) == len(self.document.lines)
        if not (is_inside and self._wrap_line(row, start[1], old_end[1], new_end[1])):
            super().wrap_range(start, old_end, new_end)
        self._texts = list(self.document.lines)

    def _wrap_line(self, row: int, first: int, old_end: int, new_end: int) -> bool:
        """False if it has to be done as Textual does it."""
        old, new = self._texts[row], self.document.lines[row]
        offsets = self._wrap_offsets[row]
        last = max(old_end, new_end + len(old) - len(new))  # of several edits each may be the last
        if len(offsets) < MANY_ROWS or self._width < LEAST_WIDTH or "\t" in old or "\t" in new:
            return False
        if old[:first] != new[:first] or old[last:] != new[last + len(new) - len(old) :]:
            return False
        found, count = breaks_again(old, offsets, new, self._width, (first, last))
        self.gone_through += count
        self._wrap_offsets[row] = found
        self._tab_width_cache[row] = [0] if new else []
        self._place_rows(row, len(offsets) + 1, len(found) + 1)
        return True

    def _place_rows(self, line: int, before: int, now: int) -> None:
        """Where the rows of the line are, and those below it."""
        if before == now:
            return
        top = self._line_index_to_offsets[line][0]
        self._offset_to_line_info[top : top + before] = [(line, row) for row in range(now)]
        self._line_index_to_offsets[line] = list(range(top, top + now))
        for below in range(line + 1, len(self._line_index_to_offsets)):
            rows = self._line_index_to_offsets[below]
            self._line_index_to_offsets[below] = [row + now - before for row in rows]

    def get_sections(self, line_index: int) -> list[str]:
        """The rows of a line."""
        line = self.document[line_index]
        ends = self._wrap_offsets[line_index]
        return [line[start:end] for start, end in zip([0, *ends], [*ends, len(line)], strict=True)]

    def row_at(self, y: int) -> tuple[int, int, int] | None:
        """The line a row is of, and where in it the row begins and ends; None if it is no part
        of a long one."""
        if y >= len(self._offset_to_line_info):
            return None
        line, row = self._offset_to_line_info[y]
        offsets = self._wrap_offsets[line]
        if len(offsets) < MANY_ROWS:
            return None
        end = offsets[row] if row < len(offsets) else len(self.document[line])
        return line, offsets[row - 1] if row else 0, end


class LongLineArea(TextArea):
    """Draws of a long line the row it has to. Without a gutter, suggestions and a syntax."""

    def shown_text(self, text: str) -> str:
        """A part of a line as it is shown: as many characters as in the document."""
        return text

    def get_line(self, line_index: int) -> Text:
        """A line as it is shown."""
        return Text(self.shown_text(self.document.get_line(line_index)), end="", no_wrap=True)

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self.wrapped_document = LongLines(self.wrapped_document)
        self.navigator = DocumentNavigator(self.wrapped_document)

    def _render_line(self, y: int) -> Strip:
        wrapped = self.wrapped_document
        row = wrapped.row_at(y + self.scroll_offset.y) if isinstance(wrapped, LongLines) else None
        return super()._render_line(y) if row is None else self._draw_row(*row)

    def _draw_row(self, line: int, start: int, end: int) -> Strip:
        written = self.document.get_line(line)
        is_last = end == len(written)
        row = Text(self.shown_text(written[start:end]) + " " * is_last, end="", no_wrap=True)
        is_cursor_line = self.highlight_cursor_line and line == self.selection.end[0]
        base = (self._theme and self._theme.base_style) or self.rich_style
        below = self._theme.cursor_line_style if self._theme and is_cursor_line else None
        if below is not None:
            row.stylize(below)
        for style, first, last in self._marks(line, len(written)):
            if style is not None and last > start and first < start + len(row):
                row.stylize(style, max(0, first - start), last - start)
        widths = self.wrapped_document.get_tab_widths(line)[written.count("\t", 0, start) :]
        row = expand_text_tabs_from_widths(row, widths)
        strip = Strip(row.render(self.app.console), row.cell_len)
        width = self.scrollable_content_region.size.width
        rest = below if is_cursor_line else base
        return strip.extend_cell_length(width, rest).apply_style(base)

    def _marks(self, line: int, length: int) -> list[tuple[Style | None, int, int]]:
        """What of a line looks different: what is selected, brackets that match, the cursor."""
        theme, (top, bottom) = self._theme, sorted(self.selection)
        if theme is None:
            return []
        marks: list[tuple[Style | None, int, int]] = []
        if top != bottom and top[0] <= line <= bottom[0]:
            first = top[1] if line == top[0] else 0
            marks.append((theme.selection_style, first, bottom[1] if line == bottom[0] else length))
        cursor = self.selection.end
        bracket = self.matching_bracket_location if self.match_cursor_bracket else None
        places = [cursor, bracket] if bracket is not None and top == bottom else []
        marks += [
            (theme.bracket_matching_style, at[1], at[1] + 1) for at in places if at[0] == line
        ]
        if self._draw_cursor and cursor[0] == line:
            marks.append((theme.cursor_style, cursor[1], cursor[1] + 1))
        return marks
