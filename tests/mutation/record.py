"""Running all tests once to write down which of them run which lines."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from coverage import CoverageData

from .copies import copy_tree, environment
from .recording import DATA, PLACE
from .selection import SOURCE, TESTS, digests

PLUGIN = "tests.mutation.recording"


def record(root: Path, place: Path, folders: list[str], jobs: int) -> None:
    """For each folder of tests, all if none is named; a folder is replaced when it is done."""
    known = sorted(one.parent.name for one in (root / "tests").glob("*/test_*.py"))
    for folder in folders or dict.fromkeys(known):
        with tempfile.TemporaryDirectory(prefix="recording") as base:
            tree = copy_tree(root, Path(base) / "tree")
            part = Path(base) / "part"
            _run(tree, part, folder, jobs)
            kept = {
                path: digest
                for path, digest in digests(tree).items()
                if path.startswith(f"tests/{folder}/")
            }
            (part / TESTS).write_text(json.dumps(kept), encoding="utf-8")
            shutil.copytree(tree / "mentorship_tui", part / SOURCE / "mentorship_tui")
            shutil.rmtree(place / folder, ignore_errors=True)
            place.mkdir(parents=True, exist_ok=True)
            shutil.move(part, place / folder)


def _run(tree: Path, part: Path, folder: str, jobs: int) -> None:
    part.mkdir()
    workers = str(jobs if jobs > 1 else 0)
    command = [sys.executable, "-m", "pytest", "-p", PLUGIN, "-n", workers, f"tests/{folder}"]
    surroundings = {**environment(tree), PLACE: str(part)}
    subprocess.run(command, cwd=tree, env=surroundings, check=False)
    whole = CoverageData(str(part / DATA))
    for one in part.glob(f"{DATA}.*"):
        data = CoverageData(str(one))
        data.read()
        whole.update(data)
        one.unlink()
    whole.write()
