"""Weighing qualities: the catalogue to the left, the picture that comes of it to the right (P4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from ...i18n import Message, Translator, msg, pmsg
from ...records.record import Value
from ...text.clean import one_line
from ..dialogs.dialog import ask_leaving
from ..dialogs.helped import Helped
from ..keys import bind
from ..widgets.glyphs import Glyphs
from ..widgets.key_line import KeyLine
from ..widgets.legend import Legend
from ..widgets.paper import Drawing, Gap, Prose
from ..widgets.record_list import RecordList
from ..widgets.record_view import RecordView
from ..widgets.rows import Row
from ..widgets.signs import SignInput
from .weights import Line, Weighing

if TYPE_CHECKING:
    from ..shell import Shell

Picture = Callable[[Mapping[str, Value]], list[Drawing]]


class WeighScreen(Screen[dict[str, Value] | None], Helped):
    """Dismissed with the fields that have changed, or None."""

    CSS_PATH = "weigh.tcss"
    AUTO_FOCUS = "RecordList"
    BINDINGS = bind(save="save", back="leave")

    def __init__(
        self, tr: Translator, glyphs: Glyphs, title: str, weighing: Weighing, picture: Picture
    ) -> None:
        super().__init__()
        self.tr = tr
        self._glyphs = glyphs
        self._title = title
        self._weighing = weighing
        self._picture = picture
        self._asking = ""  # what the line below asks for: "own", or the key of a quality

    def compose(self) -> ComposeResult:
        yield Static(id="heading", markup=False)
        with Horizontal():
            yield RecordList(glyphs=self._glyphs)
            yield RecordView(glyphs=self._glyphs)
        yield SignInput(compact=True)
        yield Legend(self._glyphs)
        yield KeyLine(self.tr, {"open": pmsg("key", "Own words")})

    def on_mount(self) -> None:
        self.query_one(Input).display = False
        self._show_legend()
        self._show()

    def _show_legend(self) -> None:
        self.query_one(Legend).show(self._legend())

    def _legend(self) -> list[str]:
        tr, weighing = self.tr, self._weighing
        if self._asking:
            return [tr(msg("enter keeps what you write, esc leaves it"))]
        scale = msg("{low}: not at all, {high}: fully", low=weighing.low, high=weighing.high)
        parts = [tr(scale)]
        if weighing.names.musts:
            parts = [tr(msg("1-5 sets the weight, 0 removes it")), tr(msg("space: a must"))]
        else:
            parts.append(tr(msg("backspace: not known")))
        parts.append(tr(msg("enter: in your own words")))
        if weighing.names.own:
            parts.append(tr(msg("a: one of your own")))
        return parts

    # what is shown

    def _show(self, key: str = "") -> None:
        self.query_one(RecordList).show(self._rows(), key)
        self._draw()
        said = [line for line in self._weighing.lines if self._weighing.value(line.key) is not None]
        of_all = msg("{count} of {all}", count=len(said), all=len(self._weighing.lines))
        heading = f"{self._title}  {self._glyphs.dot}  {self.tr(of_all)}"
        self.query_one("#heading", Static).update(Content(heading))

    def _rows(self) -> tuple[Row, ...]:
        rows: list[Row] = []
        group = None
        for line in self._weighing.lines:
            if line.group is not None and line.group != group:
                rows.append(Row(line.group.text, self.tr(line.group), heading=True, still=True))
            group = line.group
            rows.append(self._row(line))
        return tuple(rows)

    def _row(self, line: Line) -> Row:
        value = self._weighing.value(line.key)
        filled = value or 0
        bar = self._glyphs.full * filled + self._glyphs.empty * (self._weighing.high - filled)
        if value is None:
            bar = self._glyphs.dot * self._weighing.high
        figure = "-" if value is None else str(value)
        must = self._weighing.is_must(line)
        return Row(
            line.key,
            one_line(self.tr(line.label)),
            note=self.tr(msg("a must")) if must else "",
            mark=f"{bar} {figure}",
            indent=0,
        )

    @on(RecordList.Highlighted)
    def _draw(self) -> None:
        line = self._line
        if line is not None:
            page = [*self._about(line), Gap(), *self._picture(self._weighing.fields)]
            self.query_one(RecordView).show(one_line(self.tr(line.label)), page, top=False)

    def _about(self, line: Line) -> list[Drawing]:
        """The gloss of the catalogue, and the user's own words."""
        about: list[Drawing] = []
        if line.gloss is not None:
            about.append(Prose(Content.styled(self.tr(line.gloss), "$text-muted")))
        words = self._weighing.words(line.key)
        if words:
            about.append(Prose(Content.styled(one_line(words), "italic"), f"{self._glyphs.arrow} "))
        return about

    @property
    def _line(self) -> Line | None:
        row = self.query_one(RecordList).row
        return next((one for one in self._weighing.lines if row and one.key == row.key), None)

    # the keys

    def on_key(self, event: events.Key) -> None:
        if self._asking:
            return
        line = self._line
        if line is not None and self._set(event, line):
            self._show()
        elif event.key == "a" and self._weighing.names.own:
            self._ask("own", msg("What should your mentor be or have?"), "")
        elif event.key == "q":
            self.action_leave()
        else:
            return
        event.stop()
        event.prevent_default()

    def _set(self, event: events.Key, line: Line) -> bool:
        weighing, value = self._weighing, self._weighing.value(line.key)
        step = {"left": -1, "right": 1, "h": -1, "l": 1}.get(event.key)
        if event.character and event.character.isdecimal():
            if int(event.character) > weighing.high:
                return False
            weighing.weigh(line.key, int(event.character))
        elif step is not None:
            start = weighing.low - 1 if value is None else value
            weighing.weigh(line.key, min(weighing.high, start + step))
        elif event.key in ("backspace", "delete"):
            weighing.weigh(line.key, None)
        elif event.key == "space" and weighing.names.musts:
            weighing.toggle_must(line.key)
        else:
            return False
        return True

    @on(RecordList.Opened)
    def _own_words(self) -> None:
        line = self._line
        if line is not None:
            asked = msg("What makes you think so?") if self._weighing.low == 0 else OWN_WORDS
            self._ask(line.key, asked, self._weighing.words(line.key))

    def _ask(self, what: str, question: Message, text: str) -> None:
        self._asking = what
        field = self.query_one(Input)
        field.placeholder = self.tr(question)
        field.value = text
        field.display = True
        field.focus()
        self._show_legend()

    @on(Input.Submitted)
    def _answered(self) -> None:
        key = self._take_words()
        self._stop_asking()
        self._show(key)

    def _take_words(self) -> str:
        """What the line below holds; the key of the quality that it is about."""
        text = self.query_one(Input).value.strip()
        if self._asking == "own":
            return self._weighing.add_own(text, self.tr) if text else ""
        if self._asking:
            self._weighing.say(self._asking, text)
        return self._asking

    def _stop_asking(self) -> None:
        self._asking = ""
        self.query_one(Input).display = False
        self._show_legend()
        self.query_one(RecordList).focus()

    def action_save(self) -> None:
        """Done weighing, with the words that are being written."""
        self._take_words()
        self.dismiss(self._weighing.changes)

    @property
    def unsaved(self) -> bool:
        """True if leaving would lose something."""
        return bool(self._weighing.changes or (self._asking and self.query_one(Input).value))

    def action_leave(self) -> None:
        """Leave; asks only if something would be lost."""
        if self._asking:
            self._stop_asking()
        elif not self._weighing.changes:
            self.dismiss(None)
        else:
            cast("Shell", self.app).flow(self._leave())

    async def _leave(self) -> None:
        chosen = await ask_leaving(cast("Shell", self.app))
        if chosen == "save":
            self.dismiss(self._weighing.changes)
        elif chosen == "throw":
            self.dismiss(None)


OWN_WORDS = msg("Why does it matter to you?")
