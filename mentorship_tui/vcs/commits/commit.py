"""Makes commits of changes, beside whatever else uses the repository."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from pathlib import PurePosixPath

from ...i18n import msg
from ..change import Change, check
from ..checkout.checkout import resume
from ..checkout.hidden_files import join_written, rescued
from ..errors import ChangeRefused, GitError, NotReady
from ..git.fast_import import Draft, Entry, RefMoved
from ..git.identity import People, Signature
from ..repository.last_commit import at_head, check_place, ignored
from ..repository.lost_index import is_lost
from ..repository.record_files import is_own
from ..repository.repository import Repository
from ..repository.states import MEANING, REMARK, Note
from .blobs import store
from .missing_base import is_told, untold
from .writer import Writer

PATIENCE = 5.0
PAUSE = 0.05
FILE_MODES = ("100644", "100755")
FOLDER_MODE = "040000"


def commit(
    repository: Repository,
    changes: Sequence[Change],
    *,
    hooks: bool = False,
    stopped: Callable[[], bool] | None = None,
) -> list[str | None]:
    """A commit for each change, on the branch HEAD is on, in order; None where nothing changed.

    What is committed is the bytes of the change, not what lies on the disk meanwhile, and of the
    change's paths alone. All of them are made or none; but where commits are signed, or `hooks`
    lets the user's hooks run, the first alone is made, and the answer is that short. What a change
    was made from comes before it, where no commit has it. A signer is not waited for when `stopped`
    comes to be true.
    Raises ChangeRefused, NotReady, GitError.
    """
    for change in changes:
        check(change)
        check_place(repository, change)
    try:
        return _locked(repository, changes, hooks, stopped)
    except GitError:
        if not is_lost(repository):
            raise
    # the change needs no index, and who looks for changes next makes that anew
    env = {"GIT_INDEX_FILE": str(repository.private / "no-index")}
    return _locked(repository, changes, hooks, stopped, env)


def _locked(
    repository: Repository,
    changes: Sequence[Change],
    hooks: bool,
    stopped: Callable[[], bool] | None,
    env: Mapping[str, str] | None = None,
) -> list[str | None]:
    with repository.locked(env=env) as mine:
        resume(mine)
        join_written(mine)
        people, signed = _people(mine.settings.signature)
        if signed or hooks:
            changes = changes[:1]
        return _until_unmoved(Writer(mine, people, signed, hooks, stopped), changes)


def _until_unmoved(writer: Writer, changes: Sequence[Change]) -> list[str | None]:
    """Others commit too; when the branch moved, the change is made again on top of theirs."""
    blobs = store(writer.repository, changes)
    last = time.monotonic() + PATIENCE
    while True:
        try:
            return _commit_now(writer, changes, blobs)
        except RefMoved:
            if time.monotonic() > last:
                raise
            time.sleep(random.uniform(0, PAUSE))


def _commit_now(
    writer: Writer, changes: Sequence[Change], blobs: Sequence[dict[str, str | None]]
) -> list[str | None]:
    repository = writer.repository
    branch = repository.branch()
    hindrance = repository.hindrance(branch)
    if hindrance:
        raise NotReady(MEANING[hindrance])
    paths = {path for blob in blobs for path in blob}
    base, now = at_head(repository, paths)
    left = _left_alone(repository, changes, paths - now.keys())
    drafts: list[Draft] = []
    places: dict[int, int] = {}  # of a change's own among the drafts
    for number, (change, blob) in enumerate(zip(changes, blobs, strict=True)):
        for path, entry, before in untold(repository, change, now):
            if path not in left:
                drafts.append(Draft(before.text, {path: entry}, _moment(before)))
                _put(now, {path: entry})
        entries = _changed(repository, change, blob, now, left)
        entries |= rescued(repository, entries)
        if entries or not change.files:
            places[number] = len(drafts)
            drafts.append(Draft(change.text, entries, _moment(change)))
            _put(now, entries)
    oids = writer.write(branch, base, drafts)
    return [oids[places[n]] if n in places else None for n in range(len(changes))]


def _left_alone(
    repository: Repository, changes: Sequence[Change], new: Collection[str]
) -> set[str]:
    """Those of the paths that the user told git to ignore and that are not the journal's own."""
    left = ignored(repository, new)
    return {
        path
        for path in left
        if not any(
            data is not None and is_own(path.removeprefix(repository.prefix), data)
            for change in changes
            for data in _versions(change, path.removeprefix(repository.prefix))
        )
    }


def _versions(change: Change, path: str) -> tuple[bytes | None, bytes | None]:
    return change.files.get(path), change.base.get(path)


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
        folder = new is None and old is not None and old.mode == FOLDER_MODE
        if new == old or path in left or folder:
            continue
        if new is None or not is_told(repository, change, path, new.oid, now):
            entries[path] = new
    return entries


def _put(now: dict[str, Entry | None], entries: Mapping[str, Entry | None]) -> None:
    """Bring `now` after a commit of these entries, for those to come in the same go.

    What is a folder from then on must not be deleted as the file that it was.
    """
    now.update(entries)
    new = {path for path, entry in entries.items() if entry is not None}
    above = {parent.as_posix() for path in new for parent in PurePosixPath(path).parents}
    now.update({path: Entry(FOLDER_MODE, "") for path in above & now.keys()})
    for path in now:
        if any(parent.as_posix() in new for parent in PurePosixPath(path).parents):
            now[path] = None


def _people(signature: Signature) -> tuple[People, bool]:
    if signature.author is None or signature.committer is None:
        raise NotReady(REMARK[Note.NO_IDENTITY])
    return (signature.author, signature.committer), signature.signed


def _mode(path: str, old: Entry | None) -> str:
    if old is None or old.mode == FOLDER_MODE:
        return FILE_MODES[0]
    if old.mode not in FILE_MODES:
        raise ChangeRefused(
            msg("{path} is a link or a submodule; the app does not write through it.", path=path)
        )
    return old.mode


def _moment(change: Change) -> datetime:
    when = change.when or datetime.now()
    return when if when.tzinfo else when.astimezone()
