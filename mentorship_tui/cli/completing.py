"""What a shell may propose for a word: from the cache alone, for nobody waits for a shell."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
from click.shell_completion import CompletionItem

from ..records.model import RecordType
from ..records.record import Record
from ..records.registry import TYPES, record_type
from ..records.snapshot import Snapshot
from ..text.clean import one_line
from .session import folder_asked

_PLAIN = re.compile(r"\w[\w./-]*\Z")  # any other name a shell could take for something else


def types(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    """Record types."""
    return [name for name in TYPES if name.startswith(begun)]


def references(
    ctx: click.Context, _param: click.Parameter, begun: str
) -> list[CompletionItem | str]:
    """Slugs, with what they are called; paths as soon as one is begun."""
    records = _snapshot(ctx).records.values()
    named = [(one.path if "/" in begun else one.slug, one_line(one.title)) for one in records]
    found = {name: title for name, title in named if name.startswith(begun) and _PLAIN.match(name)}
    return [CompletionItem(name, help=title or None) for name, title in found.items()]


def stages(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem | str]:
    """Where the record can be moved."""
    kind = _kind_of(ctx)
    field = kind.field(kind.stage) if kind and kind.stage else None
    keys = [choice.key for choice in field.choices] if field else []
    return [key for key in keys if key.startswith(begun)]


def pairs_begun(
    ctx: click.Context, _param: click.Parameter, begun: str
) -> list[CompletionItem | str]:
    """The fields of the record, the keys of a field that has several, and what may be chosen."""
    kind = _kind_of(ctx)
    if kind is None:
        return []
    return [word for word in _pairs(kind, _snapshot(ctx)) if word.startswith(begun)]


def asked_of(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem | str]:
    """The open questions, each by record and field."""
    open_ones = _snapshot(ctx).of("conflict")
    found = {_question(record) for record in open_ones if _PLAIN.match(record.slug)}
    return [name for name in sorted(found) if name.startswith(begun)]


def answers(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    """What answers a question, but for a value."""
    return [word for word in ("mine", "theirs", "both") if word.startswith(begun)]


def _snapshot(ctx: click.Context) -> Snapshot:
    """What the cache has of the journal; nothing is read, and nothing written."""
    from ..journal.places import Places
    from ..store.index import Index

    return Snapshot(Index(Places.of_user().index_of(folder_asked(ctx))).load())


def _kind_of(ctx: click.Context) -> RecordType | None:
    """The type of the record that the words before name, or the type that they name."""
    if "type_name" in ctx.params:
        return record_type(ctx.params["type_name"] or "")
    found = _snapshot(ctx).find(ctx.params.get("reference") or "")
    return record_type(found[0].type) if found else None


def _pairs(kind: RecordType, snapshot: Snapshot) -> Iterator[str]:
    for field in kind.fields:
        keys = [key.key for key in field.keys]
        keys += [one.slug for one in snapshot.of(field.keys_from) if _PLAIN.match(one.slug)]
        for name in [f"{field.name}.{key}" for key in keys] or [field.name]:
            yield f"{name}="
            for choice in field.choices:
                yield f"{name}={choice.key}"


def _question(record: Record) -> str:
    about = record.text("record").rpartition("/")[2].removesuffix(".md")
    field = record.text("field").removeprefix("#")
    name = f"{about}.{field}" if field else about
    return name if _PLAIN.match(name) else record.slug
