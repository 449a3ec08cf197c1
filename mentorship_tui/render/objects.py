"""Records as objects for other programs (X6; ui.md, Command line)."""

from __future__ import annotations

from ..i18n import Translator
from ..records.record import Record


def as_object(record: Record, tr: Translator) -> dict[str, object]:
    """A record as ui.md describes it for `--json`."""
    return {
        "type": record.type,
        "slug": record.slug,
        "path": record.path,
        "title": record.title,
        "state": record.state.value,
        "fields": dict(record.fields),
        "problems": [
            {"field": problem.field, "line": problem.line, "message": tr(problem.message)}
            for problem in record.problems
        ],
    }
