"""What no value may be made of: characters that a terminal obeys, and words nobody can see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from ..errors import MentorshipError
from ..i18n import Message, msg
from ..text.problem import NOT_UTF_8
from .record import Value

# half a character (U+D800 on) is a byte that was no UTF-8
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SEEN = "LNPS"  # the categories of what leaves a mark: letters, numbers, punctuation, symbols
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # in such a category, and blank all the same


class Unwritable(MentorshipError):
    """A value that is not written as it was given."""

    exit_code = 2


def flaw_of(value: Value) -> Message | None:
    """Why a value that is given may not be written; None if it may. Nothing at all is no flaw."""
    for text in _texts(value):
        control = _CONTROL.search(text)
        if control:
            return _control(control[0])
        if text.strip(" ") and not is_visible(text):
            return msg("There is nothing to be seen in it, only invisible characters. Write words.")
    return None


def check_written(
    values: Mapping[str, Value], body: str | None = None, before: str | None = None
) -> None:
    """Raises Unwritable for a flaw of a value, or a control character that `before` has not."""
    for name, value in values.items():
        reason = flaw_of([*name.split(".")]) or flaw_of(value)
        if reason:
            shown = "".join(c if c.isprintable() else "?" for c in name)
            raise Unwritable(msg("{field}: {reason}", field=shown, reason=reason))
    new = set(_CONTROL.findall(body or "")).difference(before or "")
    if new:
        raise Unwritable(_control(min(new)))


def is_visible(text: str) -> bool:
    """True for a text of which something can be seen."""
    return any(unicodedata.category(c)[0] in _SEEN and c not in _BLANK for c in text)


def _control(character: str) -> Message:
    if character >= "\ud800":
        return NOT_UTF_8
    code = f"{ord(character):04X}"
    return msg("There is a control character in it (U+{code}). Write it without.", code=code)


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from (*_texts(key), *_texts(item))
