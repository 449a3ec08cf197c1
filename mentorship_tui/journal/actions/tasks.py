"""Topics and actions: one line of a body at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...i18n import Message, msg
from ...records.record import Record, State
from ...records.typed import BadValue
from ...records.written import check_written
from ...text.tasks import MOST_HEAT, Task, add_task, add_tasks, set_done, set_heat, typed_task
from ..ledger.opened import ReadOnly

if TYPE_CHECKING:
    from ..journal import Journal


PATH = "topics.md"
TOPIC = "topic"


def add_topic(journal: Journal, text: str) -> Record:
    """Put something to bring up into the inbox; `!` to `!!!` at the end is its heat (M1).

    Raises BadValue where there are no words, Unwritable.
    """
    return add_topics(journal, [text])


def add_topics(journal: Journal, texts: Sequence[str]) -> Record:
    """The same for several, which are one change: all of them are put in, or none."""
    for text in texts:
        check_written({TOPIC: text})
    tasks = [typed_task(text, journal.clock().date()) for text in texts]
    if not tasks or not all(task.text for task in tasks):
        raise BadValue(msg("There are no words in it. What do you want to bring up?"))
    hindrance = no_topics(journal)
    if hindrance is not None:
        raise ReadOnly(hindrance)
    said = msg("To bring up: {text}", text=tasks[0].text)
    if len(tasks) > 1:
        said = msg("To bring up: {count} topics", count=len(tasks))
    found = journal.snapshot.of("topics")
    if not found:
        return journal.add("topics", {}, add_tasks(journal.template("topics"), tasks), said=said)
    opened, document = journal.cache.open_to_edit(found[0].path)
    return journal.save(opened, {}, add_tasks(document.body, tasks), said=said).record


def no_topics(journal: Journal) -> Message | None:
    """Why nothing can be put into the inbox now: its file cannot be read (format.md rule 4)."""
    record = journal.snapshot.records.get(PATH)
    if record is None or record.state is State.KNOWN:
        return None
    reason = next((one.message for one in record.problems), msg("it is no list of topics"))
    return msg("{path} has to be mended first: {reason}", path=PATH, reason=reason)


def add_item(
    journal: Journal, path: str, task: Task, said: Message, section: str | None = None
) -> Record:
    """Put a task item at the end of a record's list."""
    opened, document = journal.cache.open_to_edit(path)
    return journal.save(opened, {}, add_task(document.body, task, section), said=said).record


def tick(journal: Journal, path: str, line: int, done: bool) -> Record:
    """Mark the task item on that line of the file as done, or as not done."""
    opened, document = journal.cache.open_to_edit(path)
    task = next((task for task in opened.record.tasks if task.line == line), None)
    if task is None:
        raise ReadOnly(msg("There is no task on line {line} of {path}.", line=line, path=path))
    body = set_done(document.body, line - document.body_line + 1, done)
    said = msg("Done: {text}", text=task.text) if done else msg("Not done: {text}", text=task.text)
    return journal.save(opened, {}, body, said=said).record


def heat_up(journal: Journal, path: str, line: int) -> Record:
    """The topic on that line of the file burns one mark more; after the hottest, none (R42)."""
    opened, document = journal.cache.open_to_edit(path)
    task = next((task for task in opened.record.tasks if task.line == line), None)
    if task is None:
        raise ReadOnly(msg("There is no task on line {line} of {path}.", line=line, path=path))
    heat = (task.heat + 1) % (MOST_HEAT + 1)
    body = set_heat(document.body, line - document.body_line + 1, heat)
    said = msg("To bring up: {text} ({heat})", text=task.text, heat="!" * heat or "-")
    return journal.save(opened, {}, body, said=said).record
