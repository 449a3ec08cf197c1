"""Forms that a crash, or a window closed in haste, left unsaved: what they are, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..records.model import RecordType
from ..records.registry import TYPES
from ..records.unsaved import unsaved

if TYPE_CHECKING:
    from ..journal.journal import Journal

NEW = "new:"


class UnsavedForm(NamedTuple):
    """One form with something in it that is not saved."""

    key: str  # of the draft
    kind: RecordType
    path: str  # of the record; "" for one that was to be added
    title: str  # as it was written there; "" for none yet


def draft_key(kind: RecordType, path: str, mentorship: str) -> str:
    """Where an unsaved form is kept: a record's own, or one for each type of new record.

    What is everybody's, as the network, is the same in whichever mentorship it was begun.
    """
    home = mentorship if kind.place.startswith("mentorship") else ""
    return f"{kind.name}:{path or NEW + home}"


def unsaved_forms_in(journal: Journal) -> tuple[UnsavedForm, ...]:
    """The forms that can be gone on with now, the last one written in first."""
    found = (_unsaved_form(journal, key) for key in reversed(journal.drafts.keys()))
    return tuple(one for one in found if one is not None)


def _unsaved_form(journal: Journal, key: str) -> UnsavedForm | None:
    from ..journal.words.titles import title_of

    name, _, place = key.partition(":")
    kind, current = TYPES.get(name), journal.snapshot.mentorship
    if kind is None:
        return None
    path = "" if place.startswith(NEW) else place
    # what is new belongs to the mentorship it was written in, and waits until that is open again
    if key != draft_key(kind, path, current.slug if current else ""):
        return None
    values = (journal.drafts.get(key) or {}).get("values")
    if not isinstance(values, dict):
        return None
    written = unsaved(kind, values)
    return UnsavedForm(key, kind, path, title_of(written, journal.snapshot, journal.tr))
