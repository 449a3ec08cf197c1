"""What every test gets: a home, settings and git configuration of its own."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# how long an example takes is the machine's, where several tests run beside it
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("here")
# uncompiled, the program takes half a second of processor to start, and the tests to be read; a
# machine that is told to write no compiled modules writes them here all the same
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Most of the long tests wait for a terminal: `-n auto` is three of them for each core."""
    return 3 * (os.cpu_count() or 1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those at a terminal first, so that no worker is left alone with them at the end."""
    items.sort(key=lambda item: "e2e" not in item.path.parts)


def pytest_configure(config: pytest.Config) -> None:
    """The compiled catalogues are not in git: a checkout may have none, or old ones."""
    from mentorship_tui.i18n.build import compile_catalogues

    if not hasattr(config, "workerinput"):  # once, before the workers start
        compile_catalogues()


def pytest_collection(session: pytest.Session) -> None:
    """Each worker compiles a share of the tests first, and finds the others' shares compiled."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if not worker or [*session.config.args] != session.config.getini("testpaths"):
        return
    here = Path(__file__).parent
    found = sorted(here.rglob("test_*.py"))
    for path in found[
        int(worker.removeprefix("gw")) :: int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
    ]:
        with suppress(Exception, pytest.skip.Exception):  # the collection will tell of it
            import_module(".".join(path.relative_to(here.parent).with_suffix("").parts))


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home; nothing of the machine's own git, locale or settings is seen."""
    home = tmp_path_factory.mktemp("home")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "MENTORSHIP_HOME", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name in ("LC_ALL", "LC_MESSAGES", "VISUAL", "EDITOR", "EMAIL"):
        monkeypatch.delenv(name, raising=False)
    for role, part in product(("AUTHOR", "COMMITTER"), ("NAME", "EMAIL", "DATE")):
        monkeypatch.delenv(f"GIT_{role}_{part}", raising=False)
    for name in ("COLUMNS", "LINES"):  # readline sets them for the workers; a pty has its own size
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / ".cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / ".local" / "share"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / ".local" / "state"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / ".gitconfig"))
    monkeypatch.setenv("LANG", "C.UTF-8")
    (home / ".gitconfig").write_text("[user]\n\tname = Ada Test\n\temail = ada@example.org\n")
    return home
