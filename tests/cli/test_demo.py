"""The sample journal: finished, believable, made through the app's own use cases."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.new.sample import make_demo
from mentorship_tui.journal.places import Places
from mentorship_tui.records.registry import TYPES

from .conftest import Run


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_sample_is_a_year_in_every_type(run: Run, tmp_path: Path, language: str) -> None:
    """Issue: a year's mentorship, all record types, ~60 records, ~150 commits spread over it."""
    root = tmp_path / "journal"
    done = run("demo", "--lang", language, "--at", str(root), "--no-open", journal=False)
    assert (done.code, done.out) == (0, f"{root}\n")
    assert run("check").out == ""
    records = run("list", "--all", "--json").json
    assert len(records) >= 55
    assert {one["type"] for one in records} == set(TYPES) - {"conflict"}
    days = git(root, "log", "--format=%ad", "--date=short").splitlines()
    assert len(days) >= 130
    assert len(set(days)) >= 60
    assert git(root, "status", "--porcelain") == ""
    phase = next(one for one in records if one["type"] == "mentorship")["fields"]["phase"]
    assert phase == "closed"


def test_the_sample_leaves_other_files_alone(run: Run, tmp_path: Path) -> None:
    """A folder that is not empty is not the sample's."""
    (tmp_path / "mine.txt").write_text("mine\n")
    done = run("demo", "--at", str(tmp_path), "--no-open", journal=False)
    assert done.code == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.txt"]


def test_the_sample_needs_no_git_identity(run: Run, home: Path, tmp_path: Path) -> None:
    """The README's promise of no configuration."""
    (home / ".gitconfig").unlink()
    root = tmp_path / "journal"
    assert run("demo", "--at", str(root), "--no-open", journal=False).code == 0
    assert len(git(root, "log", "--format=%s").splitlines()) >= 130


def test_the_sample_is_by_its_mentee_and_apart_from_what_is_around_it(
    run: Run, home: Path, tmp_path: Path
) -> None:
    """git.md: the sample signs nothing and leaves a repository that it is made in alone."""
    with (home / ".gitconfig").open("a") as settings:
        settings.write("[commit]\n\tgpgsign = true\n")
    git(tmp_path, "init", "-q")
    before = (tmp_path / ".git" / "config").read_bytes()
    root = tmp_path / "sample"
    assert run("demo", "--lang", "en", "--at", str(root), "--no-open", journal=False).code == 0
    authors = set(git(root, "log", "--format=%an <%ae> %G?").splitlines())
    assert authors == {"Ellen Moore <sample@example.org> N"}
    assert (tmp_path / ".git" / "config").read_bytes() == before
    assert git(tmp_path, "rev-list", "--all") == ""


def git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", root, *words], check=True, capture_output=True, text=True)
    return done.stdout


def test_the_sample_is_shown_whole_from_the_first_moment(tmp_path: Path) -> None:
    """H1: before the folder has been looked through, the next step is that of the whole journal."""
    places = Places(tmp_path / "config", tmp_path / "state", tmp_path / "cache")
    root = tmp_path / "sample"
    make_demo(root, places, "en")
    first = Journal(root, places, lambda: datetime.now(UTC)).snapshot
    assert first.mentorship is not None
    assert len(first.records) > 50
