"""Another program on the terminal, with the app put aside meanwhile."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from textual.app import App


def run_aside(
    app: App[Any],
    command: Sequence[str],
    *,
    folder: Path | None = None,
    said: str = "",
    inherits: int | None = None,
) -> int:
    """Run it to its end; its exit code, less than 0 for the signal that ended it.

    `said` is printed before, `inherits` is an open file that it gets as well. Raises
    SuspendNotSupported where there is no terminal to hand over, OSError if the program cannot be
    started.
    """
    refused: OSError | None = None
    code = 0
    # an error that leaves this block would leave the terminal without the app for good
    with app.suspend(), _keys_are_theirs():
        try:
            if said:
                print(said, flush=True)
            passed = () if inherits is None or sys.platform == "win32" else (inherits,)
            done = subprocess.run(command, cwd=folder, check=False, pass_fds=passed)
            code = done.returncode
        except OSError as error:
            refused = error
    if refused is not None:
        raise refused
    return code


def a_shell_waits() -> bool:
    """True if the program was started by a shell that can bring it back when it is stopped."""
    return not hasattr(os, "getsid") or os.getpgrp() != os.getsid(0)


def stop_here(app: App[Any], said: str) -> None:
    """Hand the terminal to the shell, and wait there until the shell brings the app back."""
    with app.suspend():
        print(said, flush=True)
        os.kill(os.getpid(), signal.SIGSTOP)


@contextlib.contextmanager
def _keys_are_theirs() -> Iterator[None]:
    """The terminal sends ctrl+c and ctrl+z to both programs: the one here must not act on them.

    A handler, unlike SIG_IGN, is not inherited; and the default stops nobody without a shell.
    """
    wanted: dict[str, Any] = {"SIGINT": lambda *_: None, "SIGTSTP": signal.SIG_DFL}
    known = {getattr(signal, name): what for name, what in wanted.items() if hasattr(signal, name)}
    before = {which: signal.signal(which, what) for which, what in known.items()}
    try:
        yield
    finally:
        for which, what in before.items():
            signal.signal(which, what)
