"""Which of git's settings apply when the app talks with a server (docs/git.md, "Settings").

An exchange runs in a folder of its own, so git would see the user's general settings alone. What
else applies is gathered here as git itself takes it in the journal (`includeIf` of the folder or of
the address, includes, the journal's own `.git/config`) and written to one file for that exchange.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..git.git import Git
from .config_text import quoted

_GENERAL = ("system", "global")
_VARIABLE = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Allowed:
    """A setting that a repository's own config may bring; `runs` if it names a program."""

    key: str
    pattern: re.Pattern[str]
    runs: bool = False


def _allowed(key: str, *, runs: bool = False) -> Allowed:
    pattern = re.escape(key).replace(r"\*", ".*")
    return Allowed(key, re.compile(pattern, re.DOTALL), runs)


# what a repository's own settings may say (docs/git.md says why); of the general ones all apply
ALLOWED: tuple[Allowed, ...] = (
    _allowed("core.sshcommand", runs=True),
    _allowed("ssh.variant"),
    _allowed("url.*.insteadof"),
    _allowed("url.*.pushinsteadof"),
    _allowed("credential.helper", runs=True),
    _allowed("credential.*.helper", runs=True),
    _allowed("credential.*"),
    _allowed("http.*"),
    _allowed("protocol.version"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One setting, where it stands and on which level, as `git config --list` names them."""

    scope: str
    origin: str
    key: str
    value: str | None


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """The settings of one exchange, in git's order.

    `left_out` are those that name a program and stand in a file which itself came with the journal.
    """

    entries: tuple[Entry, ...] = ()
    left_out: tuple[Entry, ...] = ()

    def last(self, key: str) -> str:
        """The value that counts, "" for none."""
        values = [entry.value for entry in self.entries if entry.key == key]
        return (values[-1] or "") if values else ""

    def address(self, url: str, *, push: bool = False) -> str:
        """What git makes of an address by `insteadOf`, and by `pushInsteadOf` before it."""
        return (push and self._rewritten(url, "pushinsteadof")) or (
            self._rewritten(url, "insteadof") or url
        )

    def _rewritten(self, url: str, name: str) -> str:
        best, found = "", ""
        for entry in self.entries:
            section, _, rest = entry.key.partition(".")
            base, _, variable = rest.rpartition(".")
            prefix = entry.value or ""
            named = (section, variable) == ("url", name) and url.startswith(prefix)
            if named and len(prefix) > len(best):
                best, found = prefix, base
        return found + url.removeprefix(best) if best else ""

    def write(self, place: Path, more: str = "") -> Mapping[str, str]:
        """Put them into a file for the owner's eyes, and `more` lines of settings behind them.

        The environment that makes git use it. Raises OSError.
        """
        text = "".join(_line(entry) for entry in self.entries if entry.scope != "command") + more
        opened = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(opened, "wb") as stream:
            stream.write(os.fsencode(text))
        return {"GIT_CONFIG_GLOBAL": str(place), "GIT_CONFIG_NOSYSTEM": "1"}


def read_settings(git: Git, top: Path, private: Iterable[Path]) -> ServerSettings:
    """What applies in the repository with that work tree and these folders of git's own.

    Raises GitError for a file of settings that git cannot read.
    """
    out = git.run("config", "-z", "--list", "--show-scope", "--show-origin")
    words = os.fsdecode(out).split("\0")[:-1]
    found: list[Entry] = []
    left_out: list[Entry] = []
    for scope, origin, setting in zip(words[::3], words[1::3], words[2::3], strict=True):
        key, newline, value = setting.partition("\n")
        entry = Entry(scope, origin, key, value if newline else None)
        if key.startswith(("include.", "includeif.")):
            continue
        rule = _rule(entry)
        if scope in (*_GENERAL, "command"):
            found.append(entry)
        elif rule is not None and rule.runs and _came_along(origin, top, private):
            left_out.append(entry)
        elif rule is not None:
            found.append(entry)
    return ServerSettings(tuple(found), tuple(left_out))


def _rule(entry: Entry) -> Allowed | None:
    return next((one for one in ALLOWED if one.pattern.fullmatch(entry.key)), None)


def _came_along(origin: str, top: Path, private: Iterable[Path]) -> bool:
    """True for a file among the journal's own, which others may have written and sent."""
    place = Path(os.path.realpath(top / origin.removeprefix("file:")))
    inside = place.is_relative_to(os.path.realpath(top))
    return inside and not any(place.is_relative_to(os.path.realpath(one)) for one in private)


def _line(entry: Entry) -> str:
    section, _, rest = entry.key.partition(".")
    within, _, name = rest.rpartition(".")
    if not _VARIABLE.fullmatch(name):
        return ""
    head = f"[{section} {quoted(within)}]" if within else f"[{section}]"
    if entry.value is None:
        return f"{head}\n\t{name}\n"
    value = quoted(entry.value).replace("\n", "\\n")
    return f"{head}\n\t{name} = {value}\n"
