"""Standard input and output: what is printed is safe, and what the shell closed is stood in for."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO, TextIOWrapper
from typing import Any, BinaryIO, TextIO, cast

from ..text.clean import plain

INPUT, OUTPUT, ERRORS = range(3)


# what the commands themselves write: bold and its end, and a count that overwrites itself
_OWN = re.compile(r"(\x1b\[[01]m|\A\r(?=\d))")


class SafeStream:
    """A stream of text that passes nothing on which a terminal would obey.

    Every text of every command goes through it, also click's own of what was typed wrongly. Bytes,
    as of an export, go past it by `buffer`.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write it with pictures for control characters."""
        if isinstance(text, str) and not text.isprintable():
            parts = _OWN.split(text)
            text = "".join(part if at % 2 else plain(part) for at, part in enumerate(parts))
        return self._stream.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def safe_output() -> Iterator[None]:
    """Let all that is printed meanwhile go through `SafeStream`."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (cast(TextIO, SafeStream(stream)) for stream in before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def stand_in() -> None:
    """Put in their places what reads nothing, refuses what is printed, and drops what is told.

    A file that is opened later would else get their numbers, and what git prints would go there.
    """
    if sys.stdin is None:
        _open(INPUT, os.O_RDONLY)
        sys.stdin = open(INPUT, encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stdout is None:
        _open(OUTPUT, os.O_RDONLY)
        sys.stdout = _unbuffered(OUTPUT)
    if sys.stderr is None:
        _open(ERRORS, os.O_WRONLY)
        sys.stderr = _unbuffered(ERRORS)


def _unbuffered(number: int) -> TextIOWrapper:
    """What is refused is refused once, and not again when Python ends."""
    raw = cast(BinaryIO, FileIO(number, "w", closefd=False))
    return TextIOWrapper(raw, encoding="utf-8", write_through=True)


def _open(number: int, way: int) -> None:
    opened = os.open(os.devnull, way)
    if opened != number:
        os.dup2(opened, number)
        os.close(opened)
    os.set_inheritable(number, True)
