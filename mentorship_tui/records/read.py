"""A file's bytes made into a record; nothing a file holds can make it fail (format.md rule 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from ..i18n import Message, msg
from ..text.clean import one_line
from .model import RecordType
from .record import Problem, Record, State, Value
from .registry import MENTORSHIPS, mentorship_of, record_type, slug_of, type_of_path

if TYPE_CHECKING:
    from ..text.document import Document
    from ..text.tasks import Task

TITLE_LENGTH = 200

_LINK = re.compile(r"\[\[([^\[\]|#\n]+)(?=\]\]|[|#])")


def read_record(path: str, data: bytes) -> Record:
    """The record in the file at `path`, with all that is wrong with it."""
    from ..text.document import Document, DocumentError
    from .validate import problems_of

    try:
        document = Document.parse(data)
    except DocumentError as error:
        return unreadable(path, error.message, error.line, digest_of(data))
    digest = digest_of(data)
    if not document.has_front:
        return Record(
            path, State.FOREIGN, "", slug_of(path), mentorship_of(path), "", digest=digest
        )
    name = document.front.get("type")
    kind = record_type(name) if isinstance(name, str) else None
    if kind is None:
        return _unknown(path, document, digest)
    return Record(
        path=path,
        state=State.KNOWN,
        type=kind.name,
        slug=slug_of(path),
        mentorship=mentorship_of(path),
        title=_title(kind, document.front),
        fields=document.front,
        tasks=_tasks(kind, document),
        written=_written(document.body),
        problems=(
            *_misplaced(path, kind, document),
            *problems_of(kind, document.front, document.lines),
        ),
        digest=digest,
        links=_links(document.body),
    )


def unreadable(path: str, reason: Message, line: int = 0, digest: str = "") -> Record:
    """A file that is listed with its reason, shown as text and never written."""
    return Record(
        path=path,
        state=State.BROKEN,
        type="",
        slug=slug_of(path),
        mentorship=mentorship_of(path),
        title="",
        problems=(Problem(reason, line=line),),
        digest=digest,
    )


def digest_of(data: bytes) -> str:
    """What tells one content of a file from another."""
    return sha256(data).hexdigest()


def _unknown(path: str, document: Document, digest: str) -> Record:
    name = document.front.get("type")
    reason = (
        msg("The type {type} is not known; the file is kept as it is.", type=one_line(str(name)))
        if name is not None
        else msg(
            "There is no type in the front matter; the file is kept as it is. Add a line "
            "such as type: goal to make it a record."
        )
    )
    return Record(
        path=path,
        state=State.UNKNOWN,
        type=one_line(str(name)) if name is not None else "",
        slug=slug_of(path),
        mentorship=mentorship_of(path),
        title=_bounded(document.front.get("title") or document.front.get("name")),
        fields=document.front,
        problems=(Problem(reason, "type", document.lines.get("type", 1)),),
        digest=digest,
    )


def _misplaced(path: str, kind: RecordType, document: Document) -> Iterator[Problem]:
    if type_of_path(path) is not kind:
        place = kind.place.replace("mentorship:", f"{MENTORSHIPS}/.../")
        message = msg(
            "Files of type {type} belong in {place}. Move it there.", type=kind.name, place=place
        )
        yield Problem(message, "type", document.lines.get("type", 1))


def _title(kind: RecordType, front: dict[str, Value]) -> str:
    return _bounded(front.get(kind.title) or front.get("title"))


def _bounded(value: Value) -> str:
    text = "" if value is None or isinstance(value, list | dict) else one_line(str(value))
    return text if len(text) <= TITLE_LENGTH else text[: TITLE_LENGTH - 1] + "…"


def _tasks(kind: RecordType, document: Document) -> tuple[Task, ...]:
    if not kind.tasks or "[" not in document.body:
        return ()
    from ..text.tasks import parse_tasks

    return parse_tasks(document.body, document.body_line)


def _links(body: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_LINK.findall(body))) if "[[" in body else ()


def _written(body: str) -> tuple[str, ...]:
    from ..text.sections import written_headings

    return written_headings(body)
