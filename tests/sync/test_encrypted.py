"""An encrypted remote, with a real key: whoever runs the server reads nothing (git.md, Sync)."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from mentorship_tui.journal.sync.sync import keep_what_is_readable, set_remote

from .machines import Machine

pytestmark = pytest.mark.skipif(
    not (shutil.which("git-remote-gcrypt") and shutil.which("gpg")),
    reason="git-remote-gcrypt and GnuPG are not installed",
)
SECRET = "what nobody else is to read"


@pytest.fixture
def key(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> str:
    """A throw-away key without a passphrase; its folder's path must be short for the agent."""
    folder = _keyring(tmp_path_factory, "ada@example.org")
    monkeypatch.setenv("GNUPGHOME", str(folder))
    return "ada@example.org"


def _keyring(tmp_path_factory: pytest.TempPathFactory, owner: str) -> Path:
    folder = tmp_path_factory.mktemp("g")
    folder.chmod(0o700)
    words = ["--batch", "--passphrase", "", "--quick-gen-key", owner, "default"]
    _gpg(folder, *words, "default", "never")
    return folder


def _gpg(folder: Path, *words: str, data: bytes = b"") -> bytes:
    done = subprocess.run(
        ["gpg", "--homedir", folder, *words], check=True, capture_output=True, input=data
    )
    return done.stdout


def _know_each_other(one: Path, other: Path) -> None:
    """Both have the other's public key, and trust it."""
    for giver, taker in ((one, other), (other, one)):
        _gpg(taker, "--import", data=_gpg(giver, "--export"))
        listed = _gpg(giver, "--with-colons", "--fingerprint").decode().splitlines()
        key = next(line.split(":")[9] for line in listed if line.startswith("fpr"))
        _gpg(taker, "--import-ownertrust", data=f"{key}:6:\n".encode())


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


def test_the_journals_own_participants_read_it_too(
    machine: Callable[[], Machine],
    tmp_path: Path,
    key: str,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """README: a machine with another key that the journal's settings name is not locked out."""
    mine, theirs = Path(os.environ["GNUPGHOME"]), _keyring(tmp_path_factory, "kim@example.org")
    _know_each_other(mine, theirs)
    place = tmp_path / "server.git"
    subprocess.run(["git", "init", "-q", "--bare", str(place)], check=True)
    first, second = machine(), machine()
    first.create(f"gcrypt::{place}")
    _name_readers(first, f"{key} kim@example.org")
    assert first.sync().state.value == "ok"
    monkeypatch.setenv("GNUPGHOME", str(theirs))
    second.join(f"gcrypt::{place}")
    _name_readers(second, f"{key} kim@example.org")
    second.journal.add("person", {"name": "Maria Berg"}, SECRET)
    assert second.sync().state.value == "ok"
    monkeypatch.setenv("GNUPGHOME", str(mine))
    assert first.sync().pulled == 1
    first.journal.set("network/maria-berg.md", {"how": "at work"})
    assert first.journal.drain(20)
    subprocess.run(["git", "-C", first.root, "push", "-q"], check=True, capture_output=True)
    monkeypatch.setenv("GNUPGHOME", str(theirs))
    assert second.sync().pulled == 1


def test_a_server_that_has_it_in_plain_text_is_not_said_to_be_blind(
    machine: Callable[[], Machine], tmp_path: Path, key: str
) -> None:
    """outgoing.md: nothing is encrypted beside a readable copy until the user has said how."""
    assert key
    place = tmp_path / "server.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(place)], check=True)
    first = machine()
    first.create(str(place))
    first.journal.add("person", {"name": "Maria Berg"}, SECRET)
    assert first.sync().state.value == "ok"
    assert set_remote(first.journal, f"gcrypt::{place}") is False
    refused = first.sync()
    assert refused.state.value == "readable"
    told = first.journal.tr(refused.message)
    assert "(main)" in told
    assert f"git push {place} --delete main" in told
    assert refs(place) == ["refs/heads/main"]
    keep_what_is_readable(first.journal)
    assert first.sync().state.value == "ok"
    assert refs(place) == ["refs/heads/main", "refs/heads/master"]
    assert first.sync().state.value == "ok"


def test_a_server_that_was_cleared_gets_it_encrypted(
    machine: Callable[[], Machine], tmp_path: Path, key: str
) -> None:
    """outgoing.md: the command that is named takes the readable branch away."""
    assert key
    place = tmp_path / "server.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "trunk", str(place)], check=True)
    first, second = machine(), machine()
    first.create(str(place))
    assert first.sync().state.value == "ok"
    (branch,) = (ref.removeprefix("refs/heads/") for ref in refs(place))
    allow = ["git", "-C", str(place), "config", "receive.denyDeleteCurrent", "ignore"]
    subprocess.run(allow, check=True)
    set_remote(first.journal, f"gcrypt::{place}")
    assert first.sync().state.value == "readable"
    delete = ["git", "-C", str(first.root), "push", "-q", str(place), "--delete", branch]
    subprocess.run(delete, check=True, capture_output=True)
    assert first.sync().state.value == "ok"
    second.join(f"gcrypt::{place}")
    assert second.sync().state.value == "ok"


def refs(place: Path) -> list[str]:
    listed = ["git", "-C", str(place), "for-each-ref", "--format=%(refname)"]
    return subprocess.run(listed, check=True, capture_output=True, text=True).stdout.split()


@pytest.mark.parametrize("word", ["--output=x", "-k", "*", "Kim", "kim@", "0x12"])
def test_a_participant_that_is_no_key_is_named(
    machine: Callable[[], Machine], tmp_path: Path, word: str
) -> None:
    """git.md: nothing of the journal's settings reaches a program as an option."""
    first = machine()
    first.create(f"gcrypt::{tmp_path / 'server.git'}")
    _name_readers(first, f"kim@example.org {word}")
    result = first.sync()
    assert result.state.value == "failed"
    assert repr(word) in first.journal.tr(result.message)


def _name_readers(one: Machine, keys: str) -> None:
    words = ["config", "remote.origin.gcrypt-participants", keys]
    subprocess.run(["git", "-C", one.root, *words], check=True)
