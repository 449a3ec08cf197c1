"""What is for the mentee alone never leaves (R50, C2)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.records.private import without_private

SECRET = "nobody may read this"


@pytest.mark.parametrize(
    "heading",
    [
        "## For me only\n",
        "## Bara för mig\n",
        "# FOR ME ONLY #\n",
        "### **Bara för mig:**\n",
        "Bara för mig\n------------\n",
        "For me only\n===\n",
    ],
)
def test_however_it_is_headed(heading: str) -> None:
    """R50, M1: in either language, whatever the journal's own, and in any of markdown's ways."""
    code = f"```\n# code\n{SECRET}\n```"
    body = f"## Notes\n\nshared\n\n{heading}\n{SECRET}\n\n{code}\n\n# Actions\n\n- [ ] do\n"
    shown = without_private(body)
    assert SECRET not in shown
    assert "shared" in shown
    assert "- [ ] do" in shown


def test_what_stands_below_goes_with_it() -> None:
    """R50: a smaller heading inside is still inside."""
    body = f"## For me only\n\n### Deeper\n\n{SECRET}\n"
    assert without_private(body).strip() == ""


ABOVE = "## Notes\n\nshared\n\n"


@pytest.mark.parametrize(
    "heading",
    [
        "## For  me only",
        "## For\u00a0me only",
        "##\u00a0For me only",
        "##For me only",
        "## For me only\u200b",
        "## Fo\u00adr me\u2060 only",
        "## for me ONLY ######",
        "## For me only – after the meeting",
        "## 3. For me only",
        "## 🔒 For me only",
        "## *For* <b>me</b> __only__",
        "## For&nbsp;me only",
        "## [For me only](x)",
        "## Bara fo\u0308r mig",
        "## Bara for mig (mina tankar)",
        "**For me only**",
        "**Bara för mig:** tankar",
        "__For me only__",
        "*For me only*",
        "For me only:",
        "For me only",
        "<h2>For me only</h2>",
        "<h2 class='a'>\nFor me only\n</h2>",
        "<b>Bara för mig</b>",
        "> ## For me only\n>",
        "> > **For me only**\n>",
        "- ## For me only",
        "- **For me only**: this",
        "1. For me only:",
        "- [ ] For me only:",
        "    ## For me only",
        "\\## For me only",
        "For me\nonly\n====",
        "Bara för mig – efteråt\n---",
        "## Private",
        "**Privat**",
        "## Endast för mig",
        "## Only for me",
    ],
)
def test_whatever_may_be_its_heading_is_one(heading: str) -> None:
    """R50: by its meaning, not by one spelling; with headings of one's own below it."""
    body = f"{ABOVE}{heading}\n\n{SECRET}\n\n### My own\n\n{SECRET}\n\n## Actions\n\n- [ ] do\n"
    shown = without_private(body)
    assert SECRET not in shown
    assert "shared" in shown
    assert shown == without_private(shown)


@pytest.mark.parametrize(
    "above",
    [
        "```\ncode",
        "```\ncode\n``` x",
        "- ```\n  code\n  ```",
        "* a\n  ```\n  code",
        "~~~~\n```",
        "<!-- a",
        "<div>\na",
        "<pre>",
        "> quoted",
        "[a]: /b",
        "| a |\n|---|\n| b |",
        "text without a blank line below it",
        "1. one\n\n   - two",
        "    code",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"])
def test_nothing_above_it_hides_it(above: str, gap: str, eol: str) -> None:
    """R50: code, a comment, a list or a quote, closed or left open."""
    body = f"{ABOVE}{above}{gap}## For me only\n\n{SECRET}\n".replace("\n", eol)
    shown = without_private(body)
    assert SECRET not in shown
    assert "shared" in shown


def test_below_a_bold_line_with_nothing_above_it_all_is_private() -> None:
    """R50: down to a heading of the template, which is a section of its own."""
    body = f"**For me only**\n\n{SECRET}\n\n## My own\n\n{SECRET}\n\n## Actions\n\n- [ ] do\n"
    assert without_private(body) == "## Actions\n\n- [ ] do\n"


@pytest.mark.parametrize(
    "line",
    [
        "The car park is for me only on Fridays.",
        "For me only this mattered.",
        "I said: bara för mig är det så.",
        "## Notes of the private sector",
        "private",
        "- private plans of hers",
    ],
)
def test_words_in_a_sentence_are_no_heading(line: str) -> None:
    """What is said stays in the report."""
    body = f"{ABOVE}{line}\n\nmore\n"
    assert without_private(body) == body


def test_what_is_left_keeps_its_meaning() -> None:
    """Neither code that was cut in two nor a paragraph that runs into an underlined heading."""
    body = f"{ABOVE}```\n## For me only\n{SECRET}\n```\n\n## Actions\n\n- [ ] do\n"
    assert without_private(body) == f"{ABOVE}## Actions\n\n- [ ] do\n"
    body = f"text\n## For me only\n{SECRET}\n\nNext\n---\n\nmore\n"
    assert without_private(body) == "text\n\nNext\n---\n\nmore\n"


LINES = st.lists(
    st.sampled_from(["## Notes", "## For me only", "text", "", "```", "- item", "# Top", "---"]),
    max_size=20,
)


@given(LINES, LINES)
def test_no_text_of_a_private_section_survives(before: list[str], after: list[str]) -> None:
    """R50: between the private heading and the next one, whatever stands around it."""
    body = "\n".join([*before, "", "## For me only", "", SECRET, "", "## Notes", *after])
    assert SECRET not in without_private(body)
