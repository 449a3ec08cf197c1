"""What a scan reads again, and what it does not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mentorship_tui.records.record import Record
from mentorship_tui.store.files import Store
from mentorship_tui.store.index import Index
from mentorship_tui.store.scan import Scan, scan

from .conftest import Put, person, rest

pytestmark = pytest.mark.usefixtures("_fine_clock")

PATH = "network/maria-berg.md"
MARIA = person("Maria Berg")


class CountingStore(Store):
    """The real store, which also writes down what it was asked to read."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.asked: list[str] = []

    def record(self, path: str, known: Record | None = None) -> Record:
        self.asked.append(path)
        return super().record(path, known)


@pytest.fixture
def counting(root: Path) -> CountingStore:
    return CountingStore(root)


def test_only_what_changed_is_read(counting: CountingStore, index: Index, put: Put) -> None:
    for number in range(20):
        put(f"network/p-{number}.md", person(f"P {number}"))
    scan(counting, index)
    rest()
    scan(counting, index)
    counting.asked.clear()
    put("network/p-3.md", person("Changed"))
    put("network/new.md", MARIA)
    (counting.root / "network/p-5.md").unlink()
    found = scan(counting, index)
    assert sorted(counting.asked) == ["network/new.md", "network/p-3.md"]
    assert found.changed == {"network/new.md", "network/p-3.md"}
    assert found.removed == {"network/p-5.md"}
    assert found.records["network/p-3.md"].title == "Changed"


def test_the_next_start_reads_nothing_either(
    counting: CountingStore, cache: Path, put: Put
) -> None:
    for number in range(20):
        put(f"network/p-{number}.md", person(f"P {number}"))
    put("notes/a.txt", "x")
    rest()
    first = scan(counting, Index(cache))
    counting.asked.clear()
    again = Index(cache)
    assert again.load() == first.records
    assert scan(counting, again) == Scan(first.records, frozenset(), frozenset())
    assert counting.asked == []


def test_a_change_within_the_clocks_grain_is_seen(store: Store, cache: Path, put: Put) -> None:
    """Same size, same time, read a moment before: git calls it racily clean."""
    place = put(PATH, person("Maria Berg"))
    scan(store, Index(cache))
    about = place.stat()
    place.write_text(person("Marta Berg"))
    os.utime(place, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert scan(store, Index(cache)).records[PATH].title == "Marta Berg"


def test_what_was_written_a_moment_ago_is_read_once_more(
    counting: CountingStore, index: Index, put: Put
) -> None:
    """The disk's clock may not tell the next change from this one, whatever time it was given."""
    place = put(PATH, MARIA)
    os.utime(place, (1e9, 1e9))
    asked = []
    for _ in range(4):
        scan(counting, index)
        asked.append(len(counting.asked))
        counting.asked.clear()
        rest()
    assert asked == [1, 1, 0, 0]


def test_a_change_whose_time_is_set_back_is_seen(store: Store, index: Index, put: Put) -> None:
    """As rsync and some editors do: only the system's own time of change tells."""
    place = put(PATH, person("Maria Berg"))
    about = place.stat()
    rest()
    scan(store, index)
    place.write_text(person("Marta Berg"))
    os.utime(place, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert scan(store, index).records[PATH].title == "Marta Berg"


def test_a_file_that_takes_anothers_place_is_seen(store: Store, index: Index, put: Put) -> None:
    place = put(PATH, person("Maria Berg"))
    other = put("other.md", person("Marta Berg"))
    about = place.stat()
    os.utime(other, ns=(about.st_atime_ns, about.st_mtime_ns))
    rest()
    scan(store, index)
    other.replace(place)
    found = scan(store, index)
    assert found.records[PATH].title == "Marta Berg"
    assert found.removed == {"other.md"}


def test_a_date_in_the_future_is_no_reason_to_read_for_ever(
    counting: CountingStore, index: Index, put: Put
) -> None:
    """Reliability row 15: a clock was wrong once."""
    place = put(PATH, MARIA)
    os.utime(place, (4e9, 4e9))
    rest()
    scan(counting, index)
    counting.asked.clear()
    scan(counting, index)
    assert len(counting.asked) <= 1


def test_ten_thousand_records_are_known_again(root: Path, cache: Path) -> None:
    """The size the figures are for; the time itself is the benchmark's affair."""
    from tests.bench.journals import files

    for path, text in files(10_000):
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    rest()
    counting = CountingStore(root)
    first = scan(counting, Index(cache))
    assert len(first.records) == len(counting.asked) == 10_000
    again = Index(cache)
    assert again.load() == first.records
    counting.asked.clear()
    assert scan(counting, again).changed == frozenset()
    assert counting.asked == []
