"""What a change did, laid out for reading: fields old and new, the text word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from ...i18n import msg
from ...journal.reading.history import Difference, Entry, Origin
from ...journal.words.shorten import in_words
from ...records.model import Field, Kind
from ...records.record import Record
from ...records.registry import record_type
from ...text.clean import one_line, plain
from ...text.difference import Line, Mark, Piece, changed_lines, word_difference
from ..scene import Scene
from ..widgets.paper import Drawing, Gap, Heading, Prose, Verbatim
from .labels import key_label, title_of, type_label, value_of
from .page import raw_page, record_page

ORIGINS = {
    Origin.UNDO: msg("A change was taken back."),
    Origin.REDO: msg("A change was made again."),
    Origin.SYNC: msg("This came in with a sync, from another machine or another person."),
}


def entry_page(entry: Entry, found: Sequence[Difference], scene: Scene) -> list[Drawing]:
    """When, what, who, and what it did to each record."""
    when = entry.when.astimezone()
    about = f"{when:%Y-%m-%d %H:%M}  {entry.author}"
    page: list[Drawing] = [
        Prose(Content.styled(entry.subject, "bold")),
        Prose(Content.styled(about, "$text-muted")),
    ]
    if entry.origin in ORIGINS:
        page.append(Prose(Content.styled(scene.tr(ORIGINS[entry.origin]), "italic $text-muted")))
    for difference in found:
        page += _file(difference, scene, named=len(entry.files) > 1)
    if len(entry.files) > len(found):
        rest = scene.tr(msg("and {count} more files", count=len(entry.files) - len(found)))
        page += [Gap(), Prose(Content.styled(rest, "$text-muted"))]
    return page


def version_page(difference: Difference, scene: Scene) -> list[Drawing]:
    """The file as it was after the change."""
    data = difference.after if difference.after is not None else difference.before
    record = difference.record
    text = plain((data or b"").decode("utf-8", "replace").removeprefix("\ufeff"))
    return raw_page(record, text, scene) if record else [Verbatim(text)]


def _file(difference: Difference, scene: Scene, *, named: bool) -> Iterator[Drawing]:
    record = difference.record
    if record is None:
        return
    if named:
        yield Heading(f"{type_label(record, scene.tr)}: {title_of(record, scene)}")
    if difference.old_path:
        words = msg("{old} became {new}", old=difference.old_path, new=difference.path)
        yield Prose(Content.styled(one_line(scene.tr(words)), "$text-muted"))
    if difference.before is None or difference.after is None:
        yield from _whole(difference, record, scene)
        return
    for name in difference.fields:
        yield from _field(difference, name, scene)
    lines = changed_lines(*difference.texts)
    if lines:
        yield Heading(scene.tr(msg("Text")))
        for line in lines:
            yield Prose(marked(line) if line else Content.styled(scene.glyphs.more, "$text-muted"))


def _whole(difference: Difference, record: Record, scene: Scene) -> Iterator[Drawing]:
    """A record that is new, or gone: as it is, or last was."""
    old, new = difference.texts
    gone = difference.after is None
    said = msg("It was deleted. This is how it was:") if gone else msg("It is new:")
    yield Gap()
    yield Prose(Content.styled(scene.tr(said), "italic $text-muted"))
    yield from record_page(record, old if gone else new, scene)


def _field(difference: Difference, name: str, scene: Scene) -> Iterator[Drawing]:
    before, after = difference.record_before, difference.record_after
    record = after or before
    if record is None:
        return
    label = field_label(record, name, scene)
    old = told_value(before, name, scene)
    new = told_value(after, name, scene)
    yield Heading(label, "bold")
    kind = record_type(record.type)
    field = kind.field(name) if kind else None
    if field is not None and field.kind is Kind.PROSE and old and new:
        yield Prose(marked(word_difference(old.plain, new.plain)), "  ")
        return
    nothing = Content.styled(scene.glyphs.dash, "$text-muted")
    arrow = Content.styled(f" {scene.glyphs.arrow} ", "$text-muted")
    yield Prose((old or nothing) + arrow + (new or nothing).stylize("bold"), "  ")


def field_label(record: Record, name: str, scene: Scene) -> str:
    """What a field is called, or an item of a map as "field: item"."""
    kind = record_type(record.type)
    outer, _, key = name.partition(".")
    field = kind.field(outer) if kind else None
    if field is None:
        return one_line(name)
    label = scene.tr(field.label)
    return f"{label}: {key_label(field, key, record, scene)}" if key else label


def told_value(record: Record | None, name: str, scene: Scene) -> Content:
    """A field's value as it stands on the screen; empty where there is none."""
    if record is None:
        return Content("")
    kind = record_type(record.type)
    outer, _, key = name.partition(".")
    field = kind.field(outer) if kind else None
    value = record.fields.get(name)
    if field is not None and not key and isinstance(value, dict):
        items = (f"{outer}.{item}" for item in value)
        parts = (_item(record, field, name, scene) for name in items)
        return Content(", ").join(parts)
    if field is not None and not key:
        return value_of(field, record, scene) if value not in (None, "", [], {}) else Content("")
    inner = record.fields.get(outer)
    if value is None and key and isinstance(inner, dict):
        value = inner.get(key)
    choice = field.choice(value) if field else None
    if choice:
        return Content(scene.tr(choice.label))
    return Content(in_words(value, nothing=""))


def _item(record: Record, field: Field, name: str, scene: Scene) -> Content:
    key = name.partition(".")[2]
    return Content(f"{key_label(field, key, record, scene)}: ") + told_value(record, name, scene)


def marked(line: Line) -> Content:
    """Words that went or came, marked by brackets too."""
    return Content("").join(_piece(piece) for piece in line)


def _piece(piece: Piece) -> Content:
    """Marked by brackets too: colour and strokes do not show everywhere."""
    text = plain(piece.text)
    if piece.mark == Mark.GONE:
        return Content.styled(f"[-{text}-]", "$text-error strike")
    if piece.mark == Mark.NEW:
        return Content.styled(f"{{+{text}+}}", "$text-success bold")
    return Content(text)
