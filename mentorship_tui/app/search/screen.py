"""Finding what is written anywhere in the journal, as one types."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from ...guidance.search.query import longest_word
from ...i18n import msg, nmsg
from ...journal.journal import Journal
from ...journal.search.search import Found, Hit, Progress
from ...records.record import State
from ...text.clean import one_line
from ..keys import bind
from ..record.labels import title_of, type_label
from ..record.page import record_page
from ..scene import Scene
from ..widgets.key_line import KeyLine
from ..widgets.paper import Drawing, Gap, Prose
from ..widgets.record_list import RecordList
from ..widgets.record_view import RecordView
from ..widgets.rows import Row
from ..widgets.signs import SignInput

if TYPE_CHECKING:
    from ..shell import Shell

MANY_FILES = 200  # to read, before there is a word about it; or
MUCH_TEXT = 1_000_000  # characters


class SearchScreen(Screen[str]):
    """Dismissed with the path of the record to go to, or with "" for none.

    With nothing typed it shows where one has been; the last key wins over searches under way.
    """

    CSS_PATH = "search.tcss"
    LEADS_TO_RECORDS = True  # dismissed with a path, it is there that one goes
    AUTO_FOCUS = "Input"
    BINDINGS = bind(
        up="move(-1)",
        down="move(1)",
        page_up="page(-1)",
        page_down="page(1)",
        past="past",
        back="leave",
        other="app.focus_next",
    )

    def __init__(
        self,
        journal: Journal,
        scene: Scene,
        recent: Sequence[str],
        history_of: Callable[[str], Screen[str]],
    ) -> None:
        super().__init__()
        self._journal = journal
        self._history_of = history_of  # the screen of earlier versions with a word
        self._scene = scene
        self._recent = [path for path in recent if path in scene.snapshot.records]
        self._hits: dict[str, Hit] = {}

    @property
    def _mentorship(self) -> Shell:
        return cast("Shell", self.app)

    def compose(self) -> ComposeResult:
        tr, glyphs = self._scene.tr, self._scene.glyphs
        yield Static(id="heading", markup=False)
        yield SignInput(placeholder=tr(msg("Words, or parts of them")), compact=True)
        yield Static(Content(self._filters()), id="filters")
        with Horizontal(id="sides"):
            yield RecordList(glyphs=glyphs)
            yield RecordView(glyphs=glyphs)
        yield KeyLine(tr)

    def _filters(self) -> str:
        tr = self._scene.tr
        return tr(msg("type:meeting  is:open  due:<2w  with:anna  goal:lead  tag:work"))

    def on_mount(self) -> None:
        self._show(None)
        self._take_in()
        self.watch(self._mentorship.frame, "scene", self._journal_changed, init=False)

    def _journal_changed(self) -> None:
        """By a sync or another program, or because it has only now been read."""
        if not self._is_open:
            return
        self._scene = self._mentorship.scene
        self._take_in()

    @work(group="index", exclusive=True)
    async def _take_in(self) -> None:
        """What has changed since the last search; then look again."""
        await self._mentorship.in_thread(self._journal.search.begin)
        await self._mentorship.in_thread(self._journal.search.update, self._tell)
        if self._is_open and self._typed:
            self._search(self._typed)

    def _tell(self, progress: Progress) -> None:
        if progress.total >= MANY_FILES or progress.characters >= MUCH_TEXT:
            self.app.call_from_thread(self._told, progress)

    def _told(self, progress: Progress) -> None:
        done, total = progress.done, progress.total
        words = msg("reading {done} of {total}", done=done, total=total)
        if self._is_open:
            self._head(self._scene.tr(words) if done < total else "")

    @property
    def _is_open(self) -> bool:
        """False once it was dismissed; then its parts go while threads are still at work for it."""
        return self in self.app.screen_stack

    @property
    def _typed(self) -> str:
        return self.query_one(Input).value.strip()

    @on(Input.Changed)
    def _changed(self) -> None:
        if self._typed:
            self._search(self._typed)
        else:
            self._show(None)

    @work(group="search", exclusive=True)
    async def _search(self, text: str) -> None:
        found = await self._mentorship.in_thread(self._journal.search.find, text)
        if self._is_open and text == self._typed:
            self._show(found)

    # what is shown

    def _show(self, found: Found | None) -> None:
        records = self._scene.snapshot.records
        if found is None:
            hits = [
                Hit(records[path], title_of(records[path], self._scene)) for path in self._recent
            ]
            self._head(self._scene.tr(msg("Where you have been")) if hits else "")
        else:
            hits = list(found.hits)
            self._head(self._count(found))
        self._hits = {hit.record.path: hit for hit in hits}
        self.query_one(RecordList).show(tuple(self._row(hit) for hit in hits))
        if not hits:
            self.query_one(RecordView).show("", [])
        self._draw()

    def _count(self, found: Found) -> str:
        tr, count = self._scene.tr, len(found.hits)
        words = nmsg("{count} found", "{count} found", count) if count else msg("Nothing found")
        if found.more:
            words = msg("more than {count} found, the first are here", count=count)
        said = tr(words)
        if not found.strange:
            return said
        parts = one_line(" ".join(found.strange))
        strange = tr(msg("these filters are not known: {parts}", parts=parts))
        return f"{said}  {self._scene.glyphs.dot}  {strange}"

    def _head(self, about: str) -> None:
        title = self._scene.tr(msg("Search"))
        text = Content.styled(title, "bold")
        if about:
            text += Content.styled(f"  {self._scene.glyphs.dot}  {about}", "$text-muted")
        self.query_one("#heading", Static).update(text)

    def _row(self, hit: Hit) -> Row:
        record, tr = hit.record, self._scene.tr
        if record.state is State.FOREIGN:  # called as on Home
            return Row(record.path, one_line(record.path), tr(msg("Other file")), path=record.path)
        if record.state is State.BROKEN:
            name, note = PurePosixPath(record.path).name, tr(msg("cannot be read"))
            mark = self._scene.glyphs.warning
            return Row(record.path, one_line(name), note, mark, "warning", path=record.path)
        note = type_label(record, tr)
        return Row(record.path, title_of(record, self._scene), note, path=record.path)

    @on(RecordList.Highlighted)
    def _draw(self) -> None:
        row = self.query_one(RecordList).row
        hit = self._hits.get(row.path) if row else None
        if hit is not None:
            page = [*self._passage(hit), *record_page(hit.record, None, self._scene)]
            self.query_one(RecordView).show(title_of(hit.record, self._scene), page)

    def _passage(self, hit: Hit) -> Iterator[Drawing]:
        """The words around the find, marked by strokes too where there is no colour."""
        if hit.passage:
            text = Content(hit.passage)
            for start, end in hit.marks:
                text = text.stylize("bold reverse", start, end)
            yield Prose(text)
            yield Gap()

    def sought(self, path: str) -> str:
        """What was found in the record, from the first word that was asked for on."""
        hit = self._hits.get(path)
        return hit.passage[hit.marks[0][0] :] if hit and hit.marks else ""

    # the keys

    def action_move(self, step: int) -> None:
        """Another hit, while the cursor stays in what one types."""
        self.query_one(RecordList).action_cursor(step)

    def action_page(self, step: int) -> None:
        """A page of hits on."""
        self.query_one(RecordList).action_page(step)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        row = self.query_one(RecordList).row
        if row is not None and row.path in self._hits:
            self.dismiss(row.path)

    @on(RecordList.Opened)
    def _opened(self, event: RecordList.Opened) -> None:
        self.dismiss(event.row.path)

    def action_past(self) -> None:
        """The longest word in what was written before and stands nowhere any more."""
        if word := longest_word(self._typed):
            self._mentorship.flow(self._past(word))
        else:
            self._mentorship.tell(msg("The history is searched for a word: write one."))

    async def _past(self, word: str) -> None:
        path = await self._mentorship.push_screen_wait(self._history_of(word))
        if path:
            self.dismiss(path)

    def action_leave(self) -> None:
        """Go nowhere."""
        self.dismiss("")
