"""The line to a server, which can be cut at any byte: a program that git takes for its ssh.

The app reaches a server by https, ssh or a folder; of these only ssh is a stream of bytes between
two programs that needs no server to be set up. Git starts this in the place of ssh, with the words
to run on the server, and it runs them here and passes on what both say, as far as the plan lets it.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

PATIENCE = 5.0
CUT = 255  # as ssh ends when the connection is lost


class Line:
    """The way from all machines to their server; whole but for the time of a `cut`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._plan = folder / "plan.json"
        program = folder / "ssh"  # by this name git knows what options it takes
        program.write_text(
            "#!/bin/sh\n"
            f'for last; do :; done\n[ -e "{self._plan}" ] || exec sh -c "$last"\n'
            f'exec "{sys.executable}" "{__file__}" "{self._plan}" "$last"\n'
        )
        program.chmod(0o755)
        self.command = shlex.quote(str(program))

    @contextmanager
    def cut(self, direction: str, count: int, *, stall: bool = False) -> Iterator[None]:
        """After `count` bytes "up" or "down" all is cut, or nothing comes through any more."""
        self._plan.write_text(json.dumps({"direction": direction, "left": count, "stall": stall}))
        try:
            yield
        finally:
            self._plan.unlink()


class _Talk:
    """One conversation, with what the plan leaves of it."""

    def __init__(self, plan: Path, words: str) -> None:
        self._place = plan
        self._plan = json.loads(plan.read_text())
        self._server = subprocess.Popen(
            ["sh", "-c", words], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def run(self) -> NoReturn:
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        if self._plan["left"] <= 0:
            self._cut()
        up = (0, self._server.stdin.fileno(), "up")
        threading.Thread(target=self._pass_on, args=up, daemon=True).start()
        self._pass_on(self._server.stdout.fileno(), 1, "down")
        code = self._server.wait()
        self._note()
        os._exit(code)

    def _pass_on(self, source: int, target: int, direction: str) -> None:
        limited = direction == self._plan["direction"]
        with suppress(OSError):
            while data := os.read(source, 65536):
                sent = data[: self._plan["left"]] if limited else data
                while sent:
                    written = os.write(target, sent)
                    sent = sent[written:]
                    self._plan["left"] -= written * limited
                if limited and self._plan["left"] <= 0:
                    self._cut()
            os.close(target)

    def _cut(self) -> NoReturn:
        self._note()
        if self._plan["stall"]:
            while True:
                time.sleep(1)
        for stream in (1, *(s.fileno() for s in (self._server.stdin, self._server.stdout) if s)):
            with suppress(OSError):
                os.close(stream)
        with suppress(subprocess.TimeoutExpired):
            self._server.wait(PATIENCE)
        os._exit(CUT)

    def _note(self) -> None:
        """For the next conversation, which may be reading already."""
        beside = self._place.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
        with suppress(OSError):
            beside.write_text(json.dumps(self._plan))
            if self._place.exists():
                beside.replace(self._place)


if __name__ == "__main__":
    _Talk(Path(sys.argv[1]), sys.argv[2]).run()
