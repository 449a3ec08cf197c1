"""What is for the mentee alone never leaves (R50, C2)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.render.private import without_private

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


LINES = st.lists(
    st.sampled_from(["## Notes", "## For me only", "text", "", "```", "- item", "# Top", "---"]),
    max_size=20,
)


@given(LINES, LINES)
def test_no_text_of_a_private_section_survives(before: list[str], after: list[str]) -> None:
    """R50: between the private heading and the next one, whatever stands around it."""
    if before.count("```") % 2:
        before = [*before, "```"]
    body = "\n".join([*before, "", "## For me only", "", SECRET, "", "## Notes", *after])
    assert SECRET not in without_private(body)
