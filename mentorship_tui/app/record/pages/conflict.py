"""A question that a sync left: what stands there, what was set aside, what it was before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from textual.content import Content

from ....i18n import msg
from ....records.record import Record, Value
from ....text.clean import one_line, plain
from ....text.quoting import unquote_path
from ...scene import Scene
from ...widgets.paper import Drawing, Heading, Prose
from ..differences import told_value
from . import Special

STANDS = msg("What stands there now")
SET_ASIDE = msg("The other value, set aside")
BEFORE = msg("Before")
TOLD = frozenset({"record", "field", "base", "mine", "theirs", "commits", "file"})
INDENT = "   "


def page(record: Record, body: str, scene: Scene) -> Special:
    """In the words of the record it is about, as the screen has them where it is answered."""
    sides = _values(record, scene) if record.text("field") else _whole(record, scene)
    return Special(above=tuple(sides), told=TOLD)


def _values(asked: Record, scene: Scene) -> Iterator[Drawing]:
    for name, label in (("theirs", STANDS), ("mine", SET_ASIDE), ("base", BEFORE)):
        yield Heading(scene.tr(label))
        beside = asked.text("file") if name == "mine" else ""
        yield Prose(Content(one_line(beside)) if beside else _told(asked, name, scene), INDENT)


def _told(asked: Record, name: str, scene: Scene) -> Content:
    value = asked.fields.get(name)
    if value in (None, "", [], {}):
        return Content(scene.tr(msg("(nothing)")))
    field = asked.text("field")
    about = scene.snapshot.records.get(unquote_path(asked.text("record")))
    if about is None or field.startswith("#"):
        return Content(plain(str(value)))
    outer, _, key = field.partition(".")
    fields: dict[str, Value] = {**about.fields, outer: {key: value} if key else value}
    return told_value(replace(about, fields=fields), field, scene)


def _whole(asked: Record, scene: Scene) -> Iterator[Drawing]:
    beside = asked.text("file")
    text = msg("One machine deleted it, another changed it. It was kept.")
    if beside:
        text = msg(
            "Two machines have a version of their own. The other one is kept as {path}.",
            path=one_line(beside),
        )
    yield Prose(Content(scene.tr(text)))
