"""Compiles each language's catalogues, `locale/<language>/*.po`, into the one `.mo` that is read.

Run as `python mentorship_tui/i18n/build.py` after a change; the wheel's build runs it too.
"""

from __future__ import annotations

import os
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand or by the tests, outside a build
    BuildHookInterface = object  # type: ignore[assignment,misc]

LOCALE = Path(__file__).parent / "locale"
COMPILED = "LC_MESSAGES/mentorship.mo"  # where every gettext looks


def read_catalogue(language: str) -> Catalog:
    """All entries of one language, from every package's file."""
    whole = Catalog(locale=language, charset="utf-8")
    for path in sorted((LOCALE / language).glob("*.po")):
        with path.open("rb") as stream:
            for entry in read_po(stream, locale=language):
                if entry.id:
                    whole.add(entry.id, entry.string, context=entry.context)
    return whole


def compile_catalogues() -> list[Path]:
    """Write the `.mo` files the running program reads."""
    written = []
    for folder in sorted(path for path in LOCALE.iterdir() if path.is_dir()):
        target = folder / COMPILED
        target.parent.mkdir(exist_ok=True)
        beside = target.with_suffix(f".{os.getpid()}")  # nobody reads one that is half written
        with beside.open("wb") as stream:
            write_mo(stream, read_catalogue(folder.name))
        beside.replace(target)
        written.append(target)
    return written


class CatalogueBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the compiled catalogues into the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        """Called by hatchling before it collects files."""
        compile_catalogues()


if __name__ == "__main__":
    compile_catalogues()
