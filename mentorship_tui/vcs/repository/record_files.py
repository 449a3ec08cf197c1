"""Tells the journal's own files: they are versioned whatever git is told to ignore (git.md)."""

from __future__ import annotations

from ...records.read import read_record
from ...records.record import State
from ...records.registry import type_of_path
from .setup_files import SETUP

OWN_FOLDERS = ("conflicts/", "templates/")
_FRONT = (b"---", b"\xef\xbb\xbf---")


def may_be_own(path: str) -> bool:
    """False where the path alone says that it is none; `path` is from the journal's folder."""
    if path in SETUP:
        return True
    hidden = path.startswith(".") or "/." in path
    return not hidden and (path.startswith(OWN_FOLDERS) or path.lower().endswith(".md"))


def is_own(path: str, data: bytes) -> bool:
    """True for a record, and for what else the app keeps in the places of format.md.

    A file of another program's in a record folder is none, nor is one with a type of its own;
    one that does not parse is, where a record belongs.
    """
    if not may_be_own(path):
        return False
    if path in SETUP or path.startswith(OWN_FOLDERS):
        return True
    placed = type_of_path(path) is not None
    if not placed and not data.startswith(_FRONT):
        return False
    state = read_record(path, data).state
    return state is State.KNOWN or (placed and state is State.BROKEN)
