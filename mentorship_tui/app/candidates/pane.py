"""Find: people to ask, candidates by stage, what was written to whom, and the try-out meetings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...guidance.suitability import Verdict, verdict_of
from ...i18n import msg
from ...records.record import Record
from ...records.registry import TYPES
from ..keys import bind
from ..pane.section import Section
from ..pane.section_pane import SectionPane
from ..record.pictures import board_picture, network_picture
from ..scene import Scene
from ..widgets.rows import Row

LEADS = msg("Leads")


class FindPane(SectionPane):
    """Where the first steps feel dizzying."""

    NAME = "find"
    BINDINGS = bind(
        draft="ask('draft')",
        take="ask('take')",
        weigh="ask('weigh')",
        compare="whole('compare')",
        board="whole('board')",
    )
    SECTIONS = (
        Section(
            "candidate",
            purpose=msg(
                "Candidates are people who could be your mentor. Each moves across the board at "
                "their own pace; a lead is a place where such a person may be, before you have "
                "a name."
            ),
            empty=msg(
                "Nobody here yet, and that is how everyone begins. Add a person you have thought "
                "of, or a lead: a field, a company, a network."
            ),
            picture=board_picture,
        ),
        Section(
            "person",
            purpose=msg(
                "Your network: people you can ask whether someone comes to mind. Most people are "
                "glad to be asked."
            ),
            empty=msg("Add one person you would feel safe asking for a name."),
            picture=network_picture,
        ),
        Section(
            "contact",
            purpose=msg(
                "Contacts are what you sent, what was answered, and when to follow up. Note how "
                "nervous you were before and after: it is usually not as bad as it looked."
            ),
            empty=msg("Nothing sent yet. When you have written to someone, note it here."),
            newest_first=True,
        ),
        Section(
            "tryout",
            purpose=msg(
                "A try-out is a first meeting without obligations, where both of you feel your "
                "way. You can have more than one."
            ),
            empty=msg("When someone wants to meet, plan the meeting here."),
            newest_first=True,
        ),
    )

    def section_rows(self, section: Section, scene: Scene) -> Iterator[Row]:
        """Leads stand apart until they have a name (R32)."""
        rows = super().section_rows(section, scene)
        if section.type_name != "candidate":
            yield from rows
            return
        records = self.records(section, scene)
        leads = [one for one in records if one.text("stage") == "lead"]
        paths = {one.path for one in leads}
        heading, *others = (row for row in rows if row.path not in paths)
        kind = TYPES["candidate"]
        count = len(records) - len(leads)
        yield heading._replace(text=f"{scene.tr(kind.plural)} ({count})")
        yield from others
        if leads:
            title = f"{scene.tr(LEADS)} ({len(leads)})"
            yield Row("section:lead", title, heading=True, type_name=kind.name)
            for lead in leads:
                kind_of_lead = kind.field("lead_kind")
                choice = kind_of_lead.choice(lead.text("lead_kind")) if kind_of_lead else None
                row = self.record_row(lead, kind, scene)
                yield row._replace(note=scene.tr(choice.label) if choice else "")

    def _possible(self) -> Mapping[str, bool]:
        record = self.record
        is_candidate = record is not None and record.type == "candidate"
        unfit = is_candidate and record is not None and _is_unsuitable(record)
        return {
            **super()._possible(),
            "take": unfit or (record is not None and record.type == "person"),
            "weigh": is_candidate,
            "draft": is_candidate or (record is not None and record.type == "person"),
        }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if (action, *parameters) == ("whole", "compare"):
            return bool(self.now.snapshot.current("candidate"))
        return super().check_action(action, parameters)

    def action_whole(self, what: str) -> None:
        """What is about all candidates, whatever one stands on."""
        self.post_message(self.Asked(what, self.record.path if self.record else ""))


def _is_unsuitable(candidate: Record) -> bool:
    return verdict_of(candidate) is Verdict.UNSUITABLE
