"""Finds whole lines of a body again, to put others in their place: never a part of a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .lines import lines_of
from .sections import sections


@dataclass(frozen=True, slots=True)
class _Place:
    start: int  # offsets in the body
    end: int
    heading: str  # the heading it stands under, or is
    bounded: bool  # nothing of the same paragraph stands around it


def holds_passage(body: str, text: str, heading: str) -> bool:
    """True if these lines stand below that heading."""
    return any(place.heading == heading for place in _places(body, text))


def with_passage(body: str, old: str, new: str, heading: str) -> str | None:
    """The body, with \\n, with new lines for the old ones; None if those are not there.

    Those below the heading are meant, a whole paragraph rather than some of its lines.
    """
    found = sorted(
        _places(body, old),
        key=lambda place: (place.heading != heading, not place.bounded, place.start),
    )
    if not found:
        return None
    before, after = body[: found[0].start], body[found[0].end :]
    new = new.strip("\n")
    if new:
        return f"{before}{new}{after}"
    rest = after.removeprefix("\n")
    is_apart = not before or before.endswith("\n\n")
    return before + (rest.lstrip("\n") if is_apart else rest)


def _places(body: str, text: str) -> Iterator[_Place]:
    lines = lines_of(body)
    bare = [line.rstrip() for line in lines]
    wanted = [line.rstrip() for line in text.strip("\n").split("\n")]
    if not any(wanted):
        return
    headings = [(section.start, section.heading) for section in sections(body)]
    offset = 0
    for at, line in enumerate(lines):
        last = at + len(wanted)
        if bare[at:last] == wanted:
            held = "".join(lines[at:last])
            under = [name for start, name in headings if start <= offset]
            bounded = not any(bare[at - 1 : at] if at else []) and not any(bare[last : last + 1])
            end = offset + len(held) - held.endswith("\n")
            yield _Place(offset, end, under[-1] if under else "", bounded)
        offset += len(line)
