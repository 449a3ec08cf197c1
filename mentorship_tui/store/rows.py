"""A record as a row of the cache, and back; the fields are decoded when first asked for."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from os import stat_result
from sys import intern
from typing import Any, NamedTuple
from zlib import crc32

from ..i18n import Message
from ..records.record import Problem, Record, State, Value
from ..text.tasks import Task

Row = tuple[str, bytes, int, str, str]  # path, stamp, checksum, head, fields
Rest = tuple[tuple[Task, ...], tuple[str, ...], tuple[Problem, ...], tuple[str, ...]]

UNKNOWN = b""  # the stamp of a file that is to be read again
_decode = json.JSONDecoder().raw_decode  # `loads` looks at what is around as well
_STAMP = struct.Struct("<qqqQ")
_STATES = {str(state): state for state in State}


class Entry(NamedTuple):
    """A record, and the stamp its file had when it was read."""

    stamp: bytes
    record: Record


def stamp_of(about: stat_result) -> bytes:
    """What changes when a file does, even when its time is set back."""
    inode = about.st_ino & 0xFFFF_FFFF_FFFF_FFFF
    return _STAMP.pack(about.st_mtime_ns, about.st_ctime_ns, about.st_size, inode)


class Fields(Mapping[str, Value]):
    """The fields of a record as the text of the cache, until one of them is asked for."""

    __slots__ = ("_held",)

    def __init__(self, text: str) -> None:
        self._held: str | dict[str, Value] = text

    @property
    def values_by_name(self) -> dict[str, Value]:
        """All of them."""
        held = self._held
        return self._decoded(held) if isinstance(held, str) else held

    def _decoded(self, text: str) -> dict[str, Value]:
        names, _, values = text.partition("\n")
        self._held = decoded = dict(zip(_names(names), _decode(values)[0], strict=True))
        return decoded

    def __getitem__(self, name: str) -> Value:
        return self.values_by_name[name]

    def get(self, name: str, default: Any = None) -> Any:
        """The field, or what is given for one that is not there."""
        held = self._held  # asked tens of thousands of times before the first picture
        return (self._decoded(held) if isinstance(held, str) else held).get(name, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_by_name)

    def __len__(self) -> int:
        return len(self.values_by_name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and self.values_by_name == dict(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(self.values_by_name)


@lru_cache(maxsize=1024)
def _names(text: str) -> tuple[str, ...]:
    """The names of the fields, the same strings for every record that has the same."""
    return tuple(map(intern, _decode(text)[0]))


def row_of(path: str, entry: Entry) -> Row | None:
    """The row of a record; None for one that the cache cannot hold, which is read each time."""
    record = entry.record
    try:
        names, values = list(record.fields), list(record.fields.values())
        fields = f"{json.dumps(names)}\n{json.dumps(values)}"
        rest = _rest(record)
        words = (record.type, record.slug, record.mentorship, record.title, record.digest)
        if any("\n" in word for word in words):
            return None
        head = "\n".join((str(record.state), *words, rest))
        return path, entry.stamp, _checksum(path, entry.stamp, head, fields), head, fields
    except (ValueError, TypeError):  # a name that is no Unicode, a number too long to write
        return None


def entry_of(row: Row) -> Entry | None:
    """The record of a row; None if a bit of the row has changed since it was made."""
    path, stamp, checksum, head, fields = row
    try:
        if _checksum(path, stamp, head, fields) != checksum:
            return None
        state, kind, slug, mentorship, title, digest, rest = head.split("\n")
        tasks, written, problems, links = _parts(rest) if rest else ((), (), (), ())
    except (ValueError, TypeError, AttributeError, KeyError):
        return None
    return Entry(
        stamp,
        Record(
            path,
            _STATES[state],
            intern(kind),
            slug,
            intern(mentorship),
            title,
            Fields(fields),
            tasks,
            written,
            problems,
            digest,
            links,
        ),
    )


def _checksum(path: str, stamp: bytes, head: str, fields: str) -> int:
    return crc32(f"{path}\0{head}\0{fields}".encode(), crc32(stamp))


def _rest(record: Record) -> str:
    if not (record.tasks or record.written or record.problems or record.links):
        return ""
    tasks = [_task_value(task) for task in record.tasks]
    problems = [[_message_value(one.message), one.field, one.line] for one in record.problems]
    return json.dumps([tasks, record.written, problems, record.links])


def _parts(rest: str) -> Rest:
    tasks, written, problems, links = json.loads(rest)
    return (
        tuple(map(_task, tasks)),
        tuple(written),
        tuple(Problem(_message(words), name, line) for words, name, line in problems),
        tuple(links),
    )


def _task_value(task: Task) -> list[Any]:
    due = task.due.isoformat() if task.due else ""
    return [task.text, task.done, due, task.owner, task.heat, task.line, task.section, task.private]


def _task(value: list[Any]) -> Task:
    text, done, due, *rest = value
    return Task(text, done, date.fromisoformat(due) if due else None, *rest)


def _message_value(message: Message) -> list[Any]:
    params = {key: _param_value(value) for key, value in message.params.items()}
    return [message.text, params, message.many, message.count, message.context]


def _param_value(value: object) -> Any:
    if isinstance(value, Message):
        return _message_value(value)
    return value if isinstance(value, str | int | float | None) else str(value)


def _message(value: Iterable[Any]) -> Message:
    text, params, many, count, context = value
    filled = {
        key: _message(inner) if isinstance(inner, list) else inner for key, inner in params.items()
    }
    return Message(text, filled, many, count, context)
