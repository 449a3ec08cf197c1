"""Who commits are by: read as git reads it, never guessed, written without a way to inject."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from ..i18n import msg
from .errors import GitError
from .git import Git

_CRUD = "".join(map(chr, range(33))) + ".,:;<>\"\\'"
_KEYS = r"^(user|author|committer)\.(name|email)$|^commit\.gpgsign$"
_TRUE = ("true", "yes", "on", "1")


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


def read_signature(git: Git) -> Signature:
    """As git takes it from the environment and the settings.

    Git itself falls back on the account and the computer's name, which nobody chose.
    """
    answer = git.ask("config", "-z", "--get-regexp", _KEYS)
    settings: dict[str, str] = {}
    for entry in os.fsdecode(answer.out).split("\0")[:-1]:
        key, newline, value = entry.partition("\n")
        settings[key] = value if newline else "true"
    return Signature(
        _person("author", settings, os.environ),
        _person("committer", settings, os.environ),
        settings.get("commit.gpgsign", "").lower() in _TRUE,
    )


def check_identity(name: str, email: str) -> Identity:
    """The identity with the space around it gone. Raises BadIdentity."""
    name, email = name.strip(), email.strip()
    if not name.strip(_CRUD) or not all(map(_allowed, name)):
        raise BadIdentity(msg("Write a name of one line, without < and >."))
    if "@" not in email.strip("@") or " " in email or not all(map(_allowed, email)):
        raise BadIdentity(msg("Write an e-mail address, such as ada@example.org."))
    return Identity(name, email)


def write_identity(git: Git, name: str, email: str) -> None:
    """Put the identity into the repository's own settings. Raises BadIdentity."""
    identity = check_identity(name, email)
    git.run("config", "--local", "--replace-all", "user.name", identity.name)
    git.run("config", "--local", "--replace-all", "user.email", identity.email)


def _person(role: str, settings: Mapping[str, str], environ: Mapping[str, str]) -> Identity | None:
    """git's own order: the environment, the role's setting, the user's; then $EMAIL."""
    found = {}
    for part in ("name", "email"):
        places = (
            environ.get(f"GIT_{role}_{part}".upper()),
            settings.get(f"{role}.{part}"),
            settings.get(f"user.{part}"),
            environ.get("EMAIL") if part == "email" else None,
        )
        raw = next((place for place in places if place), "")
        found[part] = "".join(filter(_allowed, raw)).strip(_CRUD)
    return Identity(**found) if all(found.values()) else None


def _allowed(character: str) -> bool:
    return character.isprintable() and character not in "<>"
