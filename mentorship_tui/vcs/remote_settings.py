"""What a repository's own settings say of servers, asked of git again only when they changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .git import Git
from .settings import Stamp, stamp_of

PARTICIPANTS = "gcrypt-participants"
_KEYS = rf"^(remote\..*\.(url|{PARTICIPANTS})|branch\..*\.(remote|merge)|gcrypt\.participants)$"


class RemoteSettings:
    """The addresses, upstream branches and readers of one repository, by git's own names."""

    def __init__(self, git: Git, common_dir: Path) -> None:
        self._git = git
        self._file = common_dir / "config"
        self._read: dict[str, str] = {}
        self._stamp: Stamp = ()

    @property
    def values(self) -> Mapping[str, str]:
        """The first value of each; of those who may read, the last, as git-remote-gcrypt does."""
        stamp = stamp_of(self._file)
        if not stamp or stamp != self._stamp:
            self._read, self._stamp = self._ask(), stamp
        return self._read

    def _ask(self) -> dict[str, str]:
        answer = self._git.ask("config", "--local", "-z", "--get-regexp", _KEYS)
        found: dict[str, str] = {}
        for entry in answer.text.split("\0")[:-1]:
            key, _, value = entry.partition("\n")
            if key not in found or key.endswith("participants"):
                found[key] = value
        return found
