"""The real program on a real terminal: typed at, read as a screen, killed."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import cast

import pexpect
import pyte

PROGRAM = [sys.executable, "-m", "mentorship_tui"]
PATIENCE = 60.0  # seconds; a busy machine is slow, a hang is longer


class _Screen(pyte.Screen):
    """What vim says of its keyboard is no colour, though pyte takes it for one."""

    def select_graphic_rendition(self, *attrs: int, private: bool = False) -> None:
        if not private:
            super().select_graphic_rendition(*attrs)


def _as_from_a_shell() -> None:
    """What runs in the background ignores ctrl+c, and a program started from it does as well."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """A program on a pty of a given size."""

    def __init__(
        self,
        words: Sequence[str | Path],
        *,
        columns: int = 80,
        rows: int = 24,
        environ: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        program: Sequence[str] = PROGRAM,
    ) -> None:
        command = [*program, *(str(word) for word in words)]
        self.screen = _Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.written = bytearray()  # all of it, as it came
        self.draws = True  # whether `text` follows; without it much is read faster
        self.tail = ""  # the last that was written, with its control codes
        self.started = time.perf_counter()
        self.process = pexpect.spawn(
            command[0],
            command[1:],
            dimensions=(rows, columns),
            env={**os.environ, "TERM": "xterm-256color", **(environ or {})},
            cwd=cwd and str(cwd),
            timeout=PATIENCE,
            preexec_fn=_as_from_a_shell,
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    @property
    def text(self) -> str:
        """What the screen shows now."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what the program wrote within that time; False at its end."""
        try:
            data = self.process.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.written += cast("bytes", data)
        if self.draws:
            self._stream.feed(cast("bytes", data))
        self.tail = (self.tail + cast("bytes", data).decode("latin-1"))[-4096:]
        return True

    def until(self, condition: str | Callable[[str], bool], seconds: float = PATIENCE) -> str:
        """Read until the screen shows a text, or until a condition of it holds; the screen."""
        holds = (lambda text: condition in text) if isinstance(condition, str) else condition
        limit = time.monotonic() + seconds
        while not holds(self.text):
            alive = self.read()
            if holds(self.text):
                break
            if not alive or time.monotonic() > limit:
                raise AssertionError(f"waited for {condition!r}, the screen is:\n{self.text}")
        return self.text

    def settle(self, quiet: float = 0.4) -> None:
        """Read until the screen has shown the same for a while, whatever its cursors do."""
        limit = time.monotonic() + PATIENCE
        shown, since = self.text, time.monotonic()
        while time.monotonic() - since < quiet and time.monotonic() < limit:
            self.read()
            if self.text != shown:
                shown, since = self.text, time.monotonic()

    def press(self, *keys: str, pause: float = 0.05) -> None:
        """Type keys, each on its own as a person does."""
        for key in keys:
            self.process.send(KEYS.get(key, key))
            self.read(pause)

    def type(self, text: str) -> None:
        """Type a text at once, as a paste does without brackets."""
        self.process.send(text)
        self.read()

    def wait(self, seconds: float = PATIENCE) -> int | None:
        """Read until the program ends; its exit code."""
        limit = time.monotonic() + seconds
        while self.read(0.2):
            if time.monotonic() > limit:
                raise AssertionError(f"still running, the screen is:\n{self.text}")
        self.process.close()
        code: int | None = self.process.exitstatus
        return code

    def kill(self) -> None:
        """`kill -9` of the program."""
        if self.process.isalive():
            self.process.kill(signal.SIGKILL)
        self.process.close(force=True)


KEYS = {
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "backspace": "\x7f",
    "ctrl+s": "\x13",
    "ctrl+e": "\x05",
    "ctrl+p": "\x10",
    "ctrl+q": "\x11",
    "space": " ",
}
