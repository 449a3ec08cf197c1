"""A record gets a new name: its file moves and every reference to it follows, in one commit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...i18n import msg
from ...records.model import Kind
from ...records.record import Record
from ...records.references import refers_to, with_new_reference
from ...records.registry import MENTORSHIPS, record_type
from ...records.typed import BadValue
from ...records.written import check_written
from ...text.slug import slugify, unique_slug
from .edits import with_type
from .left_out import absent
from .naming import slugs_away
from .opened import ReadOnly

if TYPE_CHECKING:
    from .ledger import Ledger


NAME = "name"


@dataclass(frozen=True, slots=True)
class Move:
    """One file's part in it: what was read, where it goes and what it then holds."""

    old: str
    new: str
    digest: str
    data: bytes


def rename(journal: Ledger, path: str, name: str) -> Record:
    """Give the record a new name and file; a slug for a name changes the file's alone.

    Raises BadValue where there is no name, what `moves_for` does, and Stale.
    """
    journal.check_writable()
    check_written({NAME: name})
    if not name.strip():
        raise BadValue(msg("There are no words in it. What is it to be called?"))
    with journal.writing:
        record = journal.read(path).record
        moves = moves_for(journal, record, name)
        files: dict[str, bytes | None] = {}
        for move in moves:
            _write(journal, move)
            journal.cache.put(move.new, move.data)
            files[move.new] = move.data
        for move in moves:
            if move.new != move.old:
                journal.cache.store.delete(move.old, move.digest)
                journal.cache.drop(move.old)
                files[move.old] = None
        after = journal.snapshot.records[moves[0].new]
        journal.commit(journal.wording.renamed(record, after), files)
        return after


def _write(journal: Ledger, move: Move) -> None:
    """Under the new name; where the disk ignores capitals, the old one may be the same file."""
    store = journal.cache.store
    if store.is_same(move.old, move.new):
        store.save(move.old, move.data, move.digest)
        store.respell(move.old, move.new)
    else:
        store.save(move.new, move.data, None if move.new != move.old else move.digest)


def moves_for(journal: Ledger, record: Record, name: str) -> list[Move]:
    """What a new name does to the files of the journal, the record's own first (rule 5).

    Raises ReadOnly for a record whose file name is fixed, such as the agreement; NotEditable if
    a file concerned does not parse.
    """
    kind = record_type(record.type)
    if kind is None or not kind.has_slug:
        raise ReadOnly(
            msg("{path} keeps its file name: there is only one of it.", path=record.path)
        )
    slug = _new_slug(journal, record, name)
    moves = []
    for path, other in journal.snapshot.records.items():
        target = _target(record, path, slug)
        if path == target and path != record.path and not refers_to(other, record):
            continue
        if path == record.path or refers_to(other, record):
            opened, document = journal.cache.open_to_edit(path)
            changed = with_new_reference(document, other, record, slug)
            titled = kind.field(kind.title)
            if path == record.path and titled and titled.kind is Kind.TEXT and not is_slug(name):
                changed = changed.set(kind.title, name)
            changed = with_type(changed, other.type)
            moves.append(Move(path, target, opened.digest, changed.data))
        else:
            version = journal.cache.store.read(path)
            moves.append(Move(path, target, version.digest, version.data))
    return sorted(moves, key=lambda move: move.old != record.path)


def is_slug(name: str) -> bool:
    """True for a word that could be a file's name as it is."""
    return slugify(name, "") == name


def _new_slug(journal: Ledger, record: Record, name: str) -> str:
    others = (one for one in journal.snapshot.of(record.type) if one.path != record.path)
    taken = {one.slug for one in others} | slugs_away(absent(journal), record.type)
    kind = record_type(record.type)
    date = _date_of(record)
    bare = {slug.removeprefix(date) for slug in taken} if date else taken
    slug = unique_slug(name.removeprefix(date), bare, kind.name if kind else "record")
    return f"{date}{slug}"


def _date_of(record: Record) -> str:
    kind = record_type(record.type)
    found = record.slug[:11]
    dated = kind is not None and kind.dated and found[4:5] == "-" and found[10:11] == "-"
    return found if dated else ""


def _target(record: Record, path: str, slug: str) -> str:
    if record.type == "mentorship":
        home = f"{MENTORSHIPS}/{record.slug}/"
        return path.replace(home, f"{MENTORSHIPS}/{slug}/", 1) if path.startswith(home) else path
    if path != record.path:
        return path
    return f"{path.rpartition('/')[0]}/{slug}.md"
