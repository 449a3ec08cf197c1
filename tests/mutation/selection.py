"""Which tests can see a fault: those that ran its line once, as it was written down, or a guess."""

from __future__ import annotations

import difflib
import hashlib
import json
import re
import threading
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from coverage import CoverageData

from .mutants import Mutant
from .recording import COSTS, DATA

SOURCE = "source"
TESTS = "tests.json"
_SLOW = "tests/e2e/"
_WORD = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True)
class Selection:
    """Tests in the order to run them, their files, and the seconds of processor they took."""

    order: tuple[str, ...]
    files: tuple[str, ...]
    seconds: float
    left_out: int = 0


class Part:
    """What was written down of one folder of tests, with the code as it was then."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.costs: dict[str, float] = dict(
            json.loads(line) for line in (place / COSTS).read_text(encoding="utf-8").splitlines()
        )
        self.digests: dict[str, str] = json.loads((place / TESTS).read_text(encoding="utf-8"))
        self._data = CoverageData(str(place / DATA))
        self._data.read()
        self._lock = threading.Lock()

    def tests_on(self, path: str, line: int, text: str) -> set[str]:
        """Those that ran a line of a file as it is now; all of its file if no line is known."""
        before = self.place / SOURCE / path
        if not before.is_file():
            return set()
        with self._lock:
            by_line = self._data.contexts_by_lineno(path)
        at = _line_before(before.read_text(encoding="utf-8"), text, line)
        found = {test for test in by_line.get(at, ()) if test}
        return found or {test for tests in by_line.values() for test in tests if test}


def _line_before(before: str, now: str, line: int) -> int:
    """The number a line had; 0 if it is new."""
    matcher = difflib.SequenceMatcher(None, before.splitlines(), now.splitlines(), autojunk=False)
    for block in matcher.get_matching_blocks():
        if block.b < line <= block.b + block.size:
            return line - block.b + block.a
    return 0


@dataclass(frozen=True)
class Map:
    """All that was written down, and the tests as they are now."""

    root: Path
    parts: tuple[Part, ...] = field(default=())

    @classmethod
    def read(cls, root: Path, place: Path) -> Map:
        found = sorted(one.parent for one in place.glob(f"*/{TESTS}"))
        return cls(root, tuple(Part(one) for one in found))

    @cached_property
    def costs(self) -> dict[str, float]:
        """The seconds of processor of each test."""
        return {test: cost for part in self.parts for test, cost in part.costs.items()}

    @cached_property
    def changed(self) -> list[str]:
        """The files of tests that are new or other than they were."""
        known = {path: digest for part in self.parts for path, digest in part.digests.items()}
        return [path for path, now in digests(self.root).items() if known.get(path) != now]

    def tests_for(self, mutant: Mutant, most: float) -> Selection:
        """Those that ran its line, nearest and quickest first, for so many seconds; 0 is all."""
        found: set[str] = set()
        for part in self.parts:
            found |= part.tests_on(mutant.path, mutant.line, mutant.original)
        if not found:
            return guess(self.root, mutant)
        ranked = sorted(found, key=lambda test: (_distance(mutant, test), self.costs[test]))
        order = _within(ranked, self.costs, most)
        files = dict.fromkeys(test.partition("::")[0] for test in order)
        near = [path for path in self.changed if _is_near(mutant, path)]
        here = [path for path in dict.fromkeys([*near, *files]) if (self.root / path).is_file()]
        seconds = sum(self.costs[test] for test in order)
        return Selection(tuple(order), tuple(here), seconds, len(ranked) - len(order))


def _within(ranked: list[str], costs: dict[str, float], most: float) -> list[str]:
    kept: list[str] = []
    spent = 0.0
    for test in ranked:
        spent += costs[test]
        if most and kept and spent > most:
            break
        kept.append(test)
    return kept


def _is_near(mutant: Mutant, path: str) -> bool:
    return path.split("/")[1] == mutant.path.split("/")[1]


def _distance(mutant: Mutant, test: str) -> int:
    """Less for what is named alike, and lies in the folder that mirrors the code's."""
    shared = _words(mutant.path) & _words(test)
    return 3 * (not _is_near(mutant, test)) + 3 * test.startswith(_SLOW) - min(len(shared), 3)


def _words(name: str) -> set[str]:
    return set(_WORD.findall(name)) - {"mentorship", "tui", "tests", "test", "app", "the"}


def guess(root: Path, mutant: Mutant) -> Selection:
    """Without a map: the files of tests that import the module or have its name, and those near."""
    module = mutant.path.removesuffix(".py").replace("/", ".")
    ranked: dict[int, list[str]] = defaultdict(list)
    for path, text in _test_files(root):
        if not path.startswith(_SLOW):
            far = _distance(mutant, path) - 4 * (module in text)
            ranked[far].append(path)
    order = [path for far in sorted(ranked) if far < 3 for path in ranked[far]]
    return Selection((), tuple(order[:8]), 0.0, max(0, len(order) - 8))


def _test_files(root: Path) -> Iterable[tuple[str, str]]:
    for place in sorted((root / "tests").rglob("test_*.py")):
        yield place.relative_to(root).as_posix(), place.read_text(encoding="utf-8")


def digests(root: Path) -> dict[str, str]:
    """Each file of tests with what stands in it."""
    return {path: hashlib.sha256(text.encode()).hexdigest() for path, text in _test_files(root)}
