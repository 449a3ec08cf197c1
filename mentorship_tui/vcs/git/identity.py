"""Who commits are by: never guessed, and written without a way to inject."""

from __future__ import annotations

from dataclasses import dataclass

from ...i18n import msg
from ..errors import GitError
from .git import Git

_CRUD = "".join(map(chr, range(33))) + ".,:;<>\"\\'"


class BadIdentity(GitError):
    """A name or an e-mail address that git's format cannot hold."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The name and the address a commit carries."""

    name: str
    email: str


People = tuple[Identity, Identity]  # the author and the committer


@dataclass(frozen=True, slots=True)
class Signature:
    """Who a commit is by, who made it, and whether the user wants it signed."""

    author: Identity | None
    committer: Identity | None
    signed: bool


def check_identity(name: str, email: str) -> Identity:
    """The identity with the space around it gone. Raises BadIdentity."""
    name, email = name.strip(), email.strip()
    if not name.strip(_CRUD) or not all(map(_allowed, name)):
        raise BadIdentity(msg("Write a name of one line, without < and >."))
    if "@" not in email.strip("@") or " " in email or not all(map(_allowed, email)):
        raise BadIdentity(msg("Write an email address, such as ada@example.org."))
    return Identity(name, email)


def write_identity(git: Git, name: str, email: str) -> None:
    """Put the identity into the repository's own settings. Raises BadIdentity."""
    identity = check_identity(name, email)
    git.run("config", "--local", "--replace-all", "user.name", identity.name)
    git.run("config", "--local", "--replace-all", "user.email", identity.email)


def sign_nothing(git: Git) -> None:
    """Have no commit of this repository signed, whatever the user's settings are."""
    git.run("config", "--local", "commit.gpgsign", "false")


def clean(text: str) -> str:
    """What git leaves of a name or an address that comes from the environment or the settings."""
    return "".join(filter(_allowed, text)).strip(_CRUD)


def _allowed(character: str) -> bool:
    return character.isprintable() and character not in "<>"
