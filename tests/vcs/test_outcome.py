"""What git says of a failed sync becomes a sentence with what to do (git.md, Sync)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from mentorship_tui.i18n import msg
from mentorship_tui.vcs.errors import Cancelled, GitError, NotReady, TimedOut, explain
from mentorship_tui.vcs.remote.failures import failure
from mentorship_tui.vcs.remote.outcome import Outcome, SyncFailed, SyncState, outcome_of

URL = "https://example.org/journal.git"
HTTP = f"fatal: unable to access '{URL}/': "
READ_ONLY = "fatal: Could not read from remote repository.\n\nPlease make sure you have the correct"
GITLAB = "remote:\nremote: =====\nremote:\nremote: ERROR: You are not allowed to push code.\n"


@pytest.mark.parametrize(
    ("words", "state", "told"),
    [
        (
            f"{HTTP}server certificate verification failed. CAfile: none CRLfile: none",
            SyncState.UNKNOWN_HOST,
            "does not trust the server's certificate",
        ),
        (
            f"{HTTP}SSL certificate problem: self-signed certificate",
            SyncState.UNKNOWN_HOST,
            "does not trust the server's certificate",
        ),
        (
            f"{HTTP}SSL: no alternative certificate subject name matches target host name 'x'",
            SyncState.UNKNOWN_HOST,
            "does not trust the server's certificate",
        ),
        (
            f"{HTTP}GnuTLS recv error (-110): The TLS connection was non-properly terminated.",
            SyncState.OFFLINE,
            "The connection was cut",
        ),
        (
            "error: remote unpack failed: unable to create temporary object directory\n"
            "!\tHEAD:refs/heads/main\t[remote rejected] (unpacker error)",
            SyncState.REFUSED,
            "but not write there",
        ),
        (
            "error: remote unpack failed: index-pack abnormal exit\n"
            "!\tHEAD:refs/heads/main\t[remote rejected] (unpacker error)",
            SyncState.REFUSED,
            "no room for more, or could not store it",
        ),
        (
            "fatal: detected dubious ownership in repository at '/srv/j.git'\nTo add an exception "
            "for this directory, call:\n\n\tgit config --global --add safe.directory /srv/j.git\n"
            f"{READ_ONLY}",
            SyncState.REFUSED,
            "then sync again: git config --global --add safe.directory /srv/j.git",
        ),
        (f"{HTTP}The requested URL returned error: 503", SyncState.OFFLINE, "in a while"),
        (f"{HTTP}The requested URL returned error: 429", SyncState.OFFLINE, "in a while"),
        (f"{HTTP}The requested URL returned error: 401", SyncState.NEEDS_LOGIN, "git ls-remote"),
        (
            f"kim@example.org: Permission denied (publickey).\n{READ_ONLY}",
            SyncState.NEEDS_LOGIN,
            "ssh-add",
        ),
        (
            f"remote: Permission to kim/journal.git denied to bo.\n{HTTP}"
            "The requested URL returned error: 403",
            SyncState.REFUSED,
            "It said: Permission to kim/journal.git denied to bo.",
        ),
        (
            f"ERROR: Permission to kim/journal.git denied to bo.\n{READ_ONLY}",
            SyncState.REFUSED,
            "It said: Permission to kim/journal.git denied to bo.",
        ),
        (f"{GITLAB}{READ_ONLY}", SyncState.REFUSED, "It said: You are not allowed to push code."),
        (
            "error: RPC failed; HTTP 413 curl 22 The requested URL returned error: 413\n"
            "fatal: the remote end hung up unexpectedly",
            SyncState.REFUSED,
            "nothing so large",
        ),
    ],
)
def test_what_to_do_is_told(words: str, state: SyncState, told: str) -> None:
    """A login that would not help is not asked for, and nobody is told to wait for nothing."""
    found = failure(words, URL)
    assert found.state is state
    assert told in str(found)


def test_how_to_make_the_repository_that_is_missing_in_a_folder_is_told() -> None:
    """git.md: on a stick or a shared disk, as one types it; on a server it is another matter."""
    words = "fatal: '{}' does not appear to be a git repository"
    place = "/media/kim/MY STICK/journal.git"
    told = str(failure(words.format(place), place))
    assert told.endswith("git init --bare '/media/kim/MY STICK/journal.git'")
    told = str(failure(words.format(place), place, "sha256"))
    assert "git init --bare --object-format=sha256 '/media/kim/MY STICK/" in told
    assert str(failure(words.format(URL), URL)).endswith("make an empty repository there first.")


def test_a_whole_stick_is_not_made_a_repository(tmp_path: Path) -> None:
    """git.md: the repository in it is meant, if there is one; else a folder of its own is made."""
    stick = tmp_path / "STICK"
    (stick / "photos").mkdir(parents=True)
    words = f"fatal: '{stick}' does not appear to be a git repository"
    told = str(failure(words, str(stick)))
    assert told.endswith(f"git init --bare {stick}/journal.git")
    subprocess.run(["git", "init", "-q", "--bare", stick / "mine.git"], check=True)
    told = str(failure(words, str(stick)))
    assert f"the git repository {stick}/mine.git in it" in told
    assert "git init" not in told


def test_a_disk_that_is_full_is_named_where_git_does_not() -> None:
    """Its work tree may be half there: the next sync brings the rest."""
    words = "error: unable to write file stor.txt\nerror: unable to write file topics.md"
    assert "the disk is full. Make room" in str(explain(words))


@pytest.mark.parametrize("url", ["kim@example.org:j.git", "https://kim:pw@example.org/j.git"])
def test_the_command_that_is_named_can_be_run_anywhere(url: str) -> None:
    """Before a clone there is no folder to run it in; it asks for the password itself."""
    told = str(failure("Host key verification failed.\n" + READ_ONLY, url))
    assert told.endswith(f"git ls-remote {url.replace(':pw', '')}")


def test_what_the_server_says_of_a_login_is_shown() -> None:
    words = (
        "remote: Support for password authentication was removed.\n"
        "remote: Please use a token.\n"
        f"fatal: Authentication failed for '{URL}/'"
    )
    told = str(failure(words, URL))
    assert "git ls-remote" in told
    assert "Support for password authentication was removed. Please use a token." in told


@pytest.mark.parametrize(
    ("words", "state", "told"),
    [
        (
            "fatal: protocol error: bad line length character: Welc\n"
            "fatal: the remote end hung up unexpectedly",
            SyncState.REFUSED,
            ".bashrc",
        ),
        (
            "Warning: Identity file /k not accessible: No such file or directory.\n"
            "ssh: connect to host a port 1: Connection refused\n" + READ_ONLY,
            SyncState.OFFLINE,
            "cannot be reached",
        ),
        ("fatal: transport 'http' not allowed", SyncState.REFUSED, "https, ssh and folders"),
        ("fatal: mismatched algorithms: client sha1; server sha256", SyncState.REFUSED, "sha256"),
        ("fatal: bad config line 3 in file /h/.gitconfig", SyncState.BLOCKED, "/h/.gitconfig:3"),
    ],
)
def test_other_causes_are_not_taken_for_the_network(
    words: str, state: SyncState, told: str
) -> None:
    found = failure(words, URL)
    assert found.state is state
    assert told in str(found)


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (GitError(msg("No.")), SyncState.FAILED),
        (NotReady(msg("No.")), SyncState.FAILED),
        (Cancelled(msg("No.")), SyncState.CANCELLED),
        (TimedOut(msg("No.")), SyncState.OFFLINE),
        (SyncFailed(SyncState.REFUSED, msg("No.")), SyncState.REFUSED),
    ],
)
def test_how_a_sync_ended_is_told_with_gits_own_words(error: GitError, state: SyncState) -> None:
    error.words = "fatal: no"
    assert outcome_of(error) == Outcome(state, msg("No."), words="fatal: no")
