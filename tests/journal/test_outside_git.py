"""The user's own git beside an open window: checkouts, locks, staged files, commits by hand."""

from __future__ import annotations

import os
import time

from mentorship_tui.journal.events import Event
from mentorship_tui.journal.journal import Journal

from .conftest import Log, git
from .outside import MARIA, PATH, append, until, write


def test_half_of_a_checkout_is_not_committed(watched: Journal, log: Log) -> None:
    """git.md: git writes files first and moves the branch last; what lies between is nobody's."""
    before = log()
    lock = watched.root / ".git" / "index.lock"
    lock.touch()
    write(watched, PATH, MARIA)
    time.sleep(1)
    assert PATH not in watched.snapshot.records
    lock.unlink()
    until(lambda: PATH in watched.snapshot.records)
    until(lambda: len(log()) == len(before) + 1)


def test_a_dead_gits_lock_is_not_waited_for(watched: Journal, log: Log) -> None:
    """reliability.md row 4: what appears at once does so beside a stale lock too."""
    before = log()
    lock = watched.root / ".git" / "index.lock"
    lock.touch()
    os.utime(lock, times=(time.time() - 300,) * 2)
    write(watched, PATH, MARIA)
    until(lambda: len(log()) == len(before) + 1, seconds=5)


def test_what_was_staged_is_told_of_before_the_change_made_on_top(
    journal: Journal, log: Log
) -> None:
    """git.md: one change, one commit; a commit says all that it holds."""
    record = journal.add("person", {"name": "Maria Berg", "relation": "friend"}, "")
    log()
    place = journal.root / record.path
    place.write_text(place.read_text().replace("Maria Berg", "Maria Ek"))
    git(journal.root, "add", "--", record.path)
    journal.refresh()
    journal.set(record.path, {"relation": "cousin"})
    assert log()[-2:] == [
        "Network person: Maria Ek - name: Maria Berg -> Maria Ek (edited outside)",
        "Network person: Maria Ek - who they are to you: friend -> cousin",
    ]
    diff = git(journal.root, "show", "--format=", "-U0", "HEAD")
    assert "+name:" not in diff
    assert git(journal.root, "status", "--porcelain") == ""


def test_what_a_commit_by_hand_left_over_is_taken_in(watched: Journal, log: Log) -> None:
    """reliability.md: committed is a fact of its own; nothing else lies uncommitted unsaid."""
    write(watched, PATH, MARIA + "\none\n\ntwo\n")
    until(lambda: PATH in watched.snapshot.records)
    log()
    append(watched, "three\n")
    git(watched.root, "add", "--", PATH)
    append(watched, "four\n")
    until(lambda: not watched.outside.waiting)
    assert git(watched.root, "status", "--porcelain") == f"MM {PATH}\n"
    git(watched.root, "commit", "-qm", "By hand")
    until(lambda: git(watched.root, "status", "--porcelain") == "")
    assert log()[-2:] == ["By hand", "Network person: Maria Berg - text (edited outside)"]


def test_commits_of_ones_own_are_no_reason_to_look_for_more(watched: Journal, log: Log) -> None:
    """git.md: only a git that is not ours moves the branch unseen."""
    watched.add("person", {"name": "Maria Berg"}, "")
    log()
    until(lambda: watched.versions.commits is not None and not watched.versions.commits.pending)
    time.sleep(0.5)
    assert not watched.versions.moved()
    assert not watched.outside._git_moved


def test_what_git_refuses_is_not_tried_again_and_again(watched: Journal, log: Log) -> None:
    """git.md: it is tried again at the next change and on R, not whenever git was used."""
    write(watched, PATH, MARIA)
    until(lambda: PATH in watched.snapshot.records)
    log()
    (watched.root / ".git" / "MERGE_HEAD").write_text(git(watched.root, "rev-parse", "HEAD"))
    watched.set(PATH, {"relation": "friend"})
    until(lambda: watched.versions.queue.state.failed is not None)
    watched.outside._git_moved = True
    heard: list[Event] = []
    watched.subscribe(heard.append)
    time.sleep(3)
    assert heard == []
    (watched.root / ".git" / "MERGE_HEAD").unlink()
    assert log()[-1] == "Network person: Maria Berg - who they are to you: friend"
