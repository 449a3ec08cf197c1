"""What other programs did at once is one commit; what hands did is told apart (git.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.journal.actions.restore import restore_version
from mentorship_tui.journal.actions.undo import undo
from mentorship_tui.journal.events import CommitsChanged, Event, Noticed
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.outside import arrivals
from mentorship_tui.journal.outside.take_in import EditTaker
from mentorship_tui.journal.reading.history import differences, version_of, versions_of
from mentorship_tui.vcs.commits.uncommitted import Dirty, Kind

from .conftest import Log, git


def person(name: str, status: str = "not_asked") -> str:
    return f"---\ntype: person\nname: {name}\nask_status: {status}\n---\n"


def put(journal: Journal, files: dict[str, str]) -> None:
    for path, text in files.items():
        (journal.root / path).parent.mkdir(parents=True, exist_ok=True)
        (journal.root / path).write_text(text)
    journal.refresh()


def people(count: int, status: str = "not_asked") -> dict[str, str]:
    return {f"network/p{n}.md": person(f"Person {n}", status) for n in range(count)}


def test_many_that_came_at_once_are_one_commit(journal: Journal, log: Log) -> None:
    log()
    put(journal, {**people(5), **{f"vault/{n}.md": "words\n" for n in range(20)}})
    journal.outside.sweep(crashed=False)
    assert log()[-1] == "25 files came at once (edited outside)"
    message = git(journal.root, "log", "-1", "--format=%B")
    assert "Added network person: Person 0" in message
    assert "and 13 more" in message
    trailers = [line for line in message.splitlines() if line.startswith("Mentorship-Record")]
    assert trailers == [f"Mentorship-Record: network/p{n}.md" for n in range(5)]
    assert git(journal.root, "status", "--porcelain") == ""


def test_changed_deleted_and_come_at_once(journal: Journal, log: Log) -> None:
    put(journal, people(6))
    journal.outside.sweep(crashed=False)
    before = len(log())
    put(journal, people(4, "asked") | {"network/new.md": person("New")})
    for number in (4, 5):
        (journal.root / f"network/p{number}.md").unlink()
    journal.refresh()
    journal.outside.sweep(crashed=False)
    assert log()[before:] == ["network: 7 files changed at once (edited outside)"]
    message = git(journal.root, "log", "-1", "--format=%B")
    assert "Network person: Person 0 - not asked yet -> asked" in message
    assert "Deleted network person: Person 4" in message


def test_each_record_has_its_part_of_it(journal: Journal, log: Log) -> None:
    """X2, X6: history, one version restored, and the whole undone."""
    put(journal, people(5))
    journal.outside.sweep(crashed=False)
    put(journal, people(5, "asked"))
    journal.outside.sweep(crashed=False)
    log()
    first, second = versions_of(journal, "network/p3.md")
    (difference,) = differences(journal, first)
    assert (difference.path, difference.fields) == ("network/p3.md", ("ask_status",))
    assert version_of(journal, second.oid, "network/p3.md") == person("Person 3").encode()
    restore_version(journal, "network/p3.md", second)
    log()
    assert journal.snapshot.records["network/p3.md"].text("ask_status") == "not_asked"
    assert journal.snapshot.records["network/p2.md"].text("ask_status") == "asked"
    undo(journal)
    done = undo(journal)
    assert len(done.paths) == 5
    told = {journal.snapshot.records[path].text("ask_status") for path in people(5)}
    assert told == {"not_asked"}


def test_what_a_crash_may_have_left_is_told_one_by_one(journal: Journal, log: Log) -> None:
    """git.md: one commit a record, named as recovered; but an unzipped folder is none of it."""
    before = len(log())
    put(journal, people(5))
    journal.outside.sweep(crashed=True)
    assert len(log()) == before + 5
    assert all(line.endswith("(recovered)") for line in log()[before:])
    put(journal, {f"vault/{n}.md": "words\n" for n in range(arrivals.OWN + 1)})
    journal.outside.sweep(crashed=True)
    assert log()[before + 5 :] == ["vault: 33 files came at once (recovered)"]


def test_a_file_that_may_not_be_committed_holds_no_other_up(journal: Journal, log: Log) -> None:
    before = len(log())
    heard: list[Event] = []
    journal.subscribe(heard.append)
    put(journal, people(6) | {"network/p2.md": "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n"})
    journal.outside.sweep(crashed=False)
    assert log()[before:] == ["network: 5 files came at once (edited outside)"]
    assert git(journal.root, "status", "--porcelain") == "?? network/p2.md\n"
    assert [one.message.params["path"] for one in heard if isinstance(one, Noticed)] == [
        "network/p2.md"
    ]


def test_it_says_how_far_it_is(journal: Journal) -> None:
    left: list[int] = []
    put(journal, {f"vault/{n}.md": "words\n" for n in range(300)})
    EditTaker(journal, set(), left.append).take(journal.versions.dirty(), crashed=False)
    assert left == [300, 50, 0]
    heard: list[Event] = []
    journal.drain(20)
    journal.subscribe(heard.append)
    put(journal, {f"vault/{n}.md": "other words\n" for n in range(300)})
    journal.outside.sweep(crashed=False)
    assert 300 in [one.state.pending for one in heard if isinstance(one, CommitsChanged)]


SECOND = 1_000_000_000


@pytest.mark.parametrize(
    ("seconds", "few", "sizes"),
    [
        ([1, 100, 200, 300, 400], 3, [1, 1, 1, 1, 1]),
        ([1, 2, 3], 3, [1, 1, 1]),
        ([1, 2, 3, 4], 3, [4]),
        ([100, 1, 2, 3, 4], 3, [4, 1]),
        ([0, 0, 0, 0], 3, [4]),
        ([0, 7], 3, [1, 1]),
        ([0, 1, 2, 3, 4], 3, [5]),
        ([], 3, []),
    ],
)
def test_what_came_at_once_is_told_by_its_time(
    monkeypatch: pytest.MonkeyPatch, seconds: list[int], few: int, sizes: list[int]
) -> None:
    """A 0 is a file that is gone."""
    moments = {f"{number}.md": moment for number, moment in enumerate(seconds)}
    kinds = {True: Kind.MODIFIED, False: Kind.DELETED}
    found = [Dirty(path, kinds[moment > 0]) for path, moment in moments.items()]
    monkeypatch.setattr(arrivals, "_changed_at", lambda _, dirty: moments[dirty.path] * SECOND)
    made = list(arrivals.groups(Path(), found, few))
    assert sorted(map(len, made), reverse=True) == sizes
    assert sorted(dirty.path for group in made for dirty in group) == sorted(moments)
