"""What the user has settled in `settings.toml`: the theme, own keys, how much the app says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from ..i18n import Message, msg

FILE_NAME = "settings.toml"


class SyncSettings(NamedTuple):
    """Without `automatic` a sync happens only when it is asked for."""

    automatic: bool = False
    minutes: int = 0  # between two of them while the app is open; 0: at start and at exit only


class Settings(NamedTuple):
    """A wrong line never stops the app: it is told of, and the default holds."""

    theme: str = ""
    encourage: bool = True
    ascii: bool | None = None  # None: as the locale says
    keys: Mapping[str, str] = MappingProxyType({})
    sync: SyncSettings = SyncSettings()
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
    kinds = {"theme": str, "encourage": bool, "ascii": bool, "keys": dict, "sync": dict}
    wrong = [name for name, value in found.items() if not isinstance(value, kinds.get(name, ()))]
    keys = found.get("keys", {}) if "keys" not in wrong else {}
    wrong += [f"keys.{name}" for name, value in keys.items() if not isinstance(value, str)]
    sync = found.get("sync", {}) if "sync" not in wrong else {}
    wrong += [f"sync.{name}" for name, value in sync.items() if not _sync_right(name, value)]
    good = {name: value for name, value in found.items() if name not in {*wrong, "keys", "sync"}}
    return Settings(
        **good,
        keys={name: value for name, value in keys.items() if isinstance(value, str)},
        sync=SyncSettings(**{n: value for n, value in sync.items() if _sync_right(n, value)}),
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


def _sync_right(name: str, value: object) -> bool:
    if name == "minutes":
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return name == "automatic" and isinstance(value, bool)


def _unreadable(path: Path, error: Exception) -> Message:
    return msg("{file} cannot be read: {reason}", file=str(path), reason=str(error))
