"""Where a new record goes: its folder by its type, its slug by its name (format.md rule 5)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING

from ...i18n import msg
from ...records.model import RecordType
from ...records.record import Value
from ...records.registry import path_for, slug_of, type_of_path
from ...records.snapshot import Snapshot
from ...text.slug import unique_slug
from .left_out import absent
from .opened import ReadOnly

if TYPE_CHECKING:
    from .ledger import Ledger


class NoMentorship(ReadOnly):
    """There is no mentorship that the new record could be in."""


class NotHere(ReadOnly):
    """The one record of its kind is in the journal, and not on this disk."""


def free_path(
    journal: Ledger,
    kind: RecordType,
    values: Mapping[str, Value],
    mentorship: str | None,
    today: date,
) -> str:
    """A path no record of the type has. A dated record's date is no part of its slug.

    Raises NoMentorship where there is no mentorship for it to be in, NotHere where the one there
    may be is not on this disk.
    """
    snapshot, away = journal.snapshot, absent(journal)
    taken = {record.slug for record in snapshot.of(kind.name)} | slugs_away(away, kind.name)
    when = str(values.get(kind.dated) or today) if kind.dated else ""
    bare = {slug.removeprefix(f"{when}-") for slug in taken} if when else taken
    slug = unique_slug(_name(kind, values), bare, kind.name)
    if kind.name == "mentorship":
        return path_for(kind, "", slug)
    path = path_for(kind, slug, _owner(snapshot, kind, mentorship), when or None)
    if path in away:
        raise NotHere(
            msg(
                "{path} is in the journal, but a sparse checkout leaves it out on this computer. "
                "`git sparse-checkout disable` in the journal's folder brings it here.",
                path=path,
            )
        )
    return path


def slugs_away(away: Collection[str], type_name: str) -> set[str]:
    """The slugs of those of the paths, which are not on this disk, where the type's records lie."""
    return {slug_of(path) for path in away if _is_of(path, type_name)}


def _is_of(path: str, type_name: str) -> bool:
    kind = type_of_path(path)
    return kind is not None and kind.name == type_name


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
