"""File names from titles (format.md rule 5, reliability row 13)."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.text.slug import MAX_LENGTH, is_safe_path, slugify, unique_slug

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=90)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Åsa Öberg", "asa-oberg"),
        ("A\u030asa O\u0308berg", "asa-oberg"),
        ("Straße", "strasse"),
        ("Bjørn Ærø", "bjorn-aero"),
        ("Đorđe Łukasz Þór", "dorde-lukasz-thor"),
        ("İstanbul", "istanbul"),
        ("Anna's mål & medel", "annas-mal-medel"),
        ("  Two -- words_here  ", "two-words-here"),
        ("../../etc/passwd", "etc-passwd"),
        (".hidden", "hidden"),
        ("con", "con-1"),
        ("AUX", "aux-1"),
        ("Com1", "com1-1"),
        ("com10", "com10"),
        ("Борис", "candidate"),
        ("👩‍👩‍👧", "candidate"),
        ("", "candidate"),
        ("a" * 80, "a" * 60),
        ("word " * 20, "word-" * 11 + "word"),
    ],
)
def test_titles_become_slugs(text: str, slug: str) -> None:
    """Lower-case ASCII, never empty, hidden, reserved or long."""
    assert slugify(text, "candidate") == slug


@given(any_text, any_text)
def test_every_slug_is_a_safe_name(text: str, fallback: str) -> None:
    """Whatever a person types, as title and even as fallback."""
    slug = slugify(text, fallback)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= MAX_LENGTH + 2
    assert is_safe_path(f"{slug}.md")
    assert slugify(unicodedata.normalize("NFD", text), fallback) == slug


@given(any_text, st.lists(any_text, max_size=6))
def test_a_unique_slug_is_like_no_other(text: str, others: list[str]) -> None:
    """In any case: a file system may not tell `Asa` from `asa`."""
    taken: set[str] = set()
    for other in [*others, text, text.upper(), text]:
        slug = unique_slug(other, taken, "record")
        assert slug.casefold() not in {name.casefold() for name in taken}
        taken.add(slug.upper())


def test_names_that_are_taken_are_numbered() -> None:
    """-2, -3, also where a user's own file has the name in another case."""
    assert unique_slug("Åsa", {"asa"}) == "asa-2"
    assert unique_slug("Åsa", {"ASA", "asa-2"}) == "asa-3"
    assert unique_slug("a" * 80, {"a" * 60}) == "a" * 58 + "-2"


@pytest.mark.parametrize(
    "path", ["journal.md", "network/asa-oberg.md", "a/b c/Å 1.md", "common/console.md", "~/x"]
)
def test_paths_within_a_journal_are_safe(path: str) -> None:
    """Files the user named are taken as they are."""
    assert is_safe_path(path)


UNSAFE = (
    "|/|/etc/passwd|..|../x|a/../b|a/..|.|a/./b|a//b|a/|C:x|C:/x|a\\b|.git/config|a/.hidden|con"
    "|CON.md|a/aux.tar.gz|nul .md|com¹.md|a\0b|a\nb|a\x1b[2J|a:b.md|a*.md|trailing.|trailing /x"
    "|\ud800.md"
)


@pytest.mark.parametrize("path", UNSAFE.split("|"))
def test_paths_that_leave_or_hide_or_break_are_not(path: str) -> None:
    """No path from a title leaves its folder, is hidden, or is reserved on another system."""
    assert not is_safe_path(path)
