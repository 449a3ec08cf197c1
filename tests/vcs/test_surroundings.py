"""What every git gets from the app: settings and variables that no journal and no user can undo."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from mentorship_tui.vcs.errors import GitError
from mentorship_tui.vcs.git.git import Git
from mentorship_tui.vcs.remote.addresses import set_remote
from mentorship_tui.vcs.remote.transport import exchange
from mentorship_tui.vcs.repository.repository import Repository

from .conftest import Shell, program

ALWAYS = {
    "core.fsmonitor": "false",  # names a program
    "protocol.ext.allow": "never",  # an address that is a command
    "i18n.commitencoding": "UTF-8",
    "core.safecrlf": "false",
}
WITH_A_SERVER = {
    **ALWAYS,
    "core.hookspath": "/dev/null",
    "gc.auto": "0",  # it would take away what only the other folder refers to
    "maintenance.auto": "false",
    "http.lowspeedlimit": "1",  # a dead line ends
    "http.lowspeedtime": "30",
    "http.followredirects": "initial",  # a later one could lead to another server
    "protocol.allow": "user",
    "push.gpgsign": "false",
    "push.recursesubmodules": "no",
    "fetch.recursesubmodules": "no",
}
NO_QUESTIONS = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "true",
    "SSH_ASKPASS": "true",
    "GCM_INTERACTIVE": "never",
    "GIT_SSH_COMMAND": "ssh -oBatchMode=yes -oConnectTimeout=10",
    "GIT_EDITOR": "true",
    "GIT_SEQUENCE_EDITOR": "true",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GPG_TTY": "",
}
# more than `git rev-parse --local-env-vars` names
MORE_FOREIGN = (
    "GIT_NAMESPACE",
    "GIT_QUARANTINE_PATH",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_EXTERNAL_DIFF",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
)


def settings(listed: str) -> dict[str, str]:
    """What `git config --list -z` says; the last of a key is the one that counts."""
    pairs = (entry.partition("\n") for entry in listed.split("\0") if entry)
    return {key: value for key, _, value in pairs}


def environment(git: Git, *, hooks: bool = False) -> dict[str, str]:
    """The variables that git itself has."""
    lines = git.ask("-c", "alias.seen=!env -0", "seen", expect=(0,), hooks=hooks).text.split("\0")
    return dict(line.partition("=")[::2] for line in lines if line)


def test_settings_of_the_journal_do_not_count_where_ours_are(
    repository: Repository, shell: Shell
) -> None:
    """Your text is yours: each of our settings holds against the repository's own."""
    for key in (*ALWAYS, "core.hooksPath"):
        shell("config", key, "theirs")
    found = settings(repository.git.run("config", "--list", "-z").decode())
    expected = {**ALWAYS, "core.hookspath": "/dev/null"}
    assert {key: found[key] for key in expected} == expected


def test_only_who_lets_hooks_run_has_git_find_them(repository: Repository, shell: Shell) -> None:
    shell("config", "core.hooksPath", "theirs")
    answer = repository.git.ask("config", "--list", "-z", hooks=True)
    assert settings(answer.text)["core.hookspath"] == "theirs"


def test_settings_of_a_talk_with_a_server(
    repository: Repository, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of them holds while git reaches out, whatever the journal and the user have set."""
    seen = tmp_path / "seen"
    program(tmp_path / "git-remote-gcrypt", f"git config --list -z > {seen}; exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    for key, value in WITH_A_SERVER.items():
        shell("config", "--global", key, "theirs" if not value.isdigit() else "7")
    remote = set_remote(repository, "gcrypt::ssh://example.org/journal.git")
    with exchange(repository, remote) as transport, pytest.raises(GitError):
        transport.heads()
    found = settings(seen.read_text())
    assert {key: found.get(key) for key in WITH_A_SERVER} == WITH_A_SERVER


def test_git_can_ask_nobody(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reliability row 6: each way of asking is closed, also where the user's shell opens it."""
    for name in NO_QUESTIONS:
        monkeypatch.setenv(name, "/usr/bin/asks")
    found = environment(repository.git)
    assert {name: found.get(name) for name in NO_QUESTIONS} == NO_QUESTIONS


def test_git_reaches_no_server_but_in_a_sync(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is sent anywhere but to the address you sync with; a hook of the user's may push."""
    monkeypatch.setenv("GIT_ALLOW_PROTOCOL", "https")
    assert environment(repository.git)["GIT_ALLOW_PROTOCOL"] == ""
    assert environment(repository.git, hooks=True)["GIT_ALLOW_PROTOCOL"] == "https"


def test_no_variable_leads_git_to_another_repository(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that git names as such, and what else would change the meaning of our words."""
    named = subprocess.run(["git", "rev-parse", "--local-env-vars"], capture_output=True, text=True)
    names = [name for name in named.stdout.split() if not name.startswith("GIT_CONFIG")]
    assert "GIT_DIR" in names
    for name in (*names, *MORE_FOREIGN):
        monkeypatch.setenv(name, "/planted")
    found = environment(repository.git)
    assert [name for name, value in found.items() if "/planted" in value] == []
