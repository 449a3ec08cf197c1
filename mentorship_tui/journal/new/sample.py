"""The sample journal: a year's mentorship, told step by step through the journal's use cases.

`templates/<language>/sample.yaml` is a list of steps, each on a day counted from the first one:
`add` a record, `set` fields, `write` a body, `move` to a stage, `topic`, `tick`. `{day 40}` in any
text is the date of that day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from ...errors import MentorshipError
from ...i18n import msg
from ...records.record import Value
from ...store.templates import template_file
from ...text.load import load
from ..actions.tasks import add_topic, tick
from ..journal import Journal
from ..places import Places
from .create import create_journal

DAY = re.compile(r"\{day (-?\d+)\}")
SECONDS_TO_COMMIT = 300.0
SAMPLE_EMAIL = "sample@example.org"


class NotEmpty(MentorshipError):
    """The sample would land among other files."""


class NotCommitted(MentorshipError):
    """Git refused a commit of the sample, so that it has no history to show."""


class Story:
    """Tells the steps to a journal, with the clock at each step's own day."""

    def __init__(self, first_day: date) -> None:
        self._first_day = first_day
        self._now = self.moment(0, "08:00")

    def clock(self) -> datetime:
        """The moment of the step being told."""
        return self._now

    def moment(self, day: int, time: str) -> datetime:
        """A time of day on a day of the story, in the machine's zone."""
        hour, minute = (int(part) for part in time.split(":"))
        when = datetime.combine(self._first_day + timedelta(days=day), datetime.min.time())
        return when.replace(hour=hour, minute=minute).astimezone()

    def dated(self, value: Any) -> Any:
        """The value with every `{day N}` in it made a date."""
        if isinstance(value, str):
            return DAY.sub(lambda found: self._date(int(found[1])), value)
        if isinstance(value, Mapping):
            return {self.dated(key): self.dated(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.dated(inner) for inner in value]
        return value

    def tell(self, journal: Journal, step: Mapping[str, Any]) -> None:
        """Do one step as a user would."""
        self._now = self.moment(int(step["day"]), str(step.get("at", "20:15")))
        values: dict[str, Value] = self.dated(step.get("set", {}))
        body: str | None = self.dated(step.get("body"))
        match step:
            case {"add": str(type_name)}:
                journal.add(type_name, values, body)
            case {"change": str(reference)}:
                journal.set(_path(journal, self.dated(reference)), values, body)
            case {"move": str(reference), "to": str(stage)}:
                journal.move(_path(journal, self.dated(reference)), stage)
            case {"topic": str(text)}:
                add_topic(journal, text)
            case {"tick": str(reference), "item": str(text)}:
                _tick(journal, _path(journal, self.dated(reference)), text)

    def _date(self, day: int) -> str:
        return (self._first_day + timedelta(days=day)).isoformat()


def make_demo(
    root: Path,
    places: Places,
    language: str,
    progress: Callable[[int, int], None] | None = None,
    *,
    today: date | None = None,
    days: int | None = None,
) -> None:
    """Make the sample journal in `root`; its last day is yesterday.

    With `days` the story is told only that far, and that day is yesterday.
    Raises NotEmpty if there are files in `root`, NotCommitted, and NoRoom on a full disk,
    where nothing of it stays.
    """
    from ...vcs.repository.full_disk import all_of_it

    if root.exists() and any(root.iterdir()):
        raise NotEmpty(
            msg("{folder} is not empty. Choose another folder for the sample.", folder=str(root))
        )
    tree = load(template_file(language, "sample.yaml").decode())
    script: Any = tree.value if tree else {}
    steps: list[Mapping[str, Any]] = [
        step for step in script["steps"] if days is None or int(step["day"]) <= days
    ]
    last = max(int(step["day"]) for step in steps) if days is None else days
    story = Story((today or date.today()) - timedelta(days=last + 1))
    with all_of_it(root):
        journal = create_journal(
            root,
            places,
            story.clock,
            title=script["title"],
            mentee=script["mentee"],
            language=language,
            sample_email=SAMPLE_EMAIL,
        )
        try:
            for number, step in enumerate(steps, start=1):
                story.tell(journal, step)
                if progress:
                    progress(number, len(steps))
            if not journal.drain(SECONDS_TO_COMMIT):
                reason = journal.versions.queue.state.failed
                raise NotCommitted(reason or msg("git takes too long."))
            journal.refresh()  # into the cache: it is opened with all there is in it
        finally:
            journal.close()


def _path(journal: Journal, reference: str) -> str:
    found = journal.snapshot.find(reference)
    current = journal.snapshot.mentorship
    mine = [record for record in found if current and record.mentorship == current.slug]
    return (mine or list(found))[0].path


def _tick(journal: Journal, path: str, text: str) -> None:
    tasks = journal.snapshot.records[path].tasks
    line = next(task.line for task in tasks if text in task.text)
    tick(journal, path, line, True)
