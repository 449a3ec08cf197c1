"""Joins two commits record by record, in the object database (format.md, "Merging")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from ...text.merge import Merged, merge_documents
from ...text.slug import free_name, unique_slug
from ..errors import NOT_HERE, GitError
from ..git.fast_import import Entry
from ..git.git import Git
from ..git.objects import read_many
from ..git.trees import Stages, entries, merge_lines, merge_trees, write_merged
from .question import Question, files_of, is_question
from .references import Move, follow
from .renames import changed, renames, still
from .same_record import are_different

_FILE_MODES = ("100644", "100755")
Content = bytes | Entry | None


@dataclass(frozen=True, slots=True)
class Joined:
    """The tree of both, and the paths of the questions that are left.

    `came` are the paths from the top that their side alone changed, `both` those that both did.
    """

    tree: str
    questions: tuple[str, ...] = ()
    came: tuple[str, ...] = ()
    both: tuple[str, ...] = ()


@dataclass(slots=True)
class _Work:
    """What becomes of each path that git left open, and what is to be asked."""

    git: Git
    mine: str
    theirs: str
    base: str = ""
    files: dict[str, Content] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    modes: dict[str, str] = field(default_factory=dict)
    came: tuple[str, ...] = ()
    both: tuple[str, ...] = ()


def bases_of(git: Git, mine: str, theirs: str) -> tuple[str, ...]:
    """The commits both sides come from; none for two journals that were made apart."""
    answer = git.ask("merge-base", "--all", mine, theirs, expect=(0, 1))
    return tuple(answer.text.split())


def join(git: Git, mine: str, theirs: str, bases: Sequence[str], today: date) -> Joined:
    """The tree that has what both sides changed; what both changed differently is asked.

    The published value, theirs, stays in the record. Raises GitError.
    """
    work = _Work(git, mine, theirs, bases[0] if bases else "")
    left = merge_trees(git, work.base, mine, theirs)
    if bases:
        _settle_renames(work, left)
    _settle(work, left)
    follow(git, (mine, theirs), work.moves, work.files)
    paths = _ask(work, today)
    tree = write_merged(git, work.files, work.modes)
    return Joined(tree, paths, work.came, work.both)


def settle(
    git: Git, sides: tuple[str, str], left: Mapping[str, Stages], today: date
) -> tuple[dict[str, Content], dict[str, str], tuple[str, ...]]:
    """What becomes of files that git left open between two commits, mine and theirs.

    The files with the questions, their modes, and the paths of the questions. Raises GitError.
    """
    work = _Work(git, *sides)
    _settle(work, left)
    paths = _ask(work, today)
    return work.files, work.modes, paths


def _ask(work: _Work, today: date) -> tuple[str, ...]:
    paths: list[str] = []
    for question in work.questions:
        new = files_of(question, (work.mine, work.theirs), today)
        work.files.update(new)
        paths.append(next(iter(new)))
    return tuple(dict.fromkeys(paths))


def _settle(work: _Work, left: Mapping[str, Stages]) -> None:
    """Every path that both sides touched."""
    order = sorted(left)
    names = [
        stages[n].oid if n in stages else "0"
        for p in order
        for stages in [left[p]]
        for n in (1, 2, 3)
    ]
    contents = read_many(work.git, names)
    _check_whole(left, dict(zip(names, contents, strict=True)))
    folders = {str(parent) for path in order for parent in PurePosixPath(path).parents}
    for number, path in enumerate(order):
        sides = contents[3 * number : 3 * number + 3]
        if is_question(path):
            work.files[path] = _of_question(left[path])
        elif path in folders:
            work.files[path] = None  # a folder is there on the other side
            name = free_name(f"{path}-file", _names(work))
            work.files[name] = left[path].get(3) or left[path].get(2)
        elif _is_record(path, left[path]) and (1 in left[path] or len(left[path]) > 1):
            _settle_record(work, path, *sides)
            work.modes[path] = _mode(left[path])
        else:
            _settle_file(work, path, left[path], *sides)
            work.modes[path] = _mode(left[path])


def _check_whole(left: Mapping[str, Stages], contents: Mapping[str, bytes | None]) -> None:
    """A text that a partial clone left on the server is not one that was deleted."""
    texts = (one for stages in left.values() for one in stages.values() if one.mode in _FILE_MODES)
    if any(contents.get(one.oid) is None for one in texts):
        raise GitError(NOT_HERE)


def _mode(stages: Stages) -> str:
    """The mode that one side gave it; theirs where both did."""
    base, mine, theirs = (stages[n].mode if n in stages else "" for n in (1, 2, 3))
    found = (mine if theirs in ("", base) else theirs) or theirs
    return found if found in _FILE_MODES else _FILE_MODES[0]


def _of_question(stages: Stages) -> Content:
    """Of a question no questions are asked: answered once, it is; else one is as good as two."""
    if 2 in stages and 3 in stages:
        return stages[3]
    return None


def _is_record(path: str, stages: Stages) -> bool:
    return path.lower().endswith(".md") and all(
        entry.mode in _FILE_MODES for entry in stages.values()
    )


def _settle_record(
    work: _Work, path: str, base: bytes | None, mine: bytes | None, theirs: bytes | None
) -> None:
    if base is None and mine is not None and theirs is not None and are_different(mine, theirs):
        _give_new_slug(work, path, mine, theirs)
        return
    _merge_into(work, path, base, mine, theirs)


def _merge_into(
    work: _Work, path: str, base: bytes | None, mine: bytes | None, theirs: bytes | None
) -> None:
    merged = merge_documents(base, mine, theirs)
    work.files[path] = merged.data
    work.questions += [
        _question(path, one.field, one.base, one.mine, one.theirs, merged, mine, theirs)
        for one in merged.conflicts
    ]


def _question(
    path: str,
    name: str,
    base: object,
    mine_value: object,
    theirs_value: object,
    merged: Merged,
    mine: bytes | None,
    theirs: bytes | None,
) -> Question:
    """Of a whole file, the version that is not in its place is kept; of a deletion, the word."""
    if name:
        return Question(path, name, base, mine_value, theirs_value)  # type: ignore[arg-type]
    if mine is None or theirs is None:
        return Question(path, "", None, _word(mine), _word(theirs))
    return Question(path, "", None, None, None, file=mine)


def _word(data: bytes | None) -> str:
    return "deleted" if data is None else "changed"


def _give_new_slug(work: _Work, path: str, mine: bytes, theirs: bytes) -> None:
    """Two people of one slug: ours is the second, so it gets the new one (format.md, Merging)."""
    folder, _, name = path.rpartition("/")
    inside = [p for p in _names(work) if p.rpartition("/")[0] == folder]
    slugs = [p.rpartition("/")[2].rpartition(".")[0] for p in inside]
    slug = unique_slug(name.rpartition(".")[0], slugs)
    new = f"{folder}/{slug}.md".removeprefix("/")
    work.files[path] = theirs
    work.files[new] = mine
    work.moves.append(Move(path, new, work.mine, work.base))


def _names(work: _Work) -> set[str]:
    """Every path of either side, and of what comes of both."""
    if not work.taken:
        work.taken = {*entries(work.git, work.mine), *entries(work.git, work.theirs)}
    return work.taken | work.files.keys()


def _settle_file(
    work: _Work,
    path: str,
    stages: Stages,
    base: bytes | None,
    mine: bytes | None,
    theirs: bytes | None,
) -> None:
    """A file that is no record: theirs stays in its place, ours is kept with the question."""
    if base is not None and mine is not None and theirs is not None:
        merged = merge_lines(work.git, base, mine, theirs)
        if merged is not None and stages[3].mode in _FILE_MODES:
            work.files[path] = merged
            return
    if 2 in stages and 3 in stages:
        work.files[path] = stages[3]
        kept = mine if mine is not None else stages[2].oid.encode()
        work.questions.append(Question(path, "", None, None, None, file=kept))
        return
    stage = 2 if 2 in stages else 3
    if stage not in stages:
        work.files[path] = None
        return
    work.files[path] = stages[stage]
    if 1 in stages:
        words = ("changed", "deleted") if stage == 2 else ("deleted", "changed")
        work.questions.append(Question(path, "", None, *words))


def _settle_renames(work: _Work, left: dict[str, Stages]) -> None:
    """What one side renamed and the other changed or renamed as well goes under one name."""
    ours, others = (changed(work.git, work.base, tip) for tip in (work.mine, work.theirs))
    work.came = tuple(path for path in others if path not in ours)
    work.both = tuple(path for path in others if path in ours and not is_question(path))
    if "D" not in {*ours.values(), *others.values()}:
        return
    mine = still(renames(work.git, work.base, work.mine), ours)
    theirs = still(renames(work.git, work.base, work.theirs), others)
    for old in sorted(mine.keys() | theirs.keys()):
        one, other = mine.get(old), theirs.get(old)
        _follow_edits(work, old, one, other)
        deleted = (ours if other else others).get(old) == "D" and not (one and other)
        blocked = (one and one != other and one in others) or (
            other and other != one and other in ours
        )
        if deleted:
            words = ("changed", "deleted") if one else ("deleted", "changed")
            work.questions.append(Question(one or other or old, "", None, *words))
        elif not blocked:
            _settle_rename(work, old, one, other, left)


def _follow_edits(work: _Work, old: str, mine: str | None, theirs: str | None) -> None:
    """What the other side wrote since names the record by its old name."""
    if mine and not theirs:
        work.moves.append(Move(old, mine, work.theirs, work.base))
    elif theirs and not mine:
        work.moves.append(Move(old, theirs, work.mine, work.base))


def _settle_rename(
    work: _Work, old: str, mine: str | None, theirs: str | None, left: dict[str, Stages]
) -> None:
    """The published name wins, where both sides gave one."""
    target = theirs or mine or old
    names = (f"{work.base}:{old}", f"{work.mine}:{mine or old}", f"{work.theirs}:{theirs or old}")
    was, one, other = read_many(work.git, names)
    if one is None or other is None:
        return
    for path in {old, mine or old, theirs or old}:
        left.pop(path, None)
        work.files[path] = None
    _merge_into(work, target, was, one, other)
    if mine and mine != target:
        work.moves.append(Move(mine, target, work.mine, work.base))
