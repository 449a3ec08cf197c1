"""Names that some file systems take for one are a trap on the next machine (reliability row 13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..i18n import msg
from ..records.record import Problem, Record
from ..text.clean import one_line
from ..text.slug import fold


def with_twins(records: Mapping[str, Record]) -> dict[str, Record]:
    """The records, those marked whose path another one has in another case or Unicode form."""
    marked = dict(records)
    for path, twin in _twins(records).items():
        reason = msg(
            "Some systems take it and {twin} for one file. Rename one of them.", twin=one_line(twin)
        )
        problem = Problem(reason)
        marked[path] = replace(records[path], problems=(*records[path].problems, problem))
    return marked


def _twins(records: Mapping[str, Record]) -> dict[str, str]:
    odd = {path: fold(path) for path in records if not (path.isascii() and path.islower())}
    first = {folded: folded for folded in odd.values() if folded in records}
    found: dict[str, str] = {}
    for path, folded in odd.items():
        twin = first.setdefault(folded, path)
        if twin != path:
            found[path] = twin
    return found
