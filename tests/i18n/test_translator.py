"""Messages become text in the language of the journal."""

from __future__ import annotations

from datetime import date
from importlib import reload

import pytest

from mentorship_tui.i18n import LANGUAGES, Translator, language_of_locale, msg, nmsg, pmsg
from mentorship_tui.records.types import journal


def test_a_message_within_a_message_is_translated_too() -> None:
    """A label in a sentence is in the sentence's language."""
    message = msg("{label} is missing. Fill it in.", label=msg("Title"))
    assert Translator("sv")(message) == "”Rubrik” saknas. Fyll i det."
    assert Translator("en")(message) == "Title is missing. Fill it in."


def test_braces_in_what_the_user_wrote_stay_as_they_are() -> None:
    """Nothing from a file is taken for a placeholder."""
    written = "{label} {0} {{x}}"
    assert written in Translator("sv")(msg("{value} is not a whole number.", value=written))


def test_a_text_without_parameters_may_have_braces() -> None:
    """An example in a help text is shown as it stands."""
    assert Translator("en")("a {map}") == "a {map}"


@pytest.mark.parametrize(("count", "text"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_the_count_chooses_the_form(count: int, text: str) -> None:
    """`{count}` is filled in, and one is not many."""
    assert Translator("en")(nmsg("{count} day", "{count} days", count)) == text
    assert Translator("en").plural("{count} day", "{count} days", count) == text


def test_a_homonym_is_told_apart_by_its_context() -> None:
    """To end is not the end; both are "end"."""
    assert Translator("sv")(pmsg("decision", "end")) == "avsluta"
    assert Translator("sv")(pmsg("no such context", "end")) == "end"


def test_a_date_is_written_as_in_the_files() -> None:
    """What is shown can be typed."""
    assert Translator("sv")(msg("{day}", day=date(2027, 3, 1))) == "2027-03-01"


def test_an_unknown_language_is_english() -> None:
    """A journal from a newer version may name a language this one has not learned."""
    assert Translator("fi").language == "en"


def test_nothing_is_nothing() -> None:
    """The empty text is the catalogue's own header to gettext."""
    assert Translator("sv")("") == ""


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "sv_SE.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "sv_FI"}, "sv"),
        ({"LC_ALL": "", "LANG": "sv"}, "sv"),
    ],
)
def test_a_new_journal_starts_in_the_language_of_the_locale(
    environ: dict[str, str], language: str
) -> None:
    """POSIX: LC_ALL before LC_MESSAGES before LANG, and an empty one is none."""
    assert language_of_locale(environ) == language


def test_a_language_more_is_a_line_in_one_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """README, The house: the locale, and what a journal may be in, follow from it."""
    monkeypatch.setitem(LANGUAGES, "de", "Deutsch")
    assert language_of_locale({"LANG": "de_AT.UTF-8"}) == "de"
    field = reload(journal).JOURNAL.field("language")
    assert field is not None
    assert [one.key for one in field.choices] == ["sv", "en", "de"]
    assert [Translator("sv")(one.label) for one in field.choices][-2:] == ["English", "Deutsch"]
