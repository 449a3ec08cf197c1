"""Can anyone be a mentor? Conflicts of interest and attention (P5)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.guidance.suitability import Verdict, assess, relation_for, verdict_of
from mentorship_tui.records.catalogue.conflict_roles import CONFLICT_ROLES, FIRST_EIGHT
from mentorship_tui.records.record import Record, Value
from tests.guidance.build import english, record, swedish

ROLES = [role.key for role in CONFLICT_ROLES]


def candidate(**fields: Value) -> Record:
    return record("candidate", name="Anna", stage="named", **fields)


def test_nothing_answered_is_unchecked_and_not_clear() -> None:
    """P5, R21: the check comes first."""
    found = assess(candidate())
    assert found.verdict is Verdict.UNCHECKED
    assert found.unanswered == FIRST_EIGHT


@pytest.mark.parametrize("role", ROLES)
def test_every_role_says_why_it_is_a_conflict(role: str) -> None:
    """P5, R25: high risk is unsuitable, and the reason is the catalogue's, in both languages."""
    found = assess(candidate(conflicts={role: "high"}, attention="yes"))
    assert found.verdict is Verdict.UNSUITABLE
    (reason,) = found.reasons
    label = next(choice for choice in CONFLICT_ROLES if choice.key == role)
    assert english(label.help) in english(reason.text)
    assert swedish(label.help) in swedish(reason.text)


def test_a_low_risk_is_talked_about_and_then_clear() -> None:
    """P5, R26: openly discussed."""
    low: Value = {"friend": "low"}
    assert assess(candidate(conflicts=low, attention="yes")).to_discuss == ("friend",)
    assert assess(candidate(conflicts=low, attention="yes")).verdict is Verdict.DISCUSS
    talked = candidate(conflicts=low, attention="yes", discussed=["friend"])
    assert assess(talked).verdict is Verdict.CLEAR


def test_a_high_risk_stays_one_however_much_it_was_talked_about() -> None:
    """P5, R26: talk does not take the other chair away."""
    found = assess(candidate(conflicts={"manager": "high"}, attention="yes", discussed=["manager"]))
    assert found.verdict is Verdict.UNSUITABLE


@pytest.mark.parametrize(
    ("attention", "interest", "verdict"),
    [
        ("yes", "yes", Verdict.CLEAR),
        ("yes", "", Verdict.CLEAR),
        ("unsure", "yes", Verdict.DISCUSS),
        ("yes", "unsure", Verdict.DISCUSS),
        ("no", "yes", Verdict.UNSUITABLE),
        ("yes", "no", Verdict.UNSUITABLE),
    ],
)
def test_attention_and_interest_count(attention: str, interest: str, verdict: Verdict) -> None:
    """P5, R24, R27: full attention, and the interest of both."""
    found = assess(candidate(attention=attention, interest=interest, conflicts={"friend": "none"}))
    assert found.verdict is verdict


def test_choosing_the_unsuitable_asks_for_a_reason_and_takes_it() -> None:
    """P5, R6: warned, explained, never blocked."""
    high: Value = {"therapist": "high"}
    assert assess(candidate(conflicts=high)).needs_reason
    assert not assess(candidate(conflicts=high, override_reason="Retired since")).needs_reason
    assert not assess(candidate(conflicts=high, override_reason="  ")).overridden


def test_the_conflicted_may_suggest_others() -> None:
    """P5, R23, study part 1: close isn't always right."""
    found = assess(candidate(conflicts={"manager": "high"}))
    assert swedish(found.advice) == (
        "Nära är inte alltid rätt. Kan hen tipsa om någon utanför din vardag?"
    )
    assert assess(candidate(attention="yes")).advice is None
    assert relation_for(candidate(conflicts={"journalist": "high", "manager": "low"})) == "manager"


def test_the_mentees_own_verdict_goes_first() -> None:
    """P5, R6: the answers propose, the mentee decides."""
    assert verdict_of(candidate(conflicts={"friend": "high"}, verdict="clear")) is Verdict.CLEAR
    assert verdict_of(candidate(conflicts={"friend": "high"})) is Verdict.UNSUITABLE
    assert verdict_of(candidate(verdict="unchecked")) is Verdict.UNCHECKED


@given(st.dictionaries(st.sampled_from([*ROLES, "own"]), st.sampled_from(["none", "low", "high"])))
def test_the_gravest_reason_decides(risks: dict[str, str]) -> None:
    """P5: every verdict has its reason, and no role is lost."""
    found = assess(candidate(conflicts=dict(risks), attention="yes"))
    wanted = {"high": Verdict.UNSUITABLE, "low": Verdict.DISCUSS}
    gravest = "high" if "high" in risks.values() else "low" if "low" in risks.values() else ""
    assert found.verdict is wanted.get(gravest, Verdict.CLEAR)
    assert {r.role for r in found.reasons} == {
        role for role, risk in risks.items() if risk != "none"
    }
