"""Git's index as bytes: whether it is whole, and what can be told of it without starting git.

The layout is gitformat-index(5).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection
from pathlib import Path

_SIGNATURE = b"DIRC"
_VERSIONS = (2, 3, 4)
_HEADER = 12
_STAT = 40  # bytes of an entry before its object name
_MODE = 24  # where an entry has its mode
_PREFIXED = 4  # the version in which a name has only what is other than in the one before
_MORE = 0x80
_ASSUMED = 0x80
_EXTENDED = 0x40
_NAME = 0x0FFF
_SPLIT = b"link\0\0"  # an extension and the first bytes of its size


class IndexFile:
    """One reading of an index file; one that is not there has no bytes."""

    def __init__(self, data: bytes, hash_name: str, folder: Path) -> None:
        self._data = data
        self._hash = hash_name
        self._size = hashlib.new(hash_name).digest_size
        self._folder = folder

    @classmethod
    def read(cls, place: Path, hash_name: str) -> IndexFile:
        """The index at `place`; empty where it cannot be read."""
        try:
            data = place.read_bytes()
        except OSError:
            data = b""
        return cls(data, hash_name, place.parent)

    @property
    def is_whole(self) -> bool:
        """False for one that is missing, empty, cut short or overwritten."""
        data = self._data
        if len(data) < _HEADER + self._size or not data.startswith(_SIGNATURE):
            return False
        if self._version not in _VERSIONS:
            return False
        body, trailer = data[: -self._size], data[-self._size :]
        # git leaves zeros there where it is told to save the time (index.skipHash)
        if any(trailer):
            fits = trailer == hashlib.new(self._hash, body).digest()
        else:
            fits = self._is_filled(body)
        return fits and self._has_shared()

    @property
    def count(self) -> int:
        """How many entries it holds itself."""
        return int.from_bytes(self._data[8:12], "big")

    @property
    def is_split(self) -> bool:
        """True if most of its entries are in another file beside it."""
        return _SPLIT in self._data

    def may_flag(self, paths: Collection[str] | None = None) -> bool:
        """False if no entry, or none of these, is flagged; then git need not be asked."""
        if self._version != 2 or self.is_split:
            return bool(self._data)
        if paths is None:
            return self._has_assumed()
        return any(self._is_assumed(os.fsencode(path)) for path in paths)

    @property
    def _version(self) -> int:
        return int.from_bytes(self._data[4:8], "big")

    def _is_filled(self, body: bytes) -> bool:
        """True if the entries and the extensions end where the file does.

        One that was cut short may end with zeros by chance, and be full of them where a disk lost
        what was written.
        """
        try:
            at = _HEADER
            for _ in range(self.count):
                at = self._end_of_entry(body, at)
            while at < len(body) and body[at : at + 4].isalpha():
                at += 8 + int.from_bytes(body[at + 4 : at + 8], "big")
        except (IndexError, ValueError):
            return False
        return at == len(body)

    def _end_of_entry(self, body: bytes, at: int) -> int:
        """Raises IndexError, ValueError where none is."""
        if not any(body[at + _MODE : at + _MODE + 4]):
            raise ValueError
        flags = at + _STAT + self._size
        name = flags + (4 if body[flags] & _EXTENDED else 2)
        if self._version != _PREFIXED:
            return at + ((body.index(b"\0", name) - at + 8) & ~7)
        while body[name] & _MORE:  # how much of the name before is dropped
            name += 1
        return body.index(b"\0", name + 1) + 1

    def _has_shared(self) -> bool:
        """What the index is only the difference to must be there too."""
        at = self._data.rfind(_SPLIT)
        if at < 0:
            return True
        name = self._data[at + 8 : at + 8 + self._size]
        return not any(name) or (self._folder / f"sharedindex.{name.hex()}").exists()

    def _has_assumed(self) -> bool:
        data, at = self._data, _HEADER
        flags = _STAT + self._size
        try:
            for _ in range(self.count):
                if data[at + flags] & _ASSUMED:
                    return True
                end = data.index(b"\0", at + flags + 2)
                at += (end - at + 8) & ~7
        except (IndexError, ValueError):
            return True
        return False

    def _is_assumed(self, name: bytes) -> bool:
        """True if an entry of that name has the bit; rather once too often than not."""
        at = self._data.find(name + b"\0")
        while at > 0:
            flags = int.from_bytes(self._data[at - 2 : at], "big")
            if self._data[at - 2] & _ASSUMED and flags & _NAME == min(len(name), _NAME):
                return True
            at = self._data.find(name + b"\0", at + 1)
        return False
