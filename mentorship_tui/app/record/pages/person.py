"""Somebody in the network: what they were asked and answered, and whom they suggested (F1)."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from ....i18n import msg
from ....records.record import Record
from ....records.registry import TYPES
from ....text.clean import one_line
from ...scene import Scene
from ...widgets.paper import Drawing, Heading, Pairs, Prose
from ..labels import stage_of, title_of, value_of
from . import Special


def page(record: Record, body: str, scene: Scene) -> Special:
    """Both below the fields; neither while there is nothing."""
    return Special(below=(*_asked(record, scene), *_suggested(record, scene)))


def _asked(person: Record, scene: Scene) -> Iterator[Drawing]:
    contacts = [one for one in scene.snapshot.of("contact") if person.slug in one.words("about")]
    if not contacts:
        return
    yield Heading(scene.tr(msg("What you asked and said")), "bold")
    contacts.sort(key=lambda one: one.text("date"), reverse=True)
    yield Pairs([(one_line(one.text("date")), Content(_said(one, scene))) for one in contacts])


def _said(contact: Record, scene: Scene) -> str:
    fields = (TYPES["contact"].field(name) for name in ("purpose", "outcome"))
    words = [value_of(one, contact, scene).plain for one in fields if one]
    return f" {scene.glyphs.arrow} ".join(word for word in words if word)


def _suggested(person: Record, scene: Scene) -> Iterator[Drawing]:
    every = scene.snapshot.of("candidate")
    found = [one for one in every if person.slug in one.words("suggested_by")]
    if not found:
        return
    yield Heading(scene.tr(msg("Whom they suggested")), "bold")
    for one in found:
        stage = Content.styled(f"  {stage_of(one, scene.tr)}", "$text-muted")
        yield Prose(Content(title_of(one, scene)) + stage, f"{scene.glyphs.bullet} ")
