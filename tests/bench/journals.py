"""Journals of any size for measuring: written as files, in one commit."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

FIRST_DAY = date(2025, 1, 7)
NOTES = "\n".join(
    f"Line {number}: we spoke of how to say no, and of what I would do if I dared."
    for number in range(12)
)


def make_journal(root: Path, records: int) -> Path:
    """A journal of `records` records in `root`, committed."""
    for path, text in files(records):
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "core.fsync", "committed,reference")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "A journal")
    return root


def git(root: Path, *words: str) -> str:
    """Plain git, as a user's shell would run it."""
    done = subprocess.run(["git", "-C", root, *words], check=True, capture_output=True, text=True)
    return done.stdout


def files(records: int) -> Iterator[tuple[str, str]]:
    """The paths and texts of a journal of that many records."""
    home = "mentorships/leading-others"
    yield (
        "journal.md",
        "---\ntype: journal\ntitle: Many\nmentee: Kim Berg\nlanguage: en\nformat: 1\n"
        "mentorship: leading-others\ncreated: 2025-01-07\n---\n",
    )
    yield (
        f"{home}/mentorship.md",
        "---\ntype: mentorship\ntitle: Leading others\n"
        "intention: lead a team of ten without losing myself\n"
        "horizon_months: 12\nphase: find\ncreated: 2025-01-07\n---\n\n## The best result\n\n"
        "That I lead, and sleep at night.\n",
    )
    makers = [_person, _candidate, _contact, _meeting, _goal]
    for number in range(records - 2):
        yield makers[number % len(makers)](home, number)


def _person(_home: str, number: int) -> tuple[str, str]:
    return (
        f"network/person-{number}.md",
        f"---\ntype: person\nname: Person Number {number}\nrelation: former_colleague\n"
        "areas: [leadership, boards]\nask_status: asked\n"
        f"created: {_day(number)}\n---\n\n{NOTES}\n",
    )


def _candidate(home: str, number: int) -> tuple[str, str]:
    return (
        f"{home}/candidates/candidate-{number}.md",
        f"---\ntype: candidate\nname: Candidate Number {number}\nstage: researching\n"
        f"suggested_by: [person-{number - 1}]\nfit:\n  listens: 4\n  challenges: 3\n"
        f"conflicts:\n  colleague: none\nverdict: clear\ncreated: {_day(number)}\n---\n\n{NOTES}\n",
    )


def _contact(home: str, number: int) -> tuple[str, str]:
    return (
        f"{home}/contacts/{_day(number)}-contact-{number}.md",
        f"---\ntype: contact\nabout: candidate-{number - 1}\ndate: {_day(number)}\ndirection: out\n"
        f"channel: email\npurpose: first\noutcome: later\nnerves_before: 7\nnerves_after: 3\n"
        f"created: {_day(number)}\n---\n\n{NOTES}\n",
    )


def _meeting(home: str, number: int) -> tuple[str, str]:
    return (
        f"{home}/meetings/{_day(number)}-meeting-{number}.md",
        f"---\ntype: meeting\ntitle: Meeting {number}\ndate: {_day(number)}\nminutes: 60\n"
        "status: held\nworth: 8\ntakeaway: Say it earlier\n"
        f"created: {_day(number)}\n---\n\n## Notes\n\n"
        f"{NOTES}\n\n## Actions\n\n- [x] Write to the board due:{_day(number + 9)}\n",
    )


def _goal(home: str, number: int) -> tuple[str, str]:
    return (
        f"{home}/goals/goal-{number}.md",
        f"---\ntype: goal\ntitle: Goal number {number}\nkind: concrete\ndimension: both\n"
        f"due: 2029-06-01\nsign: somebody else says so\nbaseline: 2\nstatus: reached\n"
        f"created: {_day(number)}\n---\n\n{NOTES}\n",
    )


def _day(number: int) -> str:
    return (FIRST_DAY + timedelta(days=number % 500)).isoformat()
