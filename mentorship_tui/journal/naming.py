"""Where a new record goes: its folder by its type, its slug by its name (format.md rule 5)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..i18n import msg
from ..records.model import RecordType
from ..records.record import Value
from ..records.registry import path_for
from ..records.snapshot import Snapshot
from ..text.slug import unique_slug
from .opened import ReadOnly


class NoMentorship(ReadOnly):
    """There is no mentorship that the new record could be in."""


def free_path(
    snapshot: Snapshot,
    kind: RecordType,
    values: Mapping[str, Value],
    mentorship: str | None,
    today: date,
) -> str:
    """A path no record of the type has. A dated record's date is no part of its slug.

    Raises NoMentorship where there is no mentorship for it to be in.
    """
    taken = {record.slug for record in snapshot.of(kind.name)}
    when = str(values.get(kind.dated) or today) if kind.dated else ""
    bare = {slug.removeprefix(f"{when}-") for slug in taken} if when else taken
    slug = unique_slug(_name(kind, values), bare, kind.name)
    if kind.name == "mentorship":
        return path_for(kind, "", slug)
    return path_for(kind, slug, _owner(snapshot, kind, mentorship), when or None)


def _name(kind: RecordType, values: Mapping[str, Value]) -> str:
    """What it is called, else whom or what it is about."""
    names = (kind.title, "title", "about", "candidate", "kind")
    return next((str(values[name]) for name in names if values.get(name)), "")


def _owner(snapshot: Snapshot, kind: RecordType, mentorship: str | None) -> str:
    current = snapshot.mentorship
    owner = mentorship or (current.slug if current else "")
    if kind.in_mentorship and not owner:
        raise NoMentorship(msg("Begin a mentorship first: {type} belongs to one.", type=kind.label))
    return owner
