"""What a sync could not decide, as a record the user answers (git.md, Sync)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from ...text.document import Document, DocumentError
from ...text.quoting import quote_path
from ...text.slug import slugify
from ...text.value import Value

FOLDER = "conflicts"
LARGEST = 24 * 1024


@dataclass(frozen=True, slots=True)
class Question:
    """Two answers to one field of a record: theirs stands in the record, mine is kept here.

    Whose they are holds on the machine that joined them alone; the commits tell the others.

    `field` is as in `text.merge.Conflict`. `file` is the other version of a whole file, where it
    is no text that front matter could hold.
    """

    record: str
    field: str
    base: Value
    mine: Value
    theirs: Value
    file: bytes | None = None


def is_question(path: str) -> bool:
    """True for the record of a question, and for a file that belongs to one."""
    return path.startswith(f"{FOLDER}/")


def files_of(question: Question, commits: tuple[str, str], today: date) -> dict[str, bytes]:
    """The record of the question, and the file beside it if it needs one.

    The same two values on two machines give the same name, whichever of them is "mine".
    """
    name = f"{FOLDER}/{_slug(question)}"
    sides: dict[str, Value] = {"base": question.base, "mine": question.mine}
    sides["theirs"] = question.theirs
    about: dict[str, Value] = {
        "type": "conflict",
        "record": quote_path(question.record),
        "field": question.field,
    }
    after: dict[str, Value] = {
        "commits": [commit[:12] for commit in commits],
        "created": today.isoformat(),
    }
    if question.file is None and _size(sides) <= LARGEST:
        given = {key: value for key, value in sides.items() if value is not None}
        try:
            return {f"{name}.md": Document.new({**about, **given, **after}, "").data}
        except DocumentError:
            pass
    beside = f"{name}{_ending(question)}"
    kept = _bytes(question.mine) if question.file is None else question.file
    record = Document.new({**about, "file": beside, **after}, "")
    return {f"{name}.md": record.data, beside: kept}


def _slug(question: Question) -> str:
    stem = question.record.rpartition("/")[2].rpartition(".")[0]
    sides = sorted((_text(question.mine), _text(question.theirs)))
    if question.file is not None:
        sides = [hashlib.sha256(question.file).hexdigest()]
    told = json.dumps([question.record, question.field, _text(question.base), sides])
    short = slugify(f"{stem} {question.field}".strip(), "question")[:40].strip("-")
    return f"{short}-{hashlib.sha256(told.encode()).hexdigest()[:10]}"


def _ending(question: Question) -> str:
    """A markdown file must not be taken for a record of the journal."""
    ending = f".{question.record.rpartition('.')[2]}"
    named = question.file is not None and ending.lower() != ".md" and ending.isprintable()
    return ending if named else ".txt"


def _text(value: Value) -> str:
    return json.dumps(value, sort_keys=True, default=str)


def _size(sides: dict[str, Value]) -> int:
    return sum(len(_text(value)) for value in sides.values())


def _bytes(value: Value) -> bytes:
    return (value if isinstance(value, str) else _text(value)).encode("utf-8", "surrogateescape")
