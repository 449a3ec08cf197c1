"""The frame around every pane: the journey above, the next step, the state and the keys below."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from ...i18n import Message as Text
from ...i18n import msg
from ...records.registry import record_type, type_of_path
from ...text.clean import one_line
from ..keys import bind, key_on
from ..pane.heading import heading_of, steps_of
from ..scene import Scene
from ..shell import MainScreen
from ..widgets.banner import Banner
from ..widgets.key_line import KeyLine
from ..widgets.record_list import RecordList
from ..widgets.status_line import StatusLine
from ..widgets.stepper import Head
from .trail import Place, Trail

if TYPE_CHECKING:
    from ..pane.pane import Pane

PANES = {  # the folder and the class of each, which is imported when it is first shown
    "home": ("home", "HomePane"),
    "prepare": ("preparation", "PreparePane"),
    "find": ("candidates", "FindPane"),
    "agree": ("agreement", "AgreePane"),
    "underway": ("meetings", "UnderwayPane"),
    "close": ("closing", "ClosePane"),
    "reading": ("reading", "ReadingPane"),
}


APP = "mentorship_tui.app"
IDLE_SECONDS = 3


class Frame(MainScreen):
    """Holds the scene for the pane that is shown; the others get it when they are shown again."""

    BINDINGS = bind(
        home="show_pane('home')",
        prepare="show_pane('prepare')",
        find="show_pane('find')",
        agree="show_pane('agree')",
        underway="show_pane('underway')",
        close="show_pane('close')",
        reading="show_pane('reading')",
        topic="ask('topic')",
        next="ask('next')",
        export="ask('export')",
        retry="ask('retry')",
        unlock="ask('unlock')",
        shell="ask('shell')",
        sync="ask('sync')",
        search="ask('search')",
        backward="travel('back')",
        forward="travel('forward')",
        jump="jump",
        back="ask('stop')",
        help="ask('help')",
        undo="ask('undo')",
        redo="ask('redo')",
        log="ask('log')",
        other="app.focus_next",
    )

    scene: reactive[Scene | None] = reactive(None, init=False, always_update=True)
    retry_possible: reactive[bool] = reactive(False, init=False, bindings=True)
    unlock_possible: reactive[bool] = reactive(False, init=False, bindings=True)
    stop_possible: reactive[bool] = reactive(False, init=False, bindings=True)

    @dataclass(eq=False, repr=False)
    class Asked(Message):
        """Something that can be asked for from anywhere: a name of main/actions.py."""

        what: str

    @dataclass(eq=False, repr=False)
    class Ready(Message):
        """The first pane stands on the screen: whatever can wait may begin."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.set_reactive(Frame.scene, scene)
        self._making = asyncio.Lock()
        self.trail = Trail()

    @property
    def now(self) -> Scene:
        """The scene as it is."""
        assert self.scene is not None
        return self.scene

    def compose(self) -> ComposeResult:
        glyphs = self.now.glyphs
        yield Head(glyphs=glyphs)
        yield Banner()
        yield Widget(id="panes")
        yield StatusLine(glyphs=glyphs)
        yield KeyLine(lambda text: self.now.tr(text))

    async def on_mount(self) -> None:
        self.watch_scene()
        await self.show("home")
        self.bindings_updated_signal.subscribe(self, self._tell_next)
        self._tell_next()
        self.call_after_refresh(self.post_message, self.Ready())

    @property
    def pane(self) -> Pane:
        """The pane that is shown."""
        from ..pane.pane import Pane

        return self.query_one(f"#{self.shown}", Pane)

    async def show(self, name: str) -> Pane:
        """Show a pane; it is made when it is first shown."""
        from ..pane.pane import Pane

        host = self.query_one("#panes")
        async with self._making:  # two may ask for it at once, and half a pane can do nothing
            found = next(iter(host.query(f"#{name}").results(Pane)), None)
            if found is None:
                folder, class_name = PANES[name]
                module = import_module(f"{APP}.{folder}.pane")
                found = getattr(module, class_name)(self.now)
                await host.mount(found)
        for pane in host.query_children(Pane):
            pane.display = pane is found
        self.shown = name
        self.query_one(Head).shown = name
        if found.scene is not self.now:
            found.scene = self.now
        found.query_one(RecordList).focus()
        return found

    @property
    def place(self) -> Place:
        """The pane that is shown, and what one stands on in it."""
        row = self.pane.index.row if self.pane.is_mounted else None
        return Place(self.shown, (row.path or row.key) if row else "")

    async def go_to(self, path: str, sought: str = "") -> None:
        """Show a record in the pane it belongs to, and a passage of it; `[` leads back from it."""
        self.trail.leave(self.place)
        kind = type_of_path(path)
        record = self.now.snapshot.records.get(path)
        known = record_type(record.type) if record else kind
        pane = await self.show(known.phase if known and known.phase in PANES else "home")
        if not pane.go_to(path, sought):
            pane = await self.show("home")
            pane.go_to(path, sought)

    def stand_on(self, path: str) -> bool:
        """Stand on a record if the pane that is shown has it; False if not."""
        return self.pane.go_to(path)

    def watch_scene(self) -> None:
        head = self.query_one(Head)
        head.title = heading_of(self.now)
        head.steps = steps_of(self.now)
        if self.shown:
            self.pane.scene = self.now
        self._tell_next()
        self.query_one(KeyLine).refresh()  # the language may be another

    def _tell_next(self, _screen: Screen[object] | None = None) -> None:
        """Name the next step in the status line, with the key that does it here."""
        step = self.now.step
        line = self.query_one(StatusLine)
        if step is None:
            line.next = (Content(""), Content(""))
            return
        text = self.now.tr(msg("Next: {step}", step=one_line(self.now.tr(step.text))))
        press = self.now.tr(msg("press {key}", key=self._key_of_step()))
        line.next = (
            Content.styled(text, "bold"),
            Content.styled(f" {self.now.glyphs.dash} {press}", "$text-muted"),
        )

    def _key_of_step(self) -> str:
        here = self.shown == "home" and self.pane.on_step
        return key_on(self, "open" if here else "next")

    def tell_state(self, state: Content) -> None:
        """Say what is saved and committed."""
        self.query_one(StatusLine).state = state

    def warn(self, sentences: Sequence[Text]) -> None:
        """Say above everything what stands in the way."""
        self.query_one(Banner).sentences = tuple(self.now.tr(one) for one in sentences)

    def on_status_line_next_chosen(self) -> None:
        self.action_ask("next")

    async def on_head_chosen(self, chosen: Head.Chosen) -> None:
        await self.show(chosen.pane)

    async def action_show_pane(self, name: str) -> None:
        """Show a pane."""
        if name != self.shown:
            self.trail.leave(self.place)
        await self.show(name)

    async def action_travel(self, way: str) -> None:
        """Back to where one was, or forward again."""
        here = self.place
        place = self.trail.back(here) if way == "back" else self.trail.forward(here)
        if place is not None:
            pane = await self.show(place.pane)
            pane.go_to(place.key)

    def action_jump(self) -> None:
        """A letter beside each row; the next key goes there."""
        self.pane.index.jump()

    def on_key(self, event: events.Key) -> None:
        """Most terminals send the same for ctrl+h as old ones did for backspace."""
        if event.key == "backspace" and event.character == "\x08":
            event.stop()
            self.action_ask("log")
        elif event.is_printable and event.key not in self.active_bindings:
            self._tell_idle(event.character or "")

    def _tell_idle(self, letter: str) -> None:
        """Whoever pressed it meant something."""
        text = msg(
            "{key} has nothing to do here. {help} shows the keys that have.",
            key=letter,
            help=key_on(self, "help"),
        )
        self.notify(self.now.tr(text), markup=False, timeout=IDLE_SECONDS)

    def action_ask(self, what: str) -> None:
        """Pass on what can be asked for from anywhere."""
        self.post_message(self.Asked(what))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Trying again is there only when something failed; writing only where it may be done."""
        if action == "ask":
            if "retry" in parameters:
                return self.retry_possible
            if "unlock" in parameters:
                return self.unlock_possible
            if "stop" in parameters:
                return self.stop_possible
            if parameters[0] in ("topic", "undo", "redo", "sync"):
                return not self.now.read_only
        return True
