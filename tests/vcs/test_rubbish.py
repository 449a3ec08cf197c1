"""Other programs' rubbish gets no version by itself, and the user may say otherwise (git.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.commits.uncommitted import find_dirty
from mentorship_tui.vcs.repository.repository import Repository

from .conftest import Shell

LEAVINGS = (
    ".obsidian/workspace.json",
    ".obsidian/plugins/a/main.js",
    ".DS_Store",
    "network/anna.bak",
    "network/~$anna.docx",
    "network/anna.sync-conflict-20270101-120000-ABCDEFG.md",
    "network/4913",
    "Thumbs.db",
)


def put(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path)


def paths(repository: Repository) -> list[str]:
    return [dirty.path for dirty in find_dirty(repository)]


@pytest.fixture(autouse=True)
def start(repository: Repository, root: Path) -> None:
    files = {name: (root / name).read_bytes() for name in (".gitattributes", ".gitignore")}
    commit(repository, [Change("Start", files)])


def test_rubbish_is_not_dirty(repository: Repository, root: Path) -> None:
    put(root, *LEAVINGS, "network/anna.md", "network/anna.txt")
    assert paths(repository) == ["network/anna.md", "network/anna.txt"]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("!.obsidian/", [".obsidian/plugins/a/main.js", ".obsidian/workspace.json"]),
        ("!.obsidian/**", [".obsidian/plugins/a/main.js", ".obsidian/workspace.json"]),
        ("!workspace.json", [".obsidian/workspace.json"]),
        ("!/network/*.bak", ["network/anna.bak"]),
        ("!*.bak\n*.bak", []),
        ("!4913", ["network/4913"]),
    ],
)
def test_a_line_of_the_users_takes_a_name_out(
    repository: Repository, root: Path, line: str, wanted: list[str]
) -> None:
    put(root, *LEAVINGS)
    with (root / ".gitignore").open("a") as stream:
        stream.write(f"{line}\n")
    assert [path for path in paths(repository) if path != ".gitignore"] == wanted


def test_what_is_tracked_stays_versioned(repository: Repository, root: Path, shell: Shell) -> None:
    put(root, *LEAVINGS)
    shell("add", "-f", "network/anna.bak", ".obsidian")
    shell("commit", "-qm", "By hand")
    (root / "network/anna.bak").write_text("edited")
    (root / ".obsidian/workspace.json").unlink()
    found = {dirty.path: dirty.kind.value for dirty in find_dirty(repository)}
    assert found == {"network/anna.bak": "modified", ".obsidian/workspace.json": "deleted"}


def test_so_it_is_in_a_folder_of_a_bigger_repository(
    tmp_path: Path, repository: Repository, root: Path
) -> None:
    inner = root / "inner folder"
    put(inner, *LEAVINGS, "a.md")
    (inner / ".gitignore").write_text("!*.bak\n")
    below = Repository.open(inner)
    assert paths(below) == [".gitignore", "a.md", "network/anna.bak"]
