"""What a scan finds, and what it does not read again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mentorship_tui.records.record import State
from mentorship_tui.store.errors import StoreError
from mentorship_tui.store.files import Store
from mentorship_tui.store.index import Index
from mentorship_tui.store.scan import scan
from mentorship_tui.store.walk import DEEPEST, walk

from .conftest import Put, as_ordinary_user, person, rest

pytestmark = pytest.mark.usefixtures("_fine_clock")

PATH = "network/maria-berg.md"
MARIA = person("Maria Berg")


def test_records_come_in_order_of_path(store: Store, index: Index, put: Put) -> None:
    for path in ("network/b.md", "journal.md", "network/a.md"):
        put(path, MARIA)
    found = scan(store, index)
    assert list(found.records) == ["journal.md", "network/a.md", "network/b.md"]
    assert found.changed == found.records.keys()
    assert found.removed == frozenset()


def test_what_is_hidden_or_another_repositorys_is_passed_over(
    store: Store, index: Index, put: Put
) -> None:
    for path in (
        ".git/a.md",
        ".obsidian/b.md",
        "network/.a.md.swp",
        "network/.mentorship-1-2-3.tmp",
        "other/.git/HEAD",
        "other/c.md",
        "module/.git",
        "module/d.md",
        PATH,
    ):
        put(path, MARIA)
    assert list(scan(store, index).records) == [PATH]


def test_links_are_listed_and_not_followed(
    store: Store, index: Index, root: Path, tmp_path: Path
) -> None:
    """Format.md rule 5; a link to its own folder would have no end."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.md").write_text(MARIA)
    (root / "out").symlink_to(tmp_path / "outside")
    (root / "loop").symlink_to(root)
    (root / "gone.md").symlink_to(root / "nowhere")
    found = scan(store, index).records
    assert list(found) == ["gone.md", "loop", "out"]
    assert {record.state for record in found.values()} == {State.BROKEN}


def test_a_link_that_leads_elsewhere_now_is_another(store: Store, index: Index, root: Path) -> None:
    (root / "a.md").symlink_to("one")
    before = scan(store, index).records["a.md"]
    (root / "a.md").unlink()
    (root / "a.md").symlink_to("two")
    after = scan(store, index).records["a.md"]
    assert before.digest != after.digest


def test_other_files_are_listed(store: Store, index: Index, put: Put) -> None:
    """Format.md rule 4: nothing is dropped."""
    put("notes/picture.png", "x")
    record = scan(store, index).records["notes/picture.png"]
    assert (record.state, record.title) == (State.FOREIGN, "picture.png")


def test_folders_without_an_end_are_told_of(store: Store, index: Index, put: Put) -> None:
    deep = "/".join(["d"] * (DEEPEST + 1))
    put(f"{deep}/a.md", MARIA)
    put(f"{deep[2:]}/b.md", MARIA)
    found = scan(store, index).records
    assert found[deep].state is State.BROKEN
    assert f"{deep[2:]}/b.md" in found
    assert f"{deep}/a.md" not in found


@pytest.mark.parametrize("names", [("Åsa.md", "A\u030asa.md"), ("maria.md", "Maria.md")])
def test_names_some_systems_take_for_one_are_marked(
    store: Store, cache: Path, put: Put, names: tuple[str, str]
) -> None:
    """Reliability row 13: also at the next start, when nothing has changed."""
    for name in names:
        put(f"network/{name}", MARIA)
    put("network/another.md", MARIA)
    rest()
    index = Index(cache)
    first = scan(store, index).records
    again = Index(cache)
    for found in (first, again.load(), scan(store, again).records, scan(store, index).records):
        marked = [path for path, record in found.items() if record.problems]
        assert len(marked) == 1
        assert marked[0].removeprefix("network/") in names
        assert len(found[marked[0]].problems) == 1


def test_a_name_that_is_no_unicode_stops_nothing(store: Store, cache: Path, root: Path) -> None:
    """As an old system, or a zip file, may have left it."""
    Path(os.fsdecode(os.fsencode(root) + b"/H\xe5kan.md")).write_text(MARIA)
    (root / "ok.md").write_text(MARIA)
    for _ in range(2):
        found = scan(store, Index(cache)).records
        assert sorted(found) == [os.fsdecode(b"H\xe5kan.md"), "ok.md"]
        assert found[os.fsdecode(b"H\xe5kan.md")].title == "Maria Berg"


HOSTILE = {
    "surrogate": '---\ntype: person\nname: "\\ud800 x"\n---\n',
    "huge number": f"---\ntype: person\nname: x\nn: 0x{'f' * 6000}\n---\n",
    "infinite": "---\ntype: person\nname: .inf\nn: .nan\n---\n",
    "nested": "---\na: " + "[" * 400 + "\n---\n",
    "controls": '---\ntype: "per\\nson"\nname: "a\\nb\\x1b[31m"\n---\n',
    "not UTF-8": "---\nname: \udcff\n---\n",
    "keys": "---\ntype: person\nname: x\n1: a\nnull: b\ntrue: c\n? [a]\n: d\n---\n",
    "empty": "",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_file_stops_the_scan_or_spoils_the_cache(
    store: Store, cache: Path, root: Path, put: Put, name: str
) -> None:
    """Format.md rules 4 and 8."""
    (root / "hostile.md").write_bytes(HOSTILE[name].encode(errors="surrogateescape"))
    put(PATH, MARIA)
    rest()
    first = scan(store, Index(cache)).records
    assert list(first) == ["hostile.md", PATH]
    second = Index(cache)
    assert second.load()[PATH] == first[PATH]
    assert repr(scan(store, second).records) == repr(first)


def test_a_pipe_does_not_hold_up_the_scan(store: Store, index: Index, root: Path) -> None:
    os.mkfifo(root / "pipe.md")
    assert scan(store, index).records["pipe.md"].state is State.BROKEN


def test_a_folder_that_is_gone_is_no_empty_journal(
    store: Store, index: Index, put: Put, root: Path
) -> None:
    """A disk taken out must not look like every record deleted."""
    put(PATH, MARIA)
    scan(store, index)
    root.rename(root.with_name("elsewhere"))
    with pytest.raises(StoreError):
        scan(store, index)
    assert list(index.load()) == [PATH]


CLOSED = """
import sys
from pathlib import Path
from mentorship_tui.store.files import Store
from mentorship_tui.store.index import Index
from mentorship_tui.store.scan import scan
found = scan(Store(Path(sys.argv[1])), Index(Path(sys.argv[2])))
print(sorted(found.removed), {path: str(one.state) for path, one in found.records.items()})
"""


def test_records_out_of_sight_are_not_taken_for_deleted(
    store: Store, cache: Path, put: Put, root: Path
) -> None:
    """A folder one may not list is marked; what was known of it stays."""
    put(PATH, MARIA)
    put("closed/a.md", MARIA)
    scan(store, Index(cache))
    (root / "closed").chmod(0)
    try:
        done = subprocess.run(
            as_ordinary_user([sys.executable, "-c", CLOSED, str(root), str(cache)]),
            check=True,
            capture_output=True,
            text=True,
        )
    except FileNotFoundError:
        pytest.skip("no setpriv")
    finally:
        (root / "closed").chmod(0o700)
    states = {"closed": "broken", "closed/a.md": "known", PATH: "known"}
    assert done.stdout == f"[] {states}\n"


def test_progress_counts_what_is_read_up_to_the_last(store: Store, index: Index, put: Put) -> None:
    for number in range(450):
        put(f"notes/{number}.txt", "")
    told: list[tuple[int, int]] = []
    scan(store, index, lambda done, of: told.append((done, of)))
    assert told == [(200, 450), (400, 450), (450, 450)]


def test_a_folder_that_goes_away_during_the_walk_costs_only_itself(root: Path, put: Put) -> None:
    """A checkout may be under way."""
    script = (
        "import shutil,sys,pathlib\n"
        "root = pathlib.Path(sys.argv[1])\n"
        "while True:\n"
        "    (root / 'come' / 'go').mkdir(parents=True, exist_ok=True)\n"
        "    (root / 'come' / 'go' / 'a.md').write_text('x')\n"
        "    for name in 'abcdefgh':\n"
        "        (root / 'network' / f'come-{name}.md').write_text('x')\n"
        "    shutil.rmtree(root / 'come')\n"
        "    for place in (root / 'network').glob('come-*.md'):\n"
        "        place.unlink()\n"
    )
    for number in range(50):
        put(f"network/stays-{number}.md", MARIA)
    with subprocess.Popen([sys.executable, "-c", script, str(root)]) as other:
        try:
            last = time.monotonic() + 1.0
            while time.monotonic() < last:
                found = walk(root)
                assert len([path for path in found.files if path[8:].startswith("stays")]) == 50
                assert found.closed == {}
        finally:
            other.kill()
    shutil.rmtree(root / "come", ignore_errors=True)
