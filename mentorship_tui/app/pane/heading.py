"""The two lines above every pane: whose journey it is, its intention, and the phases."""

from __future__ import annotations

from textual.content import Content

from ...i18n import msg, pmsg
from ...records.intention import wanted
from ...text.clean import one_line
from ..record.labels import title_of
from ..scene import Scene
from ..widgets.stepper import Step

LABELS = {
    "home": pmsg("tab", "Home"),
    "prepare": pmsg("tab", "Prepare"),
    "find": pmsg("tab", "Find"),
    "agree": pmsg("tab", "Agree"),
    "underway": pmsg("tab", "Under way"),
    "close": pmsg("tab", "Close"),
    "reading": pmsg("tab", "Reading"),
}


def heading_of(scene: Scene) -> Content:
    """The journal's name, the mentorship's, and the intention in the user's own words."""
    mentorship = scene.snapshot.mentorship
    journal = scene.snapshot.journal
    names = [title_of(record, scene) for record in (journal, mentorship) if record]
    names = list(dict.fromkeys(names)) or [scene.tr(msg("Mentorship"))]
    if scene.sample:
        names.insert(0, scene.tr(msg("A sample, not yours")))
    head = Content.styled(f" {scene.glyphs.dot} ".join(names), "bold")
    intention = one_line(mentorship.text("intention")) if mentorship else ""
    if intention:
        head += Content.styled(f"   {scene.tr(wanted(intention))}", "italic $text-muted")
    return head


def steps_of(scene: Scene) -> tuple[Step, ...]:
    """The places with their digits; a phase is done, current or ahead."""
    states = {phase.name: str(phase.state) for phase in scene.phases}
    return tuple(
        Step(str(number), name, scene.tr(label), states.get(name, ""))
        for number, (name, label) in enumerate(LABELS.items())
    )
