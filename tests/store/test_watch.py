"""What happens in a journal's folder is told, once it has come to rest."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorship_tui.store import watch as module
from mentorship_tui.store.walk import Tree, walk
from mentorship_tui.store.watch import MANY, Watcher

from .conftest import Put, person
from .heard import POLL_SECONDS, UNSURE, Heard, until

PATH = "network/maria-berg.md"
MARIA = person("Maria Berg")


@pytest.fixture(params=[False, True], ids=["told", "polling"])
def heard(
    root: Path, put: Put, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Heard]:
    """Both ways of watching a journal with a record and a repository."""
    monkeypatch.setattr(module, "POLL_SECONDS", POLL_SECONDS)
    put(PATH, MARIA)
    put(".git/HEAD", "ref: refs/heads/main\n")
    heard = Heard(root, request.param)
    heard.start()
    yield heard
    heard.watcher.stop()


@pytest.fixture
def told(root: Path, put: Put) -> Iterator[Heard]:
    """Only the way the system tells."""
    put(PATH, MARIA)
    put(".git/HEAD", "ref: refs/heads/main\n")
    heard = Heard(root, False)
    heard.start()
    yield heard
    heard.watcher.stop()


def test_an_edit_in_place_is_told_once(heard: Heard, put: Put) -> None:
    assert heard.after(lambda: put(PATH, MARIA + "more\n")) == [{PATH}]


def test_a_save_by_rename_is_told_once(heard: Heard, root: Path) -> None:
    """Reliability row 3: vim writes another file, moves the old one aside and takes its name."""

    def save() -> None:
        place = root / PATH
        swap = place.with_name(".maria-berg.md.swp")
        swap.write_text("swap")
        backup = place.with_name("maria-berg.md~")
        place.rename(backup)
        place.write_text(MARIA + "from vim\n")
        backup.unlink()
        swap.unlink()

    (call,) = heard.after(save)
    assert PATH in call


def test_a_new_file_and_a_deleted_one_are_told(heard: Heard, root: Path, put: Put) -> None:
    assert heard.after(lambda: put("network/new.md", MARIA)) == [{"network/new.md"}]
    assert heard.after((root / PATH).unlink) == [{PATH}]


def test_what_is_hidden_is_not_told(heard: Heard, put: Put) -> None:
    def work() -> None:
        put("network/.maria.md.swp", "x")
        put("network/.mentorship-1-2-3.tmp", "x")
        put(".git/index", "x")
        put(".git/objects/00/1", "x")
        put(".obsidian/workspace", "x")

    assert heard.nothing_after(work)


def test_a_checkout_of_a_thousand_files_is_one_call(told: Heard, root: Path, put: Put) -> None:
    for number in range(1000):
        put(f"network/p-{number}.md", person(f"P {number}"))
    shutil.rmtree(root / ".git")
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "one"]):
        git(root, *words)
    for number in range(1000):
        put(f"network/p-{number}.md", person(f"Q {number}"))
    git(root, "commit", "-qam", "two")
    time.sleep(told.quiet * 2)
    calls = told.after(lambda: git(root, "checkout", "-q", "HEAD~"))
    assert len(calls) == 1
    assert calls[0] == UNSURE or len(calls[0]) == 1000 > MANY


def test_half_of_what_another_program_does_is_not_told(heard: Heard, put: Put) -> None:
    """A checkout that is held up for a while is nobody's edit."""

    def work() -> None:
        put(".git/index.lock", "")
        put(PATH, "half\n")
        time.sleep(heard.quiet)
        assert heard.calls == []
        put("network/other.md", "the other half\n")
        heard.busy.unlink()

    assert heard.after(work) == [{PATH, "network/other.md"}]


def test_a_program_that_is_busy_for_ever_is_not_waited_for(
    told: Heard, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reliability row 4: a dead git leaves its lock."""
    monkeypatch.setattr(module, "PATIENCE_SECONDS", 0.5)
    put(".git/index.lock", "")
    assert told.after(lambda: put(PATH, "x")) == [{PATH}]


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", "-C", root, *words], check=True, capture_output=True)


def test_a_new_folder_is_watched_as_well(told: Heard, put: Put) -> None:
    """And what was put into it before that is not missed."""
    assert told.after(lambda: put("mentorships/one/goals/a.md", MARIA)) == [UNSURE]
    path = "mentorships/one/goals/b.md"
    assert told.after(lambda: put(path, MARIA)) == [{path}]


def test_a_folder_that_comes_while_the_watch_is_set_up(
    root: Path, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the list of the folders and the first word from the system there is a moment."""
    listed: list[Tree] = []

    def walk_and_then_some(folder: Path) -> Tree:
        listed.append(walk(folder))
        if len(listed) == 1:
            put("network/first.md", MARIA)
        return listed[-1]

    put("journal.md", MARIA)
    monkeypatch.setattr(module, "walk", walk_and_then_some)
    heard = Heard(root, False)
    heard.start()
    try:
        assert heard.after(lambda: put("network/second.md", MARIA)) == [{"network/second.md"}]
    finally:
        heard.watcher.stop()


def test_a_moved_folder_is_watched_under_its_new_name(told: Heard, root: Path, put: Put) -> None:
    put("mentorships/one/goals/a.md", MARIA)
    time.sleep(told.quiet)
    move = (root / "mentorships/one").rename
    assert told.after(lambda: move(root / "mentorships/two")) == [UNSURE]
    path = "mentorships/two/goals/a.md"
    assert told.after(lambda: put(path, MARIA + "more\n")) == [{path}]


def test_a_folder_put_in_anothers_place_is_watched(told: Heard, root: Path, put: Put) -> None:
    def work() -> None:
        shutil.rmtree(root / "network")
        put("network/other.md", MARIA)

    assert set(map(str, told.after(work))) == {UNSURE}
    assert told.after(lambda: put("network/other.md", "x")) == [{"network/other.md"}]


def test_what_a_link_leads_to_is_not_watched(heard: Heard, root: Path, tmp_path: Path) -> None:
    """Format.md rule 5: a link to / would have the whole disk watched."""
    outside = tmp_path / "outside"
    (outside / "deep").mkdir(parents=True)
    heard.after(lambda: (root / "link").symlink_to(outside))
    assert heard.nothing_after(lambda: (outside / "deep" / "a.md").write_text(MARIA))
    assert heard.nothing_after(lambda: (outside / "a.md").write_text(MARIA))


def test_another_repository_below_is_not_watched(told: Heard, put: Put) -> None:
    put("other/.git/HEAD", "x")
    time.sleep(told.quiet)
    assert told.nothing_after(lambda: put("other/a.md", MARIA))


def test_a_journal_that_goes_and_comes_back_is_told_both_times(heard: Heard, root: Path) -> None:
    """A disk is taken out, or another clone is put in its place."""
    away = root.with_name("away")
    assert heard.after(lambda: root.rename(away))[0] == UNSURE
    assert heard.after(lambda: away.rename(root)) == [UNSURE]
    assert heard.after(lambda: (root / PATH).write_text("x")) == [{PATH}]


def test_a_journal_put_in_anothers_place_is_told(told: Heard, root: Path) -> None:
    def exchange() -> None:
        root.rename(root.with_name("away"))
        (root / "network").mkdir(parents=True)

    assert set(map(str, told.after(exchange))) == {UNSURE}
    assert told.after(lambda: (root / PATH).write_text("x")) == [{PATH}]


def test_a_journal_in_a_folder_that_is_moved_is_told(tmp_path: Path) -> None:
    """The system tells nothing of that."""
    root = tmp_path / "above" / "journal"
    root.mkdir(parents=True)
    heard = Heard(root, False)
    heard.start()
    assert heard.after(lambda: root.parent.rename(tmp_path / "away")) == [UNSURE]
    assert heard.after(lambda: (tmp_path / "away").rename(root.parent)) == [UNSURE]
    assert heard.after(lambda: (root / "a.md").write_text("x")) == [{"a.md"}]
    heard.watcher.stop()


def test_it_stops_at_once_and_tells_nothing_more(heard: Heard, put: Put) -> None:
    start = time.monotonic()
    heard.watcher.stop()
    assert time.monotonic() - start < 1
    assert heard.nothing_after(lambda: put(PATH, "x"))


def test_it_may_be_stopped_from_its_own_call(root: Path) -> None:
    stopped: list[bool] = []

    def stop() -> None:
        watcher.stop()
        stopped.append(True)

    watcher = Watcher(root, lambda paths: None, stop)
    watcher.start()
    until(lambda: bool(stopped))


def test_one_that_was_never_started_can_be_stopped(root: Path) -> None:
    Watcher(root, lambda paths: None, lambda: None).stop()


def test_a_journal_that_is_not_there_yet_is_waited_for(tmp_path: Path) -> None:
    heard = Heard(tmp_path / "later", False)
    heard.start()
    heard.after((tmp_path / "later").mkdir)
    assert heard.after(lambda: (tmp_path / "later" / "a.md").write_text("x")) == [{"a.md"}]
    heard.watcher.stop()


def test_names_that_are_no_unicode_stop_nothing(told: Heard, root: Path, put: Put) -> None:
    raw = os.fsencode(root)
    told.after(lambda: os.mkdir(raw + b"/f\xe5"))  # noqa: PTH102
    told.calls.clear()
    Path(os.fsdecode(raw + b"/f\xe5/a.md")).write_text(MARIA)
    Path(os.fsdecode(raw + b"/network/H\xe5kan.md")).write_text(MARIA)
    time.sleep(told.quiet)
    assert any(PATH in call for call in told.after(lambda: put(PATH, "x")) if call != UNSURE)
