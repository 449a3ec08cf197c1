"""No journal makes a rule fail, however odd its values (format.md rules 4 and 8)."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorship_tui.guidance.agenda import agenda, agenda_text
from mentorship_tui.guidance.due import due
from mentorship_tui.guidance.encourage import nerves
from mentorship_tui.guidance.evaluation import progress, relation, worth
from mentorship_tui.guidance.facts import PHASES, Facts
from mentorship_tui.guidance.introductions import introductions
from mentorship_tui.guidance.match import match
from mentorship_tui.guidance.next_step import steps
from mentorship_tui.guidance.phases import phases
from mentorship_tui.guidance.suitability import assess
from mentorship_tui.guidance.watch import concerns
from mentorship_tui.i18n import Translator
from mentorship_tui.records.model import Field
from mentorship_tui.records.record import Record, State, Value
from mentorship_tui.records.registry import TYPES
from mentorship_tui.records.snapshot import Snapshot
from mentorship_tui.text.tasks import Task

TRANSLATORS = (Translator("en"), Translator("sv"))
DATES = st.sampled_from(
    ["0001-01-01", "2027-02-20", "2027-03-01", "2027-03-02", "2027-04-01", "9999-12-31", "soon"]
)
SLUGS = st.sampled_from(["a", "b", "c"])
ODD: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 10**12),
    st.text(max_size=5),
    DATES,
    SLUGS,
    st.lists(SLUGS, max_size=2),
    st.dictionaries(SLUGS, st.one_of(st.none(), st.integers(-9, 99), SLUGS), max_size=2),
)


def value_of(field: Field) -> st.SearchStrategy[Value]:
    """Mostly what belongs there, at times something else."""
    keys = [choice.key for choice in (*field.choices, *field.keys)] or ["a"]
    fitting: st.SearchStrategy[Value] = st.one_of(
        st.sampled_from(keys),
        st.integers(0, 10),
        st.dictionaries(st.sampled_from(keys), st.sampled_from([*keys, 1, 3, 5]), max_size=3),
    )
    return st.one_of(fitting, DATES, ODD)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record of some type with odd fields."""
    kind = TYPES[draw(st.sampled_from(sorted(TYPES)))]
    chosen = draw(st.lists(st.sampled_from(kind.fields), max_size=8, unique_by=lambda f: f.name))
    slug = draw(SLUGS)
    task = Task("do {x}", due=draw(st.sampled_from([None, date.min, date(2027, 3, 1), date.max])))
    owner = "m" if kind.in_mentorship else ""
    return Record(
        path=f"{owner}/{kind.name}/{slug}.md",
        state=State.KNOWN,
        type=kind.name,
        slug="m" if kind.name == "mentorship" else slug,
        mentorship=owner,
        title=draw(st.sampled_from(["", "{x}", "Anna"])),
        fields={field.name: draw(value_of(field)) for field in chosen},
        tasks=(task,) if kind.tasks else (),
        written=draw(st.sampled_from([(), ("First step",)])),
    )


@given(
    st.lists(records(), max_size=12),
    st.sampled_from([*PHASES, "closed", "odd", None]),
    st.sampled_from([date.min, date(2027, 3, 1), date.max]),
)
@settings(max_examples=60, deadline=None)
def test_every_rule_answers_to_any_journal(
    found: list[Record], phase: str | None, today: date
) -> None:
    """format.md rules 4 and 8: odd values are kept, reckoned around, and never stop the app."""
    whole = {one.path: one for one in found}
    if phase:
        path = "m/mentorship/m.md"
        whole[path] = Record(
            path,
            State.KNOWN,
            "mentorship",
            "m",
            "m",
            "M",
            {"phase": phase, "created": "2027-01-01"},
        )
    journal = Snapshot(whole)
    facts = Facts(journal, today)
    said = [text for step in steps(journal, today) for text in (step.text, step.why)]
    said += [one.text for one in due(journal, today, None)]
    said += [one.text for one in concerns(facts)]
    said += [one for phase_ in phases(journal, today) for one in phase_.missing]
    profile = journal.single("profile")
    for candidate in journal.of("candidate"):
        said += [reason.text for reason in assess(candidate).reasons]
        said += [row.label for row in match(profile, candidate).rows]
    for tr in TRANSLATORS:
        assert all(tr(one).strip() for one in said)
        agenda_text(agenda(journal, today), facts.topics, tr)
    assert len(list(introductions(journal).walk())) > 0
    assert (progress(journal), relation(journal), worth(journal), nerves(journal)) is not None
