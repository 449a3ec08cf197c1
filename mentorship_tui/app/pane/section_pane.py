"""A pane of one or several kinds of record: groups with headings and counts, in one list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import ClassVar

from textual.content import Content

from ...i18n import msg
from ...records.model import RecordType
from ...records.record import Record, State
from ...records.registry import TYPES, mentorship_of, type_of_path
from ...text.clean import one_line
from ...text.natural import natural
from ..keys import KEYS
from ..record.labels import own_ending, stage_of, title_of
from ..scene import Scene
from ..widgets.paper import Drawing, Gap, Prose
from ..widgets.rows import Row
from .pane import Pane
from .section import Section


class SectionPane(Pane):
    """What differs between the phases is declared in `SECTIONS`."""

    SECTIONS: ClassVar[tuple[Section, ...]] = ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "here":
            return not self.now.read_only and self.possible_here(str(parameters[0]))
        return super().check_action(action, parameters)

    def possible_here(self, what: str) -> bool:
        """True if the phase's own key does something now."""
        return self.now.snapshot.mentorship is not None

    def action_here(self, what: str) -> None:
        """Ask for something of the phase's own, with the record one stands on, if any."""
        row, record = self.index.row, self.record
        line = row.line if row else 0
        self.post_message(self.Asked(what, record.path if record else "", line))

    def types_to_add(self) -> tuple[str, ...]:
        return tuple(
            section.type_name
            for section in self.SECTIONS
            if not (TYPES[section.type_name].single and self.records(section, self.now))
        )

    def rows(self, scene: Scene) -> tuple[Row, ...]:
        return tuple(row for section in self.SECTIONS for row in self.section_rows(section, scene))

    def records(self, section: Section, scene: Scene) -> tuple[Record, ...]:
        """The section's records, in the order they are shown."""
        kind = TYPES[section.type_name]
        find = scene.snapshot.current if kind.in_mentorship else scene.snapshot.of
        found = find(section.type_name)
        if kind.dated:
            return found[::-1] if section.newest_first else found
        return tuple(
            sorted(found, key=lambda record: (_stage_order(kind, record), natural(record.title)))
        )

    def section_rows(self, section: Section, scene: Scene) -> Iterator[Row]:
        """A heading with its rows; a kind there is only one of has no heading."""
        kind = TYPES[section.type_name]
        records = self.records(section, scene)
        if kind.single:
            yield self._single(section, kind, records, scene)
            return
        yield Row(
            key=f"section:{kind.name}",
            text=f"{scene.tr(kind.plural)} ({len(records)})",
            heading=True,
            type_name=kind.name,
        )
        for record in records:
            yield self.record_row(record, kind, scene)
        for record in _unreadable(kind, scene):
            name = one_line(PurePosixPath(record.path).name)
            note = scene.tr(msg("cannot be read"))
            mark = scene.glyphs.warning
            yield Row(record.path, name, note, mark, "warning", path=record.path, indent=1)

    def record_row(self, record: Record, kind: RecordType, scene: Scene) -> Row:
        """The row of one record."""
        note = self.note(record, kind, scene)
        title = title_of(record, scene, dated=note != record.text(kind.dated))
        ending = own_ending(record, title, scene.tr)
        day = record.date(kind.dated) if kind.dated and ending else None
        return Row(
            key=record.path,
            text=title,
            ending=ending,
            note=note,
            brief=f"{day:%m-%d}" if day else "",
            mark=scene.glyphs.warning if record.problems else "",
            tone="warning" if record.problems else "",
            path=record.path,
            type_name=kind.name,
            indent=1,
        )

    def note(self, record: Record, kind: RecordType, scene: Scene) -> str:
        """What stands to the right of a record's title."""
        day = record.date(kind.dated) if kind.dated else None
        return day.isoformat() if day else stage_of(record, scene.tr)

    def open_row(self, row: Row) -> bool:
        """Enter where there is nothing yet begins it, as on Home; there is nothing to look at."""
        section = next((one for one in self.SECTIONS if one.type_name == row.type_name), None)
        if section is None or row.path or self.now.read_only or self.records(section, self.now):
            return False
        if row.type_name not in self.types_to_add():
            return False
        self.post_message(self.AddAsked((row.type_name,), row.type_name))
        return True

    def page(self, row: Row, scene: Scene) -> tuple[str, list[Drawing]]:
        section = next((one for one in self.SECTIONS if one.type_name == row.type_name), None)
        if section is None:
            return super().page(row, scene)
        kind = TYPES[section.type_name]
        records = self.records(section, scene)
        drawings: list[Drawing] = [Prose(Content(scene.tr(section.purpose)))]
        if not records:
            drawings += [Gap(), Prose(Content(scene.tr(section.empty)))]
            if not scene.read_only:
                what = msg("Begin") if kind.single else KEYS["add"].about
                drawings += [Gap(), self.key_hint("add", scene.tr(what))]
        elif section.picture:
            drawings += [Gap(), *section.picture(scene, records)]
        return scene.tr(kind.label if kind.single else kind.plural), drawings

    def _single(
        self, section: Section, kind: RecordType, records: Sequence[Record], scene: Scene
    ) -> Row:
        if records:
            row = self.record_row(records[0], kind, scene)
            # a kind there is only one of is known by what it is, not by its title
            return Row(
                key=f"section:{kind.name}",
                text=scene.tr(kind.label),
                note=row.note,
                mark=row.mark,
                tone=row.tone,
                path=row.path,
                type_name=kind.name,
                heading=True,
            )
        return Row(
            key=f"section:{kind.name}",
            text=scene.tr(kind.label),
            note=scene.tr(msg("not begun")),
            heading=True,
            type_name=kind.name,
        )


def _unreadable(kind: RecordType, scene: Scene) -> Iterator[Record]:
    """The files that would be such records, of this mentorship where the kind belongs to one."""
    current = scene.snapshot.mentorship
    for record in scene.snapshot.problems():
        if record.state is State.BROKEN and type_of_path(record.path) is kind:
            here = mentorship_of(record.path)
            if not kind.in_mentorship or (current is not None and here == current.slug):
                yield record


def _stage_order(kind: RecordType, record: Record) -> int:
    field = kind.field(kind.stage) if kind.stage else None
    keys = [choice.key for choice in field.choices] if field else []
    stage = record.text(kind.stage) if kind.stage else ""
    return keys.index(stage) if stage in keys else len(keys)
