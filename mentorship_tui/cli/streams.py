"""Standard input and output that the shell closed (`>&-`): Python has none, and says nothing."""

from __future__ import annotations

import os
import sys
from io import FileIO, TextIOWrapper
from typing import BinaryIO, cast

INPUT, OUTPUT, ERRORS = range(3)


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
