"""A record's file as a document: front matter to read and change line by line, and a body."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from ..i18n import msg
from .edit import rewrites
from .lines import eol_of, with_ends_of
from .problem import DocumentError
from .split import Parts, decode, encode, late_block
from .tree import Node
from .value import Value, plain_value, same
from .write import entry

__all__ = ["LATE", "Document", "DocumentError"]

LATE = msg(
    "The fields between the lines of --- do not begin the file. Move what stands above them below."
)

LAST_READ = 8  # versions kept as read: those of one change, and of what it brings with it


@dataclass(frozen=True)
class Document:
    """One version of a file; every change gives a new document and leaves all other bytes alone."""

    data: bytes = field(repr=False)
    front: dict[str, Value] = field(repr=False, compare=False)  # not to be changed in place
    _parts: Parts = field(repr=False, compare=False)
    _root: Node | None = field(repr=False, compare=False)

    @classmethod
    def parse(cls, data: bytes) -> Document:
        """Read a file. Raises DocumentError for what format.md rule 8 refuses.

        A change passes through several hands as bytes; the last versions are read only once.
        """
        return _read_before(data)

    @classmethod
    def new(cls, fields: Mapping[str, Value], body: str) -> Document:
        """A document that did not exist yet, with \\n as its line end."""
        from .handler import RecordHandler

        meant = {name: plain_value(value) for name, value in fields.items()}
        document = cls.parse(encode(RecordHandler().file(meant, body)))
        if not same(document.front, meant) or document.body != body:
            raise DocumentError(msg("These values cannot be written as YAML."))
        return document

    @property
    def has_front(self) -> bool:
        """True if the file starts with front matter, though it be empty."""
        return bool(self._parts.closing)

    @property
    def body(self) -> str:
        """What follows the front matter, as it stands in the file."""
        return self._parts.body

    @cached_property
    def late_block(self) -> int:
        """The line of a block of fields that should begin the file and does not; 0 for none."""
        return 0 if self.has_front else late_block(self.body)

    @cached_property
    def body_line(self) -> int:
        """The line of the file where the body starts, from 1."""
        parts = self._parts
        return 1 + (parts.opening + parts.front + parts.closing).count("\n")

    @cached_property
    def lines(self) -> Mapping[str, int]:
        """The line of each field, and of each item of a map as `map.key`, from 1."""
        if not self._root:
            return {}
        return dict(_lines(self._root, self._parts.front, self._parts.opening.count("\n")))

    def set(self, name: str, value: Value) -> Document:
        """Change or add a field, or one item of a map by `map.key`.

        Raises DocumentError where the document's style allows no such change.
        """
        key, inner = self._path(name)
        if not inner:
            return self.with_front({**self.front, key: value})
        held = self.front.get(key)
        if held is not None and not isinstance(held, dict):
            raise DocumentError(
                msg("{field} is no map of keys and values.", field=key), self.lines[key]
            )
        return self.with_front({**self.front, key: {**(held or {}), inner: value}})

    def delete(self, name: str) -> Document:
        """Take a field out, or one item of a map by `map.key`; nothing if it is not there.

        Raises DocumentError where the document's style allows no such change.
        """
        key, inner = self._path(name)
        held = self.front.get(key)
        if not inner:
            return self.with_front(_without(self.front, key))
        if not isinstance(held, dict) or inner not in held:
            return self
        return self.with_front({**self.front, key: _without(held, inner)})

    def with_front(self, meant: Mapping[str, Value]) -> Document:
        """The document with these fields and no others; only lines of fields that differ change.

        Raises DocumentError where the document's style allows no such change.
        """
        fields = {name: plain_value(value) for name, value in meant.items()}
        if same(self.front, fields):
            return self
        parts = self._parts
        if not self.has_front:
            if line := self.late_block:
                raise DocumentError(LATE, line)
            fence = f"---{self.eol}"
            parts = Parts(parts.opening + fence, "", fence, parts.body)
        for front in rewrites(parts.front, self._root, fields, self.eol):
            with suppress(DocumentError):
                found = self._parsed(replace(parts, front=front))
                if same(found.front, fields) and found.body == self.body:
                    return found
        raise DocumentError(msg("This change cannot be made here: make it in an editor."))

    def with_first(self, name: str, value: Value) -> Document:
        """The document with one more field, above all others where its style allows that.

        Raises DocumentError as `set` does.
        """
        parts = self._parts
        if self.has_front and not (self._root and self._root.style == "flow"):
            front = entry(name, value, 0, self.eol) + parts.front
            with suppress(DocumentError):
                found = self._parsed(replace(parts, front=front))
                if same(found.front, {name: value, **self.front}) and found.body == self.body:
                    return found
        return self.set(name, value)

    def with_body(self, body: str) -> Document:
        """The document with another body, given with \\n; lines that stay keep their own line ends.

        Raises DocumentError for a body that makes the file too large, or has conflict markers.
        """
        if body == self.body:
            return self
        eol = eol_of(self.body) if "\n" in self.body else self.eol
        text = with_ends_of(self.body, body, eol)
        parts = self._parts
        fence_end = "" if parts.closing.endswith("\n") or not parts.closing else eol
        found = self._parsed(replace(parts, closing=parts.closing + fence_end, body=text))
        if found.body != text:
            raise DocumentError(msg("The text starts with ---: it would be read as fields."))
        return found

    @cached_property
    def eol(self) -> str:
        """The line end that most of the file has."""
        return eol_of(self._parts.text)

    def _path(self, name: str) -> tuple[str, str]:
        if name in self.front:
            return name, ""
        dots = [place for place, character in enumerate(name) if character == "."]
        found = [dot for dot in dots if name[:dot] in self.front]
        dot = (found[-1:] or dots[:1] or [len(name)])[0]
        return name[:dot], name[dot + 1 :]

    def _parsed(self, parts: Parts) -> Document:
        return Document.parse(encode(parts.text))


def _without(fields: dict[str, Value], unwanted: str) -> dict[str, Value]:
    return {name: value for name, value in fields.items() if name != unwanted}


def parse_anew(data: bytes) -> Document:
    """`Document.parse`, whether or not these bytes were read just before."""
    from .handler import RecordHandler  # PyYAML is not for a start that reads from the cache

    handler = RecordHandler()
    parts = handler.parts(decode(data))
    root = handler.tree(parts.front, parts.opening.count("\n") + 1)
    front = root.value if root and isinstance(root.value, dict) else {}
    return Document(data, front, parts, root)


_read_before = lru_cache(maxsize=LAST_READ)(parse_anew)


def _lines(root: Node, front: str, above: int) -> Iterator[tuple[str, int]]:
    starts = [0, *(match.end() for match in re.finditer("\n", front))]
    for key, item in zip(root.keys, root.items, strict=True):
        yield key.text, bisect_right(starts, key.start) + above
        for inner in item.keys:
            yield f"{key.text}.{inner.text}", bisect_right(starts, inner.start) + above
