"""A remote, and machines that sync with it."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from ..templates import copy_of
from .machines import Machine


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Callable[[], Machine]]:
    """Makes a machine without a journal."""
    made: list[Machine] = []

    def make() -> Machine:
        made.append(Machine(tmp_path / f"machine{len(made)}", len(made)))
        return made[-1]

    yield make
    for one in made:
        if hasattr(one, "journal"):
            one.journal.close()


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A bare repository, empty where no machine has synced with it."""
    place = tmp_path / "hub.git"
    return place if place.exists() else _hub(tmp_path)


@pytest.fixture
def ada(machine: Callable[[], Machine], tmp_path: Path, request: pytest.FixtureRequest) -> Machine:
    """The first machine, with a journal that was synced once."""
    make = _first_two if "second" in request.fixturenames else _first
    copy_of(make, make, tmp_path, *(f"machine{number}/journal" for number in range(2)))
    return _copied(machine(), tmp_path)


@pytest.fixture
def second(machine: Callable[[], Machine], ada: Machine, tmp_path: Path) -> Machine:
    """The second machine, which joined."""
    return _copied(machine(), tmp_path)


def _copied(one: Machine, folder: Path) -> Machine:
    """Its note of the last sync is of the address that the copy has."""
    note = one.root / ".git" / "mentorship" / "synced.json"
    address = sha256(f"origin {folder / 'hub.git'}".encode()).hexdigest()
    note.write_text(json.dumps({**json.loads(note.read_text()), "address": address}))
    one.go_on()
    return one


def _hub(folder: Path) -> Path:
    place = folder / "hub.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(place)], check=True)
    return place


def _first(folder: Path) -> None:
    one = Machine(folder / "machine0", 0)
    one.create(str(_hub(folder)))
    assert one.sync().state.value == "ok"
    one.journal.close()


def _first_two(folder: Path) -> None:
    _first(folder)
    one = Machine(folder / "machine1", 1)
    one.join(str(folder / "hub.git"))
    one.journal.close()


@pytest.fixture
def ssh_command(tmp_path: Path) -> Iterator[str]:
    """The ssh command that reaches a throw-away sshd on this computer; its port is in it."""
    sshd, keygen = shutil.which("sshd", path="/usr/sbin:/usr/bin"), shutil.which("ssh-keygen")
    if not sshd or not keygen or not shutil.which("ssh"):
        pytest.skip("openssh's server and client are not installed here")
    for name in ("host", "user"):
        words = [keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / name)]
        subprocess.run(words, check=True)
    shutil.copy(tmp_path / "user.pub", tmp_path / "allowed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = tmp_path / "sshd_config"
    settings.write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {tmp_path}/host\nStrictModes no\n"
        f"AuthorizedKeysFile {tmp_path}/allowed\nPidFile {tmp_path}/pid\nUsePAM no\n"
    )
    Path("/run/sshd").mkdir(exist_ok=True)
    with subprocess.Popen([sshd, "-D", "-e", "-f", str(settings)], stderr=subprocess.PIPE) as one:
        _wait(port, one)
        yield (
            f"ssh -F none -i {tmp_path}/user -oIdentitiesOnly=yes -p {port} "
            f"-oUserKnownHostsFile={tmp_path}/known"
        )
        one.terminate()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    pytest.skip("sshd does not start here")


@pytest.fixture
def path(ada: Machine, second: Machine) -> str:
    """A record that both machines have."""
    found = ada.journal.add("person", {"name": "Anna", "phone": "1"}, "One.\n").path
    ada.sync()
    second.sync()
    return found
