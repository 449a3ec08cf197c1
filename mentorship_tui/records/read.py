"""A file's bytes made into a record; nothing a file holds can make it fail (format.md rule 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from ..i18n import Message, msg
from ..text.clean import one_line
from ..text.rubbish import original_of
from .model import RecordType
from .record import Problem, Record, State, Value
from .registry import MENTORSHIPS, mentorship_of, record_type, slug_of, type_of_path

if TYPE_CHECKING:
    from ..text.document import Document
    from ..text.tasks import Task

TITLE_LENGTH = 200
LOOKED_AT = 8192  # bytes in which a file that does not parse may say what it is

_LINK = re.compile(r"\[\[([^\[\]|#\n]+)(?=\]\]|[|#])")
_SAYS_TYPE = re.compile(rb"^[\"']?type[\"']?[ \t]*:[ \t]*[\"']?(\w+)", re.MULTILINE)


def read_record(path: str, data: bytes) -> Record:
    """The record in the file at `path`, with all that is wrong with it.

    What is no record of ours, in no place of ours, is another file, whatever is wrong with it.
    """
    from ..text.document import LATE, Document, DocumentError

    digest = digest_of(data)
    home = type_of_path(original_of(path))
    if home is not None:
        return unreadable(path, _copied(path), digest=digest)
    try:
        document = Document.parse(data)
    except DocumentError as error:
        broken = unreadable(path, error.message, error.line, digest)
        return broken if _is_ours(path, data) else as_other(broken)
    if not document.has_front and document.late_block and _is_ours(path, data):
        return unreadable(path, LATE, document.late_block, digest)
    kind, problem = _kind(path, document)
    if kind is None:
        return _other(path, document, digest)
    return _known(path, document, digest, kind, problem)


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


def as_other(record: Record) -> Record:
    """A file that is none of the journal's own: nothing is asked of it (rule 10)."""
    return replace(record, state=State.FOREIGN, type="", problems=())


def is_place_of_ours(path: str) -> bool:
    """True for a path, of a file or a folder, at which the journal keeps its own."""
    return type_of_path(path) is not None or f"{path}/".startswith(f"{MENTORSHIPS}/")


def digest_of(data: bytes) -> str:
    """What tells one content of a file from another."""
    return sha256(data).hexdigest()


def _is_ours(path: str, data: bytes) -> bool:
    """True if it lies where records do, or says that it is one."""
    if type_of_path(path) is not None:
        return True
    found = _SAYS_TYPE.search(data, 0, LOOKED_AT)
    return found is not None and record_type(found[1].decode("ascii", "replace")) is not None


def _copied(path: str) -> Message:
    name = one_line(original_of(path).rpartition("/")[2])
    return msg(
        "A sync program left this copy of {name}, which was changed on two devices at once. Take "
        "over what {name} lacks, then delete the copy.",
        name=name,
    )


def _kind(path: str, document: Document) -> tuple[RecordType | None, Problem | None]:
    """The type that the file says, or has by where it lies; and what is wrong with that."""
    from .implied import fits

    said = document.front.get("type")
    if isinstance(said, str) and (kind := record_type(said)):
        return kind, None
    line = document.lines.get("type", 1)
    folded = record_type(said.strip().casefold()) if isinstance(said, str) else None
    if folded is not None:
        return folded, Problem(
            msg("Write the type as {type}; `mentorship doctor --fix` does it.", type=folded.name),
            "type",
            line,
        )
    home = type_of_path(path) if document.has_front else None
    if said is not None or home is None or not fits(home, document.front):
        return None, None
    words = msg(
        "The line type: {type} is missing; by its folder the file is read as one. The next save "
        "writes the line, and so does `mentorship doctor --fix`.",
        type=home.name,
    )
    return home, Problem(words, "type", line)


def _known(
    path: str, document: Document, digest: str, kind: RecordType, problem: Problem | None
) -> Record:
    from .validate import problems_of

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
            *((problem,) if problem else ()),
            *_misplaced(path, kind, document),
            *problems_of(kind, document.front, document.lines),
        ),
        digest=digest,
        links=_links(document.body),
    )


def _other(path: str, document: Document, digest: str) -> Record:
    """A file that is no record: in a place of a record's it says why it is none."""
    home = type_of_path(path)
    name = document.front.get("type")
    quiet = home is None or (not document.has_front and not home.single)
    reason = None if quiet or home is None else _why_none(path, home, name)
    line = document.lines.get("type", 1)
    return Record(
        path=path,
        state=State.UNKNOWN if reason and document.has_front else State.FOREIGN,
        type="" if quiet or name is None else one_line(str(name)),
        slug=slug_of(path),
        mentorship=mentorship_of(path),
        title=_bounded(document.front.get("title") or document.front.get("name")),
        fields=document.front,
        problems=(Problem(reason, "type", line),) if reason else (),
        digest=digest,
    )


def _why_none(path: str, home: RecordType, name: Value) -> Message:
    if name is not None:
        return msg(
            "The type {type} is not known; the file is kept as it is.", type=one_line(str(name))
        )
    if home.single:
        return msg(
            "It has no line type: {type} and is taken for a note of another program. The journal "
            "keeps its own {name} there: rename the note, or give it that line.",
            type=home.name,
            name=path.rpartition("/")[2],
        )
    return msg(
        "There is no type in the front matter; the file is kept as it is. Add a line "
        "such as type: {type} to make it a record.",
        type=home.name,
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
    from .private import private_lines

    found = parse_tasks(document.body, document.body_line)
    hidden = private_lines(document.body) if found else frozenset()
    above = document.body_line - 1
    return tuple(
        replace(task, private=True) if task.line - above in hidden else task for task in found
    )


def _links(body: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_LINK.findall(body))) if "[[" in body else ()


def _written(body: str) -> tuple[str, ...]:
    from ..text.sections import written_headings

    return written_headings(body)
