"""The order of titles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.text.natural import natural


def test_numbers_are_in_the_order_of_what_they_are() -> None:
    """X5: a list of a thousand is found one's way in."""
    titles = ["Goal 104", "goal 109", "Goal 14", "Goal 014 b", "Anna", "9"]
    ordered = ["9", "Anna", "Goal 14", "Goal 014 b", "Goal 104", "goal 109"]
    assert sorted(titles, key=natural) == ordered


def test_letters_are_in_the_order_of_the_alphabet() -> None:
    """Swedish has å, ä and ö after z, however they are typed; other marks change no place."""
    titles = ["Örjan", "Zara", "Åse", "Ärla", "Eva", "A\u030asa", "Édith"]
    ordered = ["Édith", "Eva", "Zara", "A\u030asa", "Åse", "Ärla", "Örjan"]
    assert sorted(titles, key=natural) == ordered


@given(st.lists(st.text(max_size=30)))
def test_any_titles_can_be_ordered(titles: list[str]) -> None:
    """Nothing in a title stops a list from being shown."""
    assert len(sorted(titles, key=natural)) == len(titles)
    assert sorted(["1" * 5000, "2"], key=natural)[0] == "2"
