"""Putting faults in and seeing whether a test fails."""

from __future__ import annotations

import itertools
import os
import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from .copies import Worker
from .mutants import Mutant
from .selection import Map, Selection

# a second of its own for each fault, for bytecode is taken to fit a source of its second and length
_MOMENTS = itertools.count(1_000_000_000, 10)
_WHOLE = (
    pytest.ExitCode.OK,
    pytest.ExitCode.NO_TESTS_COLLECTED,
    pytest.ExitCode.INTERRUPTED,  # after enough of them
)


class Fate(Enum):
    """What became of a fault."""

    KILLED = "killed"
    HUNG = "hung"  # no test ended: seen, too
    SURVIVED = "survived"
    NO_TEST = "no test"


@dataclass(frozen=True)
class Outcome:
    """A fault, what became of it, which tests failed, and how long it took by the clock."""

    mutant: Mutant
    fate: Fate
    failed: tuple[str, ...]
    selection: Selection
    ran: int
    seconds: float


class Broken(Exception):
    """The tests could not be run."""


@dataclass(frozen=True)
class Plan:
    """How a run goes: most seconds of processor for a fault, and when none is begun any more."""

    map: Map
    most: float
    jobs: int
    end: float | None = None


def run(root: Path, base: Path, plan: Plan, found: list[Mutant]) -> Iterator[Outcome]:
    """Each outcome as it comes."""
    waiting: queue.SimpleQueue[Mutant] = queue.SimpleQueue()
    done: queue.SimpleQueue[Outcome | Exception | None] = queue.SimpleQueue()
    for one in found:
        waiting.put(one)
    with ExitStack() as stack:
        workers = [
            stack.enter_context(Worker(root, base / f"worker{at}")) for at in range(plan.jobs)
        ]
        for worker in workers:
            threading.Thread(target=_work, args=(worker, plan, waiting, done), daemon=True).start()
        left = len(workers)
        while left:
            answer = done.get()
            if isinstance(answer, Exception):
                raise answer
            if answer is None:
                left -= 1
            else:
                yield answer


def _work(
    worker: Worker,
    plan: Plan,
    waiting: queue.SimpleQueue[Mutant],
    done: queue.SimpleQueue[Outcome | Exception | None],
) -> None:
    try:
        while plan.end is None or time.monotonic() < plan.end:
            done.put(try_one(worker, plan, waiting.get_nowait()))
    except queue.Empty:
        pass
    except Exception as error:
        done.put(error)
    done.put(None)


def try_one(worker: Worker, plan: Plan, mutant: Mutant) -> Outcome:
    """Put it in, run what can see it, and take it out; a failure must not come without it."""
    begun = time.monotonic()
    selection = plan.map.tests_for(mutant, plan.most)
    if not selection.files:
        return Outcome(mutant, Fate.NO_TEST, (), selection, 0, 0.0)
    answer = _with(worker, mutant, lambda: worker.run(_job(plan, selection), selection.seconds))
    failed = tuple(answer["failed"])
    fate = _fate(worker, answer)
    if fate is Fate.KILLED and (alone := _fail_anyway(worker, plan, failed)):
        kept = tuple(test for test in selection.order if test not in alone)
        files = tuple(path for path in selection.files if path not in alone)
        again = Selection(kept, files, selection.seconds)
        if not files:
            return Outcome(mutant, Fate.NO_TEST, (), again, 0, time.monotonic() - begun)
        answer = _with(worker, mutant, lambda: worker.run(_job(plan, again), again.seconds))
        fate, failed = _fate(worker, answer), tuple(answer["failed"])
    return Outcome(mutant, fate, failed, selection, answer["ran"], time.monotonic() - begun)


def _with(worker: Worker, mutant: Mutant, act: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    place = worker.place / mutant.path
    before = place.stat().st_mtime
    place.write_text(mutant.source, encoding="utf-8")
    os.utime(place, (next(_MOMENTS),) * 2)
    try:
        return act()
    finally:
        place.write_text(mutant.original, encoding="utf-8")
        os.utime(place, (before, before))


def _fail_anyway(worker: Worker, plan: Plan, failed: tuple[str, ...]) -> set[str]:
    """Those that fail in the code as it is."""
    selection = Selection(
        tuple(failed), tuple(dict.fromkeys(test.partition("::")[0] for test in failed)), 10.0
    )
    return set(worker.run({**_job(plan, selection), "all": True}, 10.0)["failed"])


def _job(plan: Plan, selection: Selection) -> dict[str, Any]:
    known = [*plan.map.costs, *selection.order]
    order, files = list(selection.order), list(selection.files)
    stop = 0 if order else plan.most  # what was written down has its seconds counted already
    known = known if order else []
    return {"order": order, "files": files, "known": known, "all": False, "stop": stop}


def _fate(worker: Worker, answer: dict[str, Any]) -> Fate:
    if not answer["ended"]:
        return Fate.HUNG
    if answer["failed"]:
        return Fate.KILLED
    if answer["code"] in _WHOLE:
        return Fate.SURVIVED if answer["ran"] else Fate.NO_TEST
    if "ImportError while loading conftest" in worker.log():
        return Fate.KILLED
    raise Broken(worker.log()[-2000:])
