"""Several windows, and several versions of the app, share one cache."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import mentorship_tui
from mentorship_tui.records.record import Record
from mentorship_tui.store import scan as scan_module
from mentorship_tui.store.files import Store
from mentorship_tui.store.index import BUSY_SECONDS, Index, fingerprint
from mentorship_tui.store.rows import Entry
from mentorship_tui.store.scan import scan

from .conftest import NAMES, SPAWN, Put, is_right, person


def test_a_cache_taken_away_under_a_running_window_is_made_whole_again(
    store: Store,
    cache: Path,
    truth: dict[str, Record],
    put: Put,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not with only what changed since."""
    monkeypatch.setattr(scan_module, "RACY_NS", 0)
    index = Index(cache)
    scan(store, index)
    cache.unlink()
    put("network/new.md", person("New"))
    found = scan(store, index).records
    assert Index(cache).load() == found
    assert len(found) == len(truth) + 1


def test_two_windows_share_it(
    store: Store, cache: Path, truth: dict[str, Record], put: Put
) -> None:
    """Each writes what it has read; none of it is wrong for the other."""
    first, second = Index(cache), Index(cache)
    first.load()
    second.load()
    put("network/new.md", person("New"))
    assert "network/new.md" in scan(store, first).changed
    put(NAMES[0], person("Changed"))
    (store.root / NAMES[1]).unlink()
    newest = scan(store, second).records
    assert scan(store, first).records == newest
    assert scan(store, Index(cache)).records == newest


def test_a_window_that_waits_for_another_does_not_wait_long(
    store: Store, cache: Path, truth: dict[str, Record], put: Put
) -> None:
    index = Index(cache)
    index.load()
    put("network/new.md", person("New"))
    database = sqlite3.connect(cache, isolation_level=None)
    database.execute("BEGIN EXCLUSIVE")
    start = time.monotonic()
    assert Index(cache).load() == {}
    assert len(scan(store, index).records) == len(truth) + 1
    assert time.monotonic() - start < BUSY_SECONDS * 2 + 2
    database.execute("COMMIT")
    database.close()
    assert Index(cache).load() == truth


def write_for_ever(cache: Path, entries: dict[str, Entry]) -> None:
    while True:
        index = Index(cache)
        index.entries()
        index.put(entries)


def test_a_window_killed_while_it_writes_leaves_nothing_wrong(
    store: Store, cache: Path, truth: dict[str, Record]
) -> None:
    entries = Index(cache).entries()
    chance = random.Random(5)
    for _ in range(20):
        child = SPAWN.Process(target=write_for_ever, args=(cache, entries), daemon=True)
        child.start()
        time.sleep(0.01 + chance.random() * 0.02)
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        assert is_right(Index(cache).load(), truth)
    assert scan(store, Index(cache)).records == truth
    assert Index(cache).load() == truth


def test_threads_may_load_at_once(cache: Path, truth: dict[str, Record]) -> None:
    index = Index(cache)
    found: list[dict[str, Record]] = []
    threads = [threading.Thread(target=lambda: found.append(index.load())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [truth] * 4


def test_another_version_of_the_app_has_another_fingerprint(tmp_path: Path) -> None:
    """What a record type says of a file may have changed with it."""
    package = Path(mentorship_tui.__file__).parent
    copy = tmp_path / "copy" / "mentorship_tui"
    shutil.copytree(package, copy, ignore=shutil.ignore_patterns("__pycache__", "app"))
    words = [sys.executable, "-c", "import mentorship_tui.store.index as i; print(i.fingerprint())"]

    def printed() -> str:
        done = subprocess.run(
            words, check=True, capture_output=True, text=True, cwd=tmp_path / "copy"
        )
        return done.stdout.strip()

    before = printed()
    assert before == printed()
    with (copy / "records" / "types" / "goal.py").open("a") as stream:
        stream.write("\n# changed\n")
    assert printed() != before
    assert fingerprint() == fingerprint()
