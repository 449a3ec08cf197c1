"""What the journal's files must be like: whole, private, with the line ends they began with."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from ...i18n import msg
from ...records.record import Record, State
from ...records.registry import type_of_path
from ...store.disk import read_file
from ...text.lines import eol_of, with_eol
from ...text.rubbish import original_of
from ...vcs.change import has_conflict_markers
from ...vcs.repository.setup_files import SETUP, complete, missing_lines
from ..journal import Journal
from ..ledger.edits import with_type
from .finding import Finding

OTHERS = 0o077  # what is not for the owner


def check_files(journal: Journal) -> Iterator[Finding]:
    """Raises OSError for a folder that cannot be read."""
    yield from _private(journal.root)
    for name, content in SETUP.items():
        missing = missing_lines(journal.root / name, content)
        if missing:
            yield _incomplete(journal, name, content, missing)
    for path in journal.snapshot.records:
        if path.endswith(".md"):
            yield from _text(journal, path)
    for record in journal.snapshot.records.values():
        if record.problems:
            yield from _kind(journal, record)


def has_mixed_ends(data: bytes) -> bool:
    """True if some lines end as on Windows and others do not."""
    return 0 < data.count(b"\r\n") < data.count(b"\n")


def _kind(journal: Journal, record: Record) -> Iterator[Finding]:
    """A copy that a sync left, and a record whose type does not stand in it as it should."""
    problem = record.problems[0]
    said = msg("{path}: {reason}", path=record.path, reason=problem.message)
    if type_of_path(original_of(record.path)) is not None:
        yield Finding("sync-copy", said, path=record.path)
    elif record.state is State.KNOWN and record.fields.get("type") != record.type:
        yield Finding("type", said, _typed(journal, record), record.path)


def _typed(journal: Journal, record: Record) -> Callable[[], None]:
    def write() -> None:
        _, document = journal.cache.open_to_edit(record.path)
        _write(journal, record.path, with_type(document, record.type).data)

    return write


def _private(root: Path) -> Iterator[Finding]:
    mode = stat.S_IMODE(root.stat().st_mode)
    if mode & OTHERS:
        yield Finding(
            "permissions",
            msg(
                "Others on this computer can read the journal: run `chmod 700 {folder}`.",
                folder=str(root),
            ),
            partial(root.chmod, mode & ~OTHERS),
        )


def _incomplete(journal: Journal, name: str, content: bytes, missing: list[bytes]) -> Finding:
    why = {
        ".gitattributes": msg("Git may change line endings and merge records as plain lines"),
        ".gitignore": msg("Git may take temporary files for your own"),
    }

    def add() -> None:
        path = journal.root / name
        complete(path, content)
        _commit(journal, name, path.read_bytes())

    lines = b", ".join(missing).decode()
    said = msg("{why}: {name} lacks {lines}.", why=why[name], name=name, lines=lines)
    return Finding(name.removeprefix("."), said, add, name)


def _text(journal: Journal, path: str) -> Iterator[Finding]:
    try:
        data, _ = read_file(journal.root / path, sys.maxsize)
    except OSError:
        return
    if has_conflict_markers(path, data):
        yield Finding(
            "markers",
            msg(
                "{path} holds two versions side by side (git's conflict markers): keep one of them "
                "in an editor.",
                path=path,
            ),
            path=path,
        )
    elif has_mixed_ends(data):
        yield Finding(
            "line-ends",
            msg(
                "{path} has line endings of two kinds, which makes differences hard to read.",
                path=path,
            ),
            _one_kind(journal, path, data),
            path,
        )


def _one_kind(journal: Journal, path: str, data: bytes) -> Callable[[], None]:
    def change() -> None:
        text = data.decode("utf-8", "surrogateescape")
        _write(journal, path, with_eol(text, eol_of(text)).encode("utf-8", "surrogateescape"))

    return change


def _write(journal: Journal, path: str, data: bytes) -> None:
    """Save and commit in one, as any change."""
    journal.cache.store.save(path, data, journal.cache.open(path).digest)
    journal.cache.put(path, data)
    _commit(journal, path, data)


def _commit(journal: Journal, path: str, data: bytes) -> None:
    subject = journal.tr(msg("Mended by the doctor: {path}", path=path))
    journal.versions.record(subject, {path: data})
