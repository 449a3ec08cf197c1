"""What commands that change records take, refuse and doubt (ui.md, Command line)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

from .conftest import Run


def test_days_are_said_in_words(started: Run) -> None:
    """ui.md: as in the forms, `+2w`, `fre`, also in what is to be brought up."""
    today = date.today()
    started("add", "candidate", "Anna", "--set", "next_date=+2w")
    assert field(started, "anna", "next_date") == (today + timedelta(14)).isoformat()
    started("set", "anna", "next_date=imorgon")
    assert field(started, "anna", "next_date") == (today + timedelta(1)).isoformat()
    assert started("set", "anna", "next_date=soonish").code == 2


def test_topics_of_all_kinds(started: Run, tmp_path: Path) -> None:
    """M1: one a line from standard input, without the marks of a list; none is empty."""
    for word in ("", "!!", "-"):
        done = started("topic", word)
        assert (done.code, done.out) == (2, "")
    assert not (tmp_path / "journal/topics.md").exists()
    assert started("topic", "-", stdin="Say no !!\n\n- [ ] Ask for more\n").code == 0
    assert started("topic", "- [ ] Dare due:tomorrow").code == 0
    text = (tmp_path / "journal/topics.md").read_text()
    tomorrow = (date.today() + timedelta(1)).isoformat()
    expected = ["Say no !!", "Ask for more", f"Dare due:{tomorrow}"]
    assert re.findall(r"- \[ \] (.*)", text) == expected


def field(run: Run, slug: str, name: str) -> object:
    return run("show", slug, "--json").json["fields"].get(name)
