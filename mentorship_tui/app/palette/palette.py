"""What the command palette finds: the keys that work here, the themes, and every record by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from textual.binding import ActiveBinding
from textual.command import (
    CommandList,
    CommandPalette,
    DiscoveryHit,
    Hit,
    Hits,
    Provider,
    SearchIcon,
)
from textual.content import Content
from textual.screen import Screen
from textual.style import Style

from ...i18n import msg
from ...text.clean import one_line
from ...text.fold import fold, pattern_of, words_of
from ..keys import KEYS, key_names
from ..record.labels import title_of, type_label
from ..widgets.glyphs import ASCII
from ..widgets.scrolling import suit_scrollbar

if TYPE_CHECKING:
    from ..shell import Shell

MOST_RECORDS = 50
_NOTHING = msg("Nothing with that name")
_SAVED = msg("Nothing to save: each change is saved at once")
IN_VIM = {"wq": "quit", "x": "quit", "qa": "quit", "q!": "quit", "w": "save"}
SUREST = 1000.0  # a command's own name, above what has the letters somewhere
IN_A_TITLE = 2.0  # a record, above a command that has the letters here and there


class Command(NamedTuple):
    """Something that can be done, in a sentence, with its key."""

    name: str
    key: str
    run: Callable[[], Any]
    words: tuple[str, ...] = ()  # what it is called besides, folded


class JournalProvider(Provider):
    """Commands first, then records; and a word when there is nothing of that name."""

    @property
    def _mentorship(self) -> Shell:
        return cast("Shell", self.app)

    async def discover(self) -> Hits:
        for command in self._commands():
            yield DiscoveryHit(Content(command.name), command.run, command.name, command.key)

    async def search(self, query: str) -> Hits:
        found = False
        matcher, wanted = self.matcher(query), fold(query)
        # :w of vim, say: one letter is in nearly every name, and Enter would take one by chance
        by_name = wanted not in IN_VIM and (len(wanted) > 1 or not wanted.isascii())
        for command in self._commands():
            score = _score(command, wanted, matcher.match(command.name) if by_name else 0)
            if score > 0:
                found = True
                shown = matcher.highlight(command.name)
                yield Hit(score, shown, command.run, command.name, literal(command.key))
        for name, where, run in self._records(query) if by_name else ():
            found = True
            yield Hit(
                IN_A_TITLE, _marked(name, query, matcher.match_style), run, name, literal(where)
            )
        if not found:
            nothing = self._mentorship.tr(_SAVED if IN_VIM.get(wanted) == "save" else _NOTHING)
            yield Hit(0.01, Content(nothing), lambda: None, nothing)

    def _commands(self) -> Iterator[Command]:
        app, screen = self._mentorship, self.screen
        bound: dict[str, ActiveBinding] = {}
        for active in screen.active_bindings.values():
            key = KEYS.get(active.binding.id or "")
            if key is None or not active.enabled or not _worth_naming(key.id):
                continue
            if key.id not in bound or key_names(key.keys)[0] == active.binding.key:
                bound[key.id] = active  # the key of the key line, where there are several
        for key_id, active in bound.items():
            key = KEYS[key_id]
            run = partial(app.run_action, active.binding.action, active.node)
            label = fold(app.tr(key.label)) if key.shown else ""
            words = (label, key.id.replace("_", " "))
            yield Command(app.tr(key.about), app.get_key_display(active.binding), run, words)
        for theme in sorted(app.available_themes):
            name = app.tr(msg("Theme: {name}", name=theme))
            yield Command(name, "", partial(setattr, app, "theme", theme))

    def _records(self, query: str) -> Iterator[tuple[str, str, Callable[[], Any]]]:
        app, go_to = self._mentorship, self._way_to_a_record()
        if go_to is None:
            return
        wanted = fold(query)
        records = app.scene.snapshot.records.values()
        found = (record for record in records if wanted in fold(title_of(record, app.scene)))
        for record, _ in zip(found, range(MOST_RECORDS), strict=False):
            where = one_line(f"{type_label(record, app.tr)}  {record.path}")
            yield (
                one_line(title_of(record, app.scene)),
                where,
                partial(go_to, record.path),
            )

    def _way_to_a_record(self) -> Callable[[str], Any] | None:
        """None where the record would lie unseen below what is being written or asked."""
        frame, screen = self._mentorship.frame, self.screen
        if screen is frame:
            return frame.go_to
        return partial(_leave_for, screen) if getattr(screen, "LEADS_TO_RECORDS", False) else None


class Palette(CommandPalette):
    """The toolkit's, which draws with what this terminal has."""

    CSS_PATH = "palette.tcss"

    def __init__(self, app: Shell, providers: list[type[Provider]], placeholder: str) -> None:
        super().__init__(providers, placeholder=placeholder.replace("…", app.glyphs.more))
        self._glyphs = app.glyphs

    def on_mount(self) -> None:
        if self._glyphs is ASCII:
            self.query_one(SearchIcon).icon = ">"
            suit_scrollbar(self.query_one(CommandList), self._glyphs)


def open_palette(app: Shell) -> None:
    """Show the palette, unless it is there already or there is nothing to command yet."""
    if app.journal is not None and not isinstance(app.screen, CommandPalette):
        asked = app.tr(msg("A command or a record…"))
        app.push_screen(Palette(app, [JournalProvider], placeholder=asked))


def literal(text: str) -> str:
    """Text as markup that means just that text; the toolkit's `escape` lets `[$x]` through."""
    return text.replace("[", "\\[")


def _score(command: Command, wanted: str, matched: float) -> float:
    """How sure a command is meant; `matched` is what the toolkit gives for letters in that order.

    With letters spread over a sentence it is beneath a record of that name: `Quotes` has those of
    "Quit; what is saved goes into the history first", and Enter would leave the app.
    """
    meant = IN_VIM.get(wanted)
    if meant:
        return SUREST if meant in command.words else 0
    if any(word.startswith(wanted) for word in command.words):
        return SUREST
    if wanted in fold(command.name):
        return matched
    return IN_A_TITLE * matched / SUREST


def _leave_for(screen: Screen[Any], path: str) -> None:
    screen.dismiss(path)


def _marked(name: str, query: str, style: Style) -> Content:
    """The name of a record, never read as markup, with what was asked for marked."""
    shown = Content(name)
    for found in pattern_of(words_of(query), inside=True).finditer(name):
        shown = shown.stylize(style, *found.span())
    return shown


def _worth_naming(key_id: str) -> bool:
    """Moving a line up or down is not worth a command."""
    return KEYS[key_id].group != "move" and key_id != "palette"
