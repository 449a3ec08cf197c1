"""The user has chosen between a form's values and those another program wrote meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from ..records.record import Value
from ..text.document import Document
from ..text.merge import Conflict, merge_documents
from .edits import apply
from .opened import Opened, SaveConflict, Saved

if TYPE_CHECKING:
    from .journal import Journal

Side = Literal["mine", "theirs", "both"]


def settle(
    journal: Journal, opened: Opened, asked: SaveConflict, keep: Mapping[str, Side]
) -> Saved:
    """Save what was chosen, with all else that both sides changed.

    `keep` says for each conflict's field whose value stays; "both" is for prose. Raises
    SaveConflict again if the file changed once more.
    """
    base = opened.document or Document.parse(opened.data)
    mine = apply(base, asked.changes, asked.body)
    merged = merge_documents(opened.data, mine.data, asked.current.data, prefer_mine=True)
    document = Document.parse(merged.data or b"")
    for conflict in asked.conflicts:
        document = resolved(document, conflict, keep.get(conflict.field, "mine"))
    current = asked.current.document or Document.parse(asked.current.data)
    changes: dict[str, Value] = {
        name: document.front.get(name)
        for name in {**current.front, **document.front}
        if current.front.get(name) != document.front.get(name)
    }
    return journal.save(asked.current, changes, document.body)


def resolved(document: Document, conflict: Conflict, side: Side) -> Document:
    """The document, which has mine, with the side that was chosen."""
    if side == "mine":
        return document
    if conflict.field.startswith("#"):
        return document.with_body(_body(document.body, conflict, side))
    if conflict.theirs is None:
        return document.delete(conflict.field)
    return document.set(conflict.field, conflict.theirs)


def _body(body: str, conflict: Conflict, side: Side) -> str:
    mine, theirs = str(conflict.mine or ""), str(conflict.theirs or "")
    kept = theirs if side == "theirs" else f"{mine}\n\n{theirs}".strip("\n")
    if mine:
        return body.replace(mine, kept, 1)
    return body if not theirs or theirs in body else f"{body.rstrip()}\n\n{theirs}\n"
