"""The merge driver: merges two versions of a record for a plain `git merge` or `git pull`.

Git starts it once a conflicting file, so nothing heavy is imported here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...text.document import Document
    from ...text.merge import Conflict

CLEAN, DISPUTED = 0, 1


def drive(base: Path, mine: Path, theirs: Path) -> int:
    """Merge the three files into `mine`; 1 if disputed lines were left between git's markers."""
    sides = base.read_bytes(), mine.read_bytes(), theirs.read_bytes()
    try:
        merged = merge_with_markers(*sides)
    except Exception:  # whatever a record makes the merge stumble over, git still knows lines
        merged = None
    if merged is None:
        return _as_text(base, mine, theirs)
    data, disputed = merged
    mine.write_bytes(data)
    return DISPUTED if disputed else CLEAN


def merge_with_markers(base: bytes, mine: bytes, theirs: bytes) -> tuple[bytes, bool] | None:
    """The merged file, and whether markers stand in it; None for what is no record."""
    from ...text.document import Document
    from ...text.merge import merge_documents

    found = merge_documents(base, mine, theirs, prefer_mine=True)
    if found.data is None or any(not one.field for one in found.conflicts):
        return None
    if not found.conflicts:
        return found.data, False
    ours = others = Document.parse(found.data)
    for one in found.conflicts:
        if one.field.startswith("#"):
            bodies = _bodies(ours, others, one)
            if bodies is None:
                return None
            ours, others = bodies
        else:
            gone = one.theirs is None
            others = others.delete(one.field) if gone else others.set(one.field, one.theirs)
    return "".join(_marked(ours.data.decode(), others.data.decode())).encode(), True


def _bodies(ours: Document, others: Document, asked: Conflict) -> tuple[Document, Document] | None:
    """Both versions with their own paragraph; None where it cannot be found again.

    A paragraph that is gone on our side was kept as the other side has it.
    """
    mine, theirs = str(asked.mine or ""), str(asked.theirs or "")
    heading = asked.field.removeprefix("#")
    if mine:
        changed = _replaced(others, mine, theirs, heading)
        return (ours, changed) if changed else None
    changed = _replaced(ours, theirs, "", heading)
    return (changed, others) if changed else None


def _replaced(document: Document, old: str, new: str, heading: str) -> Document | None:
    from ...text.passage import with_passage

    body = with_passage(document.body.replace("\r\n", "\n"), old, new, heading)
    return None if body is None else document.with_body(body)


def _marked(ours: str, theirs: str) -> Iterator[str]:
    """The lines both have, and the others as git shows a conflict."""
    from ...text.compare import opcodes
    from ...text.lines import eol_of, lines_of

    eol = eol_of(ours)
    mine, others = lines_of(ours), lines_of(theirs)
    for tag, start, end, other_start, other_end in opcodes(mine, others):
        if tag == "equal":
            yield from mine[start:end]
            continue
        yield f"<<<<<<< ours{eol}"
        yield from _ended(mine[start:end], eol)
        yield f"======={eol}"
        yield from _ended(others[other_start:other_end], eol)
        yield f">>>>>>> theirs{eol}"


def _ended(lines: list[str], eol: str) -> Iterator[str]:
    yield from (line if line.endswith("\n") else line + eol for line in lines)


def _as_text(base: Path, mine: Path, theirs: Path) -> int:
    import subprocess

    names = ("-L", "ours", "-L", "base", "-L", "theirs")
    done = subprocess.run(["git", "merge-file", *names, mine, base, theirs], check=False)
    return DISPUTED if done.returncode else CLEAN
