"""What stands in place of a name, and how it is put into a text (C1, R49)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from ...i18n import Translator, msg
from ...records.record import Value
from ...text.people.finder import Mention, Person

_BEGINS = re.compile(  # what stands before the first word of a sentence
    r"(?:\A|\n\s*\n|\n[ \t]*(?:[-*+>]|\d+[.)]|#+)[ \t]+(?:\[[ xX]\] )?|[.!?…][”’\"')]*\s+)"
    r"[”“’‘\"'(*_]*\Z"
)
_BEFORE = 60


def words_for(tr: Translator, text: str, mention: Mention) -> str:
    """What stands there instead, with the ending of its language, and a capital to begin with."""
    if mention.detail:
        return tr(msg("(removed)"))
    words = tr(msg("the mentor's")) if mention.genitive else tr(msg("the mentor"))
    begins = _BEGINS.search(text, max(0, mention.start - _BEFORE), mention.start)
    return f"{words[:1].upper()}{words[1:]}" if begins else words


def without_name(tr: Translator, text: str, person: Person, accepted: Collection[str] = ()) -> str:
    """The text without what is sure in it, or is written as one of those accepted."""
    found = [
        one
        for one in person.find(text)
        if not one.reference and (not one.doubt or text[one.start : one.end] in accepted)
    ]
    return replaced(text, {one: words_for(tr, text, one) for one in found})


def replaced(text: str, changes: Mapping[Mention, str]) -> str:
    """The text with other words in these places."""
    for mention in sorted(changes, key=lambda one: one.start, reverse=True):
        text = f"{text[: mention.start]}{changes[mention]}{text[mention.end :]}"
    return text


def is_alike(before: str, after: str) -> bool:
    """True if two versions of a file have the same fields, which differ in texts alone."""
    from ...text.document import Document, DocumentError

    try:
        old = Document.parse(before.encode("utf-8")).front
        new = Document.parse(after.encode("utf-8")).front
    except DocumentError:
        return False
    return _shape(old) == _shape(new)


def _shape(value: Value) -> object:
    if isinstance(value, dict):
        return {key: _shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_shape(item) for item in value]
    return str if isinstance(value, str) else value
