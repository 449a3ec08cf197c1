"""The desktop's clipboard, by the desktop's own command: many terminals let no program copy."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..shell import Shell

PATIENCE = 3.0  # seconds
AFAR = ("SSH_CONNECTION", "SSH_TTY")  # the desktop one sits at is not the one the app runs on


async def copy_text(app: Shell, text: str) -> bool:
    """Copy it; True if the desktop has it, False if that is the terminal's to say.

    The terminal is asked as well (OSC 52): over ssh it alone has the clipboard one pastes from.
    """
    app.copy_to_clipboard(text)
    return await app.in_thread(put_on_clipboard, text, app.start.environ)


def put_on_clipboard(text: str, environ: Mapping[str, str]) -> bool:
    """True if the desktop has it now; where there is no such command the terminal is left."""
    if any(environ.get(name) for name in AFAR):
        return False
    return any(_taken(command, text) for command in _commands(environ))


def _commands(environ: Mapping[str, str]) -> Iterator[list[str]]:
    known = [["pbcopy"]]
    if environ.get("WAYLAND_DISPLAY"):
        known.append(["wl-copy"])
    if environ.get("DISPLAY"):
        known += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    for name, *options in known:
        program = shutil.which(name, path=environ.get("PATH", ""))
        if program:
            yield [program, *options]


def _taken(command: list[str], text: str) -> bool:
    try:
        # in a session of its own: some stay behind to hand the text out, also after the app
        found = subprocess.run(
            command,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            start_new_session=True,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return found.returncode == 0
