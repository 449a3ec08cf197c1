"""Looks messages up in the catalogue of one language."""

from __future__ import annotations

import gettext
import os
from datetime import date
from pathlib import Path

from .message import Message, nmsg

LANGUAGES = {"sv": "Svenska", "en": "English"}
DOMAIN = "mentorship"
CATALOGUES = Path(__file__).parent / "locale"


def language_of_locale(environ: os._Environ[str] | dict[str, str]) -> str:
    """The language a new journal starts in, by the order POSIX gives the locale variables."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name, "")
        if value:
            code = value[:2].lower()
            return code if code in LANGUAGES else "en"
    return "en"


class Translator:
    """Turns messages into text; English is the source language and needs no catalogue."""

    def __init__(self, language: str = "en") -> None:
        self.language = language if language in LANGUAGES else "en"
        self._catalogue = _load(self.language)

    def __call__(self, text: str | Message, /, **params: object) -> str:
        message = Message(text, params) if isinstance(text, str) else text
        found = self._look_up(message)
        filled = {key: self._fill(value) for key, value in message.params.items()}
        return found.format_map(filled) if filled else found

    def plural(self, one: str, many: str, count: int, /, **params: object) -> str:
        """A sentence with a number in it."""
        return self(nmsg(one, many, count, **params))

    def _look_up(self, message: Message) -> str:
        if message.many:
            return self._catalogue.ngettext(message.text, message.many, message.count)
        if message.context:
            return self._catalogue.pgettext(message.context, message.text)
        # gettext answers the empty string with the catalogue's own header
        return self._catalogue.gettext(message.text) if message.text else ""

    def _fill(self, value: object) -> object:
        if isinstance(value, Message):
            return self(value)
        return value.isoformat() if isinstance(value, date) else value


def _load(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, CATALOGUES, [language])


def serve_libraries() -> None:
    """Let click, which asks Python's own gettext, find its words among ours."""
    gettext.bindtextdomain(DOMAIN, CATALOGUES)
    gettext.textdomain(DOMAIN)
