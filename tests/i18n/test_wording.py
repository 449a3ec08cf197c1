"""How the texts speak: of persons without their sex, with the words of the study."""

from __future__ import annotations

import re

import pytest

from mentorship_tui.store.templates import built_in
from tests.i18n.sources import all_marked, entries, forms_of, names

SEX = {
    "sv": re.compile(r"\b(han|hon|honom|henne|hans|hennes)\b", re.IGNORECASE),
    "en": re.compile(r"\b(he|she|him|her|his|hers)\b", re.IGNORECASE),
}
PROGRAMME = re.compile(r"\b(mentee|mentees|mentorship|mentoring)\b", re.IGNORECASE)

CODE = re.compile(r"`[^`]*`|'[^']*'|\{\w+\}|mentorship (?=[a-z-])")  # names, commands


@pytest.mark.parametrize("name", names())
def test_swedish_says_hen_and_adept(name: str) -> None:
    """R49: hen throughout; the mentee is the adept, and no English word is left."""
    for entry in entries(name):
        for text in forms_of(entry.string):
            assert not SEX["sv"].search(text), text
            assert not PROGRAMME.search(CODE.sub("", text)), text


def test_english_says_they() -> None:
    """R49: they throughout."""
    for marked in all_marked():
        assert not SEX["en"].search(" ".join(marked.key)), marked.place


@pytest.mark.parametrize("language", ["sv", "en"])
def test_templates_say_hen_and_they(language: str) -> None:
    """R49: so do the letters and the questions; the sample tells of people one knows."""
    for place in (built_in() / language).rglob("*.md"):
        assert not SEX[language].search(place.read_text(encoding="utf-8")), place
