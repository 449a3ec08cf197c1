"""What a repository's own settings say of servers, asked of git again only when they changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .git import Git
from .settings import Stamp, stamp_of

_KEYS = r"^(remote\..*\.url|branch\..*\.(remote|merge))$"


class RemoteSettings:
    """The addresses and upstream branches of one repository, by git's names of the settings."""

    def __init__(self, git: Git, common_dir: Path) -> None:
        self._git = git
        self._file = common_dir / "config"
        self._read: dict[str, str] = {}
        self._stamp: Stamp = ()

    @property
    def values(self) -> Mapping[str, str]:
        """The first value of each."""
        stamp = stamp_of(self._file)
        if not stamp or stamp != self._stamp:
            self._read, self._stamp = self._ask(), stamp
        return self._read

    def _ask(self) -> dict[str, str]:
        answer = self._git.ask("config", "--local", "-z", "--get-regexp", _KEYS)
        found: dict[str, str] = {}
        for entry in answer.text.split("\0")[:-1]:
            key, _, value = entry.partition("\n")
            found.setdefault(key, value)
        return found
