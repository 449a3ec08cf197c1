"""The words of changes that git refused, kept beside the journal for whoever commits them later.

Without the note, or with one that no longer fits, a change is told as any that is found.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...vcs.errors import ChangeRefused, GitError
from ..words.describe_change import tell_outside

if TYPE_CHECKING:
    from ...vcs.change import Change
    from ...vcs.commits.uncommitted import Dirty
    from ..words.wording import Wording
    from .versions import Versions

MOST = 100  # files of a change that is noted; more came at once, and are told so again
Files = dict[str, bytes | None]


@dataclass(frozen=True, slots=True)
class RefusedCommit:
    """What was to be committed: the words, and what tells the files from any others.

    `files` are as the change left them, `before` as they were committed when it was refused.
    """

    subject: str
    body: str
    trailers: tuple[tuple[str, str], ...]
    files: Mapping[str, str]
    before: Mapping[str, str]

    def after(self, other: RefusedCommit) -> RefusedCommit:
        """Both as one: of a file that was changed twice only the last is still there."""
        lines = (other.subject, other.body, self.body)
        return replace(
            self,
            body="\n".join(line for line in lines if line),
            trailers=(*other.trailers, *self.trailers),
            files={**other.files, **self.files},
            before={**self.before, **other.before},
        )


class RefusedCommits:
    """The note, in a file of its own beside the journal."""

    def __init__(self, place: Path, versions: Versions) -> None:
        self._place = place
        self._versions = versions

    def keep(self) -> None:
        """Note what git has not committed by now; call it when the queue is closed."""
        if self._versions.commits is None or not (left := self._versions.queue.left):
            return
        known = self._read()
        with contextlib.suppress(GitError, OSError):
            for change in (one for one in left if len(one.files) <= MOST):
                known = _with(known, self._of(change))
            self._write(known)

    def take_up(self, found: Sequence[Dirty]) -> list[Dirty]:
        """Commit what was refused before in its own words; what is left of what was found."""
        known = self._read()
        if not known:
            return list(found)
        by_path = {path: dirty for dirty in found for path in (dirty.path, dirty.old) if path}
        taken: set[str] = set()
        for one in (one for one in known if one.files.keys() <= by_path.keys()):
            parts = {by_path[path].path: by_path[path] for path in one.files}
            with contextlib.suppress(OSError, GitError, ChangeRefused):
                if self._record(one, parts.values()):
                    taken |= parts.keys()
        return [dirty for dirty in found if dirty.path not in taken]

    def forget(self, found: Iterable[Dirty]) -> None:
        """All that is uncommitted is known: what the note has of anything else is done with."""
        known = self._read()
        dirty = {path for one in found for path in (one.path, one.old)}
        left = [one for one in known if one.files.keys() <= dirty]
        if left != known:
            with contextlib.suppress(OSError):
                self._write(left)

    def retold(self, words: Wording, path: str, old: bytes | None, data: bytes) -> tuple[str, str]:
        """How a file came to be what it was before a change: in its own words if known."""
        for one in self._read():
            if one.files == {path: _digest(data)} and one.before == {path: _digest(old)}:
                return one.subject, one.body
        return tell_outside(words, path, old, data)

    def _record(self, one: RefusedCommit, parts: Iterable[Dirty]) -> bool:
        from ...vcs.commits.uncommitted import as_left

        versions = self._versions
        files: Files = {}
        modes: dict[str, str] = {}
        for dirty in parts:
            if dirty.hold is not None:
                return False
            there, their_modes = as_left(versions.repository, dirty)
            files |= there
            modes |= their_modes
        if {path: _digest(data) for path, data in files.items()} != one.files:
            return False
        if {path: _digest(versions.committed(path)) for path in files} != one.before:
            return False
        versions.record(one.subject, files, one.body, modes=modes, trailers=one.trailers)
        return True

    def _of(self, change: Change) -> RefusedCommit:
        before = {path: _digest(self._versions.committed(path)) for path in change.files}
        files = {path: _digest(data) for path, data in change.files.items()}
        return RefusedCommit(change.subject, change.body, change.trailers, files, before)

    def _read(self) -> list[RefusedCommit]:
        try:
            return [_parsed(one) for one in json.loads(self._place.read_bytes())]
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return []

    def _write(self, known: Sequence[RefusedCommit]) -> None:
        from ...store.disk import written

        if not known:
            self._place.unlink(missing_ok=True)
            return
        self._place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        names = ("subject", "body", "trailers", "files", "before")
        text = json.dumps([{name: getattr(one, name) for name in names} for one in known])
        with written(self._place, text.encode("ascii")) as temporary:
            temporary.replace(self._place)


def _with(known: Sequence[RefusedCommit], new: RefusedCommit) -> list[RefusedCommit]:
    """The same change may be noted already, by a command that could not commit it either."""
    apart = [one for one in known if one.files.keys().isdisjoint(new.files)]
    for one in known:
        same = one.files == new.files and one.before == new.before
        if one not in apart and not same:
            new = new.after(one)
    return [*apart, new]


def _digest(data: bytes | None) -> str:
    return "" if data is None else sha256(data).hexdigest()


def _parsed(one: dict[str, Any]) -> RefusedCommit:
    files, before = ({str(k): str(v) for k, v in one[name].items()} for name in ("files", "before"))
    trailers = tuple((str(name), str(value)) for name, value in one["trailers"])
    return RefusedCommit(str(one["subject"]), str(one["body"]), trailers, files, before)
