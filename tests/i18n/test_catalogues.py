"""Swedish is complete, and says nothing that the program does not (ui.md: `sv` complete).

Each test is one per package or per catalogue file, so that a failure names the part to mend.
"""

from __future__ import annotations

import pytest

from tests.i18n.sources import (
    all_marked,
    entries,
    forms_of,
    key_of,
    made_at_run_time,
    marked_in_click,
    names,
    packages,
    placeholders,
)

OF_SOME_CLICKS = {  # of 8.2 alone, which is allowed too, or of later ones alone
    *("No such option: {name}", "No such option {name!r}.", "Positional arguments"),
}
UNTRANSLATED = {"number_type"}  # click gives it in English


@pytest.mark.parametrize("package", packages())
def test_every_text_of_a_package_has_its_translation(package: str) -> None:
    """An untranslated string would show English in a Swedish journal."""
    known = {
        key_of(entry) for name in names() for entry in entries(name) if all(forms_of(entry.string))
    }
    missing = [
        f"{marked.place} {marked.key}"
        for marked in all_marked()
        if marked.place.split("/")[0].partition(":")[0] == package and marked.key not in known
    ]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("name", names())
def test_every_entry_is_used(name: str) -> None:
    """A string that nobody shows any more is dropped."""
    used = {marked.key for marked in (*all_marked(), *marked_in_click())}
    said = [entry for entry in entries(name) if entry.id not in OF_SOME_CLICKS]
    unused = [key_of(entry) for entry in said if key_of(entry) not in used]
    assert not unused, "\n".join(map(str, unused))


def test_the_words_of_every_click_are_translated() -> None:
    """Who has one in the environment already keeps it."""
    known = {entry.id for name in names() for entry in entries(name)}
    assert known >= OF_SOME_CLICKS


@pytest.mark.parametrize("name", names())
def test_no_entry_is_fuzzy_empty_or_there_twice(name: str) -> None:
    """A fuzzy entry is a guess of a tool's, and a translator has not seen it."""
    unsure = [entry.id for entry in entries(name) if entry.fuzzy or not all(forms_of(entry.string))]
    assert unsure == []
    text = [key_of(entry) for entry in entries(name)]
    assert len(text) == len(set(text))


@pytest.mark.parametrize("name", names())
def test_placeholders_are_the_same(name: str) -> None:
    """A lost `{name}` loses a fact; one too many fails when the text is shown."""
    different = [
        (english, swedish)
        for entry in entries(name)
        for english, swedish in zip(forms_of(entry.id), forms_of(entry.string), strict=True)
        if placeholders(swedish) != placeholders(english) - UNTRANSLATED
    ]
    assert different == []


@pytest.mark.parametrize("name", names())
def test_plurals_have_both_forms(name: str) -> None:
    """A sentence with a number is translated in the singular and the plural."""
    many = {marked.key for marked in (*all_marked(), *marked_in_click()) if marked.many}
    wrong = [
        entry.id
        for entry in entries(name)
        if len(forms_of(entry.string)) != (2 if key_of(entry) in many else 1)
    ]
    assert wrong == []


def test_no_two_catalogues_translate_one_text_differently() -> None:
    """Which of two would be shown is chance: a homonym takes a context (`pmsg`)."""
    seen: dict[tuple[str, str], tuple[str, object]] = {}
    different = []
    for name in names():
        for entry in entries(name):
            first, translation = seen.setdefault(key_of(entry), (name, entry.string))
            if translation != entry.string:
                different.append((key_of(entry), first, translation, name, entry.string))
    assert different == []


def test_only_literals_are_marked() -> None:
    """What is put together at run time is in no catalogue."""
    assert list(made_at_run_time()) == []
