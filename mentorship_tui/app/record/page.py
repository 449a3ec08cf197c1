"""A record laid out for reading: what is wrong, fields, scores as bars, text."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from ...i18n import msg
from ...journal.words.shorten import in_words
from ...records.model import Field, Kind, RecordType
from ...records.record import Record, State
from ...records.registry import record_type
from ...text.clean import one_line, plain
from ..scene import Scene
from ..widgets.bars import Bar, Bars
from ..widgets.glyphs import Glyphs
from ..widgets.markdown import markdown
from ..widgets.paper import Drawing, Gap, Heading, Pairs, Prose, Verbatim
from .labels import key_label, value_of
from .pages import special

MAPS = (Kind.SCORES, Kind.CHOICE_MAP, Kind.TEXT_MAP)
UNTOLD = ("type", "created", "title", "name")  # said already, or of no use to a reader


def record_page(record: Record, body: str | None, scene: Scene) -> list[Drawing]:
    """The page of a record; `body` is None until the file has been read."""
    page = [*problems(record, scene)]
    if record.state in (State.BROKEN, State.FOREIGN):
        return page
    known = record_type(record.type)
    extra = special(record, body or "", scene)
    page += [*extra.above, *_fields(record, known, extra.told, scene), *extra.below]
    for field in known.fields if known else ():
        if field.kind in MAPS and field.name not in extra.told and record.fields.get(field.name):
            page += map_page(field, record, scene)
    if body and body.strip():
        page += [Gap(), *markdown(plain(body), scene.glyphs)]
    return page


def raw_page(record: Record, text: str, scene: Scene, back: Drawing | None = None) -> list[Drawing]:
    """The file as it is, below what is wrong with it; with the key that leads back, if one does."""
    said = Prose(Content.styled(scene.tr(msg("This is the file as it is.")), "italic"))
    return [*([said, back, Gap()] if back else []), *problems(record, scene), Verbatim(plain(text))]


def problems(record: Record, scene: Scene) -> Iterator[Drawing]:
    """What is wrong, with the line to look at."""
    for problem in record.problems:
        where = scene.tr(msg("line {line}: ", line=problem.line)) if problem.line else ""
        text = f"{where}{plain(scene.tr(problem.message))}"
        yield Prose(Content.styled(text, "$text-error"), f"{scene.glyphs.warning} ", style="$error")
    if record.problems:
        yield Gap()


def map_page(field: Field, record: Record, scene: Scene) -> list[Drawing]:
    """A map field: numbers as bars, the rest as pairs."""
    heading = Heading(scene.tr(field.label), "bold")
    if field.kind is Kind.SCORES:
        scores = record.scores(field.name)
        bars = [Bar(key_label(field, key, record, scene), score) for key, score in scores.items()]
        return [heading, Bars(bars, field.low or 0, field.high or 10, scene.glyphs)]
    texts = record.texts(field.name)
    pairs = [
        (key_label(field, key, record, scene), _item(field, text, scene, scene.glyphs))
        for key, text in texts.items()
    ]
    return [heading, Pairs(pairs, widest_label=30)]


def _item(field: Field, text: str, scene: Scene, glyphs: Glyphs) -> Content:
    choice = field.choice(text)
    return Content(scene.tr(choice.label) if choice else one_line(text))


def _fields(
    record: Record, known: RecordType | None, told: frozenset[str], scene: Scene
) -> Iterator[Drawing]:
    pairs: list[tuple[str, Content]] = []
    prose: list[tuple[str, Content]] = []
    for field in known.fields if known else ():
        # the stage stands beside the title
        said = field.name in UNTOLD or field.name in told or (known and field.name == known.stage)
        if said or field.kind in MAPS or not _has(record, field.name):
            continue
        if field.kind is Kind.PROSE:
            text = Content(plain(record.text(field.name)).strip())
            prose.append((scene.tr(field.label), text))
        else:
            pairs.append((scene.tr(field.label), value_of(field, record, scene)))
    strangers = [name for name in record.fields if name not in UNTOLD and not _known(known, name)]
    pairs += [(one_line(name), _as_it_stands(record, name)) for name in strangers]
    for label, text in prose:
        yield Prose(Content.styled(label, "$text-muted"))
        yield Prose(text, "  ")
    yield Pairs(pairs)


def _as_it_stands(record: Record, name: str) -> Content:
    return Content(one_line(in_words(record.fields[name], nothing="")))


def _has(record: Record, name: str) -> bool:
    return record.fields.get(name) not in (None, "", [], {})


def _known(known: RecordType | None, name: str) -> bool:
    return known is not None and known.field(name) is not None
