"""What every command has in common: what it saves is committed, or it says that it is not."""

from __future__ import annotations

from pathlib import Path

from .conftest import Run


def test_a_newer_format_is_not_written_to(started: Run, tmp_path: Path) -> None:
    """format.md rule 9: read-only means that nothing at all is written, git's folder included."""
    started("add", "person", "Maria Berg")
    root = tmp_path / "journal"
    home = root / "journal.md"
    home.write_text(home.read_text().replace("format: 1", "format: 2"))
    (root / ".gitignore").write_text("")
    before = _contents(root)
    for words in (
        ("set", "maria-berg", "tags=choir"),
        ("topic", "delegating"),
        ("undo",),
        ("sync",),
        ("remote", str(tmp_path / "remote.git")),
        ("doctor", "--fix"),
    ):
        done = started(*words)
        assert done.code == 1, words
        assert "format 2" in done.out + done.err, words
    for words in (("status",), ("list", "person"), ("log",)):
        assert started(*words).code == 0, words
    assert _contents(root) == before


def _contents(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
