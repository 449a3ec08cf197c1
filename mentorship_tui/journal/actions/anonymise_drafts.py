"""Goes through the unsaved forms, and what is kept beside the journal, for a name taken out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from ...records.registry import TYPES, slug_of
from ...text.people.finder import Person
from ..reading.file_texts import BASE
from ..reading.mentions import Place
from ..snoozed import forget_put_off
from .name_words import without_name

if TYPE_CHECKING:
    from ..journal import Journal


def anonymise_drafts(
    journal: Journal,
    person: Person,
    moves: Mapping[str, str],
    files: Mapping[str, tuple[bytes, bytes]],
    accepted: Collection[Place],
) -> None:
    """Each unsaved form without the name, and kept for where its record is now.

    `files` are the files that were rewritten, by their old path: before and after. Raises
    StoreError.
    """
    keys = journal.drafts.keys()
    for key in keys:
        held = journal.drafts.get(key)
        if held is None:
            continue
        name, _, path = key.partition(":")
        yes = {one.written for one in accepted if one.draft == key}
        without = _without(journal, person, held, yes)
        without = _with_slugs(without, name, moves)
        base = held.get(BASE)
        if isinstance(base, str):
            without[BASE] = _base(journal, person, base, files.get(path))
        new = f"{name}:{moves.get(path, path)}"
        if (new, without) != (key, held):
            journal.drafts.put(new, without)
        if new != key:
            journal.drafts.drop(key)


def forget_what_is_kept(journal: Journal) -> None:
    """Empty what is kept beside the journal to be faster; it is made again from the files."""
    journal.search.forget()
    journal.cache.forget()
    forget_put_off(journal.places, journal.root)


def _without(journal: Journal, person: Person, held: Any, accepted: Collection[str]) -> Any:
    if isinstance(held, str):
        return without_name(journal.tr, held, person, accepted)
    if isinstance(held, dict):
        return {key: _without(journal, person, item, accepted) for key, item in held.items()}
    if isinstance(held, list):
        return [_without(journal, person, item, accepted) for item in held]
    return held


def _with_slugs(held: dict[str, Any], type_name: str, moves: Mapping[str, str]) -> dict[str, Any]:
    """References in the form follow the records that have another slug."""
    kind, values = TYPES.get(type_name), held.get("values")
    if kind is None or not isinstance(values, dict):
        return held
    slugs = {slug_of(old): slug_of(new) for old, new in moves.items()}
    names = {field.name for field in kind.fields if field.refers}
    changed = {
        name: _renamed(value, slugs) if name in names else value for name, value in values.items()
    }
    return {**held, "values": changed}


def _renamed(value: Any, slugs: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_renamed(item, slugs) for item in value]
    return slugs.get(value, value) if isinstance(value, str) else value


def _base(journal: Journal, person: Person, base: str, file: tuple[bytes, bytes] | None) -> str:
    """The file the form was begun from, as it is to be told from what is on the disk now."""
    if file is not None and base.encode("utf-8", "surrogateescape") == file[0]:
        return file[1].decode("utf-8", "surrogateescape")
    return without_name(journal.tr, base, person)
