"""What is in the last version but not on this disk as it is there, and why."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..journal import Journal
from ..sync.unplaced import place_again, unplaced, words_of
from .finding import Finding


def check_unplaced(journal: Journal) -> Iterator[Finding]:
    """Each such file; to mend is to try once more."""
    for path, one in sorted(unplaced(journal).items()):
        yield Finding("unplaced", words_of(path, one), partial(place_again, journal), path)
