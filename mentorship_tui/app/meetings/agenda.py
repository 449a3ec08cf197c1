"""The agenda of a meeting: topics chosen beside what was promised and the goals (M1, R42, R43)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual.content import Content

from ...guidance.agenda import Agenda, Carried, agenda_text, goal_names
from ...i18n import Message, msg, pmsg
from ...text.clean import one_line
from ...text.tasks import Task
from ..dialogs.split import SplitDialog
from ..keys import bind
from ..scene import Scene
from ..widgets.markdown import markdown
from ..widgets.paper import Drawing, Heading, Prose
from ..widgets.rows import Row

FEW = 3  # study part 4: one to three topics


class AgendaScreen(SplitDialog[tuple[Task, ...]]):
    """Dismissed with the topics to take up; none is an answer too."""

    BINDINGS = bind(tick="tick", save="make")
    LABELS: ClassVar[Mapping[str, Message]] = {"open": pmsg("key", "Make it")}
    HINTS = (("tick", msg("take up or not")), ("open", msg("make the agenda")))

    def __init__(self, scene: Scene, found: Agenda, title: str) -> None:
        super().__init__(scene, scene.tr(msg("Agenda: {title}", title=title)))
        self._found = found
        self._chosen = set(found.proposed)

    @property
    def taken(self) -> tuple[Task, ...]:
        """The chosen topics, the hottest first."""
        return tuple(topic for topic in self._found.topics if topic in self._chosen)

    def rows(self) -> tuple[Row, ...]:
        return (*self._topics(), *self._carried())

    def _topics(self) -> Iterator[Row]:
        glyphs = self.first_scene.glyphs
        title = self.tr(msg("To bring up"))
        yield Row("topics", f"{title} ({len(self.taken)}/{len(self._found.topics)})", heading=True)
        for at, topic in enumerate(self._found.topics):
            mark = glyphs.ticked if topic in self._chosen else glyphs.unticked
            note = "!" * topic.heat
            yield Row(f"topic:{at}", one_line(topic.text), note, mark=mark, indent=1)

    def _carried(self) -> Iterator[Row]:
        groups = ((msg("My actions"), self._found.mine), (msg("The mentor's"), self._found.mentors))
        for title, carried in groups:
            if carried:
                yield Row(title.text, f"{self.tr(title)} ({len(carried)})", heading=True)
            for one in carried:
                yield _promise(one, self.first_scene)

    def page(self, row: Row) -> tuple[str, Sequence[Drawing]]:
        text = agenda_text(self._found, self.taken, self.tr)
        drawings: list[Drawing] = [*markdown(text, self.first_scene.glyphs)]
        if not self._found.topics:
            words = self.tr(
                msg(
                    "Nothing is written down to bring up yet. Enter makes the agenda all the same; "
                    "or Esc, then t, and write what is on your mind."
                )
            )
            drawings = [Prose(Content.styled(words, "$text-warning")), *drawings]
        names = goal_names(self._found)
        if names:
            drawings.append(Heading(self.tr(msg("Your goals, to have in mind")), "bold"))
            drawings += [
                Prose(Content(name), f"{self.first_scene.glyphs.bullet} ") for name in names
            ]
        if len(self.taken) > FEW:
            words = self.tr(msg("One to three topics are enough for most meetings."))
            drawings = [Prose(Content.styled(words, "$text-warning")), *drawings]
        return self.tr(msg("As it becomes")), drawings

    def chosen(self, row: Row) -> None:
        self.action_make()

    def action_make(self) -> None:
        """These are the topics."""
        self.dismiss(self.taken)

    def action_tick(self) -> None:
        """Take the topic up, or let it wait."""
        row = self.row
        if row is not None and row.key.startswith("topic:"):
            self._chosen ^= {self._found.topics[int(row.key.partition(":")[2])]}
            self.redraw()


def _promise(one: Carried, scene: Scene) -> Row:
    due = one.task.due.isoformat() if one.task.due else ""
    return Row(
        f"{one.meeting.path}:{one.task.line}",
        one_line(one.task.text),
        due,
        mark=scene.glyphs.warning if one.overdue else scene.glyphs.bullet,
        tone="warning" if one.overdue else "",
        indent=1,
    )
