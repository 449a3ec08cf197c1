"""What another program wrote while a record was open, merged into its save."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...records.record import Value
from .opened import Opened, SaveConflict

if TYPE_CHECKING:
    from ...text.document import Document


def merged(
    opened: Opened,
    mine: Document,
    current: Opened,
    changes: Mapping[str, Value],
    body: str | None,
) -> bytes:
    """The file with both sides' changes (reliability.md row 3).

    Raises SaveConflict where both changed one value.
    """
    if current.digest == opened.digest:
        return mine.data
    from ...text.merge import merge_documents

    both = merge_documents(opened.data, mine.data, current.data)
    if both.conflicts or both.data is None:
        raise SaveConflict(current, both.conflicts, changes, body)
    return both.data
