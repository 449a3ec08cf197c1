"""The tree of introductions: me, asked, suggested (F1)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.guidance.introductions import introductions
from mentorship_tui.records.record import Record
from tests.guidance.build import mentorship, record, snapshot


def person(name: str) -> Record:
    return record("person", name=name, ask_status="asked")


def candidate(name: str, *by: str) -> Record:
    return record("candidate", name=name, stage="named", suggested_by=list(by))


def drawn(*records: Record) -> list[str]:
    tree = introductions(snapshot(mentorship(), *records))
    return [f"{'-' * depth}{node.name}" for depth, node in tree.walk()]


def test_me_whom_i_asked_and_whom_they_suggested() -> None:
    """F1: a candidate may have suggested another; who came by themselves stands below me."""
    found = drawn(person("Bo"), person("Cia"), candidate("Anna", "bo"), candidate("Eva", "anna"))
    assert found == ["", "-Bo", "--Anna", "---Eva", "-Cia"]
    assert drawn(candidate("Anna")) == ["", "-Anna"]


def test_who_was_suggested_by_two_stands_below_both() -> None:
    """F1: the chain is kept; below the second they are not unfolded again."""
    found = drawn(
        person("Bo"), person("Cia"), candidate("Anna", "bo", "cia"), candidate("Eva", "anna")
    )
    assert found == ["", "-Bo", "--Anna", "---Eva", "-Cia", "--Anna"]


def test_a_reference_in_brackets_and_one_to_nobody() -> None:
    """format.md rules 4 and 6: `[[bo]]` reads the same; what leads nowhere loses nobody."""
    assert drawn(person("Bo"), candidate("Anna", "[[bo]]")) == ["", "-Bo", "--Anna"]
    assert drawn(candidate("Anna", "gone")) == ["", "-Anna"]


def test_two_who_suggested_each_other_are_both_there() -> None:
    """F1: a circle in the files neither hangs nor hides anybody."""
    assert drawn(candidate("Anna", "eva"), candidate("Eva", "anna"), candidate("Me", "me")) == [
        "",
        "-Me",
        "-Anna",
        "--Eva",
        "---Anna",
    ]


@given(
    st.lists(st.lists(st.sampled_from([f"c{n}" for n in range(12)]), max_size=3), max_size=12),
)
def test_everybody_is_in_the_tree_and_it_stays_small(links: list[list[str]]) -> None:
    """F1: whatever points at whatever, nobody is lost and nothing grows out of hand."""
    people = [candidate(f"c{n}", *by) for n, by in enumerate(links)]
    found = [name.lstrip("-") for name in drawn(*people)]
    assert set(found) == {"", *(one.title for one in people)}
    assert len(found) <= 1 + len(people) + sum(len(set(by)) for by in links)
