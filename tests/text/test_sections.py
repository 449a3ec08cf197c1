"""Sections of a body: found as markdown has them, edited without touching another byte."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.text.sections import (
    append_to_section,
    find_section,
    replace_section,
    sections,
    without_sections,
)

BODY = """\
intro
# Agenda

first

## Åtgärder ##
```
# no heading
```
### Later
- [ ] x

# For me only
secret
## Deep
more
# Last
"""

LINES = (
    "# A|## B|### C ###|#no|####### no|text||  |```|~~~~|    # code|``` py|```no`|#|# |- [ ] x"
    "| ## B|\u2028# no|~~~"
)
lines = st.sampled_from(LINES.split("|"))
bodies = st.builds(
    lambda parts, eol, end: eol.join(parts) + end,
    st.lists(lines, max_size=12),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\n"]),
)


def test_sections_are_found_with_their_text_and_lines() -> None:
    """Headings in code are none; a section holds the ones below it."""
    found = [(one.heading, one.level, one.line) for one in sections(BODY)]
    assert found == [
        ("Agenda", 1, 2),
        ("Åtgärder", 2, 6),
        ("Later", 3, 10),
        ("For me only", 1, 13),
        ("Deep", 2, 15),
        ("Last", 1, 17),
    ]
    texts = {one.heading: one.text for one in sections(BODY)}
    assert texts["Åtgärder"] == "```\n# no heading\n```\n### Later\n- [ ] x"
    assert texts["Later"] == "- [ ] x"
    assert texts["For me only"] == "secret\n## Deep\nmore"
    assert texts["Last"] == ""


@pytest.mark.parametrize("heading", ["åtgärder", "A\u030atga\u0308rder", " ÅTGÄRDER "])
def test_a_section_is_found_in_any_case_and_form(heading: str) -> None:
    """A person's own spelling of a heading is the same heading."""
    section = find_section(BODY, heading)
    assert section
    assert section.line == 6
    assert find_section(BODY, "no heading") is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# A\n\nold\n\n# B\n", "# A\n\nnew\n\n# B\n"),
        ("# A\nold\n# B\n", "# A\nnew\n# B\n"),
        ("# A\n\n\n# B\n", "# A\n\nnew\n\n# B\n"),
        ("# A\n# B\n", "# A\n\nnew\n\n# B\n"),
        ("# A", "# A\n\nnew\n"),
        ("# A\r\n\r\nold", "# A\r\n\r\nnew"),
        ("", "## A\n\nnew\n"),
        ("x", "x\n\n## A\n\nnew\n"),
        ("x\r\n\r\n", "x\r\n\r\n## A\r\n\r\nnew\r\n"),
    ],
)
def test_the_text_of_a_section_is_replaced(before: str, after: str) -> None:
    """The blank lines around it stay; a heading that is missing comes at the end."""
    assert replace_section(before, "A", "new\n") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# A\n\nold\n\n# B\n", "# A\n\nold\n\nnew\n\n# B\n"),
        ("# A\n\nold\n## C\nx\n# B\n", "# A\n\nold\n\nnew\n## C\nx\n# B\n"),
        ("# A\n", "# A\n\nnew\n"),
        ("# A\r\nold", "# A\r\nold\r\n\r\nnew"),
    ],
)
def test_text_is_added_to_a_section(before: str, after: str) -> None:
    """Behind its own text, before the headings within it."""
    assert append_to_section(before, "A", "new") == after


@pytest.mark.parametrize("heading", ["A  b", "a\u00a0B", " A b"])
def test_a_section_is_found_whatever_its_spaces(heading: str) -> None:
    """Two spaces or one that does not break look the same."""
    section = find_section(f"## {heading}\n\ntext\n", "A b")
    assert section
    assert section.text == "text"


def test_an_underlined_heading_is_one() -> None:
    """CommonMark: of two levels; what is under a paragraph of lists or code is none."""
    body = "One\n===\n\ntext\n\nTwo\nlines\n---\nmore\n\n- item\n---\n"
    assert [(one.heading, one.level, one.line) for one in sections(body)] == [
        ("One", 1, 1),
        ("Two lines", 2, 6),
    ]
    assert replace_section(body, "One", "new").startswith("One\n===\n\nnew")
    assert append_to_section("A\n-\ntext\n", "a", "new") == "A\n-\ntext\n\nnew\n"


@pytest.mark.parametrize("body", ["## A\n\n```\ncode\n", "## A\n\n<!-- note\n"])
def test_text_added_below_open_code_is_none_of_it(body: str) -> None:
    """What is left open is closed first; what was there stays."""
    for heading in ("A", "B"):
        added = append_to_section(body, heading, "## seen")
        assert added.startswith(body)
        assert sections(added)[-1].heading == "seen"


def test_private_sections_are_left_out_with_all_below_them() -> None:
    """What is for me only never leaves in an export."""
    shared = without_sections(BODY, ["for me only"])
    assert "secret" not in shared
    assert "more" not in shared
    assert shared == BODY.replace("# For me only\nsecret\n## Deep\nmore\n", "")


def test_sections_within_sections_are_left_out_once() -> None:
    """Also where a heading and one below it are both private."""
    body = "# A\n## a\nx\n### A\n# B\nkept\n# a\ny\n"
    assert without_sections(body, ["A", "none"]) == "# B\nkept\n"


@pytest.mark.parametrize(
    "body",
    [
        "# a" + " " * 500_000 + "b",
        "#" * 500_000,
        "# x " + "#" * 500_000 + " ",
        "# " + " #" * 250_000,
        "`" * 500_000,
        "\n" * 500_000,
        "# a\n" * 50_000,
        "# a\n" + "## b\n" * 50_000,
        "- " * 60 + "x" + "\n" * 400_000,
        "".join("  " * depth + "- a\n" for depth in range(700)),
        "[a]: /u\n" * 50_000 + "===\n",
        "> a\nb\n" * 60_000,
        "|a\n|-\n" * 60_000,
        "<a" + " a" * 200_000,
    ],
    ids=range(14),
)
def test_a_hostile_body_takes_no_time(body: str) -> None:
    """A file of 1 MiB may be anything; no pattern goes back and forth in it."""
    started = time.perf_counter()
    find_section(body, "a")
    assert time.perf_counter() - started < 20


@given(bodies, st.sampled_from(["A", "B", "C", "new"]), st.sampled_from(["x", "x\n\ny", "- [ ] z"]))
def test_a_replaced_section_leaves_every_other_byte(body: str, heading: str, text: str) -> None:
    """And reading it again gives what was written."""
    section = find_section(body, heading)
    edited = replace_section(body, heading, text)
    found = find_section(edited, heading)
    if section:
        assert found
        assert found.text == text
        assert edited.startswith(body[: section.inner])
        assert edited.endswith(body[section.end :])
        assert replace_section(body, heading, section.text) == body
    else:
        assert edited.startswith(body)


@given(bodies)
def test_sections_cover_the_body(body: str) -> None:
    """Nothing stands outside them but what is before the first heading."""
    found = sections(body)
    if found:
        assert found[-1].end == len(body)
    for one in found:
        assert 0 <= one.start < one.inner <= one.end <= len(body)
        assert one.line == body[: one.start].count("\n") + 1
        heading = body[one.start : one.inner].strip()
        assert heading.startswith("#") or heading.endswith(("=", "-"))
