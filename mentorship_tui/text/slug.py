"""File names from titles, and which paths are safe below a journal (format.md rule 5)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import count

MAX_LENGTH = 60

# what NFKD leaves whole; casefold has made ß into ss before
_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ŋ": "n"}
    | {"þ": "th", "ŧ": "t", "ĸ": "k", "ə": "e", "&": " ", "'": "", "’": "", "ʼ": ""}
)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\Z")
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f\\:*?"<>|\u2028\u2029\ud800-\udfff]')


def slugify(text: str, fallback: str = "record") -> str:
    """Lower-case ASCII words joined by hyphens; `fallback` where the text has no such letters."""
    slug = _shorten(_words(text))
    if not slug:
        slug = _shorten(_words(fallback)) or "record"
    return f"{slug}-1" if _RESERVED.match(slug) else slug


def unique_slug(text: str, taken: Iterable[str], fallback: str = "record") -> str:
    """The slug of a text, with -2, -3 ... behind it if it is taken in any case or Unicode form."""
    folded = {fold(name) for name in taken}
    slug = slugify(text, fallback)
    if slug not in folded:
        return slug
    for number in count(2):
        suffix = f"-{number}"
        candidate = _shorten(slug, MAX_LENGTH - len(suffix)) + suffix
        if candidate not in folded:
            return candidate
    raise AssertionError


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name or path as it is, with -2, -3 ... behind it if it is taken in any case or form."""
    folded = {fold(other) for other in taken}
    numbered = (f"{name}-{number}" for number in count(2))
    return name if fold(name) not in folded else next(n for n in numbered if fold(n) not in folded)


def fold(name: str) -> str:
    """What two names have in common that a file system may take for one (reliability row 13)."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def is_safe_path(path: str) -> bool:
    """True if a path with / stays below the journal, is not hidden, and is possible everywhere."""
    return all(_is_safe_name(name) for name in path.split("/"))


def _is_safe_name(name: str) -> bool:
    if not name or name.startswith(".") or name.endswith((".", " ")):
        return False
    stem = name.partition(".")[0].rstrip(" ").casefold()
    return not _UNSAFE.search(name) and not _RESERVED.match(stem)


def _words(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    letters = unicodedata.normalize("NFKD", plain)
    ascii_only = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.casefold()).strip("-")


def _shorten(slug: str, length: int = MAX_LENGTH) -> str:
    if len(slug) <= length:
        return slug
    cut = slug[: length + 1].rpartition("-")[0]
    return (cut if len(cut) > length // 2 else slug[:length]).strip("-")
