"""Which faults are put in: a random sample of the floors, or of the lines of a change."""

from __future__ import annotations

import random
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path

from .mutants import Mutant, mutants, on_lines

PACKAGE = "mentorship_tui"
FLOORS = ("text", "records", "guidance", "store", "vcs", "journal", "render", "app", "cli")
COMMITS = 20
_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@")


def code_of(root: Path, floor: str) -> list[Path]:
    """The modules of a floor, in order."""
    return sorted((root / PACKAGE / floor).rglob("*.py"))


def sample(root: Path, floors: Iterable[str], count: int, chance: random.Random) -> list[Mutant]:
    """So many faults over these floors, in proportion to their lines."""
    lines = {floor: sum(map(_length, code_of(root, floor))) for floor in floors}
    found: list[Mutant] = []
    for floor, share in _shares(lines, count).items():
        files = code_of(root, floor)
        weights = [_length(place) for place in files]
        chosen = dict.fromkeys(files, 0)
        for file in chance.choices(files, weights, k=share):
            chosen[file] += 1
        for file, several in chosen.items():
            found += _some(root, file, None, several, chance)
    return found


def sample_of_change(root: Path, since: str, count: int, chance: random.Random) -> list[Mutant]:
    """So many faults on the lines that are new since a commit."""
    new = {root / path: lines for path, lines in changed_lines(root, since).items()}
    if not new:
        return []
    weights = [len(lines) for lines in new.values()]
    chosen = dict.fromkeys(new, 0)
    for file in chance.choices(list(new), weights, k=count):
        chosen[file] += 1
    return [
        one
        for file, several in chosen.items()
        for one in _some(root, file, new[file], several, chance)
    ]


def _shares(sizes: Mapping[str, int], count: int) -> dict[str, int]:
    """`count` divided in proportion; who is next to a whole one gets what is left."""
    total = sum(sizes.values()) or 1
    exact = {name: count * size / total for name, size in sizes.items()}
    shares = {name: int(part) for name, part in exact.items()}
    left = sorted(exact, key=lambda name: shares[name] - exact[name])
    for name in left[: count - sum(shares.values())]:
        shares[name] += 1
    return shares


def _length(place: Path) -> int:
    return len(place.read_bytes().splitlines())


def _some(
    root: Path, file: Path, lines: set[int] | None, count: int, chance: random.Random
) -> Iterator[Mutant]:
    """Each on another line, where there are as many, of a kind drawn by lot."""
    if not count:
        return
    text = file.read_text(encoding="utf-8")
    name = file.relative_to(root).as_posix()
    known = on_lines(text, lines)
    for line in chance.sample(sorted(known), len(known)):
        if found := list(mutants(name, text, known[line])):
            kind = chance.choice(sorted({one.kind for one in found}))
            yield chance.choice([one for one in found if one.kind == kind])
            count -= 1
        if not count:
            return


def changed_lines(root: Path, since: str) -> dict[str, set[int]]:
    """The lines of the code that are new or changed since a commit, by file."""
    found: dict[str, set[int]] = {}
    path = ""
    for line in _git(root, "diff", "-U0", "--no-color", since, "--", PACKAGE).splitlines():
        if line.startswith("+++ "):
            path = line.removeprefix("+++ ").removeprefix("b/")
        elif (hunk := _HUNK.match(line)) and path.endswith(".py"):
            start, length = int(hunk[1]), int(hunk[2] or 1)
            found.setdefault(path, set()).update(range(start, start + length))
    return {path: lines for path, lines in found.items() if lines}


def beginning(root: Path) -> str:
    """The last tag, or the commit twenty before; the first one of a shallow history."""
    if tag := _git(root, "describe", "--tags", "--abbrev=0", check=False):
        return tag
    commits = _git(root, "rev-list", f"--max-count={COMMITS + 1}", "HEAD").split()
    return commits[-1]


def _git(root: Path, *words: str, check: bool = True) -> str:
    done = subprocess.run(["git", "-C", root, *words], check=check, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else ""


def mixed(found: Iterable[Mutant]) -> list[Mutant]:
    """One of each file in turn, so that a run that is cut short has looked at many."""
    files: dict[str, list[Mutant]] = {}
    for one in found:
        files.setdefault(one.path, []).append(one)
    return [one for turn in zip_longest(*files.values()) for one in turn if one is not None]
