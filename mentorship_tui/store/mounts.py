"""Whether the system tells of every change in a folder: not of those other machines make in it."""

from __future__ import annotations

import re
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
SHARED = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "vboxsf", "ncpfs"})
_ESCAPED = re.compile(r"\\([0-7]{3})")


def tells_of_changes(folder: Path) -> bool:
    """True unless the folder is known to lie on another machine's disk."""
    try:
        kind = kind_of_disk(MOUNTS.read_text(encoding="utf-8", errors="replace"), folder.resolve())
    except OSError:
        return True
    return kind not in SHARED and not (kind.startswith("fuse.") or kind == "virtiofs")


def kind_of_disk(mounts: str, folder: Path) -> str:
    """The type of the file system a folder is on, by the system's table of mounts."""
    found, depth = "", -1
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        words = before.split(" ")
        if len(words) < 5 or not after:
            continue
        place = Path(_ESCAPED.sub(lambda code: chr(int(code[1], 8)), words[4]))
        if folder.is_relative_to(place) and len(place.parts) >= depth:
            found, depth = after.split(" ")[0], len(place.parts)
    return found
