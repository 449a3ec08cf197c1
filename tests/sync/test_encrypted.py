"""An encrypted remote, with a real key: whoever runs the server reads nothing (git.md, Sync)."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from .machines import Machine

pytestmark = pytest.mark.skipif(
    not (shutil.which("git-remote-gcrypt") and shutil.which("gpg")),
    reason="git-remote-gcrypt and GnuPG are not installed",
)
SECRET = "what nobody else is to read"


@pytest.fixture
def key(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> str:
    """A throw-away key without a passphrase; its folder's path must be short for the agent."""
    folder = tmp_path_factory.mktemp("g")
    folder.chmod(0o700)
    monkeypatch.setenv("GNUPGHOME", str(folder))
    words = ["--batch", "--passphrase", "", "--quick-gen-key", "ada@example.org", "default"]
    subprocess.run(["gpg", *words, "default", "never"], check=True, capture_output=True)
    return "ada@example.org"


def test_the_server_sees_neither_text_nor_names(
    machine: Callable[[], Machine], tmp_path: Path, key: str, home: Path
) -> None:
    """The address begins with gcrypt::; a second machine with the key has the journal whole."""
    subprocess.run(
        ["git", "config", "--global", "gcrypt.participants", key], check=True, cwd=tmp_path
    )
    place = tmp_path / "server.git"
    subprocess.run(["git", "init", "-q", "--bare", str(place)], check=True)
    url = f"gcrypt::{place}"
    first, second = machine(), machine()
    first.create(url)
    first.journal.add("person", {"name": "Maria Berg", "how": SECRET}, SECRET)
    assert first.sync().state.value == "ok"
    for file in place.rglob("*"):
        if file.is_file():
            assert SECRET.encode() not in file.read_bytes()
            assert "maria" not in file.name
    second.join(url)
    assert SECRET in (second.root / "network" / "maria-berg.md").read_text()
    second.journal.set("network/maria-berg.md", {"how": "at work"})
    assert second.sync().state.value == "ok"
    assert first.sync().state.value == "ok"
    assert "how: at work" in (first.root / "network" / "maria-berg.md").read_text()
