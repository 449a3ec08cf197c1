"""Runs chosen tests in a fork of itself for each line on standard input, where a fault is in.

It is run as a file, in a copy of the repository. What all tests import, and no code of ours, is
imported once; a mutant then costs what its own tests cost.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import pytest
from hypothesis import HealthCheck, Phase, settings

WARM = ("git", "icalendar", "jinja2", "syrupy", "textual.pilot", "textual.widgets")
TICK = 0.05
IDLE = 60.0  # seconds by the clock; a busy machine gives every process some of them


class Chosen:
    """Keeps the tests asked for, in their order, new ones first; says which one failed."""

    def __init__(self, order: list[str], known: set[str], most: float) -> None:
        self._rank = {name: at for at, name in enumerate(order)}
        self._known = known
        self._most = most
        self.failed: list[str] = []
        self.ran = 0

    def pytest_sessionstart(self) -> None:
        """Which input fails is of no interest, so none is made smaller or kept."""
        settings.register_profile(
            "mutation",
            deadline=None,
            database=None,
            derandomize=True,
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        )
        settings.load_profile("mutation")

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        if self._rank:
            new = [one for one in items if one.nodeid not in self._known]
            old = [one for one in items if one.nodeid in self._rank]
            items[:] = new + sorted(old, key=lambda one: self._rank[one.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.ran += report.when == "call"
        if report.failed:
            self.failed.append(report.nodeid)

    def pytest_runtest_teardown(self, item: pytest.Item) -> None:
        if self._most and sum(os.times()[:4]) > self._most:
            item.session.shouldstop = "enough"

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)


def run(job: dict[str, Any]) -> None:
    """In the fork: the tests, and what came of them."""
    os.setsid()
    out = os.open(job["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    os.dup2(out, 2)
    sys.path.insert(0, str(Path.cwd()))
    chosen = Chosen(job["order"], set(job["known"]), job["stop"])
    words = ["-n", "0", "-q", "-p", "no:cacheprovider", "--no-header", "--tb=short"]
    words += [] if job["all"] else ["-x"]
    code = pytest.main([*words, f"--basetemp={job['temporary']}", *job["files"]], [chosen])
    report = {"code": int(code), "failed": chosen.failed, "ran": chosen.ran}
    Path(job["report"]).write_text(json.dumps(report), encoding="utf-8")


def wait(child: int, most: float) -> bool:
    """False if it was killed: it took too much of the processor, or did nothing for long."""
    spent, seen = -1.0, time.monotonic()
    while not os.waitpid(child, os.WNOHANG)[0]:
        time.sleep(TICK)
        now = _spent(child)
        if now > spent + 0.01:
            spent, seen = now, time.monotonic()
        if spent > most or time.monotonic() > seen + IDLE:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return False
    return True


def _spent(child: int) -> float:
    """Seconds of processor, with those of the processes it has started."""
    try:
        process = psutil.Process(child)
        return sum(sum(one.cpu_times()[:4]) for one in [process, *process.children(recursive=True)])
    except psutil.NoSuchProcess:
        return 0.0


def main() -> None:
    """One job a line; the answer to it is one line."""
    for name in WARM:
        importlib.import_module(name)
    for line in sys.stdin:
        job = json.loads(line)
        child = os.fork()
        if not child:
            try:
                run(job)
            finally:
                os._exit(0)
        print(json.dumps({"ended": wait(child, job["most"])}), flush=True)


if __name__ == "__main__":
    main()
