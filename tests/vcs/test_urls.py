"""Which addresses are taken, and how they are shown (git.md Sync, reliability "Security")."""

from __future__ import annotations

import pytest

from mentorship_tui.vcs.remote.addresses import (
    BadUrl,
    check_url,
    masked,
    remote_of,
    set_remote,
    without_password,
)
from mentorship_tui.vcs.repository.repository import Repository

GOOD = (
    "https://example.org/a.git",
    "ssh://git@example.org:22/a",
    "git@example.org:ada/journal.git",
    "host:path",
    "/srv/git/a.git",
    "file:///srv/a.git",
    "gcrypt::git@example.org:a",
    "gcrypt::/srv/a",
    "ssh://[::1]/a",
)
BAD = (
    "",
    "-uevil",
    "--upload-pack=touch x",
    "ext::sh -c touch",
    "fd::3",
    "gcrypt::ext::sh -c x",
    "gcrypt::-u",
    "http://example.org/a",
    "git://example.org/a",
    "https://example.org/a\nb",
    "relative/path",
    "ssh://-oProxyCommand=x/y",
    "-oProxyCommand=x:y",
    "a@-oProxyCommand=x:y",
    " https://example.org/a",
)


@pytest.mark.parametrize("url", GOOD)
def test_taken(url: str) -> None:
    """git.md: https, ssh, scp-style, a full path, and gcrypt:: before one of them."""
    assert check_url(url) == url


def test_a_scheme_in_capitals_is_written_as_git_takes_it() -> None:
    """A phone's keyboard and some web pages begin an address so; git refuses it."""
    assert check_url("HTTPS://Example.org/A.git") == "https://Example.org/A.git"
    assert check_url("gcrypt::Ssh://git@example.org/a") == "gcrypt::ssh://git@example.org/a"


@pytest.mark.parametrize("url", BAD)
def test_refused(url: str) -> None:
    """git.md: ext::, fd:: and option-like addresses are refused."""
    with pytest.raises(BadUrl):
        check_url(url)


def test_masked() -> None:
    """git.md: URLs with a password are shown masked."""
    assert masked("https://ada:secret@example.org/a") == "https://ada:***@example.org/a"
    token = "ghp_" + "x" * 30
    assert token not in masked(f"https://{token}@example.org/a")
    assert masked("ssh://git@example.org/a") == "ssh://git@example.org/a"


def test_the_journals_own_settings_are_checked_too(repository: Repository) -> None:
    """git.md: also when they come from the journal's own config."""
    assert remote_of(repository) is None
    set_remote(repository, "/srv/a.git")
    found = remote_of(repository)
    assert found is not None
    assert (found.name, found.url) == ("origin", "/srv/a.git")
    repository.git.run("config", "remote.origin.url", "ext::sh -c x")
    with pytest.raises(BadUrl):
        remote_of(repository)
    assert set_remote(repository, "/srv/b.git").url == "/srv/b.git"


@pytest.mark.parametrize("secret", ["my/secret", "p@ss/word", "a#secret", "a?secret", "a@secret"])
@pytest.mark.parametrize("scheme", ["https://", "ssh://", "gcrypt::https://", "http://", ""])
def test_a_password_is_masked_whole_and_refused_where_git_would_cut_it(
    scheme: str, secret: str
) -> None:
    """git.md: a password with / @ # ? is never shown, and git would take a part for the server."""
    url = f"{scheme}kim:{secret}@example.invalid{'/' if scheme else ':'}j.git"
    for shown in (masked(url), masked(f"fatal: unable to access '{url}': no")):
        assert not any(part in shown for part in secret.replace("?", "/").split("/")[1:])
        assert "secret" not in shown
        assert "word" not in shown
    with pytest.raises(BadUrl) as refused:
        check_url(url)
    assert "secret" not in str(refused.value)
    assert "word@" not in str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a@b",
        "ssh://git@example.org:22/~a@b/c",
        "https://kim:a%2Fb%40c@example.org/j.git",
        "git@example.org:a@b/c.git",
        "ssh://git@[::1]:22/a",
    ],
)
def test_an_at_in_the_path_is_no_password(url: str) -> None:
    assert check_url(url) == url


def test_a_command_to_type_asks_for_the_password_itself() -> None:
    assert without_password("https://kim:x@e.org/j") == "https://kim@e.org/j"
    assert without_password("ssh://git@e.org:22/j") == "ssh://git@e.org:22/j"
