"""One file of a change taken back: as it was before, or merged with what came later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ...errors import MentorshipError
from ...i18n import msg
from ...records.record import Value
from ...store.errors import StoreError
from ...text.clean import one_line
from ...text.document import Document
from ...text.merge import Conflict, Merged, merge_documents
from .settle_conflict import resolved

if TYPE_CHECKING:
    from ...vcs.commits.file_changes import FileChange
    from ..journal import Journal

Keep = Literal["now", "before"]


class CannotUndo(MentorshipError):
    """Something else has taken the place of what would come back."""


@dataclass(frozen=True, slots=True)
class Question:
    """A value that was changed again later: as it is now, and as it was before the change.

    `field` is a field's name, `map.key`, "#Heading" for prose, or "" for the whole file.
    """

    path: str
    field: str
    now: str
    before: str
    name: str  # the record's title and the field, for a sentence


@dataclass(frozen=True, slots=True)
class File:
    """What is to lie at a path; None is nothing. `now` and `digest` are of what lies there."""

    path: str
    data: bytes | None
    now: bytes | None
    digest: str | None
    mode: str = ""


def reversals(
    journal: Journal,
    change: FileChange,
    contents: Mapping[tuple[str, str], bytes],
    answers: Mapping[Question, Keep],
) -> tuple[list[File], list[Question]]:
    """The files as they are to be, and the questions that have no answer yet.

    `contents` are both sides of the change, by blob and path. Raises CannotUndo.
    """
    before = contents.get((change.blob_before, change.before))
    after = contents.get((change.blob_after, change.after))
    target = change.before or change.after
    place = change.after or change.before
    now = _now(journal, place)
    data, questions = _taken_back(journal, place, (before, after, now.data), answers)
    mode = change.mode_before if change.before and not change.after else ""
    if target == place:
        return [File(place, data, now.data, now.digest, mode)], questions
    there = _now(journal, target)
    if there.data is not None and data is not None:
        raise CannotUndo(
            msg("It cannot be undone: there is another record at {path} now.", path=target)
        )
    moved = [File(target, data, None, None), File(place, None, now.data, now.digest)]
    return moved, questions


def _taken_back(
    journal: Journal,
    path: str,
    versions: tuple[bytes | None, bytes | None, bytes | None],
    answers: Mapping[Question, Keep],
) -> tuple[bytes | None, list[Question]]:
    before, after, now = versions
    if now == after:
        return before, []
    merged = merge_documents(after, now, before, prefer_mine=True)
    asked = {_question(journal, path, one): one for one in merged.conflicts}
    open_ = [question for question in asked if question not in answers]
    chosen = [one for question, one in asked.items() if answers.get(question) == "before"]
    return _with(merged, chosen, before), open_


def _with(merged: Merged, chosen: list[Conflict], before: bytes | None) -> bytes | None:
    if any(not one.field for one in chosen):
        return before
    if not chosen or merged.data is None:
        return merged.data
    document = Document.parse(merged.data)
    for conflict in chosen:
        document = resolved(document, conflict, "theirs")
    return document.data


def _question(journal: Journal, path: str, conflict: Conflict) -> Question:
    from ..words.titles import title_of

    record = journal.snapshot.records.get(path)
    words = journal.wording
    title = title_of(record, journal.snapshot, journal.tr) if record else path
    if conflict.field.startswith("#"):
        field = one_line(conflict.field.removeprefix("#")) or journal.tr(msg("text"))
    elif conflict.field and record:
        field = words.field(record, conflict.field)
    else:
        field = ""
    now = _shown(journal, path, conflict, conflict.mine)
    before = _shown(journal, path, conflict, conflict.theirs)
    return Question(path, conflict.field, now, before, f"{title}: {field}" if field else title)


def _shown(journal: Journal, path: str, conflict: Conflict, value: Value) -> str:
    if value is None:
        return journal.tr(msg("(nothing)"))
    record = journal.snapshot.records.get(path)
    if not conflict.field or conflict.field.startswith("#") or record is None:
        return str(value)
    text = str(value)
    return text if "\n" in text else journal.wording.whole(record, conflict.field, value)


@dataclass(frozen=True, slots=True)
class _Found:
    data: bytes | None
    digest: str | None


def _now(journal: Journal, path: str) -> _Found:
    """What lies at the path."""
    try:
        if not journal.cache.store.exists(path):
            return _Found(None, None)
        current = journal.cache.open(path)
    except StoreError as error:
        raise CannotUndo(error.message) from error
    return _Found(current.data, current.digest)
