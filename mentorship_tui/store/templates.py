"""Finds the texts records start as: the user's own in the journal, else those that come along."""

from __future__ import annotations

from pathlib import Path

from ..errors import MentorshipError
from ..i18n import LANGUAGES, msg
from ..text.document import Document, DocumentError
from ..text.slug import is_safe_path

LARGEST = 64 * 1024
START = "start"


class NoTemplate(MentorshipError):
    """No template of that name comes along: the installation is broken."""

    def __init__(self, name: str) -> None:
        super().__init__(msg("The template {name} is missing. Install the app again.", name=name))


def built_in() -> Path:
    """The folder of the templates: beside the package in a checkout, in it when installed."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def template_file(language: str, name: str) -> bytes:
    """A file that comes along. Raises NoTemplate."""
    place = built_in() / (language if language in LANGUAGES else "en") / name
    try:
        return place.read_bytes()
    except OSError as error:
        raise NoTemplate(f"{language}/{name}") from error


def start_files(language: str) -> dict[str, bytes]:
    """What a new journal begins with, by its path there (L1)."""
    place = built_in() / (language if language in LANGUAGES else "en") / START
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in sorted(place.rglob("*.md"))
    }


def template_text(language: str, name: str, journal: Path | None = None, variant: str = "") -> str:
    """The text a record of that type starts as; "" for a type without one.

    The user's own, `templates/<language>/<name>.md` in the journal, comes first; if it cannot be
    read it is passed over, for `check` tells what is wrong with it. A variant, such as `midterm`
    of `evaluation`, has `<name>-<variant>.md` where it needs a text other than the plain one.
    """
    names = [f"{name}-{variant}", name] if variant else [name]
    texts = [_own(journal, language, one) for one in names] if journal else []
    texts += [_coming_along(language, one) for one in names]
    return next((text for text in texts if text is not None), "")


def _coming_along(language: str, name: str) -> str | None:
    path = f"{language if language in LANGUAGES else 'en'}/{name}.md"
    place = built_in() / path
    return place.read_text(encoding="utf-8") if is_safe_path(path) and place.is_file() else None


def _own(journal: Path, language: str, name: str) -> str | None:
    path = f"templates/{language}/{name}.md"
    place = journal / path
    try:
        inside = place.resolve().is_relative_to(journal.resolve())
        if not (is_safe_path(path) and inside and place.is_file()):
            return None
        if place.stat().st_size > LARGEST:
            return None
        return Document.parse(place.read_bytes()).body
    except (OSError, DocumentError):
        return None
