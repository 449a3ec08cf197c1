"""Which widget a field gets, and in which order they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from textual.widget import Widget

from ...guidance.suitability import assess
from ...records.catalogue.qualities import QUALITIES
from ...records.model import Field, Kind, RecordType
from ...records.record import Record, Value
from ...records.snapshot import Snapshot
from ...text.clean import one_line
from .day import DayField
from .entry import Setting
from .grid import GridField
from .line import LineField
from .lines import LinesField
from .looking_back import questions
from .pick import PickField

if TYPE_CHECKING:
    from ...journal.journal import Journal

GRIDS = (Kind.SCORES, Kind.CHOICE_MAP, Kind.CHOICES)
TALL = (*GRIDS, Kind.TEXT_MAP, Kind.PROSE)
LAST = ("tags", "share")
AnyField = GridField | LineField | LinesField | PickField


def fields_of(kind: RecordType) -> Iterator[Field]:
    """The fields a form asks for, as declared, but short before long and the general ones last."""
    yield from sorted((field for field in kind.fields if not field.hidden), key=_rank)


def widget_of(field: Field, value: Value, setting: Setting) -> AnyField:
    """The widget that holds the value of a field."""
    if field.kind in GRIDS:
        return GridField(field, value, setting)
    if field.kind is Kind.CHOICE:
        return PickField(field, value, setting)
    if field.kind in (Kind.TEXT_MAP, Kind.PROSE):
        return LinesField(field, value, setting)
    if field.kind is Kind.DATE:
        return DayField(field, value, setting)
    return LineField(field, value, setting)


def names_for(field: Field, snapshot: Snapshot) -> Mapping[str, str]:
    """What a field may refer to in the journal: slug -> title; one's own qualities by name."""
    types = field.refers or ((field.keys_from,) if field.keys_from else ())
    found: dict[str, str] = {}
    for name in types:
        for record in (*snapshot.current(name), *snapshot.of(name, "")):
            found.setdefault(record.slug, record.title or record.slug)
        if name == "mentorship":
            found.update({one.slug: one.title or one.slug for one in snapshot.of(name)})
    profile = snapshot.single("profile") if field.keys == QUALITIES else None
    own = profile.texts("custom") if profile else {}
    return found | {key: one_line(text).strip() for key, text in own.items() if text.strip()}


def glosses_for(field: Field, journal: Journal) -> Mapping[str, str]:
    """What the number of each goal means, by its kind (study part 5b)."""
    return questions(journal) if field.keys_from == "goal" else {}


def asked_of(field: Field, record: Record) -> tuple[str, ...]:
    """The chairs with a risk that has not been talked about (P5)."""
    if (record.type, field.name) != ("candidate", "discussed"):
        return ()
    return assess(record).to_discuss


def begin(entry: AnyField) -> None:
    """Go to it, and within it to where something is to be done."""
    if isinstance(entry, GridField):
        entry.go_to_what_is_left()
    entry.focus()


def is_tall(widget: Widget) -> bool:
    """True for a widget that has its label above it."""
    return isinstance(widget, GridField | LinesField)


def _rank(field: Field) -> int:
    if field.name in LAST:
        return 3
    return 2 if field.kind in TALL else 1
