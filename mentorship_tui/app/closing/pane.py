"""Close: ending well or passing into something else, and the mentorships that have ended."""

from __future__ import annotations

from collections.abc import Iterator

from ...i18n import msg
from ...records.record import Record
from ...records.registry import TYPES
from ..keys import bind
from ..pane.section import Section
from ..pane.section_pane import SectionPane
from ..scene import Scene
from ..widgets.paper import Drawing
from ..widgets.rows import Row
from .ways import way_of, way_page, way_rows


class ClosePane(SectionPane):
    """A mentorship is limited in time."""

    NAME = "close"
    BINDINGS = bind(switch="here('switch')")
    SECTIONS = (
        Section(
            "closing",
            purpose=msg(
                "The closing looks back: what it gave you, your thanks to your mentor, what you "
                "take with you, and that you can do this again. A mentorship may also become "
                "something else."
            ),
            empty=msg(
                "Begin here when the term nears its end, or when either of you wants to stop."
            ),
        ),
    )

    def rows(self, scene: Scene) -> tuple[Row, ...]:
        return (*super().rows(scene), *way_rows(scene), *self._ended(scene))

    def possible_here(self, what: str) -> bool:
        record = self.record
        current = self.now.snapshot.mentorship
        return record is not None and record.type == "mentorship" and record is not current

    def open_row(self, row: Row) -> bool:
        what = way_of(row)
        if what and not self.now.read_only:
            self.post_message(self.Asked(what, ""))
        return bool(what) or super().open_row(row)

    def page(self, row: Row, scene: Scene) -> tuple[str, list[Drawing]]:
        if way_of(row):
            return way_page(row, scene)
        return super().page(row, scene)

    def _ended(self, scene: Scene) -> Iterator[Row]:
        kind = TYPES["mentorship"]
        current = scene.snapshot.mentorship
        ended = [record for record in scene.snapshot.of("mentorship") if record is not current]
        if not ended:
            return
        title = scene.tr(msg("Other mentorships"))
        yield Row(key="section:ended", text=f"{title} ({len(ended)})", heading=True)
        for record in ended:
            yield self.record_row(record, kind, scene)
            yield from self._inside(record, scene)

    def _inside(self, mentorship: Record, scene: Scene) -> Iterator[Row]:
        for kind in TYPES.values():
            if kind.in_mentorship and kind.name != "mentorship":
                for record in scene.snapshot.of(kind.name, mentorship.slug):
                    row = self.record_row(record, kind, scene)
                    yield Row(key=row.key, text=row.text, note=row.note, path=row.path, indent=3)
