"""Takes out of a text what is for the mentee alone (outgoing.md; R50).

A section is known by its meaning: whatever may be read as its heading is one, also in a quote, a
list, code or HTML. In doubt the text is private.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import NamedTuple

from ..i18n import LANGUAGES, Translator
from ..text.block_reader import Heading
from ..text.fold import fold
from ..text.lines import line_start, lines_of
from ..text.structure import structure
from .registry import TYPES

# what people write instead of "For me only", as a whole heading
_ALSO = ("only for me", "just for me", "private", "endast för mig", "enbart för mig", "privat")

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_HIDDEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_BEFORE = re.compile(r"(?:[\s>]|[-+*](?=\s)|\d{1,9}[.)](?=\s)|\[[ xX]\](?=\s))*")
_MARK = re.compile(
    r"\\?#+|[*_]{1,3}(?=\S)|<(?:h[1-6]|b|strong|summary|dt|th|p|em|i|font|u)\b", re.IGNORECASE
)
_NO_LETTER = re.compile(r"[\W_]+")
_GOES_ON = re.compile(r"[\s*_~`]*[^\W_]")


def without_private(body: str) -> str:
    """The body without its private sections, in whatever language and style they are headed."""
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    kept, done = "", 0
    for part in _private_parts(body):
        if part.start >= done:
            kept = _apart(kept + body[done : part.start])
        done = max(done, part.end)
    return kept + body[done:]


def doubtful_lines(body: str) -> list[int]:
    """The lines, from 1, that are taken for the heading of a private part and are none to markdown.

    Not those that lie in a part before them, which is private anyway.
    """
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    found, done = [], 0
    if _may_hold_private(body):
        for part in _private_parts(body):
            if part.in_doubt and part.heading >= done:
                found.append(body.count("\n", 0, part.heading) + 1)
            done = max(done, part.end)
    return found


def private_lines(body: str) -> frozenset[int]:
    """The lines, from 1, that are private."""
    found: set[int] = set()
    if _may_hold_private(body):
        for part in _private_parts(body):
            first = body.count("\n", 0, part.start) + 1
            last = first + body.count("\n", part.start, max(part.start, part.end - 1))
            found |= set(range(first, last + 1))
    return frozenset(found)


def is_private_section(body: str, heading: str) -> bool:
    """True if what stands under that heading is private, by itself or by what it stands in."""
    if is_private(heading):
        return True
    hidden = private_lines(body)
    wanted = fold(heading.strip())
    return any(
        fold(one.text.strip()) == wanted and body.count("\n", 0, one.start) + 1 in hidden
        for one in (structure(body).headings if hidden else ())
    )


def is_private(heading: str) -> bool:
    """True if a heading says that what is below it is for the mentee alone."""
    letters = _letters(heading)
    return letters in _also() or any(name in letters for name in _names())


class _Part(NamedTuple):
    """A private part, and where the line stands that is taken for its heading."""

    start: int
    end: int
    heading: int
    in_doubt: bool


def _may_hold_private(body: str) -> bool:
    letters = _letters(body)
    return any(name in letters for name in (*_names(), *_also()))


def _private_parts(body: str) -> Iterator[_Part]:
    """The private parts, in order of their headings; they may lie within one another."""
    shape = structure(body)
    known = {one.start: one for one in shape.headings}
    offset = 0
    for line in lines_of(body):
        heading = known.get(offset)
        if is_private(heading.text) if heading else _may_be_heading(line):
            yield _part(body, offset, heading)
        offset += len(line)


def _part(body: str, offset: int, heading: Heading | None) -> _Part:
    """From that line on, with the whole of code or HTML that it is in, to where its section ends.

    What is no heading of its own to markdown goes on as long as the section that it stands in.
    """
    shape = structure(body)
    level = heading.level if heading else 0
    above = [one.level for one in shape.headings if one.start < offset]
    level = level or (above[-1] if above else 0)
    ends = (
        one.start
        for one in shape.headings
        if one.start > offset and (one.level <= level or (level == 0 and _is_of_template(one.text)))
    )
    start = offset
    at = bisect_right(shape.verbatim, (offset, len(body))) - 1
    if at >= 0 and offset < shape.verbatim[at][1]:
        start = line_start(body, shape.verbatim[at][0])
    return _Part(start, next(ends, len(body)), offset, heading is None)


def _may_be_heading(line: str) -> bool:
    """True if a reader would take the line for the heading of a private section."""
    shown = _HIDDEN.sub("", unescape(line))
    before = _BEFORE.match(shown)
    text = shown[before.end() if before else 0 :]
    mark = _MARK.match(text)
    if mark and mark[0].lstrip("\\").startswith("#"):
        return is_private(_TAG.sub(" ", text))
    text = _TAG.sub(" ", text).strip()
    letters = _letters(text)
    name = next((one for one in _names() if letters.startswith(one)), "")
    if not name:
        return letters in _also() and bool(mark or text.endswith(":"))
    return letters == name or mark is not None or not _GOES_ON.match(_behind(text, name))


def _behind(text: str, letters: str) -> str:
    """What stands behind those letters at the beginning of a text."""
    missing = len(letters)
    for at, sign in enumerate(text):
        missing -= len(_letters(sign))
        if missing <= 0:
            return text[at + 1 :]
    return ""


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", fold(_HIDDEN.sub("", unescape(_TAG.sub(" ", text)))))


def _apart(kept: str) -> str:
    """Ended by a blank line: what follows a part left out must not go on with what is before it."""
    if not kept.strip() or kept.endswith("\n\n"):
        return kept
    return kept.rstrip("\n") + "\n\n"


def _is_of_template(heading: str) -> bool:
    return _letters(heading) in _template_headings()


@cache
def _names() -> frozenset[str]:
    return frozenset(_letters(one) for one in _titles(private=True))


@cache
def _also() -> frozenset[str]:
    return frozenset(map(_letters, _ALSO))


@cache
def _template_headings() -> frozenset[str]:
    return frozenset(_letters(one) for one in _titles(private=False))


def _titles(*, private: bool) -> Iterator[str]:
    for kind in TYPES.values():
        for part in kind.sections:
            if part.private is private:
                yield from (Translator(one)(part.title) for one in LANGUAGES)
