"""The two lines above every pane: whose journey it is, its intention, and the phases."""

from __future__ import annotations

from textual.content import Content

from ..i18n import msg, pmsg
from ..text.clean import one_line
from .saying import title_of
from .scene import Scene
from .widgets.stepper import Step

PHASES = ("prepare", "find", "agree", "underway", "close")
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
    head = Content.styled(f" {scene.glyphs.dot} ".join(names), "bold")
    intention = one_line(mentorship.text("intention")) if mentorship else ""
    if intention:
        wanted = scene.tr(msg("I want to {intention}", intention=intention))
        head += Content.styled(f"   {wanted}", "italic $text-muted")
    return head


def steps_of(scene: Scene) -> tuple[Step, ...]:
    """The places with their digits; a phase is done, current or ahead."""
    return tuple(
        Step(str(number), name, scene.tr(label), _state(name, scene))
        for number, (name, label) in enumerate(LABELS.items())
    )


def _state(name: str, scene: Scene) -> str:
    if name not in PHASES:
        return ""
    mentorship = scene.snapshot.mentorship
    phase = mentorship.text("phase") if mentorship else ""
    here = PHASES.index(phase) if phase in PHASES else 0
    place = PHASES.index(name)
    if phase == "closed" or place < here:
        return "done"
    return "current" if place == here else "ahead"
