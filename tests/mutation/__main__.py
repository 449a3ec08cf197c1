"""`python -m tests.mutation`: small faults put into a copy of the code; does a test fail?

Without an argument, a random sample of 200 over all floors, in proportion to their lines. The
seed is printed; the same seed on the same code is the same sample. CONTRIBUTING.md says more.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from .mutants import Mutant, mutants, on_lines
from .record import record
from .report import Equivalents, table, told
from .run import Outcome, Plan, run
from .sample import FLOORS, beginning, mixed, sample, sample_of_change
from .selection import Map

ROOT = Path(__file__).parents[2]


def main() -> int:
    """The exit code: 0 also if some survive, for a sample is a measure and no rule."""
    asked = _parser().parse_args()
    if asked.record is not None:
        record(ROOT, asked.map, asked.record, asked.jobs)
        return 0
    seed = asked.seed if asked.seed is not None else random.randrange(10**6)
    found = _found(asked, random.Random(seed))
    print(f"seed {seed}: {len(found)} faults in {len({one.path for one in found})} files")
    end = time.monotonic() + asked.wall if asked.wall else None
    plan = Plan(Map.read(ROOT, asked.map), asked.seconds, asked.jobs, end)
    outcomes: list[Outcome] = []
    equivalents = Equivalents.read()
    with tempfile.TemporaryDirectory(prefix="mutation") as base:
        for outcome in run(ROOT, Path(base), plan, mixed(found)):
            outcomes.append(outcome)
            if text := told(outcome, equivalents, every=asked.every):
                print(text, flush=True)
    print(table(outcomes, equivalents))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    add = parser.add_argument
    add("names", nargs="*", help="these alone, by the name they are printed with")
    add("--seed", type=int, help="of the sample; one is drawn and printed")
    add("--count", type=int, default=200, help="how many faults (%(default)s)")
    add("--floor", action="append", choices=FLOORS, help="only there; may be given again")
    add("--change", nargs="?", const="", help="only lines newer than a commit, or the last tag")
    add("--seconds", type=float, default=20, help="of processor for a fault; 0: all its tests")
    add("--wall", type=float, help="begin none after so many seconds by the clock")
    add("--jobs", type=int, default=2, help="how many at a time (%(default)s)")
    add("--every", action="store_true", help="print the killed ones too, with the test")
    add("--map", type=Path, default=ROOT / ".mutation", help="the folder of what --record found")
    add("--record", nargs="*", metavar="FOLDER", help="write down which test runs which line")
    return parser


def _found(asked: argparse.Namespace, chance: random.Random) -> list[Mutant]:
    if asked.names:
        return [_named(name) for name in asked.names]
    if asked.change is not None:
        since = asked.change or beginning(ROOT)
        print(f"lines that are new since {since}")
        return sample_of_change(ROOT, since, asked.count, chance)
    return sample(ROOT, asked.floor or FLOORS, asked.count, chance)


def _named(name: str) -> Mutant:
    path, line, number = name.rsplit(":", 2)
    text = (ROOT / path).read_text(encoding="utf-8")
    for one in mutants(path, text, on_lines(text, {int(line)}).get(int(line), ())):
        if one.number == int(number):
            return one
    raise SystemExit(f"There is no fault {name} in the code as it is.")


if __name__ == "__main__":
    sys.exit(main())
