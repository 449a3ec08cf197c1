"""What every command has in common: what it saves is committed, or it says that it is not."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from tests.terminal import Terminal

from .conftest import Run


@pytest.fixture
def each_apart(started: Run, apart: Run) -> Run:
    """On the journal of `started`, commands that end: what they left undone is the next one's."""
    return apart


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


def test_hooks_run_when_the_settings_say_so(each_apart: Run, home: Path, tmp_path: Path) -> None:
    """git.md: the user's hooks run only if their settings say so."""
    hook(tmp_path / "journal", "pre-commit", f"echo ran >> {tmp_path}/seen")
    assert each_apart("add", "person", "Maria Berg").code == 0
    assert not (tmp_path / "seen").exists()
    allow_hooks(home)
    assert each_apart("add", "person", "Eva Lund").code == 0
    assert (tmp_path / "seen").read_text() == "ran\n"


def test_hooks_of_all_repositories_run_for_a_new_journal(
    apart: Run, home: Path, tmp_path: Path
) -> None:
    """git.md: the first commit is one as well."""
    with (home / ".gitconfig").open("a") as settings:
        settings.write(f"[core]\n\thooksPath = {tmp_path}/own/.git/hooks\n")
    hook(tmp_path / "own", "pre-commit", f"echo ran >> {tmp_path}/seen")
    allow_hooks(home)
    assert apart("init", "--lang", "en").code == 0
    assert (tmp_path / "seen").read_text() == "ran\n"


def test_a_hook_cannot_ask_on_the_terminal(started: Run, home: Path, tmp_path: Path) -> None:
    """reliability.md row 6: it gets no answer at once, in place of one that never comes."""
    root = tmp_path / "journal"
    hook(root, "pre-commit", "read answer </dev/tty || echo none >> seen; read more; exit 0")
    allow_hooks(home)
    before = time.monotonic()
    words: list[str | Path] = ["--journal", root, "add", "person", "Maria Berg"]
    with Terminal(words, cwd=tmp_path) as terminal:
        terminal.process.expect(r"network/maria-berg\.md")
        terminal.process.wait()
        assert terminal.process.exitstatus == 0
    assert time.monotonic() - before < 15
    assert (root / "seen").read_text() == "none\n"
    assert log(root)[0] == "Added network person: Maria Berg"


def test_what_is_not_committed_is_said_and_committed_later(each_apart: Run, tmp_path: Path) -> None:
    """reliability.md: success is not reported when nothing was committed; ui.md: exit code 1."""
    root = tmp_path / "journal"
    plain_git(root, "checkout", "-q", "--detach")
    done = each_apart("add", "person", "Maria Berg")
    assert (done.code, done.out) == (1, "network/maria-berg.md\n")
    assert done.err.startswith("mentorship: Saved, but not committed: The repository shows an old")
    assert "git switch main" in done.err
    assert done.err.count("\n") == 1
    assert (root / "network" / "maria-berg.md").exists()
    plain_git(root, "switch", "-q", "main")
    assert each_apart("list", "person").code == 0
    assert len(log(root)) == 2
    assert each_apart("topic", "delegating").code == 0
    assert log(root)[1] == "Added network person: Maria Berg"
    assert list((root / ".git" / "mentorship" / "sessions").iterdir()) == []
    assert plain_git(root, "status", "--porcelain") == ""


def test_ctrl_c_in_a_slow_signing_leaves_nothing_staged(each_apart: Run, tmp_path: Path) -> None:
    """reliability.md: what was saved is said to be, and waits for the next command's commit."""
    root = tmp_path / "journal"
    signer = tmp_path / "signer"
    signer.write_text("#!/bin/sh\necho asks > asked\nexec sleep 30\n")
    signer.chmod(0o755)
    plain_git(root, "config", "gpg.program", str(signer))
    plain_git(root, "config", "commit.gpgsign", "true")
    words: list[str | Path] = ["--journal", root, "add", "person", "Maria Berg"]
    with Terminal(words, cwd=tmp_path) as terminal:
        terminal.process.expect(r"network/maria-berg\.md")
        until = time.monotonic() + 10
        while not (root / "asked").exists() and time.monotonic() < until:
            time.sleep(0.05)
        terminal.process.sendintr()
        terminal.process.expect("Saved, but not committed yet: you stopped it")
        terminal.process.wait()
        assert terminal.process.exitstatus == 130
    (root / "asked").unlink()
    assert plain_git(root, "status", "--porcelain") == "?? network/\n"
    plain_git(root, "config", "commit.gpgsign", "false")
    assert each_apart("topic", "delegating").code == 0
    assert log(root)[1] == "Added network person: Maria Berg"


def test_who_commits_are_by_is_asked_for_by_two_commands(
    started: Run, home: Path, tmp_path: Path
) -> None:
    """git.md: no identity; what to do is in the message."""
    (home / ".gitconfig").write_text("[user]\n\tuseConfigOnly = true\n")
    done = started("topic", "delegating")
    assert done.code == 1
    for words in ("git config user.name", "git config user.email"):
        assert words in done.err
    plain_git(home, "config", "--global", "user.name", "Ada Test")
    plain_git(home, "config", "--global", "user.email", "ada@example.org")
    assert started("topic", "saying no").code == 0
    assert len(log(tmp_path / "journal")) == 4


def test_a_stale_lock_is_named_with_what_removes_it(started: Run, tmp_path: Path) -> None:
    """reliability.md row 4."""
    root = tmp_path / "journal"
    lock = root / ".git" / "refs" / "heads" / "main.lock"
    lock.write_bytes(b"")
    then = time.time() - 300
    os.utime(lock, (then, then))
    done = started("topic", "delegating")
    assert done.code == 1
    assert "main.lock; `mentorship doctor --fix` removes it." in done.err
    assert started("doctor", "--fix").code == 0
    assert plain_git(root, "status", "--porcelain") == ""


def test_no_journal_among_gits_own_files(run: Run, tmp_path: Path) -> None:
    """git.md: a bare repository has defined behaviour: refused, and nothing is put there."""
    bare = tmp_path / "bare.git"
    subprocess.run(["git", "init", "-q", "--bare", bare], check=True)
    plain_git(tmp_path, "init", "-q", "usual")
    before = sorted(bare.rglob("*"))
    for place, words in (
        (bare, "This is a bare repository: it holds history but no files. Clone it"),
        (tmp_path / "usual" / ".git", "This folder is git's own storage"),
    ):
        done = run("init", str(place), journal=False)
        assert (done.code, done.out) == (1, "")
        assert words in done.err
        assert not (place / "journal.md").exists()
    assert sorted(bare.rglob("*")) == before


def plain_git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", root, *words], check=True, capture_output=True, text=True)
    return done.stdout


def hook(root: Path, name: str, script: str) -> None:
    place = root / ".git" / "hooks" / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(f"#!/bin/sh\n{script}\n")
    place.chmod(0o755)


def allow_hooks(home: Path) -> None:
    place = home / ".config" / "mentorship" / "settings.toml"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("[git]\nhooks = true\n")


def log(root: Path) -> list[str]:
    return plain_git(root, "log", "--format=%s").splitlines()


def _contents(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_what_git_refused_keeps_its_own_words(each_apart: Run, tmp_path: Path, home: Path) -> None:
    """git.md, the diary: after a hook refused, also of several changes to one file."""
    root = tmp_path / "journal"
    hook(root, "commit-msg", "exit 1")
    allow_hooks(home)
    assert each_apart("add", "goal", "Say no", "--set", "kind=concrete").code == 1
    assert each_apart("topic", "delegating").code == 1
    assert each_apart("topic", "boards").code == 1
    (note,) = (home / ".local/state/mentorship/unmade").iterdir()
    assert note.stat().st_mode & 0o777 == 0o600
    (root / ".git/hooks/commit-msg").unlink()
    assert each_apart("add", "person", "Maria Berg").code == 0
    assert log(root)[:3] == [
        "Added network person: Maria Berg",
        "To bring up: boards",
        "Added goal: Say no",
    ]
    assert "delegating" in plain_git(root, "log", "-1", "--format=%b", "HEAD~1")
    assert each_apart("add", "person", "Helen Öst").code == 0
    assert not note.exists()
    assert plain_git(root, "status", "--porcelain") == ""


@pytest.mark.parametrize("damage", ["", "[", "[1]", '[{"files": 3}]', "\xff", "[]"])
def test_a_note_of_what_git_refused_that_is_of_no_use(
    each_apart: Run, tmp_path: Path, home: Path, damage: str
) -> None:
    """reliability.md: the change is committed all the same, and told as one that is found."""
    root = tmp_path / "journal"
    plain_git(root, "checkout", "-q", "--detach")
    assert each_apart("add", "person", "Maria Berg").code == 1
    (note,) = (home / ".local/state/mentorship/unmade").iterdir()
    note.write_text(damage, encoding="latin-1")
    plain_git(root, "switch", "-q", "main")
    assert each_apart("topic", "delegating").code == 0
    assert log(root)[1] == "Added network person: Maria Berg (recovered)"


def test_the_words_of_what_git_refused_are_told_once(each_apart: Run, tmp_path: Path) -> None:
    """Committed by hand, or edited since, it is another change; a note of it is forgotten."""
    root = tmp_path / "journal"
    for edit in (False, True):
        plain_git(root, "checkout", "-q", "--detach")
        assert each_apart("topic", "boards").code == 1
        plain_git(root, "switch", "-q", "main")
        if edit:
            with (root / "topics.md").open("a") as topics:
                topics.write("- by hand\n")
        else:
            plain_git(root, "add", "-A")
            plain_git(root, "commit", "-qm", "By hand")
        assert each_apart("add", "person", "Maria Berg").code == 0
        expected = "Topics - text (recovered)" if edit else "By hand"
        assert log(root)[1] == expected
        assert plain_git(root, "status", "--porcelain") == ""


def test_the_words_of_what_git_refused_fit_what_it_was_done_to(
    each_apart: Run, tmp_path: Path
) -> None:
    """The file is as the change left it, and another version was committed in between."""
    root = tmp_path / "journal"
    assert each_apart("topic", "delegating").code == 0
    plain_git(root, "checkout", "-q", "--detach")
    assert each_apart("topic", "boards").code == 1
    left = (root / "topics.md").read_bytes()
    plain_git(root, "switch", "-q", "main")
    (root / "topics.md").write_bytes(left + b"- [ ] by hand\n")
    plain_git(root, "commit", "-qam", "By hand")
    (root / "topics.md").write_bytes(left)
    assert each_apart("add", "person", "Maria Berg").code == 0
    assert "To bring up: boards" not in log(root)
    assert plain_git(root, "status", "--porcelain") == ""


def test_a_large_file_that_goes_into_the_history_is_told_once(started: Run, tmp_path: Path) -> None:
    """reliability row 14: it is accepted, and stays for ever."""
    (tmp_path / "journal" / "talk.pdf").write_bytes(b"x" * 1_500_000)
    done = started("add", "person", "Maria Berg")
    assert done.code == 0
    assert done.err.count("talk.pdf is over 1 MB and will stay in the history") == 1
    assert started("add", "person", "Bo Ek").err == ""


@pytest.mark.parametrize(
    ("key", "command"),
    [
        ("gpg.program", "/tmp/evil"),
        ("gpg.ssh.program", "evil"),
        ("core.sshCommand", "evil -x"),
        ("credential.https://example.org.helper", "!evil"),
        ("filter.x.clean", "evil"),
    ],
)
def test_a_program_that_the_journals_own_settings_name_is_told_once(
    started: Run, tmp_path: Path, key: str, command: str
) -> None:
    """security.md: a folder that was copied brings its settings along; another one is new."""
    root = tmp_path / "journal"
    assert started("list").err == ""
    plain_git(root, "config", key, command)
    first = started("list")
    assert f" = {command}" in first.err
    assert "git config --local --unset-all" in first.err
    assert started("status").err == ""
    plain_git(root, "config", key, f"{command}-other")
    assert f"{command}-other" in started("list").err


def test_what_the_app_itself_sets_is_no_news(started: Run, remote: Path) -> None:
    """The merge driver is a program of the journal's settings, and ours."""
    assert started("remote", str(remote)).code == 0
    assert started("list").err == ""
