"""Records as objects for other programs (X6; ui.md, Command line)."""

from __future__ import annotations

import json
import re

from ..i18n import Translator
from ..records.record import Record

_BEYOND_ASCII = re.compile(r"[^\n\x20-\x7e]")


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


def json_text(value: object) -> str:
    """The value as JSON; what a terminal would obey, or no encoding has, is escaped (`\\u009b`)."""

    def shown(found: re.Match[str]) -> str:
        return found[0] if found[0].isprintable() else json.dumps(found[0])[1:-1]

    return _BEYOND_ASCII.sub(shown, json.dumps(value, ensure_ascii=False, indent=2))
