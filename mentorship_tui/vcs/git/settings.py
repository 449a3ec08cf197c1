"""The settings a commit needs, asked of git again only when a file of settings has changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from .git import Git
from .identity import Identity, Signature, clean

_KEYS = r"^(user|author|committer)\.(name|email)$|^commit\.gpgsign$|^core\.ignorecase$"
_TRUE = ("true", "yes", "on", "1")

Stamp = tuple[object, ...]


class Settings:
    """What one repository's settings say, from wherever git takes them."""

    def __init__(self, git: Git, *folders: Path) -> None:
        self._git = git
        self._folders = folders
        self._read: dict[str, str] = {}
        self._files: frozenset[Path] = frozenset()
        self._stamp: Stamp | None = None

    @property
    def signature(self) -> Signature:
        """As git takes it from the environment and the settings.

        Git itself falls back on the account and the computer's name, which nobody chose.
        """
        found = self._current()
        return Signature(
            _person("author", found, os.environ),
            _person("committer", found, os.environ),
            found.get("commit.gpgsign", "").lower() in _TRUE,
        )

    @property
    def ignores_case(self) -> bool:
        """True if git was told that the disk does not tell capitals from small letters."""
        return self._current().get("core.ignorecase", "").lower() in _TRUE

    def _current(self) -> Mapping[str, str]:
        if self._stamp is None or self._stamp != _stamp(self._files):
            self._files |= set(_places(self._folders))
            before = _stamp(self._files)
            self._read, origins = self._ask()
            new = origins - self._files
            self._files |= new
            self._stamp = _stamp(self._files) if new else before
        return self._read

    def _ask(self) -> tuple[dict[str, str], frozenset[Path]]:
        """The last value of each key, and the files where they were found."""
        answer = self._git.ask("config", "-z", "--show-origin", "--get-regexp", _KEYS)
        words = os.fsdecode(answer.out).split("\0")[:-1]
        values: dict[str, str] = {}
        for entry in words[1::2]:
            key, newline, value = entry.partition("\n")
            values[key] = value if newline else "true"
        named = (origin.removeprefix("file:") for origin in words[::2] if origin[:5] == "file:")
        return values, frozenset(self._git.folder / name for name in named)


def _places(folders: Iterable[Path]) -> Iterable[Path]:
    """Where settings may come to be that are not there yet; HEAD, for those of one branch."""
    for folder in folders:
        yield from (folder / "config", folder / "config.worktree", folder / "HEAD")
    home = Path(os.environ.get("HOME", "/"))
    below = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    given = os.environ.get("GIT_CONFIG_GLOBAL")
    yield from (Path(given),) if given else (home / ".gitconfig", below / "git" / "config")
    yield Path(os.environ.get("GIT_CONFIG_SYSTEM", "/etc/gitconfig"))


def _stamp(files: Iterable[Path]) -> Stamp:
    variables = [item for item in os.environ.items() if item[0].startswith("GIT_CONFIG")]
    return tuple(sorted(variables)), *(stamp_of(file) for file in sorted(files))


def stamp_of(file: Path) -> Stamp:
    """What tells that a file has been written anew; empty where there is none."""
    try:
        about = file.stat()
    except OSError:
        return ()
    return about.st_ino, about.st_size, about.st_mtime_ns


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
        found[part] = clean(next((place for place in places if place), ""))
    return Identity(**found) if all(found.values()) else None
