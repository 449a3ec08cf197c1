"""What two sequences have in common, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Opcode = tuple[str, int, int, int, int]


def opcodes(old: Sequence[str], new: Sequence[str]) -> Iterator[Opcode]:
    """As difflib gives them; what is alike at both ends is set aside, which is most of it."""
    shorter = min(len(old), len(new))
    head = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    old_end, new_end = len(old) - tail, len(new) - tail
    if head:
        yield ("equal", 0, head, 0, head)
    matcher = SequenceMatcher(None, old[head:old_end], new[head:new_end])
    for tag, start, end, new_start, new_stop in matcher.get_opcodes():
        yield (tag, start + head, end + head, new_start + head, new_stop + head)
    if tail:
        yield ("equal", old_end, len(old), new_end, len(new))
