"""What a repository's own settings say of servers, asked of git again only when they changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..git.git import Git
from ..git.settings import Stamp, stamp_of

PARTICIPANTS = "gcrypt-participants"
KEEP_READABLE = "mentorship-keep-readable"  # what lies there in plain text may stay
BRANCH_CHOSEN = "mentorship-branch"  # the server's branch, where the user has said which
_KEYS = (
    rf"^(remote\..*\.(url|pushurl|{PARTICIPANTS}|{BRANCH_CHOSEN}|{KEEP_READABLE})"
    r"|branch\..*\.(remote|merge)|gcrypt\.participants)$"
)


class RemoteSettings:
    """The addresses, upstream branches and readers of one repository, by git's own names."""

    def __init__(self, git: Git, common_dir: Path) -> None:
        self._git = git
        self._file = common_dir / "config"
        self._read: dict[str, tuple[str, ...]] = {}
        self._stamp: Stamp = ()

    def all(self, key: str) -> tuple[str, ...]:
        """Every value of a setting that may have several."""
        return self._current().get(key, ())

    @property
    def values(self) -> Mapping[str, str]:
        """The first value of each; of those who may read, the last, as git-remote-gcrypt does."""
        return {
            key: values[-1] if key.endswith("participants") else values[0]
            for key, values in self._current().items()
        }

    def _current(self) -> Mapping[str, tuple[str, ...]]:
        stamp = stamp_of(self._file)
        if not stamp or stamp != self._stamp:
            self._read, self._stamp = self._ask(), stamp
        return self._read

    def _ask(self) -> dict[str, tuple[str, ...]]:
        words = ("config", "--local", "--includes", "-z", "--get-regexp", _KEYS)
        found: dict[str, tuple[str, ...]] = {}
        for entry in self._git.ask(*words).text.split("\0")[:-1]:
            key, _, value = entry.partition("\n")
            found[key] = (*found.get(key, ()), value)
        return found
