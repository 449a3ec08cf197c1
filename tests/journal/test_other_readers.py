"""What the app writes is plain front matter and markdown: other people's programs read it too."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import frontmatter
import jsonschema
import pytest

from mentorship_tui.i18n import LANGUAGES
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.new.sample import make_demo
from mentorship_tui.journal.places import Places
from mentorship_tui.records.registry import record_type
from mentorship_tui.records.schema import json_schema
from mentorship_tui.text.handler import RecordHandler

NOON = datetime(2027, 1, 17, 12, 0, tzinfo=UTC)


def plain(value: Any) -> Any:
    """Dates as they are written: python-frontmatter reads YAML 1.1, which makes objects of them."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_is_read_the_same_by_others(tmp_path: Path, language: str) -> None:
    """format.md rules 1 and 2: python-frontmatter finds the same fields and the same text.

    With the app's handler its fields are the app's own, dates as they are written.
    And each record keeps the JSON Schema that `mentorship schema` prints.
    """
    places = Places(tmp_path / "config", tmp_path / "state", tmp_path / "cache")
    root = tmp_path / "journal"
    make_demo(root, places, language, today=NOON.date())
    journal = Journal(root, places, lambda: NOON)
    journal.refresh()
    assert len(journal.snapshot.records) > 50
    for path, record in journal.snapshot.records.items():
        ours = frontmatter.load(str(root / path), handler=RecordHandler())
        assert ours.metadata == record.fields, path
        other = frontmatter.load(str(root / path))
        assert plain(other.metadata) == record.fields, path
        document = journal.read(path).document
        assert document is not None
        assert other.content.strip() == document.body.strip()
        kind = record_type(record.type)
        assert kind is not None
        jsonschema.validate(dict(record.fields), json_schema(kind))
