"""Home: the one next step, with the reason and the keys; then everything else that matters now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from ...guidance.step import ActionKind, Step
from ...i18n import msg
from ...records.record import Record
from ...text.clean import one_line
from ..keys import bind
from ..pane.pane import Pane
from ..scene import Scene
from ..widgets.paper import Drawing, Gap, Heading, Prose
from ..widgets.rows import Row
from .rows import UNSAVED, rows, step_at

STEP = "step"
DOES = {  # where nothing is done, or at once
    ActionKind.OPEN: msg("Look at it"),
    ActionKind.TICK: msg("It is done: tick it"),
}
NOTHING = msg("Nothing needs to be done right now. Look around with 1 to 6.")


class HomePane(Pane):
    """Whoever presses only what Home proposes gets all the way (H3)."""

    NAME = "home"
    _seen = False  # the step has been painted once
    BINDINGS = bind(later="later")

    @dataclass(eq=False, repr=False)
    class StepPutOff(Message):
        """Not now: something else is to be proposed today (R6); with no step, all of them again."""

        step: Step | None

    def rows(self, scene: Scene) -> tuple[Row, ...]:
        if not scene.known:
            return (Row(STEP, scene.tr(msg("Reading the journal…"))),)
        return (*_next(scene), *self._others(scene))

    def _others(self, scene: Scene) -> tuple[Row, ...]:
        """All but the step, which is on the screen before them."""
        if not self._seen:
            return ()
        return rows(scene)

    def on_mount(self) -> None:
        self.call_after_refresh(self._show_all)

    def watch_scene(self) -> None:
        super().watch_scene()
        if self.is_mounted:
            self.screen.refresh_bindings()  # a step may have come or gone, and its keys with it

    def _show_all(self) -> None:
        self._seen = True
        self.index.show(self.rows(self.now))
        self._draw()

    @property
    def on_step(self) -> bool:
        row = self.index.row if self.is_mounted else None
        return row is not None and row.key == STEP and self.index.has_focus

    def open_row(self, row: Row) -> bool:
        if row.key == STEP and self.now.step is not None:
            self.post_message(self.StepTaken(self.now.step))
            return True
        if row.key == STEP and self.now.known:
            self.notify(self.now.tr(NOTHING), markup=False)
            return True
        if row.key.startswith(UNSAVED):
            self.post_message(self.Asked("unsaved", row.key.removeprefix(UNSAVED)))
            return True
        if is_question(self.now.snapshot.records.get(row.path)) and not self.now.read_only:
            self.post_message(self.Asked("answer", row.path))
            return True
        step = self._step_at(row)
        if step is not None:
            self.post_message(self.StepTaken(step))
        return step is not None

    def _step_at(self, row: Row) -> Step | None:
        """What is to be done about a row of what is due."""
        return None if self.now.read_only else step_at(row, self.now)

    def action_later(self) -> None:
        """Put the proposed step off; after the last, have them all again."""
        self.post_message(self.StepPutOff(self.now.step))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a step that is proposed can be put off, and brought back after the last."""
        if action == "later":
            row = self.index.row if self.is_mounted else None
            on_it = row is not None and row.key == STEP
            return on_it and (self.now.step is not None or bool(self.now.put_off))
        return super().check_action(action, parameters)

    def record_drawings(self, record: Record, body: str | None) -> list[Drawing]:
        drawings = super().record_drawings(record, body)
        if is_question(record) and not self.now.read_only:
            drawings += [Gap(), self.key_hint("open", self.now.tr(msg("Answer the question")))]
        return drawings

    def page(self, row: Row, scene: Scene) -> tuple[str, list[Drawing]]:
        match row.key:
            case "step":
                return scene.tr(msg("Next step")), list(self._step_page(scene))
            case "relation":
                from ..record.over_time import relation_picture

                return row.text, relation_picture(scene)
            case "section:attention":
                text = scene.tr(
                    msg(
                        "Something in these files is not right. They are left exactly as they "
                        "are; open one in your editor and fix it."
                    )
                )
                return row.text, [Prose(Content(text))]
        if row.key.startswith(UNSAVED):
            words = scene.tr(
                msg("What you were writing and had not saved: {title}", title=row.text)
            )
            hint = self.key_hint("open", scene.tr(msg("Go on writing")))
            return row.text, [Prose(Content(words)), Gap(), hint]
        return row.text, []

    def _step_page(self, scene: Scene) -> Iterator[Drawing]:
        step = scene.step
        if step is None:
            if scene.known:
                yield from _nothing(scene)
            if scene.put_off:
                yield Gap()
                again = msg("Propose again what you put off today")
                yield self.key_hint("later", scene.tr(again))
            return
        yield Prose(Content.styled(one_line(scene.tr(step.text)), "bold"))
        yield Gap()
        yield Prose(Content(one_line(scene.tr(step.why))))
        yield Gap()
        do = DOES.get(step.action.kind, msg("Do it now"))
        if step.rule == "rest":
            do = msg("Look at the meeting")
        for key_id, what in (("open", do), ("later", msg("Not now; what else?"))):
            yield self.key_hint(key_id, scene.tr(what))
        if step.encouragement and scene.encourage:
            yield Gap()
            yield Prose(Content.styled(scene.tr(step.encouragement), "italic $secondary"))
        yield from _journey(scene)
        if self._seen:
            from ..record.over_time import at_a_glance

            yield from at_a_glance(scene)


def is_question(record: Record | None) -> bool:
    """True for what a sync could not decide; opening it is answering it (git.md, Sync)."""
    return record is not None and record.type == "conflict"


def _nothing(scene: Scene) -> Iterator[Drawing]:
    yield Prose(Content(scene.tr(NOTHING)))


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
        yield Row(STEP, text, mark=scene.glyphs.cursor, indent=1, wraps=True)
