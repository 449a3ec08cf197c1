"""Two versions of a record merged by meaning: nothing either side wrote is lost (format.md)."""

from __future__ import annotations

from mentorship_tui.text.document import Document
from mentorship_tui.text.merge import Conflict, merge_documents
from mentorship_tui.text.merge_prose import merge_bodies
from mentorship_tui.text.sections import sections, without_sections
from mentorship_tui.text.tasks import parse_tasks

BASE = b"""---
type: meeting
title: Two paths
worth: 3
tags: [work, fear]
qualities:
  listens: 4
  candid: 2
---

## Notes

One.

Two.

## Actions

- [ ] Call Stefan due:2027-01-10
- [ ] Write to the board
"""


def edited(*pairs: tuple[bytes, bytes]) -> bytes:
    data = BASE
    for old, new in pairs:
        assert old in data
        data = data.replace(old, new)
    return data


def merged(mine: bytes, theirs: bytes) -> tuple[str, tuple[Conflict, ...]]:
    found = merge_documents(BASE, mine, theirs)
    assert found.data is not None
    return found.data.decode(), found.conflicts


def test_adjacent_fields_and_paragraphs_never_conflict() -> None:
    """format.md: a field changed on one side; edits in different paragraphs."""
    mine = edited(
        (b"worth: 3", b"worth: 8"), (b"One.", b"One, mine."), (b"listens: 4", b"listens: 5")
    )
    theirs = edited(
        (b"Two paths", b"The two paths"), (b"Two.", b"Two, theirs."), (b"  candid: 2\n", b"")
    )
    text, conflicts = merged(mine, theirs)
    assert conflicts == ()
    assert (
        text
        == edited(
            (b"worth: 3", b"worth: 8"),
            (b"One.", b"One, mine."),
            (b"listens: 4", b"listens: 5"),
            (b"Two paths", b"The two paths"),
            (b"Two.", b"Two, theirs."),
            (b"  candid: 2\n", b""),
        ).decode()
    )


def test_one_value_changed_on_both_sides_is_a_question() -> None:
    """format.md: what is published stays in the field, both are in the question."""
    text, conflicts = merged(edited((b"worth: 3", b"worth: 8")), edited((b"worth: 3", b"worth: 1")))
    assert "worth: 1\n" in text
    assert conflicts == (Conflict("worth", 3, 8, 1),)


def test_what_reads_alike_is_no_question() -> None:
    """format.md: both to the same; a question would show the same letters twice."""
    sides = [
        edited((b"worth: 3", f"worth: {word}".encode()), (b"One.", f"{word} one.".encode()))
        for word in ("Åsa", "A\u030asa")
    ]
    text, conflicts = merged(*sides)
    assert conflicts == ()
    assert "worth: A\u030asa" in text
    assert "A\u030asa one." in text


def test_lists_are_merged_as_sets() -> None:
    """format.md: additions and removals of both, order kept."""
    text, conflicts = merged(
        edited((b"[work, fear]", b"[fear, courage]")),
        edited((b"[work, fear]", b"[work, fear, rest]")),
    )
    assert conflicts == ()
    assert Document.parse(text.encode()).front["tags"] == ["fear", "rest", "courage"]


def test_a_tick_a_date_and_an_addition_come_together() -> None:
    """format.md: task items, item by item."""
    mine = edited((b"- [ ] Call", b"- [x] Call"), (b"board\n", b"board\n- [ ] Mine\n"))
    theirs = edited((b"2027-01-10", b"2027-01-12"), (b"board\n", b"board\n- [ ] Theirs\n"))
    text, conflicts = merged(mine, theirs)
    assert conflicts == ()
    assert "- [x] Call Stefan due:2027-01-12\n" in text
    assert "- [ ] Mine\n" in text
    assert "- [ ] Theirs\n" in text


def test_an_item_changed_in_two_ways_is_a_question_and_what_is_not_comes_together() -> None:
    """format.md: every added word of either side is in the result or in a question."""
    mine = edited((b"- [ ] Call Stefan due:2027-01-10", b"* [x] Call Stefan due:2027-02-01"))
    theirs = edited((b"Call Stefan due:2027-01-10", b"Call Stefan due:2027-03-01 @mentor"))
    text, conflicts = merged(mine, theirs)
    assert "* [x] Call Stefan due:2027-03-01 @mentor\n" in text
    sides = [
        "- [ ] Call Stefan due:2027-01-10",
        "* [x] Call Stefan due:2027-02-01 @mentor",
        "* [x] Call Stefan due:2027-03-01 @mentor",
    ]
    assert conflicts == (Conflict("#Actions", *sides),)
    mine = edited((b"the board", b"the board, on Monday"))
    theirs = edited((b"the board", b"the board, on Friday"))
    text, conflicts = merged(mine, theirs)
    assert "Friday" in text
    assert [(one.field, one.mine) for one in conflicts] == [
        ("#Actions", "- [ ] Write to the board, on Monday")
    ]


def test_the_lines_below_an_item_are_merged_too() -> None:
    """format.md: items are merged with what stands indented below them."""
    base = BASE + b"  on paper\n"
    mine = base.replace(b"on paper", b"by mail")
    theirs = base.replace(b"- [ ] Write", b"- [x] Write")
    found = merge_documents(base, mine, theirs)
    assert found == merge_documents(base, theirs, mine)
    assert found.data == mine.replace(b"- [ ] Write", b"- [x] Write")
    assert found.conflicts == ()


def test_what_both_add_in_one_place_stays_below_its_heading() -> None:
    """What is for me only must not come to stand below another heading."""
    base = b"---\ntitle: x\n---\nOne.\n"
    secret = base + b"\n## Insights\n\nBold.\n\n## For me only\n\nSecret.\n"
    other = base + b"\nA word.\n\n## For me only\n\nHidden.\n"
    for mine, theirs in ((secret, other), (other, secret)):
        found = merge_documents(base, mine, theirs)
        body = Document.parse(found.data or b"").body
        kept = without_sections(body, ["For me only"])
        assert [line for line in kept.split("\n") if line] == [
            *("One.", "A word.", "## Insights", "Bold.")
        ]
        assert "Secret." in body
        assert "Hidden." in body
        assert body.endswith(".\n")
        assert not body.endswith("\n\n")


def test_the_same_paragraph_changed_twice_is_a_question_under_its_heading() -> None:
    """format.md: prose by section."""
    text, conflicts = merged(edited((b"One.", b"Mine.")), edited((b"One.", b"Theirs.")))
    assert conflicts == (Conflict("#Notes", "One.", "Mine.", "Theirs."),)
    assert "Theirs.\n\nTwo." in text


def test_an_edit_stays_where_the_other_side_deleted() -> None:
    """format.md: deleted on one side, changed on the other: kept, marked as a conflict."""
    mine = edited((b"worth: 3", b"worth: 8"))
    for found in (merge_documents(BASE, mine, None), merge_documents(BASE, None, mine)):
        assert found.data == mine
        assert len(found.conflicts) == 1
    assert merge_documents(BASE, BASE, None).data is None
    assert merge_documents(BASE, None, BASE).data is None


def test_two_of_one_name_are_two_versions_of_nothing() -> None:
    """format.md: added on both with the same path."""
    mine = b"---\ntype: person\nname: Anna\nphone: 1\n---\nMine.\n"
    theirs = b"---\ntype: person\nname: Anna\nemail: a@b.se\n---\nTheirs.\n"
    found = merge_documents(None, mine, theirs)
    assert found.data is not None
    document = Document.parse(found.data)
    assert document.front == {"type": "person", "name": "Anna", "phone": 1, "email": "a@b.se"}
    assert "Mine." in document.body
    assert "Theirs." in document.body


def test_of_two_made_apart_the_first_day_is_the_day_it_was_made() -> None:
    """format.md: added on both with the same path; the day is no question, a later change is."""
    one = b"---\ntype: person\nname: Anna\ncreated: 2027-01-10\n---\n"
    other = one.replace(b"01-10", b"01-12")
    for mine, theirs in ((one, other), (other, one)):
        assert merge_documents(None, mine, theirs).data == one
        assert merge_documents(None, mine, theirs).conflicts == ()
    changed = one.replace(b"2027-01-10", b"2027-02-01")
    assert [c.field for c in merge_documents(one, other, changed).conflicts] == ["created"]


def test_what_does_not_parse_is_kept_whole_in_the_question() -> None:
    """format.md rule 4: never re-serialised."""
    broken = b"---\ntitle: [x\n---\n"
    found = merge_documents(BASE, broken, edited((b"One.", b"1.")))
    assert found.data == edited((b"One.", b"1."))
    assert found.conflicts[0].mine == broken.decode()


def test_what_would_not_parse_when_merged_is_kept_whole_in_the_question() -> None:
    """Found by fuzzing: without its fields a text that starts with --- would be read as fields."""
    base, mine, theirs = b"---\n---\nbody\n", b"---\n---\n---\n", b""
    found = merge_documents(base, mine, theirs)
    assert found.data == theirs
    assert found.conflicts == (Conflict("", base.decode(), mine.decode(), ""),)


def test_two_long_texts_are_a_question_where_one_file_cannot_hold_both() -> None:
    """format.md rule 8: a file has an end, and a sync comes to one all the same."""
    mine, theirs = (f"# A\n\n{letter * 700_000}\n".encode() for letter in "xy")
    found = merge_documents(b"", mine, theirs)
    assert found.data == theirs
    assert mine.decode() in str(found.conflicts[0].mine)


def test_untouched_bytes_stay() -> None:
    """format.md rule 3, in the merge: comments, quotes and line ends of the published side."""
    base = b"---\r\n# mine\r\ntitle: 'x'  # y\r\nworth: 1\r\n---\r\nOne.\r\n\r\nTwo."
    mine = base.replace(b"worth: 1", b"worth: 2")
    theirs = base.replace(b"Two.", b"Two too.")
    assert merge_documents(base, mine, theirs).data == mine.replace(b"Two.", b"Two too.")


def bodies_merged(base: str, mine: str, theirs: str) -> str:
    text, questions = merge_bodies(base, mine, theirs)
    assert questions == []
    return text


def test_open_code_of_one_side_takes_in_nothing_of_the_other() -> None:
    """format.md: additions of both; an item that the other added is still one."""
    base = "## Notes\n\nOne.\n"
    for opened in ("```\ncode\n", "<!-- note\n"):
        ours, others = f"{base}\n{opened}", f"{base}\n## Actions\n\n- [ ] Call\n"
        for text in (bodies_merged(base, ours, others), bodies_merged(base, others, ours)):
            assert [task.text for task in parse_tasks(text)] == ["Call"]
            assert opened in text


def test_an_edit_in_code_and_one_below_it_come_together() -> None:
    """Also where the fence has a space behind it, stands in a list, or has headings in it."""
    base = (
        "## Notes\n\n- See:\n  ```\n  # a\n\n  # b\n  ```\n\n~~~\n## x\n\ny\n~~~ \n\n- [ ] Call\n"
    )
    mine, theirs = base.replace("y\n", "z\n"), base.replace("[ ]", "[x]")
    assert bodies_merged(base, mine, theirs) == base.replace("y\n", "z\n").replace("[ ]", "[x]")


def test_what_goes_on_with_an_item_moves_with_it() -> None:
    """CommonMark: a line right below it is part of it, indented or not."""
    base = "- [ ] One\nand more\n- [ ] Two\n"
    ours, others = base.replace("- [ ] Two\n", ""), base.replace("and more", "and less")
    assert bodies_merged(base, ours, others) == "- [ ] One\nand less\n"


def test_an_underlined_heading_is_one_block() -> None:
    """A paragraph that is added above it does not become part of it."""
    base = "One.\n\nTitle\n=====\n\ntext\n"
    mine, theirs = base.replace("One.", "One, mine."), base.replace("text", "text, theirs")
    assert bodies_merged(base, mine, theirs) == "One, mine.\n\nTitle\n=====\n\ntext, theirs\n"
    added = bodies_merged("Title\n=====\n", "Above\n\nTitle\n=====\n", "Title\n=====\n\nbelow\n")
    assert [one.heading for one in sections(added)] == ["Title"]


def test_an_item_taken_away_beside_one_that_is_changed() -> None:
    """format.md, Merging: item by item; as many on each side does not make them the same ones."""
    base = b"## Actions\n\n- [ ] Ask for feedback\n- [ ] Read one page\n"
    mine = b"## Actions\n\n- [ ] Read one page\n- [ ] Call Stefan\n"
    theirs = base.replace(b"page", b"page soon")
    merged = merge_documents(base, mine, theirs)
    assert merged.conflicts == ()
    assert merged.data == b"## Actions\n\n- [ ] Read one page soon\n- [ ] Call Stefan\n"
