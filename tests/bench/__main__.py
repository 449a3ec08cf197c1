"""`python -m tests.bench`: every figure as a ratio measured in one run, printed as a table."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from . import changes, history, keypress, paint, scans, search, sync, vault, whole
from .measure import Row

PARTS: dict[str, Callable[[Path], Iterable[Row]]] = {
    "paint": paint.rows,
    "keys": keypress.rows,
    "changes": changes.rows,
    "scans": scans.rows,
    "history": history.rows,
    "search": search.rows,
    "sync": sync.rows,
    "vault": vault.rows,
    "whole": whole.rows,
}


def main() -> None:
    """Run the parts named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="all of them without a name")
    chosen = parser.parse_args().parts or list(PARTS)
    with tempfile.TemporaryDirectory(prefix="mentorship-bench-") as folder:
        _isolate(Path(folder))
        print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores")
        print(f"{'what':58} {'ours':>10} {'against':>10} {'ratio':>6} {'aim':>6}  against")
        for name in chosen:
            for row in PARTS[name](Path(folder)):
                print(_line(row), flush=True)


def _line(row: Row) -> str:
    aim = f"{row.aim:.1f}" if row.aim else "-"
    ours, theirs = (f"{value:.1f} {row.unit}" for value in (row.ours, row.theirs))
    return f"{row.what:58} {ours:>10} {theirs:>10} {row.ratio:>6.2f} {aim:>6}  {row.against}"


def _isolate(folder: Path) -> None:
    home = folder / "home"
    home.mkdir()
    # an installed copy is compiled once, not at each start
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    (home / ".gitconfig").write_text("[user]\n\tname = Bench\n\temail = bench@example.org\n")
    os.environ.update(
        HOME=str(home),
        XDG_CONFIG_HOME=str(home / "config"),
        XDG_CACHE_HOME=str(home / "cache"),
        XDG_STATE_HOME=str(home / "state"),
        GIT_CONFIG_NOSYSTEM="1",
        GIT_CONFIG_GLOBAL=str(home / ".gitconfig"),
        LANG="C.UTF-8",
    )


if __name__ == "__main__":
    main()
