"""Telephone numbers by their digits, however they are written (E.164 for the country codes)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .folded import Folded

WHOLE = 7  # digits, from which on a number is one person's; shorter ones are in doubt
LOCAL = 6  # digits of a number that may be written without its area code
_COUNTRY = re.compile(
    r"(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(?=\d{4})"
)
_GAP = r"[\s().\-/\u00a0\u202f]{0,3}"
_NOT_BEFORE = r"(?<!\d)(?<!\d[-./:,])"
_NOT_BEHIND = r"(?!\d)(?![-./:,]\d)"
_DATE = re.compile(r"\d{4}([-./ ])\d{1,2}\1\d{1,2}|\d{1,2}([-./ ])\d{1,2}\2\d{2,4}")


def find_phones(text: Folded, numbers: Iterable[str]) -> Iterator[tuple[int, int, bool]]:
    """Where one of the numbers stands, in the folded text, and True if it may be another one."""
    for pattern, in_doubt in (one for number in numbers for one in _patterns(number)):
        for found in pattern.finditer(text.text):
            if not _DATE.fullmatch(found[0].strip()):
                yield found.start(), found.end(), in_doubt


def _patterns(number: str) -> Iterator[tuple[re.Pattern[str], bool]]:
    digits = national(number)
    if len(digits) < LOCAL:
        if len(digits) > 1:
            yield re.compile(_NOT_BEFORE + " ?".join(digits) + _NOT_BEHIND), True
        return
    country = rf"(?:(?:\+|00){_GAP}\d(?:{_GAP}\d){{0,2}}{_GAP})?"
    trunk = rf"(?:\(?0\)?{_GAP})?"
    whole = rf"(?<![\d+]){country}{trunk}{_GAP.join(digits)}(?!\d)"
    yield re.compile(whole), len(digits) < WHOLE
    for short in range(len(digits) - 1, LOCAL - 1, -1):
        ending = _GAP.join(digits[-short:])
        yield re.compile(_NOT_BEFORE + ending + _NOT_BEHIND), True


def national(number: str) -> str:
    """The digits without the code of the country and the 0 before the area."""
    plain = re.sub(r"\(0\)", "", number)
    digits = re.sub(r"\D", "", plain)
    abroad = plain.lstrip().startswith("+")
    if digits.startswith("00"):
        digits, abroad = digits[2:], True
    code = _COUNTRY.match(digits) if abroad else None
    return (digits[code.end() :] if code else digits).removeprefix("0")
