"""The address one syncs with: refused, shortened, masked (git.md, Sync)."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run


@pytest.mark.parametrize("url", ["ext::sh -c id", "-oProxyCommand=id", "fd::7", "http://x.org/a"])
def test_an_address_that_is_a_command_is_refused(started: Run, url: str) -> None:
    """git.md: URL rules; nothing of it is kept."""
    done = started("remote", "--", url)
    assert done.code == 1
    assert done.err.startswith("mentorship: ")
    assert started("remote").code == 1


def test_a_folder_is_an_address_without_the_way_there_and_back(
    started: Run, remote: Path, tmp_path: Path
) -> None:
    """git.md: git keeps it, and names it in each merge."""
    started("remote", f"../{remote.name}", cwd=tmp_path / "journal")
    assert started("remote").out == f"{remote}\n"


def test_an_address_that_is_not_reached_is_set(started: Run, tmp_path: Path) -> None:
    """As with git remote set-url; what it was before is said."""
    first, other = tmp_path / "first.git", tmp_path / "other.git"
    done = started("remote", str(first))
    assert done.code == 1
    assert done.err.endswith("mentorship: The address is set all the same.\n")
    done = started("remote", str(other))
    assert done.err.endswith(f"The new address is set all the same; it was {first}.\n")
    assert started("remote").out == f"{other}\n"


def test_no_address_is_no_folder(started: Run) -> None:
    """git.md: an empty word is not the folder one stands in, and takes no address away."""
    started("remote", "https://localhost:1/journal.git")
    done = started("remote", "")
    assert done.code == 2
    assert "mentorship remote --remove" in done.err
    assert started("remote").out == "https://localhost:1/journal.git\n"
    assert started("clone", "", "third", journal=False).code == 1


def test_passwords_are_masked(started: Run) -> None:
    """git.md: an address is shown without its password."""
    started("remote", "https://kim:secret@localhost:1/journal.git")
    done = started("remote")
    assert done.out == "https://kim:***@localhost:1/journal.git\n"
    assert "secret" not in started("sync").err
    assert started("remote", "--remove").code == 0
    assert started("remote").code == 1
