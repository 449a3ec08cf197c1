"""The faults that are put in, which are drawn, and what is said of them."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest

from .mutants import mutants, on_lines
from .report import Equivalents, table, told
from .run import Fate, Outcome, Plan, run
from .sample import FLOORS, _shares, beginning, changed_lines, sample
from .selection import Map

ROOT = Path(__file__).parents[2]
CODE = "def larger(a, b):\n    return a if a > b else b\n\n\nODD = {1, 3}\n"
TEST = (
    "from mentorship_tui.text.larger import larger\n\n\n"
    "def test_larger():\n    assert larger(2, 1) == 2\n    assert larger(1, 2) == 2\n"
)


def changed(text: str) -> set[str]:
    """The lines that the faults of a text make of it."""
    found = (one for of in on_lines(text).values() for one in mutants("x.py", text, of))
    return {one.change[1] for one in found}


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("a = 3\nif a < 3:\n    a = 4\n", {"if a <= 3:", "if not (a < 3):", "if a < 4:"}),
        ("def f():\n    f()\n", {"pass"}),
        ("def f():\n    raise OSError\n", {"pass"}),
        ("def f(a, b):\n    return a and b\n", {"return a or b", "return (a)", "return (b)"}),
        ("with a:\n    b\n", {"if True:"}),
        ("a = {1: 2, 3: 4}\n", {"a = {3: 4}", "a = {1: 2, }"}),
        ("a = [b for b in c if b]\n", {"a = [b for b in c if not (b)]"}),
        ("a = min(b, c)\n", {"a = max(b, c)"}),
        ("a = f(b, c=d)\n", {"a = f(b, )"}),
        ("a = f('key')\n", {"a = f('XXkey')"}),
    ],
)
def test_the_kinds_of_faults(text: str, becomes: set[str]) -> None:
    assert becomes <= changed(text)


@pytest.mark.parametrize(
    "text",
    [
        "a = msg('Save', key=True)\n",
        "from a import b\n",
        "def f(a: 'X') -> 'X':\n    return a\n",
        "if TYPE_CHECKING:\n    a = 1\n",
        "WAIT_SECONDS = 3\n",
        "'''About this.'''\n",
        "a, b = c\n",
    ],
)
def test_what_is_no_rule_gets_no_fault(text: str) -> None:
    assert changed(text) == set()


def test_the_same_seed_draws_the_same_faults() -> None:
    first = sample(ROOT, ("render",), 3, random.Random(5))
    again = sample(ROOT, ("render",), 3, random.Random(5))
    assert [one.name for one in first] == [one.name for one in again]
    assert len(first) == 3
    assert {one.path.split("/")[1] for one in first} == {"render"}


def test_every_floor_has_as_many_as_its_size_asks_for() -> None:
    assert _shares({"a": 50, "b": 30, "c": 20}, 10) == {"a": 5, "b": 3, "c": 2}
    assert sum(_shares({"a": 1, "b": 1, "c": 1}, 200).values()) == 200
    layers = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("layers = [")[2]
    assert all(floor in layers.partition("]")[0] for floor in FLOORS)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A repository with one module and one test of it."""
    root = tmp_path / "small"
    code, test = root / "mentorship_tui/text/larger.py", root / "tests/text/test_larger.py"
    package = code.parents[1] / "__init__.py"
    for place, text in (
        (code, CODE),
        (test, TEST),
        (package, ""),
        (code.parent / "__init__.py", ""),
    ):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "One")
    return root


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", "-C", root, *words], check=True)


def test_the_lines_that_are_new_since_a_commit(small: Path) -> None:
    place = small / "mentorship_tui/text/larger.py"
    place.write_text(CODE.replace("ODD = {1, 3}", "ODD = {1, 3}\nEVEN = {2, 4}"))
    assert changed_lines(small, beginning(small)) == {"mentorship_tui/text/larger.py": {6}}


def test_a_fault_is_seen_or_survives_and_the_tree_is_as_it_was(small: Path, tmp_path: Path) -> None:
    text = (small / "mentorship_tui/text/larger.py").read_text()
    found = [
        one
        for of in on_lines(text).values()
        for one in mutants("mentorship_tui/text/larger.py", text, of)
        if one.kind in ("operator_swap_op", "operator_if_exp", "drop_entry")
    ]
    plan = Plan(Map.read(small, tmp_path / "none"), 120, 1)
    outcomes = list(run(small, tmp_path / "work", plan, found))
    fates = {one.mutant.change[1]: one.fate for one in outcomes}
    assert fates == {
        "return a if a >= b else b": Fate.SURVIVED,
        "return a if (a > b) and False else b": Fate.KILLED,
        "return a if (a > b) or True else b": Fate.KILLED,
        "ODD = {3}": Fate.SURVIVED,
        "ODD = {1, }": Fate.SURVIVED,
    }
    assert (small / "mentorship_tui/text/larger.py").read_text() == CODE


def test_what_is_listed_as_alike_still_stands_in_the_code() -> None:
    for path, line, becomes in Equivalents.read().reasons:
        lines = [one.strip() for one in (ROOT / path).read_text(encoding="utf-8").splitlines()]
        assert all(one in lines for one in line.splitlines()), line
        assert becomes != line


def test_survivors_are_told_and_the_alike_are_counted_apart() -> None:
    (text, path) = ("a = 1 < b\n", "mentorship_tui/text/a.py")
    (one, *_) = mutants(path, text, on_lines(text)[1])
    outcome = Outcome(one, Fate.SURVIVED, (), Map(ROOT).tests_for(one, 0), 3, 1.0)
    alike = Equivalents({(path, *one.change): "nobody asks"})
    assert one.name in told(outcome, Equivalents({}), every=False)
    assert told(outcome, alike, every=False) == ""
    assert totals(outcome, Equivalents({})) == ["1", "0", "0", "1", "0", "0"]
    assert totals(outcome, alike) == ["1", "0", "1", "0", "0", "-"]


def totals(outcome: Outcome, equivalents: Equivalents) -> list[str]:
    """The last line of the table, without its name."""
    return table([outcome], equivalents).splitlines()[-1].split()[1:]
