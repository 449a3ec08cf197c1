"""The user's own git settings reach the server; programs of others do not (git.md, Settings)."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from mentorship_tui.vcs.errors import GitError
from mentorship_tui.vcs.remote.addresses import set_remote
from mentorship_tui.vcs.remote.outcome import SyncState
from mentorship_tui.vcs.remote.server_settings import ALLOWED

from ..vcs.conftest import program
from .machines import Machine, Make, git
from .web import LOGIN, Web, served

HELPER = f"!f() {{ echo username=kim; echo 'password={LOGIN[1]}'; }}; f"
# each way in which the user's settings come to be: the words of `git config`, run in the journal
Way = Callable[[Machine, Path, str, str], None]


def _own(one: Machine, home: Path, key: str, value: str) -> None:
    git(one.root, "config", key, value)


def _included(one: Machine, home: Path, key: str, value: str) -> None:
    git(one.root, "config", "-f", str(home / "mine"), key, value)
    git(one.root, "config", "include.path", str(home / "mine"))


def _of_the_folder(one: Machine, home: Path, key: str, value: str) -> None:
    git(one.root, "config", "-f", str(home / "mine"), key, value)
    git(one.root, "config", "--global", f"includeIf.gitdir:{one.root}/.path", str(home / "mine"))


def _of_the_address(one: Machine, home: Path, key: str, value: str) -> None:
    git(one.root, "config", "-f", str(home / "mine"), key, value)
    git(one.root, "config", "--global", "includeIf.hasconfig:remote.*.url:**.path", f"{home}/mine")


def _for_all(one: Machine, home: Path, key: str, value: str) -> None:
    git(one.root, "config", "--global", key, value)


WAYS: tuple[Way, ...] = (_own, _included, _of_the_folder, _of_the_address, _for_all)
EACH_WAY = pytest.mark.parametrize("way", WAYS, ids=lambda way: str(way.__name__).strip("_"))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    with served(tmp_path_factory.mktemp("web")) as web:
        yield web


@pytest.fixture
def web(server: Web, hub: Path, monkeypatch: pytest.MonkeyPatch) -> Web:
    """The hub of the test on the web, at hub.git, with nothing asked for."""
    for name in ("GIT_SSL_CAINFO", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    server.login = server.header = server.refusal = None
    server.headers.clear()
    place = server.folder / "hub.git"
    place.unlink(missing_ok=True)
    place.symlink_to(hub)
    git(hub, "config", "http.receivepack", "true")
    return server


@EACH_WAY
def test_an_address_that_stands_for_another(ada: Machine, hub: Path, home: Path, way: Way) -> None:
    git(ada.root, "config", "remote.origin.url", "work:hub.git")
    ada.journal.add("person", {"name": "Anna"}, "")
    assert ada.sync().state is not SyncState.OK
    way(ada, home, f"url.{hub.parent}/.insteadOf", "work:")
    assert ada.sync().pushed == 1


@EACH_WAY
def test_the_users_ssh_command(ada: Machine, hub: Path, home: Path, way: Way) -> None:
    """One that takes OpenSSH's options gets ours too, so that it never asks."""
    said = home / "said"
    wrapper = program(home / "my ssh", f'echo "$@" >> {said}\n[ "$1" = -G ] || eval "$last"')
    wrapper.write_text(wrapper.read_text().replace("echo", "for last; do :; done; echo", 1))
    way(ada, home, "core.sshCommand", shlex.quote(str(wrapper)))
    git(ada.root, "config", "remote.origin.url", f"kim@example.org:{hub}")
    ada.journal.add("person", {"name": "Anna"}, "")
    assert ada.sync().pushed == 1
    assert "BatchMode=yes" in said.read_text()


def test_an_ssh_of_another_kind_gets_no_options_of_openssh(
    ada: Machine, hub: Path, home: Path
) -> None:
    """ssh.variant, and git's own guess where it is not set: a program that refuses `-G`."""
    simple = program(home / "connect", '[ $# = 2 ] || exit 9\neval "$2"')
    git(ada.root, "config", "core.sshCommand", str(simple))
    git(ada.root, "config", "remote.origin.url", f"kim@example.org:{hub}")
    ada.journal.add("person", {"name": "Anna"}, "")
    assert ada.sync().pushed == 1
    named = program(home / "ssh", '[ $# = 2 ] || exit 9\neval "$2"')
    git(ada.root, "config", "core.sshCommand", str(named))
    git(ada.root, "config", "ssh.variant", "simple")
    ada.journal.add("person", {"name": "Bo"}, "")
    assert ada.sync().pushed == 1


@EACH_WAY
def test_certificate_password_and_header(ada: Machine, web: Web, home: Path, way: Way) -> None:
    """What https needs: each of the three is asked for, and each comes from the settings."""
    git(ada.root, "config", "remote.origin.url", web.url("hub.git"))
    ada.journal.add("person", {"name": "Anna"}, "")
    assert ada.sync().state is SyncState.UNKNOWN_HOST
    way(ada, home, "http.sslCAInfo", str(web.certificate))
    web.login = LOGIN
    assert ada.sync().state is SyncState.NEEDS_LOGIN
    way(ada, home, "credential.helper", HELPER)
    web.header = ("X-Journal", "one")
    assert ada.sync().state is SyncState.REFUSED
    way(ada, home, f"http.https://localhost:{web.port}/.extraHeader", "X-Journal: one")
    assert ada.sync().pushed == 1
    assert all(head.get("X-Journal", "one") == "one" for head in web.headers)  # never twice


@pytest.mark.parametrize("kind", ["password", "token"])
def test_a_password_in_an_address_is_no_argument_of_a_program(
    ada: Machine, web: Web, home: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """security.md: every user of a machine can read those; the wrong one is told as before."""
    web.login = LOGIN if kind == "password" else ("ghp_0123456789abcdefghij", "")
    user, password = web.login
    login = f"{user}:{quote(password, safe='')}" if password else user
    url = web.url("hub.git").replace("https://", f"https://{login}@")
    git(ada.root, "config", "http.sslCAInfo", str(web.certificate))
    git(ada.root, "config", "--global", "credential.helper", "!f() { echo password=wrong; }; f")
    traced = home / "trace"
    monkeypatch.setenv("GIT_TRACE", str(traced))
    set_remote(ada.journal.versions.repository, url)
    ada.journal.add("person", {"name": "Anna"}, "")
    assert ada.sync().pushed == 1
    told = traced.read_text()
    assert "git-remote-https" in told
    secret = quote(password, safe="") or user
    assert secret not in told
    assert LOGIN[1] not in told
    assert git(ada.root, "config", "remote.origin.url").strip() == url
    web.login = ("kim", "another")
    ada.journal.add("person", {"name": "Bo"}, "")
    failed = ada.sync()
    assert failed.state is SyncState.NEEDS_LOGIN
    assert secret not in ada.journal.tr(failed.message) + failed.words


def test_an_address_is_written_beside_what_stands_in_the_file(ada: Machine) -> None:
    """Your text is yours: comments and other settings stay; a lock that is held is told."""
    place = ada.root / ".git" / "config"
    place.write_text(place.read_text() + "# mine\n[mine]\n\tkey = 1 ; one\n")
    address = 'https://kim:a"b%23c;d@example.org/j.git'
    set_remote(ada.journal.versions.repository, address)
    assert git(ada.root, "config", "remote.origin.url").strip() == address
    assert "# mine\n[mine]\n\tkey = 1 ; one\n" in place.read_text()
    lock = place.with_name("config.lock")
    assert not lock.exists()
    lock.touch()
    before = place.read_bytes()
    with pytest.raises(GitError):
        set_remote(ada.journal.versions.repository, address.replace("kim", "ada"))
    assert lock.exists()
    assert place.read_bytes() == before


def test_a_proxy_is_gone_through(ada: Machine, web: Web) -> None:
    git(ada.root, "config", "remote.origin.url", web.url("hub.git"))
    git(ada.root, "config", "http.sslCAInfo", str(web.certificate))
    assert ada.sync().state is SyncState.OK
    git(ada.root, "config", "http.proxy", "http://127.0.0.1:1")
    assert ada.sync().state is SyncState.OFFLINE


def test_a_relative_path_is_taken_as_git_takes_it(ada: Machine, web: Web) -> None:
    git(ada.root, "config", "remote.origin.url", web.url("hub.git"))
    (ada.root / ".git" / "ca.pem").write_bytes(web.certificate.read_bytes())
    git(ada.root, "config", "http.sslCAInfo", ".git/ca.pem")
    assert ada.sync().state is SyncState.OK


@pytest.mark.parametrize("value", ['a"b\\c', "a;b # c", "å\tb", " x ", "one\ntwo"])
def test_a_value_comes_through_whole(ada: Machine, home: Path, value: str) -> None:
    """A header with any letters, and what stands for an address with any letters."""
    from mentorship_tui.vcs.remote.addresses import remote_of
    from mentorship_tui.vcs.remote.transport import exchange

    git(ada.root, "config", "http.extraHeader", value)
    git(ada.root, "config", f'url.{home}/a"\\b/.insteadOf', value)
    repository = ada.journal.versions.repository
    remote = remote_of(repository)
    assert remote is not None
    with exchange(repository, remote) as transport:
        env = transport.environment
        words = ["config", "-z", "--list"]
        done = subprocess.run(
            ["git", *words],
            env={**env, "GIT_DIR": "/dev/null", "PATH": "/usr/bin:/bin"},
            capture_output=True,
            check=True,
        )
    listed = done.stdout.decode().split("\0")
    assert f"http.extraheader\n{value}" in listed
    assert f'url.{home}/a"\\b/.insteadof\n{value}' in listed


def test_where_pushes_go_is_the_users_too(ada: Machine, second: Machine, hub: Path) -> None:
    """pushurl and pushInsteadOf: used, and "synced" is said only if both are one repository."""
    link = hub.with_name("same.git")
    link.symlink_to(hub)
    git(ada.root, "config", "remote.origin.pushurl", str(link))
    ada.journal.add("person", {"name": "Anna"}, "")
    assert ada.sync().pushed == 1
    other = hub.with_name("other.git")
    subprocess.run(["git", "init", "-q", "--bare", str(other)], check=True)
    for key, value in (
        ("remote.origin.pushurl", str(other)),
        (f"url.{other}.pushInsteadOf", str(hub)),
    ):
        git(ada.root, "config", "--unset-all", "remote.origin.pushurl")
        git(ada.root, "config", key, value)
        ada.journal.add("person", {"name": "Bo"}, "")
        result = ada.sync()
        assert result.state is SyncState.REFUSED
        assert f"{other}" in str(result.message.params)
        git(ada.root, "config", "remote.origin.pushurl", str(link))
    git(ada.root, "config", "--remove-section", f"url.{other}")
    git(ada.root, "config", "remote.origin.pushurl", "ext::sh -c x")
    assert ada.sync().state is SyncState.FAILED


def test_what_must_not_reach_the_server_stays_out(
    ada: Machine, second: Machine, tmp_path: Path
) -> None:
    """git.md: hooks, filters, watchers and commands run at the other end are not of the list."""
    mark = tmp_path / "ran"
    evil = program(tmp_path / "evil", f'touch {mark}; exec "$@"')
    for key, value in (
        ("remote.origin.uploadpack", f"{evil} git-upload-pack"),
        ("remote.origin.receivepack", f"{evil} git-receive-pack"),
        ("core.fsmonitor", str(evil)),
        ("core.askPass", str(evil)),
        ("core.alternateRefsCommand", str(evil)),
        ("uploadpack.packObjectsHook", str(evil)),
        ("protocol.ext.allow", "always"),
        ("core.hooksPath", str(tmp_path / "hooks")),
    ):
        git(ada.root, "config", key, value)
    (tmp_path / "hooks").mkdir()
    for hook in ("pre-push", "reference-transaction", "post-merge", "post-checkout"):
        program(tmp_path / "hooks" / hook, f"touch {mark}")
    ada.journal.add("person", {"name": "Anna"}, "")
    second.journal.add("person", {"name": "Bo"}, "")
    second.sync()
    result = ada.sync()
    assert (result.state, result.pulled > 0, result.pushed > 0) == (SyncState.OK, True, True)
    assert not mark.exists()


@pytest.mark.parametrize("key", ["url.{}.insteadOf", "url.{}.pushInsteadOf"])
def test_an_address_that_stands_for_a_command_is_refused(
    ada: Machine, hub: Path, tmp_path: Path, key: str
) -> None:
    mark = tmp_path / "ran"
    git(ada.root, "config", key.format(f"ext::sh -c 'touch {mark}' "), str(hub))
    ada.journal.add("person", {"name": "Anna"}, "")
    assert ada.sync().state is SyncState.FAILED
    assert not mark.exists()


def test_a_program_that_came_with_the_files_is_left_out(
    ada: Machine, hub: Path, tmp_path: Path
) -> None:
    """Whoever can send a file could else run a program here; what is no program is taken."""
    mark = tmp_path / "ran"
    evil = program(tmp_path / "evil", f"touch {mark}; exit 1")
    shared = ada.root / "git-settings"
    git(ada.root, "config", "-f", str(shared), "core.sshCommand", str(evil))
    git(ada.root, "config", "-f", str(shared), "credential.helper", str(evil))
    git(ada.root, "config", "-f", str(shared), f"url.{hub}.insteadOf", "work:hub")
    git(ada.root, "config", "include.path", "../git-settings")
    git(ada.root, "config", "remote.origin.url", "work:hub")
    assert ada.sync().state is SyncState.OK
    set_remote(ada.journal.versions.repository, "ssh://127.0.0.1:1/x")
    result = ada.sync()
    assert "git-settings is not used" in ada.journal.tr(result.message)
    assert not mark.exists()


def test_the_book_lists_what_the_code_lets_through() -> None:
    """docs/git.md has a row for each."""
    book = (Path(__file__).parents[2] / "docs" / "git.md").read_text().lower()
    assert [one.key for one in ALLOWED if f"`{one.key}`" not in book] == []


def test_a_clone_uses_the_general_settings(machine: Make, ada: Machine, hub: Path) -> None:
    """There is no journal yet whose folder a condition could name."""
    git(ada.root, "config", "--global", f"url.{hub.parent}/.insteadOf", "work:")
    machine().join("work:hub.git")
