"""The user has chosen between a form's values and those another program wrote meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from ...guidance.consequences import NOTHING, Others
from ...records.record import Value
from ...text.document import Document
from ...text.merge import Conflict, merge_documents
from ...text.passage import holds_passage, with_passage
from ..ledger.edits import apply
from ..ledger.opened import Opened, SaveConflict, Saved

if TYPE_CHECKING:
    from ..journal import Journal

Side = Literal["mine", "theirs", "both"]


def settle(
    journal: Journal,
    opened: Opened,
    asked: SaveConflict,
    keep: Mapping[str, Side],
    along: Others = NOTHING,
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
    return journal.save(asked.current, changes, document.body, along=along)


def resolved(document: Document, conflict: Conflict, side: Side) -> Document:
    """The document, which has mine, with the side that was chosen."""
    if conflict.field.startswith("#"):
        return document.with_body(_body(document.body.replace("\r\n", "\n"), conflict, side))
    if side == "mine":
        return document
    if conflict.theirs is None:
        return document.delete(conflict.field)
    return document.set(conflict.field, conflict.theirs)


def _body(body: str, conflict: Conflict, side: Side) -> str:
    """Of a paragraph that mine took away, theirs stands in the body."""
    mine, theirs = str(conflict.mine or ""), str(conflict.theirs or "")
    both = f"{mine}\n\n{theirs}".strip("\n")
    kept = {"mine": mine, "theirs": theirs, "both": both}[side]
    heading = conflict.field.removeprefix("#")
    changed = with_passage(body, mine or theirs, kept, heading)
    if changed is not None:
        return changed
    if side == "mine" or not theirs or holds_passage(body, theirs, heading):
        return body
    return f"{body.rstrip()}\n\n{theirs}\n"
