"""A remote, and machines that sync with it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .machines import Machine


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """An empty bare repository."""
    place = tmp_path / "hub.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(place)], check=True)
    return place


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
def ada(machine: Callable[[], Machine], hub: Path) -> Machine:
    """The first machine, with a journal that was synced once."""
    one = machine()
    one.create(str(hub))
    assert one.sync().state.value == "ok"
    return one


@pytest.fixture
def second(machine: Callable[[], Machine], ada: Machine, hub: Path) -> Machine:
    """The second machine, which joined."""
    one = machine()
    one.join(str(hub))
    return one


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
