"""Answers a question that a sync left: one commit that sets the value and removes the question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...errors import MentorshipError
from ...i18n import msg
from ...records import model
from ...records.read import read_record
from ...records.record import Value
from ...records.registry import record_type
from ..ledger.opened import ReadOnly
from ..reading.questions import CHANGED, DELETED, Choice, Kind, Question, question
from ..words.shorten import where_they_part

if TYPE_CHECKING:
    from ...text.document import Document
    from ..journal import Journal

STANDS_TWICE = (
    model.Kind.TEXT,
    model.Kind.PROSE,
    model.Kind.WORDS,
    model.Kind.CHOICES,
    model.Kind.REFERENCES,
)


class NoAnswer(MentorshipError):
    """What was given does not answer the question."""

    exit_code = 2


def answer(journal: Journal, path: str, choice: Choice, value: Value = None) -> None:
    """Answer a question, with `value` where the choice is "value"; one commit.

    For "both", prose gets both texts and a file the other version beside it; of a deletion the
    value is "deleted" or "changed". Raises NoAnswer where that makes no sense, ReadOnly if the
    record is gone, StoreError, NotEditable.
    """
    if journal.read_only:
        raise ReadOnly(journal.read_only)
    asked = question(journal, path)
    if choice == "both" and asked.kind is Kind.VALUE and not has_both(journal, asked):
        raise NoAnswer(msg("There can be only one value here: choose one of them."))
    with journal.writing:
        store, path = journal.cache.store, asked.record
        base = {path: store.read(path).data} if store.exists(path) else {}
        files = _apply(journal, asked, choice, value)
        body = _decided(journal, asked, (choice, value), base.get(path), files)
        for gone in (asked.path, asked.file):
            if gone and store.exists(gone):
                store.delete(gone, store.read(gone).digest)
                journal.cache.drop(gone)
                files[gone] = None
        subject = journal.wording.said(msg("Answered: {title}", title=_about(journal, asked)))
        base = base if path in files else {}
        journal.commit(subject, files, body, base=base)


def has_both(journal: Journal, asked: Question) -> bool:
    """Two texts, lists or files can stand beside each other; of a day there is one."""
    if asked.kind is not Kind.VALUE:
        return asked.kind is not Kind.DELETED
    field = _field_of(journal, asked)
    return field is not None and field.kind in STANDS_TWICE


def _field_of(journal: Journal, asked: Question) -> model.Field | None:
    """The field that is asked about; None where it is none that the record's type declares."""
    record = journal.snapshot.records.get(asked.record)
    kind = record_type(record.type) if record else None
    return kind.field(asked.field) if kind else None


def both_texts(one: str, other: str) -> str:
    """One below the other: items as items of one list, paragraphs with a blank line between."""
    from ...text.tasks import parse_tasks

    items = all(parse_tasks(text.partition("\n")[0]) for text in (one, other))
    return ("\n" if items else "\n\n").join((one, other)).strip("\n")


def _about(journal: Journal, asked: Question) -> str:
    if not asked.field:
        return asked.title
    record = journal.snapshot.records.get(asked.record)
    named = asked.kind is Kind.VALUE and record is not None
    field = journal.wording.field(record, asked.field) if named and record else asked.heading
    return f"{asked.title} - {field}" if field else asked.title


def _decided(
    journal: Journal,
    asked: Question,
    answered: tuple[Choice, Value],
    old: bytes | None,
    files: Mapping[str, bytes | None],
) -> str:
    """What was decided: old -> new, or what stays and what it was chosen over."""
    words, path = journal.wording, asked.record
    new = files.get(path, old)
    if not asked.field or old is None or new is None:
        said = msg("It is deleted.") if path in files and new is None else msg("It stays.")
        if asked.kind is Kind.FILE and files:
            said = msg("This machine's version stands in {path}.", path=next(iter(files)))
        return journal.tr(said)
    before, after = (read_record(path, data) for data in (old, new))
    if old != new and asked.kind is Kind.VALUE:
        return words.change_of(before, after, asked.field)
    name = words.field(before, asked.field) if asked.kind is Kind.VALUE else asked.heading
    name = name or journal.tr(msg("text"))
    given = {"mine": asked.mine, "value": answered[1]}
    chosen = given.get(answered[0], f"{asked.theirs}\n\n{asked.mine}")
    other = asked.mine if old == new else chosen
    sides = (words.whole(before, asked.field, side) for side in (asked.theirs, other))
    first, second = where_they_part(*sides)
    if old == new:
        stays = msg("{field}: {value} stays; the other was {other}")
        return journal.tr(msg(stays.text, field=name, value=first, other=second))
    return f"{name}: {first} -> {second}"


def _apply(
    journal: Journal, asked: Question, choice: Choice, value: Value
) -> dict[str, bytes | None]:
    """Change the record; its files as they are after."""
    match asked.kind:
        case Kind.DELETED:
            return _keep_or_delete(journal, asked, choice, value)
        case Kind.FILE:
            return _choose_file(journal, asked, choice)
        case _:
            return _set(journal, asked, choice, value)


def _keep_or_delete(
    journal: Journal, asked: Question, choice: Choice, value: Value
) -> dict[str, bytes | None]:
    chosen = {"mine": asked.mine, "theirs": asked.theirs, "value": value}.get(choice)
    if chosen not in (DELETED, CHANGED):
        raise NoAnswer(
            msg(
                "{path} was deleted on one side and changed on the other: answer deleted or "
                "changed, or mine or theirs.",
                path=asked.record,
            )
        )
    store = journal.cache.store
    if chosen != DELETED or not store.exists(asked.record):
        return {}
    store.delete(asked.record, store.read(asked.record).digest)
    journal.cache.drop(asked.record)
    return {asked.record: None}


def _choose_file(journal: Journal, asked: Question, choice: Choice) -> dict[str, bytes | None]:
    if choice == "theirs":
        return {}
    if choice == "value":
        raise NoAnswer(
            msg(
                "{path} cannot be merged: answer mine, theirs, or both, which keeps the other "
                "version beside it.",
                path=asked.record,
            )
        )
    store = journal.cache.store
    data = store.read(asked.file).data
    place = asked.record
    if choice == "both":
        stem, dot, ending = place.rpartition(".")
        place = f"{stem or ending}-{asked.path.rpartition('-')[2][:4]}{dot}{ending if stem else ''}"
    expected = store.read(place).digest if store.exists(place) else None
    store.save(place, data, expected)
    journal.cache.put(place, data)
    return {place: data}


def _set(
    journal: Journal, asked: Question, choice: Choice, value: Value
) -> dict[str, bytes | None]:
    if not journal.cache.store.exists(asked.record):
        if choice == "theirs":
            return {}
        raise ReadOnly(msg("{path} is no longer there.", path=asked.record))
    opened, document = journal.cache.open_to_edit(asked.record)
    if asked.kind is Kind.PROSE:
        document = _with_prose(document, asked, choice, value)
    else:
        document = _with_value(document, asked, choice, value)
    if document.data == opened.data:
        return {}
    journal.cache.store.save(asked.record, document.data, opened.digest)
    journal.cache.put(asked.record, document.data)
    return {asked.record: document.data}


def _with_value(document: Document, asked: Question, choice: Choice, value: Value) -> Document:
    chosen = {"mine": asked.mine, "theirs": asked.theirs, "value": value}.get(choice)
    if choice == "both":
        chosen = _both(asked.theirs, asked.mine)
    return document.delete(asked.field) if chosen is None else document.set(asked.field, chosen)


def _both(one: Value, other: Value) -> Value:
    """A list of both, or two texts in a row; a side that is not there adds nothing."""
    if isinstance(one, list) or isinstance(other, list):
        sides = [side if isinstance(side, list) else [side] for side in (one, other)]
        return [*sides[0], *(item for item in sides[1] if item not in sides[0])]
    return " / ".join(str(side) for side in (one, other) if side not in (None, ""))


def _with_prose(document: Document, asked: Question, choice: Choice, value: Value) -> Document:
    from ...text.passage import holds_passage, with_passage
    from ...text.sections import append_to_section

    mine, theirs = str(asked.mine or ""), str(asked.theirs or "")
    chosen = {"mine": mine, "theirs": theirs, "value": str(value or "")}.get(choice)
    if chosen is None:
        chosen = both_texts(theirs, mine)
    body = document.body.replace("\r\n", "\n")
    # of a paragraph that one side took away, the other's text stands there
    changed = with_passage(body, theirs or mine, chosen, asked.heading)
    if changed is not None:
        return document.with_body(changed)
    if not chosen or chosen == theirs or holds_passage(body, chosen, asked.heading):
        return document
    if asked.heading:
        return document.with_body(append_to_section(body, asked.heading, chosen))
    return document.with_body(f"{body.rstrip()}\n\n{chosen}\n".lstrip("\n"))
