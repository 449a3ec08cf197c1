"""A journal synced through real remotes (git.md, Sync)."""

from __future__ import annotations

import getpass
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from mentorship_tui.journal.answering import answer
from mentorship_tui.journal.questions import Choice, questions
from mentorship_tui.journal.sync import remote_state, sync
from mentorship_tui.vcs.outcome import SyncFailed, SyncState
from mentorship_tui.vcs.sizes import check_sizes
from mentorship_tui.vcs.urls import set_remote

from .machines import Machine

Make = Callable[[], Machine]


def git(where: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", where, *words], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_one_field_changed_on_both_is_a_question(ada: Machine, second: Machine) -> None:
    """format.md Merging: published stays, the other is asked; an answer is one commit."""
    path = ada.journal.add("person", {"name": "Anna"}, "").path
    ada.sync()
    second.sync()
    ada.journal.set(path, {"phone": "1"})
    second.journal.set(path, {"phone": "2", "email": "a@b.se"})
    ada.sync()
    result = second.sync()
    assert result.state is SyncState.OK
    (asked,) = questions(second.journal)
    assert result.conflicts == (asked.path,)
    assert (asked.mine, asked.theirs) == ("2", "1")
    ada.sync()
    assert ada.files() == second.files()
    before = int(git(ada.root, "rev-list", "--count", "HEAD"))
    answer(ada.journal, asked.path, "mine")
    assert ada.journal.drain(20)
    assert int(git(ada.root, "rev-list", "--count", "HEAD")) == before + 1
    ada.sync()
    second.sync()
    assert questions(second.journal) == ()
    assert second.journal.snapshot.records[path].fields["phone"] == "2"


@pytest.mark.parametrize(
    ("mine", "theirs", "choice", "expected"),
    [
        ("No", "Yes", "mine", "\nYesterday, no news.\n\n## Notes\n\nNo\n\nEnd.\n"),
        ("No", "Yes", "both", "\nYesterday, no news.\n\n## Notes\n\nYes\n\nNo\n\nEnd.\n"),
        ("No", None, "theirs", "\nYesterday, no news.\n\n## Notes\n\nEnd.\n"),
        ("No", None, "mine", "\nYesterday, no news.\n\n## Notes\n\nNo\n\nEnd.\n"),
        (None, "Yes", "mine", "\nYesterday, no news.\n\n## Notes\n\nEnd.\n"),
    ],
)
def test_an_answer_changes_that_paragraph_alone(
    ada: Machine,
    second: Machine,
    mine: str | None,
    theirs: str | None,
    choice: Choice,
    expected: str,
) -> None:
    """git.md: an answer sets the text; a short one is a part of many words."""
    body = "\nYesterday, no news.\n\n## Notes\n\n{}End.\n"
    path = ada.journal.add("person", {"name": "Anna"}, body.format("?\n\n")).path
    ada.sync()
    second.sync()
    for machine, text in ((ada, theirs), (second, mine)):
        machine.journal.set(path, {}, body.format(f"{text}\n\n" if text else ""))
    ada.sync()
    (asked,) = second.sync().conflicts
    answer(second.journal, asked, choice)
    document = second.journal.read(path).document
    assert document is not None
    assert document.body == expected


def test_the_diary_says_what_came_in_and_what_was_decided(ada: Machine, second: Machine) -> None:
    """git.md: `git log` is a diary, of a sync and of an answer too."""
    anna, eva = (ada.journal.add("person", {"name": name}, "").path for name in ("Anna", "Eva"))
    ada.sync()
    second.sync()
    ada.journal.set(anna, {"phone": "1", "role": "head"})
    ada.journal.set(eva, {"phone": "5"})
    second.journal.set(anna, {"phone": "2", "role": "chief"})
    ada.sync()
    result = second.sync()
    body = git(second.root, "log", "-1", "--format=%b").splitlines()
    assert body[:2] == ["joined: Network person: Anna", "came in: Network person: Eva"]
    role, phone = sorted(result.conflicts, key=lambda path: "phone" in path)
    answer(second.journal, phone, "mine")
    answer(second.journal, role, "theirs")
    assert second.journal.drain(20)
    told = git(second.root, "log", "-2", "--format=%s%n%b", "--reverse").splitlines()
    assert told[:2] == ["Answered: Anna - telephone", "telephone: 1 -> 2"]
    assert "role: head stays; the other was chief" in told


def test_both_of_an_item_are_two_items_of_the_list(ada: Machine, second: Machine) -> None:
    """format.md: actions are task items of one list; an answer puts no gap between them."""
    body = "\n## Actions\n\n- [ ] Call Anna{}\n- [ ] Write\n"
    path = ada.journal.add("person", {"name": "Anna"}, body.format("")).path
    ada.sync()
    second.sync()
    ada.journal.set(path, {}, body.format(" on Monday"))
    second.journal.set(path, {}, body.format(" on Friday"))
    ada.sync()
    (asked,) = second.sync().conflicts
    answer(second.journal, asked, "both")
    document = second.journal.read(path).document
    assert document is not None
    assert document.body == body.format(" on Monday\n- [ ] Call Anna on Friday")


def test_different_people_of_one_slug(ada: Machine, second: Machine) -> None:
    """format.md: different people with the same slug: the second gets a new slug."""
    ada.journal.add("person", {"name": "Åsa Berg"}, "")
    second.journal.add("person", {"name": "Asa Berg"}, "")
    second.journal.add("candidate", {"name": "Cia", "suggested_by": ["asa-berg"]}, "")
    ada.sync()
    assert second.sync().conflicts == ()
    records = second.journal.snapshot.records
    assert records["network/asa-berg.md"].title == "Åsa Berg"
    assert records["network/asa-berg-2.md"].title == "Asa Berg"
    (cia,) = second.journal.snapshot.of("candidate")
    assert cia.words("suggested_by") == ("asa-berg-2",)


def test_a_rename_meets_an_edit_and_a_new_reference(ada: Machine, second: Machine) -> None:
    """format.md rule 5 across machines: the edit and the references follow the new name."""
    path = ada.journal.add("person", {"name": "Anna"}, "").path
    ada.sync()
    second.sync()
    ada.journal.rename(path, "Anna Svensson")
    second.journal.set(path, {"email": "new@b.se"})
    second.journal.add("candidate", {"name": "Cia", "suggested_by": ["anna"]}, "")
    ada.sync()
    assert second.sync().conflicts == ()
    assert path not in second.journal.snapshot.records
    record = second.journal.snapshot.records["network/anna-svensson.md"]
    assert record.text("email") == "new@b.se"
    (cia,) = second.journal.snapshot.of("candidate")
    assert cia.words("suggested_by") == ("anna-svensson",)


def test_one_deleted_and_another_made_is_no_rename(ada: Machine, second: Machine) -> None:
    """Two short records are alike: the edits of one person must not land on another."""
    path = ada.journal.add("person", {"name": "Anna"}, "").path
    ada.sync()
    second.sync()
    ada.journal.delete(path)
    ada.journal.add("person", {"name": "Bo"}, "")
    second.journal.set(path, {"email": "anna@b.se"})
    ada.sync()
    result = second.sync()
    (asked,) = result.conflicts
    assert "email" not in second.journal.snapshot.records["network/bo.md"].fields
    assert second.journal.snapshot.records[path].text("email") == "anna@b.se"
    answer(second.journal, asked, "theirs")
    assert path not in second.journal.snapshot.records


def test_a_binary_file_changed_on_both(ada: Machine, second: Machine) -> None:
    """git.md: a conflict never stops a sync; both versions are kept byte by byte."""
    (ada.root / "p.png").write_bytes(b"\0one")
    (second.root / "p.png").write_bytes(b"\0two")
    ada.sync()
    (asked,) = (second.sync(), questions(second.journal))[1]
    assert (second.root / "p.png").read_bytes() == b"\0one"
    assert (second.root / asked.file).read_bytes() == b"\0two"
    answer(second.journal, asked.path, "mine")
    assert (second.root / "p.png").read_bytes() == b"\0two"
    assert not (second.root / asked.file).exists()


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
    assert "core.sshCommand" not in ada.journal.tr(result.message)
    git(ada.root, "config", "core.sshCommand", "ssh -i key")
    told = ada.journal.tr(ada.sync().message)
    assert told.endswith("git config --global core.sshCommand 'ssh -i key'")
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


def test_the_journals_own_settings_run_nothing(
    ada: Machine, second: Machine, hub: Path, tmp_path: Path
) -> None:
    """git.md: a cloned journal's hooks and settings never run or apply."""
    mark = tmp_path / "ran"
    for key, value in (
        ("core.sshCommand", f"touch {mark};ssh"),
        ("credential.helper", f"!touch {mark}"),
        ("remote.origin.uploadpack", f"touch {mark};git-upload-pack"),
        ("remote.origin.receivepack", f"touch {mark};git-receive-pack"),
        (f"url.ext::sh -c 'touch {mark}' .insteadOf", str(hub)),
        ("remote.origin.pushurl", f"ext::sh -c 'touch {mark}'"),
        ("core.fsmonitor", f"touch {mark}"),
    ):
        git(ada.root, "config", key, value)
    ada.journal.add("person", {"name": "Anna"}, "")
    second.journal.add("person", {"name": "Bo"}, "")
    second.sync()
    result = ada.sync()
    assert (result.state, result.pulled > 0, result.pushed > 0) == (SyncState.OK, True, True)
    assert not mark.exists()


@pytest.mark.parametrize("steps", range(5))
def test_a_cut_leaves_the_old_or_the_new(ada: Machine, second: Machine, steps: int) -> None:
    """Must hold: a cut at any step of a sync leaves either the old or the new state."""
    ada.journal.add("person", {"name": "Anna"}, "")
    second.journal.add("person", {"name": "Bo"}, "")
    ada.sync()
    second.sync_cut(steps)
    assert second.journal.drain(20)  # the commit goes on beside
    assert git(second.root, "status", "--porcelain") == ""
    assert second.sync().state is SyncState.OK
    ada.sync()
    assert ada.files() == second.files()


def test_a_kill_in_the_middle_of_the_checkout_is_finished(ada: Machine, second: Machine) -> None:
    """Reliability row 2: work tree first, ref last; who looks next finishes it."""
    ada.journal.add("person", {"name": "Anna"}, "")
    ada.journal.add("person", {"name": "Bo"}, "")
    ada.sync()
    old = git(second.root, "rev-parse", "HEAD")
    git(second.root, "fetch", "-q")
    new = git(second.root, "rev-parse", "origin/main")
    note = second.journal.versions.repository.private / "checkout.json"
    note.write_text(json.dumps(["refs/heads/main", old, new]))
    folder = second.root / "network"
    folder.mkdir(exist_ok=True)
    (folder / "anna.md").write_text((ada.root / "network" / "anna.md").read_text())
    assert second.journal.versions.dirty() == ()
    assert git(second.root, "rev-parse", "HEAD") == new
    assert (folder / "bo.md").exists()
    assert not note.exists()


def test_an_edit_in_a_half_done_work_tree_takes_nothing_back(ada: Machine, second: Machine) -> None:
    """X1: found by the simulator; a file edited before the checkout was finished has both."""
    path = ada.journal.add("person", {"name": "Anna"}, "First.\n").path
    ada.sync()
    second.sync()
    ada.journal.set(path, {"phone": "070", "how": "at school"}, "First.\n\nFrom Ada.\n")
    ada.sync()
    old = git(second.root, "rev-parse", "HEAD")
    git(second.root, "fetch", "-q")
    note = second.journal.versions.repository.private / "checkout.json"
    new = git(second.root, "rev-parse", "origin/main")
    note.write_text(json.dumps(["refs/heads/main", old, new]))
    second.journal.set(path, {"email": "a@example.org", "how": "at work"})
    second.journal.drain(20)
    assert second.sync().state is SyncState.OK
    text = (second.root / path).read_text()
    for said in ("070", "From Ada.", "a@example.org", "at school"):
        assert said in text
    [asked] = questions(second.journal)
    assert (asked.mine, asked.theirs) == ("at work", "at school")
    assert ada.sync().state is SyncState.OK
    assert ada.files() == second.files()


def test_a_lock_left_by_a_killed_git_does_not_stop_a_sync(ada: Machine, second: Machine) -> None:
    """Reliability, stale lock: found by the simulator; git's own index is behind until it goes."""
    lock = second.root / ".git" / "index.lock"
    lock.touch()
    path = second.journal.add("person", {"name": "Dag"}, "").path
    assert second.sync().state is SyncState.OK
    assert ada.sync().state is SyncState.OK
    ada.journal.delete(path)
    assert ada.sync().state is SyncState.OK
    assert second.sync().state is SyncState.OK
    assert not (second.root / path).exists()
    lock.unlink()
    assert second.sync().state is SyncState.OK
    assert git(second.root, "status", "--porcelain") == ""


def test_a_branch_locked_for_good_is_named_as_such(ada: Machine, second: Machine) -> None:
    """Found by the simulator: it was said that others are sending all the time."""
    ada.journal.add("person", {"name": "Dag"}, "")
    ada.sync()
    lock = second.root / ".git" / "refs" / "heads" / "main.lock"
    lock.touch()
    result = second.sync()
    assert result.state is SyncState.BLOCKED
    assert "Another git program" in ada.journal.tr(result.message)
    lock.unlink()
    assert second.sync().state is SyncState.OK
    assert ada.files() == second.files()


def test_a_file_no_host_takes_is_named(ada: Machine) -> None:
    """Reliability row 14: before a push new files over the host's limit are named."""
    (ada.root / "film.bin").write_bytes(b"x" * 3000)
    git(ada.root, "add", "film.bin")
    git(ada.root, "commit", "-qm", "film")
    repository = ada.journal.versions.repository
    check_sizes(repository, "HEAD", "HEAD~1", limit=4000)
    with pytest.raises(SyncFailed) as caught:
        check_sizes(repository, "HEAD", "HEAD~1", limit=2000)
    assert "film.bin" in ada.journal.tr(caught.value.message)
