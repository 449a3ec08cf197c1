"""Home: the one next step, what is due, how far each goal has come, and what needs attention."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from ...guidance.due import Due, due
from ...guidance.evaluation import progress
from ...guidance.step import Step
from ...guidance.when import when
from ...i18n import msg, nmsg
from ...records.record import Record
from ...text.clean import one_line
from ..keys import bind
from ..saying import title_of
from ..scene import Scene
from ..widgets.paper import Drawing, Gap, Heading, Prose
from ..widgets.rows import Row
from .pane import Pane

STEP = "step"


class HomePane(Pane):
    """Whoever presses only what Home proposes gets all the way (H3)."""

    NAME = "home"
    BINDINGS = bind(later="later")

    @dataclass(eq=False, repr=False)
    class StepTaken(Message):
        """The proposed step is to be done."""

        step: Step

    @dataclass(eq=False, repr=False)
    class StepPutOff(Message):
        """Not now: something else is to be proposed today (R6)."""

        key: str

    def rows(self, scene: Scene) -> tuple[Row, ...]:
        if not scene.known:
            return (Row(STEP, scene.tr(msg("Reading the journal ..."))),)
        return (
            *_next(scene),
            *_due(scene),
            *_goals(scene),
            *_questions(scene),
            *_attention(scene),
        )

    @property
    def on_step(self) -> bool:
        row = self.index.row if self.is_mounted else None
        return row is not None and row.key == STEP and self.index.has_focus

    def open_row(self, row: Row) -> bool:
        if row.key == STEP and self.now.step is not None:
            self.post_message(self.StepTaken(self.now.step))
            return True
        return False

    def action_later(self) -> None:
        """Put the proposed step off."""
        if self.now.step is not None:
            self.post_message(self.StepPutOff(self.now.step.key))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a step that is proposed can be put off."""
        if action == "later":
            row = self.index.row if self.is_mounted else None
            return row is not None and row.key == STEP and self.now.step is not None
        return super().check_action(action, parameters)

    def page(self, row: Row, scene: Scene) -> tuple[str, list[Drawing]]:
        match row.key:
            case "step":
                return scene.tr(msg("Next step")), list(self._step_page(scene))
            case "section:attention":
                text = scene.tr(
                    msg(
                        "These files could not be read as they should. They are left exactly as "
                        "they are; open one in your editor and mend it."
                    )
                )
                return row.text, [Prose(Content(text))]
        return row.text, []

    def _step_page(self, scene: Scene) -> Iterator[Drawing]:
        step = scene.step
        if step is None:
            if scene.known:
                yield from _nothing(scene)
            return
        yield Prose(Content.styled(one_line(scene.tr(step.text)), "bold"))
        yield Gap()
        yield Prose(Content(one_line(scene.tr(step.why))))
        yield Gap()
        for key_id, what in (("open", msg("Do it now")), ("later", msg("Not now; what else?"))):
            yield Prose(self.key_hint(key_id, scene.tr(what)))
        if step.encouragement and scene.encourage:
            yield Gap()
            yield Prose(Content.styled(scene.tr(step.encouragement), "italic $secondary"))
        yield from _journey(scene)


def _nothing(scene: Scene) -> Iterator[Drawing]:
    words = msg("Nothing has to be done right now. Enjoy the journey, or look around with 1 to 6.")
    yield Prose(Content(scene.tr(words)))


def _journey(scene: Scene) -> Iterator[Drawing]:
    """What the phase one is in still lacks: a map, not a lock."""
    current = next((phase for phase in scene.phases if phase.state == "current"), None)
    if scene.snapshot.mentorship is None or current is None or not current.missing:
        return
    yield Heading(scene.tr(msg("Before this phase is done")), "$text-muted")
    for missing in current.missing:
        yield Prose(Content(scene.tr(missing)), f"{scene.glyphs.ahead} ", style="$text-muted")


def _next(scene: Scene) -> Iterator[Row]:
    yield Row("section:next", scene.tr(msg("Next step")), heading=True, still=True)
    if scene.step is None:
        yield Row(STEP, scene.tr(msg("Nothing for now")), tone="muted", indent=1)
    else:
        text = one_line(scene.tr(scene.step.text))
        yield Row(STEP, text, mark=scene.glyphs.cursor, indent=1)


def _due(scene: Scene) -> Iterator[Row]:
    found = due(scene.snapshot, scene.today)
    if not found:
        return
    late = sum(one.overdue for one in found)
    note = scene.tr(nmsg("{count} late", "{count} late", late)) if late else ""
    title = f"{scene.tr(msg('Due'))} ({len(found)})"
    yield Row("section:due", title, note, heading=True, still=True)
    for one in found:
        yield _due_row(one, scene)


def _due_row(one: Due, scene: Scene) -> Row:
    return Row(
        key=f"due:{one.kind}:{one.path}:{one.line}",
        text=one_line(scene.tr(one.text)),
        note=scene.tr(when(one.date, scene.today)),
        mark=scene.glyphs.warning if one.overdue else " ",
        tone="warning" if one.overdue else "",
        path=one.path,
        line=one.line,
        indent=1,
    )


def _goals(scene: Scene) -> Iterator[Row]:
    found = progress(scene.snapshot)
    if found:
        title = f"{scene.tr(msg('Goals'))} ({len(found)})"
        yield Row("section:goals", title, heading=True, still=True)
    for one in found:
        note = "" if one.now is None else f"{one.now}/10"
        title = title_of(one.goal, scene)
        yield Row(f"goal:{one.goal.path}", title, note, path=one.goal.path, indent=1)


def _questions(scene: Scene) -> Iterator[Row]:
    """What a sync could not decide (git.md)."""
    found = scene.snapshot.of("conflict")
    if found:
        title = nmsg("{count} question to answer", "{count} questions to answer", len(found))
        yield Row("section:questions", scene.tr(title), heading=True, still=True)
    for record in found:
        mark = scene.glyphs.warning
        yield Row(record.path, title_of(record, scene), mark=mark, path=record.path, indent=1)


def _attention(scene: Scene) -> Iterator[Row]:
    found = list(scene.snapshot.problems())
    if found:
        title = f"{scene.tr(msg('Needs attention'))} ({len(found)})"
        yield Row("section:attention", title, heading=True)
    for record in found:
        yield Row(
            key=f"problem:{record.path}",
            text=_place_of(record),
            mark=scene.glyphs.warning,
            tone="warning",
            path=record.path,
            indent=1,
        )


def _place_of(record: Record) -> str:
    line = next((problem.line for problem in record.problems if problem.line), 0)
    path = one_line(record.path)
    return f"{path}:{line}" if line else path
