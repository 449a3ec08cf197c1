"""What a remote may be: made apart, rewritten, another branch, ssh, gone (git.md, Sync)."""

from __future__ import annotations

import getpass
import os
import subprocess
from pathlib import Path

import pytest

from mentorship_tui.journal.actions.answer_question import answer
from mentorship_tui.journal.reading.questions import questions
from mentorship_tui.journal.sync.sync import remote_state, sync
from mentorship_tui.vcs.remote.addresses import set_remote
from mentorship_tui.vcs.remote.outcome import SyncState

from ..vcs.conftest import program
from .machines import Machine, Make, git


def test_two_journals_made_apart(ada: Machine, machine: Make, hub: Path) -> None:
    """Reliability row 8: asks with counts, then joins record by record."""
    other = machine()
    other.create(str(hub), "Another")
    other.journal.add("person", {"name": "Bo"}, "")
    ada.journal.add("person", {"name": "Anna"}, "")
    ada.sync()
    tip = git(other.root, "rev-parse", "HEAD")
    result = other.sync()
    assert result.state is SyncState.UNRELATED
    assert result.mine >= 3
    assert result.theirs >= 3
    assert sync(other.journal, join_unrelated=True).state is SyncState.OK
    assert git(other.root, "rev-parse", "HEAD^1^{commit}") != ""
    assert git(other.root, "merge-base", "--is-ancestor", tip, "HEAD") == ""
    assert {"network/anna.md", "network/bo.md"} <= other.files().keys()


def test_a_rewritten_remote(ada: Machine, second: Machine, hub: Path) -> None:
    """Reliability row 7: what was pushed is not dropped; a backup is kept and told of."""
    ada.journal.add("person", {"name": "Anna"}, "")
    ada.sync()
    second.sync()
    git(hub, "update-ref", "refs/heads/main", "main~1")
    result = second.sync()
    assert result.state is SyncState.OK
    ada.journal.add("person", {"name": "Bo"}, "")
    ada.sync()
    git(second.root, "reset", "-q", "--hard", "HEAD~1")
    (second.root / "x.md").write_text("x\n")
    git(second.root, "add", "x.md")
    git(second.root, "commit", "-qm", "rewritten")
    git(second.root, "push", "-qf", str(hub), "HEAD:main")
    result = ada.sync()
    assert result.notice is not None
    assert git(ada.root, "for-each-ref", "refs/mentorship/backup") != ""
    assert {"x.md", "network/anna.md", "network/bo.md"} <= ada.files().keys()


def test_another_default_branch(machine: Make, tmp_path: Path) -> None:
    """Issue: a remote with a different default branch is synced with as it is."""
    hub = tmp_path / "trunk.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "trunk", str(hub)], check=True)
    one, other, third = machine(), machine(), machine()
    one.create(str(hub))
    git(one.root, "branch", "-m", "trunk")
    one.sync()
    other.join(str(hub))
    assert git(other.root, "branch", "--show-current") == "trunk"
    third.create(str(hub), "Another")
    assert sync(third.journal, join_unrelated=True).state is SyncState.OK
    assert git(third.root, "branch", "--show-current") == "main"
    assert git(hub, "for-each-ref", "--format=%(refname)") == "refs/heads/trunk"


def test_a_branch_of_the_users_own_goes_under_its_own_name(
    ada: Machine, second: Machine, hub: Path
) -> None:
    """git.md: what is tried out on another branch never lands on the one that is shared."""
    second.journal.add("person", {"name": "Shared"}, "")
    second.sync()
    git(ada.root, "checkout", "-qb", "mine")
    ada.journal.refresh()
    ada.journal.add("person", {"name": "Trial"}, "")
    main = git(hub, "rev-parse", "main")
    for _ in range(2):
        assert ada.sync().state is SyncState.OK
        assert git(hub, "rev-parse", "main") == main
        assert git(hub, "rev-parse", "mine") == git(ada.root, "rev-parse", "HEAD")
    assert "network/shared.md" not in ada.files()


def test_over_ssh(
    machine: Make, hub: Path, ssh_command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user's own ssh command is kept, unknown hosts and keys are told of (row 6)."""
    one, other = machine(), machine()
    url = f"{getpass.getuser()}@127.0.0.1:{hub}"
    one.create(url)
    monkeypatch.setenv("GIT_SSH_COMMAND", f"{ssh_command} -oStrictHostKeyChecking=yes")
    assert one.sync().state is SyncState.UNKNOWN_HOST
    monkeypatch.delenv("GIT_SSH_COMMAND")
    command = f"{ssh_command} -oStrictHostKeyChecking=accept-new"
    git(one.root, "config", "--global", "core.sshCommand", f"{command} -i /nowhere")
    monkeypatch.setenv("GIT_SSH_COMMAND", command.replace("/user ", "/host "))
    assert one.sync().state is SyncState.NEEDS_LOGIN
    monkeypatch.delenv("GIT_SSH_COMMAND")
    git(one.root, "config", "--global", "core.sshCommand", command)
    assert one.sync().pushed == 2
    other.join(url)
    assert other.files() == one.files()


def test_failures_are_states(ada: Machine, hub: Path, tmp_path: Path) -> None:
    """git.md: offline is a state; every failure is a sentence with what to do."""
    repository = ada.journal.versions.repository
    ada.journal.add("person", {"name": "Anna"}, "")
    set_remote(repository, "ssh://127.0.0.1:1/x")
    result = ada.sync()
    assert result.state is SyncState.OFFLINE
    set_remote(repository, str(tmp_path / "nowhere"))
    assert ada.sync().state is SyncState.REFUSED
    set_remote(repository, str(hub))
    hook = hub / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho no room today >&2\nexit 1\n")
    hook.chmod(0o755)
    result = ada.sync()
    assert result.state is SyncState.REFUSED
    assert "no room today" in ada.journal.tr(result.message)
    assert remote_state(ada.journal).waiting == 3  # of a server set anew nothing is known
    hook.unlink()
    assert ada.sync().pushed == 1
    assert remote_state(ada.journal).waiting == 0
    assert sync(ada.journal, cancelled=lambda: True).state in (SyncState.CANCELLED, SyncState.OK)


def test_what_a_plain_push_has_sent_waits_no_more(ada: Machine) -> None:
    """git.md: the status line shows what is synced, whoever did it."""
    ada.sync()
    ada.journal.add("person", {"name": "Anna"}, "")
    assert ada.journal.drain(20)
    assert remote_state(ada.journal).waiting == 1
    git(ada.root, "push", "-q")
    assert remote_state(ada.journal).waiting == 0


def test_a_stick_that_is_pulled_out_is_offline(ada: Machine, hub: Path) -> None:
    """git.md: offline is a state; nobody is told to make an empty repository in its place."""
    ada.sync()
    away = hub.rename(hub.with_name("in a drawer"))
    for mounted_at in (False, True):  # the place may stay
        if mounted_at:
            hub.mkdir()
        result = ada.sync()
        assert result.state is SyncState.OFFLINE
        assert "Plug in" in str(result.message)
        assert "git init" not in str(result.message)
    hub.rmdir()
    away.rename(hub)
    assert ada.sync().state is SyncState.OK


def test_another_journals_folder_is_no_place_to_sync_with(
    ada: Machine, second: Machine, tmp_path: Path
) -> None:
    """git.md: what to make instead is named as a command; the other folder stays as it was."""
    tip = git(second.root, "rev-parse", "HEAD")
    set_remote(ada.journal.versions.repository, str(second.root))
    ada.journal.add("person", {"name": "Anna"}, "")
    result = ada.sync()
    assert result.state is SyncState.REFUSED
    told = ada.journal.tr(result.message)
    assert told.endswith(f"git init --bare {second.root}.git")
    assert git(second.root, "rev-parse", "HEAD") == tip


def test_a_greeting_of_the_server_is_no_lost_connection(
    ada: Machine, hub: Path, home: Path
) -> None:
    """Its login script prints something; on standard error that does no harm."""
    greeter = program(home / "ssh", 'for last; do :; done; echo "timed out?" >&2; eval "$last"')
    git(ada.root, "config", "core.sshCommand", str(greeter))
    set_remote(ada.journal.versions.repository, f"kim@example.org:{hub}")
    ada.journal.add("person", {"name": "Anna"}, "")
    assert ada.sync().state is SyncState.OK
    greeter.write_text(greeter.read_text().replace(">&2", ""))
    result = ada.sync()
    assert result.state is SyncState.REFUSED
    assert ".bashrc" in ada.journal.tr(result.message)


def test_a_question_about_a_name_that_is_not_utf_8(ada: Machine, second: Machine) -> None:
    """format.md: from an old zip; the question names it as git does, and can be answered."""
    path = os.fsdecode(b"network/lat\xe5n.md")
    (ada.root / "network").mkdir(exist_ok=True)
    (ada.root / path).write_text("---\ntype: person\nname: One\n---\n")
    ada.sync()
    second.sync()
    ada.journal.set(path, {"phone": "1"})
    second.journal.set(path, {"phone": "2"})
    ada.sync()
    (asked,) = second.sync().conflicts
    (found,) = questions(second.journal)
    assert (found.record, found.mine, found.theirs) == (path, "2", "1")
    assert "lat\\\\345n" in (second.root / asked).read_text()
    answer(second.journal, asked, "mine")
    assert second.journal.snapshot.records[path].text("phone") == "2"
