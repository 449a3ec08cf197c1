"""Where the system cannot tell of changes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mentorship_tui.store.mounts import kind_of_disk, tells_of_changes

from .conftest import Put, person

PATH = "network/maria-berg.md"
MARIA = person("Maria Berg")
MOUNTINFO = """\
21 1 252:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 21 0:44 / /home/kim/net rw shared:2 - nfs4 server:/kim rw
31 30 0:45 / /home/kim/net/local rw - tmpfs tmpfs rw
32 21 0:46 / /mnt/a\\040share rw - cifs //server/share rw
33 21 0:47 / /mnt/ssh rw - fuse.sshfs kim@server: rw
34 21 0:48 / /mnt/stick rw - fuseblk /dev/sdb1 rw
35 21 0:49 / /mnt/over rw - ext4 /dev/sdc rw
36 35 0:50 / /mnt/over rw - 9p share rw
a broken line
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/kim/mentorship", "ext4"),
        ("/home/kim/net", "nfs4"),
        ("/home/kim/net/mentorship", "nfs4"),
        ("/home/kim/network", "ext4"),
        ("/home/kim/net/local/x", "tmpfs"),
        ("/mnt/a share/x", "cifs"),
        ("/mnt/ssh/x", "fuse.sshfs"),
        ("/mnt/stick/x", "fuseblk"),
        ("/mnt/over", "9p"),
    ],
)
def test_the_disk_a_folder_is_on_is_found(folder: str, kind: str) -> None:
    assert kind_of_disk(MOUNTINFO, Path(folder)) == kind


def test_this_machines_own_disk_tells_of_changes(root: Path) -> None:
    assert tells_of_changes(root)


def test_where_the_system_has_no_watches_left_it_looks_itself(root: Path, put: Put) -> None:
    """As many other programs' watches, or a limit on open files, may leave it."""
    put(PATH, MARIA)
    script = f"""
import resource, time, os, watchfiles
from pathlib import Path
from mentorship_tui.store.watch import Watcher
calls = []
used = len(os.listdir("/proc/self/fd"))
resource.setrlimit(resource.RLIMIT_NOFILE, (used + 1, used + 1))
watcher = Watcher(Path({str(root)!r}), calls.append, lambda: calls.append("?"), polling=False)
watcher.start()
limit = time.monotonic() + 15
while not calls and time.monotonic() < limit: time.sleep(0.05)
Path({str(root / PATH)!r}).write_text("x")
while len(calls) < 2 and time.monotonic() < limit: time.sleep(0.05)
print(calls)
watcher.stop()
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.stdout == f"['?', {{'{PATH}'}}]\n", done.stderr
