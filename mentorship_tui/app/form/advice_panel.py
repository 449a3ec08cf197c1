"""What a form says beside the text as one writes: advice and verdicts, no lock (P3, P5, R6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from ...guidance.profile_advice import profile_advice
from ...guidance.specificity import Specificity, specificity_of_goal, specificity_of_intention
from ...guidance.suitability import EXPLAINED, Suitability, Verdict, assess
from ...i18n import Message, Translator, msg
from ...records.model import RecordType
from ...records.record import Record, Value
from ...records.unsaved import unsaved
from ...text.clean import one_line
from ..widgets.glyphs import Glyphs
from ..widgets.paper import Drawing, Marks, Prose
from .looking_back import TYPES as LOOKING_BACK
from .looking_back import original_words

if TYPE_CHECKING:
    from ...journal.journal import Journal

SHORT: Mapping[str, Message] = {
    "change": msg("what changes"),
    "when": msg("by when"),
    "sign": msg("how it shows"),
    "baseline": msg("where I stand"),
    "influence": msg("up to me"),
}
VERDICTS: Mapping[Verdict, Message] = {
    Verdict.UNCHECKED: msg("Two chairs: not answered yet."),
    Verdict.CLEAR: msg("Two chairs: clear."),
    Verdict.DISCUSS: msg("Two chairs: talk about it first."),
    Verdict.UNSUITABLE: msg("Two chairs: not suitable."),
}
Say = Callable[[Record, str, Translator, Glyphs], Iterator[Drawing]]


class Beside(Widget):
    """Looks at what the form holds now; as tall as what there is to say."""

    def __init__(self, kind: RecordType, tr: Translator, glyphs: Glyphs) -> None:
        super().__init__()
        self._kind = kind
        self._tr = tr
        self._glyphs = glyphs
        self._drawings: tuple[Drawing, ...] = ()

    def follow(self, values: Mapping[str, Value], body: str) -> None:
        """Say what there is to say of these values and this text."""
        say = SAY[self._kind.name]
        record = unsaved(self._kind, values, body)
        drawings = tuple(say(record, body, self._tr, self._glyphs))
        if drawings != self._drawings:
            self._drawings = drawings
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        return [line for drawing in self._drawings for line in drawing.lines(width)]


def beside_for(kind: RecordType, journal: Journal, glyphs: Glyphs) -> Iterator[Widget]:
    """What stands beside the form of a record of that type, if anything does."""
    if kind.name in SAY:
        yield Beside(kind, journal.tr, glyphs)
    elif kind.name in LOOKING_BACK:
        yield Words(tuple(original_words(journal)))


class Words(Widget):
    """One's own words from the start, in sight while one looks back (R9, R17)."""

    def __init__(self, drawings: tuple[Drawing, ...]) -> None:
        super().__init__()
        self._drawings = drawings

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        return [line for drawing in self._drawings for line in drawing.lines(width)]


def _goal(goal: Record, body: str, tr: Translator, glyphs: Glyphs) -> Iterator[Drawing]:
    return _specific(specificity_of_goal(goal, body), tr, glyphs)


def _mentorship(record: Record, body: str, tr: Translator, glyphs: Glyphs) -> Iterator[Drawing]:
    return _specific(specificity_of_intention(record, body), tr, glyphs)


def _specific(found: Specificity, tr: Translator, glyphs: Glyphs) -> Iterator[Drawing]:
    """The five questions with a mark each, and the one thing to add first."""
    marks = []
    for check in found.checks:
        mark, style = (glyphs.done, "$text-success") if check.met else (glyphs.ahead, "$text-muted")
        marks.append(Content.styled(f"{mark} {tr(SHORT[check.key])}", style))
    yield Marks(Content.styled(f"{found.score}/5", "bold"), marks)
    said = found.advice or msg("Specific enough to be checked later.")
    yield Prose(Content.styled(one_line(tr(said)), "$secondary"), f"{glyphs.arrow} ")


def _profile(profile: Record, body: str, tr: Translator, glyphs: Glyphs) -> Iterator[Drawing]:
    for advice in profile_advice(profile)[:2]:
        yield Prose(Content.styled(tr(advice.text), "$secondary"), f"{glyphs.arrow} ")


def _candidate(record: Record, body: str, tr: Translator, glyphs: Glyphs) -> Iterator[Drawing]:
    """The verdict as the answers stand, with the gravest reason (P5)."""
    found = assess(record)
    yield Prose(Content.styled(tr(VERDICTS[found.verdict]), "bold"), f"{_mark(found, glyphs)} ")
    if found.verdict is Verdict.UNCHECKED:
        yield Prose(Content.styled(tr(EXPLAINED), "$text-muted"), "  ")
    reason = next((one for one in found.reasons if one.verdict is found.verdict), None)
    if reason is not None and found.verdict is not Verdict.CLEAR:
        yield Prose(Content.styled(one_line(tr(reason.text)), "$secondary"), "  ")


def _mark(found: Suitability, glyphs: Glyphs) -> str:
    marks = {Verdict.CLEAR: glyphs.done, Verdict.UNCHECKED: "?"}
    return marks.get(found.verdict, glyphs.warning)


SAY: Mapping[str, Say] = {
    "goal": _goal,
    "mentorship": _mentorship,
    "profile": _profile,
    "candidate": _candidate,
}
