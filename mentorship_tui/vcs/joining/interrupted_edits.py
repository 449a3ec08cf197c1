"""Edits made in a work tree that a kill left half done, joined with what was on its way there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ...text.merge import merge_documents
from ..repository.repository import Repository
from .question import Question, files_of


@dataclass(frozen=True, slots=True)
class Edited:
    """A file that is neither as the old commit has it nor as the new; "" is a blob there is not."""

    path: str  # from the top
    old: str
    new: str


def join_edits(repository: Repository, edited: list[Edited], commits: tuple[str, str]) -> None:
    """Leave both sides' changes in each file, and a question where they differ on one value.

    What comes of it is not committed: whoever looks for changes next finds it. Without this the
    edit, made on the old text, would take back all that came in.
    """
    for one in edited:
        if not one.new:
            continue  # it was edited here: that outweighs being deleted there
        place = repository.top / one.path
        mine, theirs = place.read_bytes(), _blob(repository, one.new)
        base = _blob(repository, one.old) if one.old else None
        record = one.path.removeprefix(repository.prefix)
        if not record.endswith(".md"):
            _ask(repository, Question(record, "", None, None, None, file=theirs), commits)
            continue
        merged = merge_documents(base, mine, theirs)
        for conflict in merged.conflicts:
            sides = (conflict.base, conflict.mine, conflict.theirs)
            _ask(repository, Question(record, conflict.field, *sides), commits)
        if merged.data is not None:
            _write(place, merged.data)


def _ask(repository: Repository, question: Question, commits: tuple[str, str]) -> None:
    for path, data in files_of(question, commits, date.today()).items():
        place = repository.root / path
        place.parent.mkdir(exist_ok=True)
        _write(place, data)


def _write(place: Path, data: bytes) -> None:
    beside = place.with_name(f".{place.name}.joined")
    beside.write_bytes(data)
    beside.replace(place)


def _blob(repository: Repository, name: str) -> bytes:
    return repository.git.run("cat-file", "blob", name)


def edited_of(found: dict[str, str], old: dict[str, str], new: dict[str, str]) -> Iterator[Edited]:
    """Which of the files, by the names of their blobs, are as neither commit has them."""
    for path, name in found.items():
        if name not in (old.get(path), new.get(path)):
            yield Edited(path, old.get(path, ""), new.get(path, ""))


def is_begun(repository: Repository, edited: Edited) -> bool:
    """True for a file that git had only begun to write when it was killed: nobody's edit."""
    data = (repository.top / edited.path).read_bytes()
    return _blob(repository, edited.new).startswith(data)
