"""How the app works beside the screen: threads for the disk, flows for questions, errors told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from pathlib import PurePath
from time import monotonic
from typing import Any, Literal, TypeVar

from textual import events, on
from textual.app import App, SuspendNotSupported
from textual.await_complete import AwaitComplete
from textual.driver import Driver
from textual.filter import LineFilter
from textual.notifications import Notify
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import active_worker

from ...errors import MentorshipError
from ...i18n import Message, Translator, msg
from ...text.clean import plain, without_escapes
from ..terminal.line_gate import LineGate
from ..terminal.signals import keep_what_is_written, leave_without_terminal
from ..terminal.suspend import a_shell_waits, stop_here
from ..terminal.type_ahead import PATIENCE, Through, TypeAhead, Typed
from .garbage import Tidying

Result = TypeVar("Result")
Severity = Literal["information", "warning", "error"]
GATE = LineGate()
SECONDS: dict[Severity, float] = {"information": 6, "warning": 9, "error": 12}


class WorkingApp(App[int]):
    """Knows nothing of journals; `tr` puts messages into the user's language."""

    def __init__(self, css_path: list[str | PurePath]) -> None:
        super().__init__(css_path=css_path)
        self._busy: dict[Screen[Any], float] = {}  # since when a flow is at work there
        self._expected: tuple[Screen[Any], float] | None = None  # where a question may come
        self.tidying = Tidying()
        self._typed = TypeAhead(self, self._deal, self._opening)

    @property
    def tr(self) -> Translator:
        """Into the user's language."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.screen_change_signal.subscribe(self, self._came_back, immediate=True)

    def _came_back(self, screen: Screen[Any]) -> None:
        if screen in self._busy:
            self._busy[screen] = monotonic()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if isinstance(event, events.Paste):
                # a field hands what is in it to the terminal as it is
                text = without_escapes(event.text)
                event.text = plain(text.replace("\r\n", "\n").replace("\r", "\n"))
            self.tidying.note_key()
            self._typed.take(event)
        else:
            await super().on_event(event)

    async def _deal(self, typed: Typed) -> None:
        if isinstance(typed, events.Paste) and isinstance(self.focused, Input):
            # a field of one line takes the first line alone, and that may be an empty one
            text = typed.text.replace("\t", " ")  # between the cells of a table, say
            lines = [line for line in text.split("\n") if line.strip()]
            typed.text = " ".join(map(str.strip, lines) if len(lines) > 1 else lines)
        await super().on_event(typed)

    @on(Through)
    def _is_through(self, through: Through) -> None:
        through.back.set()

    def _opening(self) -> bool:
        """True while a flow has just been asked for, or goes on after an answer."""
        since = self._busy.get(self.screen)
        if self._expected is not None and self._expected[0] is self.screen:
            since = self._expected[1]
        return since is not None and monotonic() - since < PATIENCE

    def expect_question(self, screen: Screen[Any]) -> None:
        """Let keys wait: what is typed there now may be the answer to what is yet to be asked."""
        self._expected = screen, monotonic()

    def expect_nothing(self) -> None:
        """It has been asked, or there was nothing to ask."""
        self._expected = None

    def get_driver_class(self) -> type[Driver]:
        """Textual's for this system; on Unix with a reader that no byte can end."""
        found = super().get_driver_class()
        if found.__name__ != "LinuxDriver":
            return found
        from ..terminal.driver import TerminalDriver

        return TerminalDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The toolkit's, and the gate behind them through which every line of text goes."""
        return [*super().get_line_filters(), GATE]

    def crash(self, error: Exception) -> None:
        """End with a report: a thread beside the screen's own has failed."""
        try:
            raise error
        except Exception:
            self._handle_exception(error)

    def terminal_gone(self) -> None:
        """Leave in order: nothing can be read or shown any more."""
        leave_without_terminal(self)

    async def in_thread(self, work: Callable[..., Result], *args: Any) -> Result:
        """Do what touches the disk off the screen's own thread."""
        return await asyncio.to_thread(work, *args)

    def pop_screen(self) -> AwaitComplete:
        """Leave the screen on top; its workers end first, for its widgets go one by one.

        Textual 8.2.8 ends them last: what they found would be shown where there is no widget.
        """
        for worker in self.workers:
            if worker.node is self.screen and worker is not active_worker.get(None):
                worker.cancel()
        return super().pop_screen()

    def flow(self, work: Coroutine[Any, Any, None], *, alone: bool = True) -> None:
        """Follow something through, one at a time on each screen: a held key asks only once."""
        screen = self.screen
        if alone and screen in self._busy:
            work.close()
            return
        if alone:
            self._busy[screen] = monotonic()
        self.run_worker(self._guarded(work, screen if alone else None), group="flow")

    def beside(self, work: Coroutine[Any, Any, object]) -> None:
        """Do something that keeps nobody from anything."""
        self.run_worker(self._guarded(work, None), group="beside")

    async def _guarded(self, work: Coroutine[Any, Any, object], screen: Screen[Any] | None) -> None:
        try:
            await work
        except MentorshipError as error:
            self.tell(error.message, severity="error")
        except Exception as error:
            self.log.error(error)
            failed = msg("The app could not do that: {reason}", reason=repr(error))
            self.tell(failed, severity="error")
        finally:
            if screen is not None:
                self._busy.pop(screen, None)

    def action_suspend_process(self) -> None:
        """Back to the shell for a while; without one there would be no way back."""
        if a_shell_waits():
            keep_what_is_written(self)
            with suppress(SuspendNotSupported):
                stop_here(self, self.tr(msg("The app waits in the background: fg brings it back.")))
                return
        self.tell(msg("The app was not started from a shell, so there is none to go back to."))

    def on_notify(self, event: Notify) -> None:
        """The newest takes the place of an older one of its kind; never more than two are seen."""
        kind = event.notification.severity
        others = [one for one in self._notifications if one.severity != kind]
        gone = [one for one in self._notifications if one not in others[-1:]]
        for one in gone:
            self._unnotify(one, refresh=False)

    def hush(self, *, all_of_it: bool = False) -> None:
        """Take away what is over when a question comes; what went wrong may be why it is asked.

        `all_of_it` where what was said is put right.
        """
        over = SECONDS if all_of_it else ("information",)
        kept = [one for one in self._notifications if one.severity not in over]
        self._notifications.clear()
        for screen in self.screen_stack:
            screen.query("ToastHolder").remove()
        for one in kept:
            self._notifications.add(one)

    def tell_all(self, messages: Sequence[Message], *, severity: Severity) -> None:
        """Show several at once: told one by one, each would take the place of the last."""
        if messages:
            lines = "\n".join(self.tr(one) for one in messages)
            self.tell(Message("{lines}", {"lines": lines}), severity=severity)

    def tell(self, message: Message, *, severity: Severity = "information") -> None:
        """Show a passing message."""
        text = plain(self.tr(message))
        self.notify(text, severity=severity, markup=False, timeout=SECONDS[severity])
