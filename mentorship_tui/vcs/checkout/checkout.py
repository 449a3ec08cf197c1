"""Puts a commit into the work tree, then moves the branch to it: a kill leaves the old or the new.

The commit that is on its way is noted first. Whoever commits, syncs or looks for changes next
finishes what a kill cut short, before a half-done work tree can be taken for edits.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..errors import GitError, explain
from ..git.fast_import import Entry, RefMoved
from ..joining.interrupted_edits import Edited, edited_of, is_begun, join_edits
from ..repository import index
from ..repository.index_flags import flags_of, is_sparse
from ..repository.last_commit import entries_of, every_entry, head
from ..repository.lost_index import is_lost
from ..repository.repository import Repository
from ..repository.unplaced import Unplaced, in_commit, mark, read_unplaced, write_unplaced
from .masked_trees import leave, masked
from .obstacles import foresee, settle, try_each
from .overlap import REFUSED, Overlap, check_ignored, names_on_disk, overlap_of

_NOTE = "checkout.json"
_INDEX = "checkout-index"
LIMIT = 300.0
MANY = 50
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)


@dataclass(frozen=True, slots=True)
class Step:
    """From which commit to which, on which branch."""

    branch: str
    old: str
    new: str


def advance(repository: Repository, step: Step, aside: Collection[str] = ()) -> tuple[str, ...]:
    """Go from one commit to the other; the paths that are others now, from the top.

    What this disk does not take is left out and noted (`unplaced`), and so is what would come into
    the place of the files `aside`. To be called under the repository's lock. Raises Overlap,
    RefMoved, GitError.
    """
    index.mend(repository)
    _note(repository, step)
    try:
        changed = _enter(repository, step, aside=aside)
        _flush(repository, changed)
    except Overlap:
        _forget(repository)
        raise
    _move(repository, step)
    return changed


def resume(repository: Repository) -> bool:
    """Finish what a kill cut short, under the repository's lock; False if nothing was.

    Raises GitError if it cannot be finished now.
    """
    step = _noted(repository)
    if step is None:
        return False
    now = head(repository.git)
    if now != step.old or repository.branch() != step.branch:
        _forget(repository)
        return False
    _flush(repository, _enter(repository, step, again=True))
    _move(repository, step)
    return True


def _enter(
    repository: Repository, step: Step, *, again: bool = False, aside: Collection[str] = ()
) -> tuple[str, ...]:
    entries = _differences(repository, step)
    if not again:
        check_ignored(repository, step.old, entries, aside)
    behind = index.read_note(repository)
    index.write_note(repository, behind | entries.keys())
    out = read_unplaced(repository)
    out |= foresee(repository, step.old, step.new, entries, aside)
    edited: list[Edited] = []
    while True:
        reached = {path: entry for path, entry in entries.items() if path not in out}
        private = _private_index(repository, step.old)
        if again:
            left, edited = _left_as_they_are(repository, step, reached)
            index.update(repository, left, private)
        elif behind:  # git's own index could not be mended: somebody, or nobody any more, locks it
            index.update(repository, index.committed(repository, step.old, behind), private)
        try:
            _read_tree(repository, step, out.keys(), private)
            break
        except Overlap:
            index.write_note(repository, behind)
            raise
        except GitError:
            before = entries_of(repository, step.old, reached.keys())
            found = try_each(repository, reached, before, names_on_disk(repository, reached))
            if not found:
                raise
            out |= found
            again = True
    _put(repository, step, entries, private, settle(repository, step.old, entries, out))
    join_edits(repository, edited, (step.old, step.new))
    return tuple(sorted(entries))


def _read_tree(repository: Repository, step: Step, without: Collection[str], private: Path) -> None:
    """Bring the files after, but for those that this disk does not take."""
    git, env = repository.git, _env(private)
    leave(repository, without, env)
    # what was committed beside the index has no times in it and would look edited
    git.ask("update-index", "-q", "--refresh", env=env)
    old, new = (masked(repository, commit, without) for commit in (step.old, step.new))
    done = git.ask("read-tree", "-m", "-u", old, new, env=env, limit=LIMIT)
    if done.code and REFUSED.search(done.words):
        raise overlap_of(repository, step.old, done.words)
    if done.code:
        raise GitError(explain(done.words), done.words)


def _put(
    repository: Repository,
    step: Step,
    entries: Mapping[str, Entry | None],
    private: Path,
    out: Mapping[str, Unplaced],
) -> None:
    """Bring git's own index after; where somebody has its lock, that is done later.

    In a sparse checkout git also took files away that lay there beside its patterns.
    """
    write_unplaced(repository, out)
    skipped = None
    if is_sparse(repository) and not is_lost(repository):
        before = flags_of(repository).skipped
        skipped = flags_of(repository, None, private).skipped | _present(repository, before)
        other = (skipped ^ before) - entries.keys()
        entries = {**entries, **entries_of(repository, step.new, other)}
        index.write_note(repository, index.read_note(repository) | entries.keys())
    if not (step.old or out or skipped) and index.take_over(repository, private):
        index.write_note(repository, index.read_note(repository) - entries.keys())
    elif index.update(repository, entries, None, skipped):
        mark(repository, in_commit(out))
        index.write_note(repository, index.read_note(repository) - entries.keys())


def _present(repository: Repository, paths: Collection[str]) -> set[str]:
    return {path for path in paths if os.path.lexists(repository.top / path)}


def _flush(repository: Repository, paths: Collection[str]) -> None:
    """See that the files outlast a power cut: empty ones would then be taken for edits."""
    if len(paths) > MANY and hasattr(os, "sync"):
        os.sync()
        return
    places = [repository.top / path for path in paths]
    for place in [*places, *{place.parent for place in places}]:
        with suppress(OSError):
            opened = os.open(place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | _NONBLOCK)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)


def _move(repository: Repository, step: Step) -> None:
    old = step.old or repository.no_object
    moved = repository.git.ask("update-ref", "-m", "sync", step.branch, step.new, old)
    _forget(repository)
    if moved.code:
        raise RefMoved(explain(moved.words), moved.words)


def _differences(repository: Repository, step: Step) -> dict[str, Entry | None]:
    """What the second commit has at the paths where the two differ."""
    if not step.old:
        return every_entry(repository, step.new)
    words = ("diff-tree", "-r", "-z", "--name-only", "--no-renames", step.old, step.new)
    out = repository.git.run(*words)
    paths = {os.fsdecode(path) for path in out.split(b"\0")[:-1]}
    return {**dict.fromkeys(paths), **entries_of(repository, step.new, paths)}


def _left_as_they_are(
    repository: Repository, step: Step, entries: Mapping[str, Entry | None]
) -> tuple[dict[str, Entry | None], list[Edited]]:
    """Those that are no longer as in the first commit: arrived already, or edited since."""
    before = entries_of(repository, step.old, entries.keys())
    old = {path: entry.oid for path, entry in before.items() if entry}
    new = {path: entry.oid for path, entry in entries.items() if entry}
    found = names_on_disk(repository, entries)
    for path in new.keys() & old.keys():
        if not os.path.lexists(repository.top / path):
            found[path] = old[path]  # git takes the old file away before it writes the new one
    edited = list(edited_of(found, old, new))
    for one in edited:
        if one.new and is_begun(repository, one):
            (repository.top / one.path).unlink()
            found.pop(one.path)
            old.pop(one.path, None)
    left = {path: entry for path, entry in entries.items() if found.get(path) != old.get(path)}
    return left, [one for one in edited if one.path in found]


def _private_index(repository: Repository, commit: str) -> Path:
    """A copy of git's index: its own lock file could be left behind by a kill.

    Of an index that is lost, the commit's.
    """
    private = repository.private / _INDEX
    private.with_name(f"{_INDEX}.lock").unlink(missing_ok=True)
    private.unlink(missing_ok=True)
    if is_lost(repository):
        repository.git.run("read-tree", commit or "--empty", env=_env(private))
        return private
    with suppress(FileNotFoundError):
        shutil.copyfile(repository.git_dir / "index", private)
        _look_at_flagged(repository, private)
    return private


def _look_at_flagged(repository: Repository, private: Path) -> None:
    """Have git compare what lies on the disk under a flag, which it would take for edited."""
    flags = flags_of(repository, None, private)
    for option, paths in (("skip-worktree", flags.skipped), ("assume-unchanged", flags.assumed)):
        there = sorted(_present(repository, paths))
        words = ("update-index", f"--no-{option}", "-z", "--stdin")
        if there:
            data = b"".join(os.fsencode(path) + b"\0" for path in there)
            repository.git.run(*words, data=data, env=_env(private))


def _env(private: Path) -> dict[str, str]:
    return {"GIT_INDEX_FILE": str(private)}


def _note(repository: Repository, step: Step) -> None:
    place = repository.private / _NOTE
    beside = place.with_suffix(".tmp")
    with beside.open("w", encoding="utf-8") as stream:
        json.dump([step.branch, step.old, step.new], stream)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(place)


def _noted(repository: Repository) -> Step | None:
    try:
        branch, old, new = json.loads((repository.private / _NOTE).read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError):
        return None
    return Step(str(branch), str(old), str(new))


def _forget(repository: Repository) -> None:
    (repository.private / _NOTE).unlink(missing_ok=True)
