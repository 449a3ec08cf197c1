"""Makes commits of changes, beside whatever else uses the repository."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from datetime import datetime

from ..i18n import msg
from . import index
from .blobs import store
from .change import Change, check
from .errors import ChangeRefused, NotReady
from .fast_import import Draft, Entry, RefMoved, write_commits
from .identity import Identity, Signature, read_signature
from .lock import locked
from .repository import Repository
from .states import MEANING, REMARK, Note, State
from .tree import entries_of, head, ignored

ATTEMPTS = 20
LOCK_LIMIT = 60.0
FILE_MODES = ("100644", "100755")

People = tuple[Identity, Identity]


def commit(repository: Repository, changes: Sequence[Change]) -> list[str | None]:
    """A commit for each change, on the branch HEAD is on, in order; None where nothing changed.

    What is committed is the bytes of the change, not what lies on the disk meanwhile, and of the
    change's paths alone. All of them are made or none. Raises ChangeRefused, NotReady, GitError.
    """
    for change in changes:
        check(change)
    try:
        with locked(repository.private / "lock", LOCK_LIMIT):
            return _until_unmoved(repository, changes)
    except TimeoutError as error:
        words = msg("Another window of the app has been busy with this journal for a long time.")
        raise NotReady(words, str(error)) from error
    except PermissionError as error:
        raise NotReady(MEANING[State.READ_ONLY], str(error)) from error


def _until_unmoved(repository: Repository, changes: Sequence[Change]) -> list[str | None]:
    """Others commit too; when the branch moved, the change is made again on top of theirs."""
    blobs = store(repository, changes)
    for attempt in range(ATTEMPTS):
        try:
            return _commit_now(repository, changes, blobs)
        except RefMoved:
            if attempt == ATTEMPTS - 1:
                raise
            time.sleep(random.uniform(0, 0.02 * (attempt + 1)))
    raise AssertionError("the last attempt raises")


def _commit_now(
    repository: Repository, changes: Sequence[Change], blobs: Sequence[dict[str, str | None]]
) -> list[str | None]:
    branch = repository.branch()
    hindrance = repository.hindrance(branch)
    if hindrance:
        raise NotReady(MEANING[hindrance])
    people = _people(read_signature(repository.git))
    base = head(repository.git)
    paths = {path for blob in blobs for path in blob}
    now = entries_of(repository, base, paths)
    left = ignored(repository, [path for path in paths if path not in now])
    drafts: dict[int, Draft] = {}
    for number, (change, blob) in enumerate(zip(changes, blobs, strict=True)):
        entries = _changed(repository, change, blob, now, left)
        if entries or not change.files:
            drafts[number] = Draft(change.text, entries, _moment(change))
            now.update(entries)
    oids = _write(repository, branch, base, list(drafts.values()), people)
    made = dict(zip(drafts, oids, strict=True))
    return [made.get(number) for number in range(len(changes))]


def _write(
    repository: Repository, branch: str, base: str, drafts: list[Draft], people: People
) -> list[str]:
    if not drafts:
        return []
    last: dict[str, Entry | None] = {}
    for draft in drafts:
        last.update(draft.entries)
    # index first: between the two, a commit of the user's own would else undo this change
    with index.staged(repository, base, last):
        return write_commits(repository.git, branch, drafts, people, base)


def _changed(
    repository: Repository,
    change: Change,
    blob: dict[str, str | None],
    now: dict[str, Entry | None],
    left: set[str],
) -> dict[str, Entry | None]:
    """What the change does to the tree as it is; nothing where it is so already."""
    entries: dict[str, Entry | None] = {}
    for path, oid in blob.items():
        old = now.get(path)
        given = change.modes.get(path.removeprefix(repository.prefix))
        new = None if oid is None else Entry(given or _mode(path, old), oid)
        if new != old and path not in left:
            entries[path] = new
    return entries


def _people(signature: Signature) -> People:
    if signature.author is None or signature.committer is None:
        raise NotReady(REMARK[Note.NO_IDENTITY])
    return signature.author, signature.committer


def _mode(path: str, old: Entry | None) -> str:
    if old is None or old.mode == "040000":
        return FILE_MODES[0]
    if old.mode not in FILE_MODES:
        raise ChangeRefused(
            msg("{path} is a link or a submodule; the app does not write through it.", path=path)
        )
    return old.mode


def _moment(change: Change) -> datetime:
    when = change.when or datetime.now()
    return when if when.tzinfo else when.astimezone()
