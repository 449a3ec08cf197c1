"""Under way: what to bring up, the meetings, what was promised, and how it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from textual.content import Content

from ...guidance.due import action_words
from ...i18n import Message, Translator, msg, nmsg
from ...records.record import Record
from ...records.registry import TYPES
from ...text.clean import one_line
from ...text.tasks import Task
from ..keys import KEYS, bind
from ..pane.section import Section
from ..pane.section_pane import SectionPane
from ..record.labels import date_with_distance, title_of
from ..record.over_time import evaluations_picture, meetings_picture
from ..scene import Scene
from ..widgets.paper import Drawing, Gap, Prose
from ..widgets.rows import Row
from .concerns import CONCERNS, concern_at, concern_page, concern_rows

MAKE_AGENDA = KEYS["agenda"].about
TOPICS_PURPOSE = msg(
    "Topics are what matters most to you right now, big or small. Add one whenever it comes to "
    "mind; the next agenda is made from them."
)
ACTIONS_PURPOSE = msg(
    "Actions are what you and your mentor have promised to do. They are task items in the "
    "meetings, and stay with you until they are done."
)

_TAKEN_UP = re.compile(r"(?:\s*\[\[[^\[\]]+\]\])+$")


class UnderwayPane(SectionPane):
    """The loop: meet, note, act, look back."""

    NAME = "underway"
    BINDINGS = bind(
        plan="here('plan')",
        agenda="here('agenda')",
        sum_up="here('sum_up')",
        heat="here('heat')",
    )
    SECTIONS = (
        Section(
            "meeting",
            purpose=msg(
                "You meet at regular intervals, and there is always a next date. Afterwards: "
                "what was it worth, what do you take with you, what will you do now?"
            ),
            empty=msg("Plan the first meeting."),
            picture=meetings_picture,
            newest_first=True,
        ),
        Section(
            "evaluation",
            purpose=msg(
                "Look back now and then: how far each goal has come, how the two of you work "
                "together, and what strengthens you."
            ),
            empty=msg("Look back together after a few meetings, or halfway through the term."),
            picture=evaluations_picture,
            newest_first=True,
        ),
    )

    def possible_here(self, what: str) -> bool:
        row = self.index.row if self.is_mounted else None
        if what == "heat":
            record = self.record
            return bool(row and row.line and record and record.type == "topics")
        return super().possible_here(what)

    def rows(self, scene: Scene) -> tuple[Row, ...]:
        meetings, evaluations = self.SECTIONS
        return (
            *concern_rows(scene),
            *self._topics(scene),
            *self.section_rows(meetings, scene),
            *self._actions(scene),
            *self.section_rows(evaluations, scene),
        )

    def _topics(self, scene: Scene) -> Iterator[Row]:
        record = scene.snapshot.single("topics")
        tasks = [(record, one) for one in scene.facts.topics_of_this_journey] if record else []
        tasks.sort(key=lambda found: (found[1].done, -found[1].heat))
        yield from self._tasks("topics", TYPES["topics"].plural, tasks, scene)

    def _actions(self, scene: Scene) -> Iterator[Row]:
        tasks = [
            (meeting, task)
            for meeting in scene.snapshot.current("meeting")
            for task in meeting.tasks
        ]
        tasks.sort(key=lambda found: (found[1].done, str(found[1].due or "9"), found[0].path))
        yield from self._tasks("actions", msg("Actions"), tasks, scene)

    def _tasks(
        self, key: str, title: Message, tasks: list[tuple[Record, Task]], scene: Scene
    ) -> Iterator[Row]:
        open_ones = sum(not task.done for _, task in tasks)
        left = ""
        if tasks and not open_ones:
            left = scene.tr(msg("all done"))
        elif open_ones < len(tasks):
            left = scene.tr(nmsg("{count} open", "{count} open", open_ones))
        text = f"{scene.tr(title)} ({len(tasks)})"
        yield Row(key=f"section:{key}", text=text, note=left, heading=True)
        for record, task in tasks:
            late = task.due is not None and task.due < scene.today and not task.done
            glyphs = scene.glyphs
            yield Row(
                key=f"{record.path}#{one_line(task.text)}",
                text=_task_text(task, scene.tr),
                note=" ".join(_task_notes(task)),
                mark=glyphs.ticked if task.done else glyphs.unticked,
                tone="muted" if task.done else "warning" if late else "",
                path=record.path,
                line=task.line,
                indent=1,
            )

    def open_row(self, row: Row) -> bool:
        step = concern_at(row, self.now)
        if step is not None:
            self.post_message(self.StepTaken(step))
            return True
        if row.key == "section:topics" and not self._has_topics and not self.now.read_only:
            self.call_later(self.app.run_action, "screen.ask('topic')")
            return True
        return super().open_row(row)

    @property
    def _has_topics(self) -> bool:
        return bool(self.now.snapshot.single("topics") and self.now.facts.topics_of_this_journey)

    def page(self, row: Row, scene: Scene) -> tuple[str, list[Drawing]]:
        step = concern_at(row, scene)
        if step is not None:
            return scene.tr(CONCERNS), concern_page(step, scene)
        match row.key:
            case "section:topics":
                hint = self.key_hint("topic", scene.tr(KEYS["topic"].about))
                purpose = Prose(Content(scene.tr(TOPICS_PURPOSE)))
                made = self.key_hint("agenda", scene.tr(MAKE_AGENDA))
                return scene.tr(TYPES["topics"].plural), [purpose, Gap(), hint, made]
            case "section:actions":
                return scene.tr(msg("Actions")), [Prose(Content(scene.tr(ACTIONS_PURPOSE)))]
        return super().page(row, scene)

    def record_drawings(self, record: Record, body: str | None) -> list[Drawing]:
        drawings = super().record_drawings(record, body)
        row = self.index.row
        task = next((one for one in record.tasks if row and one.line == row.line), None)
        if task is None:
            return drawings
        return [*_task_page(task, record, self.now), *drawings]


def _task_text(task: Task, tr: Translator) -> str:
    """Whose it is comes first: to the right it would leave no room for the day.

    At which meeting a topic was taken up is told by the record, not by a link's brackets.
    """
    return tr(action_words(replace(task, text=_TAKEN_UP.sub("", one_line(task.text)))))


def _task_notes(task: Task) -> Iterator[str]:
    if task.heat:
        yield "!" * task.heat
    if task.due:
        yield task.due.isoformat()


def _task_page(task: Task, record: Record, scene: Scene) -> Iterator[Drawing]:
    """The task itself in full, above the record it stands in."""
    mark = scene.glyphs.ticked if task.done else scene.glyphs.unticked
    yield Prose(Content.styled(one_line(task.text), "bold"), f"{mark} ", style="$primary")
    if task.due:
        due = scene.tr(msg("due {date}", date=date_with_distance(task.due, scene)))
        yield Prose(Content.styled(due, "$text-muted"), "  ")
    where = scene.tr(msg("from {title}", title=title_of(record, scene)))
    yield Prose(Content.styled(where, "$text-muted"), "  ")
    yield Gap()
