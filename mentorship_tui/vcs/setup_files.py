"""The files that tell git how to treat a journal: in its first commit, and mended by the doctor."""

from __future__ import annotations

from pathlib import Path

SETUP: dict[str, bytes] = {
    ".gitattributes": b"*.md -text merge=mentorship\n",
    ".gitignore": b".*.tmp\n*~\n.*.sw?\n.#*\n",
}


def complete(path: Path, content: bytes) -> None:
    """Add the lines that a file does not have yet."""
    old = path.read_bytes() if path.exists() else b""
    present = old.splitlines()
    missing = [line for line in content.splitlines() if line not in present]
    if missing:
        gap = b"\n" if old and not old.endswith(b"\n") else b""
        path.write_bytes(old + gap + b"\n".join(missing) + b"\n")
