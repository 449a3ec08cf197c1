"""The files that tell git how to treat a journal: in its first commit, and mended by the doctor."""

from __future__ import annotations

import os
from pathlib import Path

SETUP: dict[str, bytes] = {
    ".gitattributes": b"*.md -text merge=mentorship\n",
    ".gitignore": b".*.tmp\n*~\n.*.sw?\n.#*\n",
}


def missing_lines(path: Path, content: bytes) -> list[bytes]:
    """Those that the file does not have yet. A link has none: git does not follow it either."""
    present = _present(path).splitlines()
    return [line for line in content.splitlines() if line not in present]


def complete(path: Path, content: bytes) -> None:
    """Add the lines that a file does not have yet; a link makes room for a file."""
    missing = missing_lines(path, content)
    if missing:
        old = _present(path)
        gap = b"\n" if old and not old.endswith(b"\n") else b""
        beside = path.with_name(f".{path.name.lstrip('.')}.{os.getpid()}.tmp")
        beside.unlink(missing_ok=True)
        with beside.open("xb") as stream:
            stream.write(old + gap + b"\n".join(missing) + b"\n")
        if old:
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)


def _present(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else b""
