"""What the user has settled in `settings.toml`: the theme, own keys, how much the app says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from .i18n import Message, msg

FILE_NAME = "settings.toml"


class SyncSettings(NamedTuple):
    """Without `automatic` a sync happens only when it is asked for."""

    automatic: bool = False
    minutes: int = 0  # between two of them while the app is open; 0: at start and at exit only


class GitSettings(NamedTuple):
    """The user's own hooks run only if they say so (git.md)."""

    hooks: bool = False


class Settings(NamedTuple):
    """A wrong line never stops the app: it is told of, and the default holds."""

    theme: str = ""
    encourage: bool = True
    ascii: bool | None = None  # None: as the locale says
    keys: Mapping[str, str] = MappingProxyType({})
    sync: SyncSettings = SyncSettings()
    git: GitSettings = GitSettings()
    zone: str = ""  # where the user lives, as Europe/Stockholm; "": as the machine says
    problems: tuple[Message, ...] = ()


def read_settings(folder: Path) -> Settings:
    """The settings in the user's configuration folder; all defaults where there are none."""
    path = folder / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        return Settings(problems=(_unreadable(path, error),))
    import tomllib

    try:
        return _settings(tomllib.loads(text), path)
    except tomllib.TOMLDecodeError as error:
        return Settings(problems=(_unreadable(path, error),))


def _settings(found: Mapping[str, Any], path: Path) -> Settings:
    kinds = {
        "theme": str,
        "encourage": bool,
        "ascii": bool,
        "zone": str,
        **dict.fromkeys(_TABLES, dict),
    }
    wrong = [name for name, value in found.items() if not isinstance(value, kinds.get(name, ()))]
    if "zone" in found and "zone" not in wrong and not _zone_right(found["zone"]):
        wrong.append("zone")
    good = {name: value for name, value in found.items() if name not in {*wrong, *_TABLES}}
    tables: dict[str, dict[str, Any]] = {}
    for table, is_right in _TABLES.items():
        given = found.get(table, {}) if table not in wrong else {}
        wrong += [f"{table}.{name}" for name, value in given.items() if not is_right(name, value)]
        tables[table] = {name: value for name, value in given.items() if is_right(name, value)}
    return Settings(
        **good,
        keys=tables["keys"],
        sync=SyncSettings(**tables["sync"]),
        git=GitSettings(**tables["git"]),
        problems=tuple(
            msg(
                "{file}: {name} is not a setting, or its value is of the wrong kind. It is "
                "ignored.",
                file=path.name,
                name=name,
            )
            for name in wrong
        ),
    )


def _zone_right(name: str) -> bool:
    from .journal.time_zone import is_zone

    return is_zone(name)


def _key_right(_name: str, value: object) -> bool:
    return isinstance(value, str)


def _sync_right(name: str, value: object) -> bool:
    if name == "minutes":
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return name == "automatic" and isinstance(value, bool)


def _git_right(name: str, value: object) -> bool:
    return name == "hooks" and isinstance(value, bool)


_TABLES: Mapping[str, Callable[[str, object], bool]] = {
    "keys": _key_right,
    "sync": _sync_right,
    "git": _git_right,
}


def _unreadable(path: Path, error: Exception) -> Message:
    return msg("{file} cannot be read: {reason}", file=str(path), reason=str(error))
