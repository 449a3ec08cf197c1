"""A pytest plugin that writes down which test runs which lines, and what each test costs."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import settings

PLACE = "MUTATION_RECORDING"
DATA = "lines.coverage"
COSTS = "costs.jsonl"


class Recorder:
    """Lines by test, and seconds of processor with those of its processes."""

    def __init__(self, place: Path) -> None:
        self._costs = place / COSTS
        self._coverage = Coverage(
            data_file=str(place / DATA),
            data_suffix=True,
            source=["mentorship_tui"],
            config_file=False,
        )
        self._coverage.set_option("run:relative_files", True)
        self._coverage.start()

    def pytest_sessionstart(self) -> None:
        """Which lines are run is plain after a few examples."""
        few = settings.get_profile("here")
        settings.register_profile("recording", few, max_examples=10, derandomize=True)
        settings.load_profile("recording")

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._coverage.switch_context(item.nodeid)
        before = _spent()
        yield
        cost = [item.nodeid, round(_spent() - before, 3)]
        self._coverage.switch_context("")
        with self._costs.open("a", encoding="utf-8") as file:
            file.write(json.dumps(cost) + "\n")

    def pytest_unconfigure(self) -> None:
        self._coverage.stop()
        self._coverage.save()


def _spent() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def pytest_configure(config: pytest.Config) -> None:
    """Here and in each worker of xdist."""
    config.pluginmanager.register(Recorder(Path(os.environ[PLACE])))
