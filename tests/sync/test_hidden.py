"""What is not on a disk is not replaced by what somebody puts in its place without seeing it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mentorship_tui.vcs.remote.outcome import SyncState
from mentorship_tui.vcs.repository.unplaced import Reason, read_unplaced

from .claims import committed
from .machines import Machine, git
from .server_moves import put_on_server
from .unplaced import LONG, works_on

RECORD = "---\ntype: person\nname: {name}\nask_status: idea\n{more}---\n\n{text}\n"


@pytest.mark.parametrize("folder", ["scans", "scans/old", "network"])
def test_a_long_name_in_a_folder_that_is_not_there_yet(
    ada: Machine, second: Machine, hub: Path, path: str, folder: str
) -> None:
    """Of a name below a folder that is missing the system says nothing until git makes it."""
    put_on_server(hub, "main", f"{folder}/{LONG}", b"hi\n")
    ada.journal.set(path, {"phone": "2"})
    assert ada.sync().state is SyncState.OK
    assert second.sync().state is SyncState.OK
    works_on(second, {f"{folder}/{LONG}"})


def test_a_file_in_the_place_of_a_folder_keeps_what_was_hidden_in_it(
    ada: Machine, second: Machine, hub: Path
) -> None:
    """The disk refused a name in it; elsewhere it lies under the folder's new name."""
    (ada.root / "scans").mkdir()
    (ada.root / "scans" / "one.txt").write_text("one\n")
    ada.sync()
    put_on_server(hub, "main", f"scans/{LONG}", b"hidden\n")
    second.sync()
    shutil.rmtree(second.root / "scans")
    (second.root / "scans").write_text("a list\n")
    for machine in (second, ada, second, ada):
        assert machine.sync().state is SyncState.OK
    for machine in (ada, second):
        assert committed(machine.root)[f"scans-folder/{LONG}"] == b"hidden\n"
        assert committed(machine.root)["scans"] == b"a list\n"
    works_on(second, {f"scans-folder/{LONG}"})


@pytest.mark.parametrize("way", ["sparse", "flag"])
def test_a_file_in_the_place_of_a_folder_that_git_leaves_out(
    ada: Machine, second: Machine, way: str
) -> None:
    (ada.root / "scans").mkdir()
    (ada.root / "scans" / "one.txt").write_text("one\n")
    ada.sync()
    second.sync()
    if way == "sparse":
        git(second.root, "sparse-checkout", "set", "--cone", "network")
    else:
        git(second.root, "update-index", "--skip-worktree", "scans/one.txt")
        shutil.rmtree(second.root / "scans")
    (second.root / "scans").write_text("a list\n")
    for machine in (second, ada, second, ada):
        assert machine.sync().state is SyncState.OK
    assert (ada.root / "scans-folder" / "one.txt").read_text() == "one\n"
    assert (ada.root / "scans").read_text() == "a list\n"


def test_a_name_that_is_taken_already_gets_a_number(ada: Machine, second: Machine) -> None:
    for folder in ("scans", "scans-folder"):
        (ada.root / folder).mkdir()
        (ada.root / folder / "one.txt").write_text(f"{folder}\n")
    ada.sync()
    second.sync()
    git(second.root, "sparse-checkout", "set", "--cone", "network")
    (second.root / "scans").write_text("a list\n")
    second.sync()
    ada.sync()
    assert (ada.root / "scans-folder" / "one.txt").read_text() == "scans-folder\n"
    assert (ada.root / "scans-folder" / "one.txt-2").read_text() == "scans\n"


def test_a_twin_that_gets_the_hidden_ones_name_is_joined_with_it(
    ada: Machine, second: Machine
) -> None:
    """Nobody has seen the hidden text, so it is not replaced."""
    git(second.root, "config", "core.ignorecase", "true")
    network = ada.root / "network"
    network.mkdir(exist_ok=True)
    (network / "maria.md").write_text(RECORD.format(name="Maria", more="phone: '1'\n", text="One."))
    ada.sync()
    second.sync()
    (network / "Maria.md").write_text(RECORD.format(name="Maria", more="email: a@b.se\n", text=""))
    ada.sync()
    second.sync()
    (hidden,) = read_unplaced(second.journal.versions.repository).items()
    assert (hidden[0], hidden[1].reason) == ("network/Maria.md", Reason.TWIN)
    (second.root / "network" / "maria.md").rename(second.root / "network" / "Maria.md")
    for machine in (second, ada):
        assert machine.sync().state is SyncState.OK
    text = (network / "Maria.md").read_text()
    assert "a@b.se" in text
    assert "One." in text
    assert 'phone: "1"' in text
    assert not (network / "maria.md").exists()
    assert ada.files() == second.files()


def test_a_flagged_file_that_a_sparse_checkout_took_away_is_no_change(
    ada: Machine, second: Machine, path: str
) -> None:
    git(second.root, "update-index", "--assume-unchanged", path)
    git(second.root, "sparse-checkout", "set", "--cone", "conflicts")
    assert not (second.root / path).exists()
    assert second.sync().state is SyncState.OK


@pytest.mark.parametrize("sparse", [True, False])
def test_a_lost_index_is_made_anew_beside_what_the_disk_refuses(
    ada: Machine, second: Machine, hub: Path, path: str, sparse: bool
) -> None:
    """And beside a filter that fails, which git would run to see what the patterns leave out."""
    put_on_server(hub, "main", LONG, b"hi\n")
    second.sync()
    (second.root / ".git" / "info" / "attributes").open("a").write("*.bin filter=seal\n")
    (ada.root / "a.bin").write_bytes(b"sealed\n")
    ada.sync()
    git(second.root, "config", "filter.seal.smudge", "false")
    git(second.root, "config", "filter.seal.required", "true")
    second.sync()
    if sparse:
        git(second.root, "config", "core.sparseCheckout", "true")
        Path(second.root, ".git", "info", "sparse-checkout").write_text("/*\n")
    (second.root / ".git" / "index").unlink()
    second.journal.set(path, {"phone": "3"})
    assert second.sync().state is SyncState.OK
    works_on(second, {LONG, "a.bin"})


@pytest.mark.parametrize("between", ["nothing", "a save", "a lost index", "a save of its own"])
@pytest.mark.parametrize("name", ["scans/one.txt", "scans/anna.md"])
def test_a_file_under_the_name_of_one_that_a_sparse_checkout_leaves_out(
    ada: Machine, second: Machine, path: str, between: str, name: str
) -> None:
    """Who wrote it has not seen the other, which stays in the journal; then it is a plain file."""
    (ada.root / "scans").mkdir()
    (ada.root / name).write_text(RECORD.format(name="Anna", more="phone: '1'\n", text="The first"))
    ada.sync()
    second.sync()
    git(second.root, "sparse-checkout", "set", "--cone", "network")
    (second.root / "scans").mkdir()
    (second.root / name).write_text(RECORD.format(name="Anna", more="", text="The second"))
    if between == "a save":
        second.journal.set(path, {"phone": "7"})
    elif between == "a lost index":
        assert second.journal.drain(20)
        (second.root / ".git" / "index").unlink()
    elif between == "a save of its own" and name.endswith(".md"):
        second.journal.refresh()
        second.journal.set(name, {"email": "a@b.se"})
    for machine in (second, ada, second):
        assert machine.sync().state is SyncState.OK
    everything = b"".join(committed(ada.root).values())
    assert b"The first" in everything
    assert b"The second" in everything
    assert committed(ada.root) == committed(second.root)
    asked = sorted(each for each in committed(ada.root) if each.startswith("conflicts/"))
    (second.root / "scans").mkdir(exist_ok=True)
    text = committed(second.root)[name].replace(b"Anna", b"Anna Ek")
    git(second.root, "sparse-checkout", "disable")
    (second.root / name).write_bytes(text)
    second.sync()
    assert committed(second.root)[name] == text
    assert sorted(each for each in committed(second.root) if each.startswith("conflicts/")) == asked


@pytest.mark.parametrize("way", ["sparse", "flag"])
def test_a_folder_in_the_place_of_a_file_that_git_leaves_out(
    ada: Machine, second: Machine, way: str
) -> None:
    (ada.root / "scans").mkdir()
    (ada.root / "scans" / "list").write_text("one\n")
    ada.sync()
    second.sync()
    if way == "sparse":
        git(second.root, "sparse-checkout", "set", "--cone", "network")
    else:
        git(second.root, "update-index", "--skip-worktree", "scans/list")
        shutil.rmtree(second.root / "scans")
    (second.root / "scans" / "list").mkdir(parents=True)
    (second.root / "scans" / "list" / "two.txt").write_text("two\n")
    for machine in (second, ada, second, ada):
        assert machine.sync().state is SyncState.OK
    assert (ada.root / "scans" / "list-file").read_text() == "one\n"
    assert (ada.root / "scans" / "list" / "two.txt").read_text() == "two\n"


def test_a_file_that_git_was_asked_to_put_there_is_edited_as_all_others(
    ada: Machine, second: Machine
) -> None:
    (ada.root / "scans").mkdir()
    (ada.root / "scans" / "one.txt").write_text("one\n")
    ada.sync()
    second.sync()
    git(second.root, "sparse-checkout", "set", "--cone", "network")
    second.sync()
    git(second.root, "sparse-checkout", "add", "scans")
    (second.root / "scans" / "one.txt").write_text("two\n")
    second.sync()
    assert committed(second.root)["scans/one.txt"] == b"two\n"
    assert not [each for each in committed(second.root) if each.startswith("conflicts/")]
