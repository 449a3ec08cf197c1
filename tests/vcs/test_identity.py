"""The name and e-mail on a commit."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorship_tui.vcs.git.identity import BadIdentity, Identity, check_identity
from mentorship_tui.vcs.repository.repository import Repository

from .conftest import Shell


def test_as_git_reads_it(
    repository: Repository, shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment, then the role's own setting, then the user's; includes count."""
    assert repository.identity == Identity("Ada Test", "ada@example.org")
    (home / "work").write_text("[user]\n\temail = ada@work.example\n")
    shell("config", "include.path", str(home / "work"))
    shell("config", "author.name", "Ada the Author")
    assert repository.identity == Identity("Ada the Author", "ada@work.example")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "ada@env.example")
    signature = repository.settings.signature
    assert signature.author == Identity("Ada the Author", "ada@env.example")
    assert signature.committer == Identity("Ada Test", "ada@work.example")
    for role in ("AUTHOR", "COMMITTER"):
        name, email = shell("var", f"GIT_{role}_IDENT").rsplit(" ", 2)[0].rsplit(" ", 1)
        found = signature.author if role == "AUTHOR" else signature.committer
        assert found == Identity(name, email.strip("<>"))


@pytest.mark.parametrize(
    ("value", "signed"), [("true", True), ("yes", True), ("1", True), ("false", False), ("", False)]
)
def test_signing(repository: Repository, shell: Shell, value: str, signed: bool) -> None:
    """`commit.gpgsign`, in any of git's words for yes."""
    shell("config", "commit.gpgsign", value)
    assert repository.settings.signature.signed is signed


def test_a_change_of_the_settings_is_seen(
    repository: Repository, shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Settings are remembered, but never longer than their files stay as they were."""
    settings = repository.settings
    seen = [settings.signature]

    def sees(name: str, signed: bool) -> bool:
        found = settings.signature
        return found.author is not None and (found.author.name, found.signed) == (name, signed)

    shell("config", "user.name", "Local")
    assert sees("Local", False)
    shell("config", "--global", "commit.gpgsign", "true")
    assert sees("Local", True)
    shell("config", "--unset", "user.name")
    assert sees("Ada Test", True)
    (home / "more").write_text("[user]\n\tname = Included\n")
    shell("config", "include.path", str(home / "more"))
    assert sees("Included", True)
    (home / "more").write_text("[user]\n\tname = Included again\n")
    assert sees("Included again", True)
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "user.name")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "Environment")
    assert sees("Environment", True)
    monkeypatch.delenv("GIT_CONFIG_COUNT")
    monkeypatch.delenv("GIT_CONFIG_GLOBAL")
    assert sees("Included again", True)
    (home / ".config" / "git").mkdir(parents=True)
    (home / ".config" / "git" / "config").write_text("[commit]\n\tgpgsign = false\n")
    (home / ".gitconfig").unlink()
    assert settings.signature.signed is False
    assert seen[0].author == Identity("Ada Test", "ada@example.org")


@pytest.mark.parametrize("half", ["user.name", "user.email"])
def test_never_guessed(repository: Repository, shell: Shell, home: Path, half: str) -> None:
    """Half an identity is none; the account's name is not the user's."""
    (home / ".gitconfig").write_text("")
    shell("config", half, "ada@example.org")
    assert repository.identity is None


ODD = ('Ada "Quote" \\ Back', "Åsa; # [x]", "-n", "  spaced  ", "O'Neill = x", "名前")


@pytest.mark.parametrize("name", ODD)
def test_set(repository: Repository, home: Path, shell: Shell, name: str) -> None:
    """What is set is what git reads, and goes into the journal's own settings alone."""
    (home / ".gitconfig").write_text("")
    repository.set_identity("Old", "old@example.org")
    repository.set_identity(name, " ada@example.org ")
    assert repository.identity == Identity(name.strip(), "ada@example.org")
    assert shell("config", "--get-all", "user.name") == name.strip()
    assert (home / ".gitconfig").read_text() == ""


@settings(deadline=None)
@given(name=st.text(), email=st.text())
def test_nothing_gets_in_between(name: str, email: str) -> None:
    """No newline, angle bracket or control character: settings and commits hold one line."""
    try:
        found = check_identity(name, email)
    except BadIdentity:
        return
    for text in (found.name, found.email):
        assert text.strip()
        assert text.isprintable()
        assert not set(text) & set("<>")


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("", "a@b"),
        ("...", "a@b"),
        ("Ada\n[core]\nfsmonitor=x", "a@b"),
        ("Ada <x", "a@b"),
        ("Ada", ""),
        ("Ada", "ada"),
        ("Ada", "a @b"),
        ("Ada", "a@b\nx"),
        ("Ada", "@"),
    ],
)
def test_refused(repository: Repository, name: str, email: str) -> None:
    """Nothing is written of what cannot be an identity."""
    before = (repository.git_dir / "config").read_bytes()
    with pytest.raises(BadIdentity):
        repository.set_identity(name, email)
    assert (repository.git_dir / "config").read_bytes() == before
