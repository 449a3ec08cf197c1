"""The strings that the source marks for translation, and the entries of the Swedish catalogues."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import click
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po

import mentorship_tui

PACKAGE = Path(mentorship_tui.__file__).parent
CATALOGUES = PACKAGE / "i18n" / "locale" / "sv"
# what each argument is: a context, the text, its plural
KEYWORDS = {"msg": "1", "nmsg": "1n", "pmsg": "c1", "tr": "1", "plural": "1n"}
OF_CLICK = {"_": "1", "ngettext": "1n"}
# what looks like marking a text; the tests parse what it finds
CALL = re.compile(r"(?<!def )\b(?:msg|nmsg|pmsg|tr|plural)\(")
MARKERS = {"msg": 1, "nmsg": 2, "pmsg": 2}
PLACEHOLDER = re.compile(r"\{(\w*)(?:!r)?\}")

Key = tuple[str, str]  # context and English text, in the singular


@dataclass(frozen=True)
class Marked:
    """One string in the source."""

    key: Key
    many: str  # the English plural; "" where there is none
    place: str  # file:line


def packages() -> list[str]:
    """The parts of the program that have texts: a folder or a module each."""
    return sorted(path.name for path in PACKAGE.iterdir() if _has_texts(path))


def _has_texts(path: Path) -> bool:
    """True of a part with a call that marks; every worker asks it, so nothing is parsed."""
    files = path.rglob("*.py") if path.is_dir() else [path] if path.suffix == ".py" else []
    return any(CALL.search(one.read_text(encoding="utf-8")) for one in files)


@cache
def all_marked() -> tuple[Marked, ...]:
    """Every marked string of the program."""
    return tuple(marked for path in sorted(PACKAGE.rglob("*.py")) for marked in _marked_in(path))


def _marked_in(
    path: Path, package: Path = PACKAGE, keywords: Mapping[str, str] = KEYWORDS
) -> Iterator[Marked]:
    place = path.relative_to(package).as_posix()
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(call, ast.Call):
            continue
        named = call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
        parts = dict(zip(keywords.get(named, ""), map(_literal, call.args), strict=False))
        if parts.get("1"):
            key = parts.get("c", ""), parts["1"]
            yield Marked(key, parts.get("n", ""), f"{place}:{call.lineno}")


def _literal(argument: ast.expr) -> str:
    """The text; "" for what is none."""
    value = argument.value if isinstance(argument, ast.Constant) else None
    return value if isinstance(value, str) else ""


@cache
def marked_in_click() -> tuple[Marked, ...]:
    """The strings of the command line's library; only those that our commands meet are ours."""
    folder = Path(click.__file__).parent
    return tuple(
        marked
        for path in sorted(folder.glob("*.py"))
        for marked in _marked_in(path, folder, OF_CLICK)
    )


@cache
def entries(name: str) -> tuple[Entry, ...]:
    """The entries of one catalogue file, without its header."""
    with (CATALOGUES / name).open("rb") as stream:
        return tuple(entry for entry in read_po(stream, locale="sv") if entry.id)


def names() -> list[str]:
    """The catalogue files."""
    return sorted(path.name for path in CATALOGUES.glob("*.po"))


def key_of(entry: Entry) -> Key:
    """What the entry is looked up by."""
    text = entry.id if isinstance(entry.id, str) else entry.id[0]
    return entry.context or "", text


def forms_of(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """The singular, or the singular and the plural."""
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return set(PLACEHOLDER.findall(text))


def made_at_run_time() -> Iterator[str]:
    """Calls that mark something else than a literal: no catalogue can hold it."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.is_relative_to(PACKAGE / "i18n"):
            continue
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                texts = call.args[: MARKERS.get(call.func.id, 0)]
                if not all(map(_is_marked_or_literal, texts)):
                    yield f"{path.relative_to(PACKAGE).as_posix()}:{call.lineno}"


def _is_marked_or_literal(text: ast.expr) -> bool:
    """A literal, or the text of a message that was marked where it was made."""
    return isinstance(text, ast.Constant) or (
        isinstance(text, ast.Attribute) and text.attr == "text"
    )
