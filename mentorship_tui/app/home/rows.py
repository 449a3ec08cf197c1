"""The rows of Home below the next step: questions, what is due, goals, what needs attention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from ...guidance.doing import step_for
from ...guidance.due import Due, due
from ...guidance.evaluation import progress, relation_means
from ...guidance.step import Step
from ...guidance.when import when
from ...i18n import msg, nmsg
from ...records.record import Record, State
from ...text.clean import one_line
from ..record.labels import title_of
from ..scene import Scene
from ..widgets.rows import Row

UNSAVED = "unsaved:"  # before the key of a form that was left unsaved
MOST_OTHERS = 20  # files that are listed one by one


def rows(scene: Scene) -> tuple[Row, ...]:
    """Each group with a heading, and none that is empty."""
    return (
        *_waiting(scene),
        *_questions(scene),
        *_due(scene),
        *_goals(scene),
        *_relation(scene),
        *_attention(scene),
        *_others(scene),
    )


def _due(scene: Scene) -> Iterator[Row]:
    found = due(scene.snapshot, scene.today)
    if not found:
        return
    late = sum(one.overdue for one in found)
    note = scene.tr(nmsg("{count} overdue", "{count} overdue", late)) if late else ""
    title = _counted(scene.tr(msg("Due")), len(found))
    yield Row("section:due", title, note, heading=True, still=True)
    for one in found:
        yield _due_row(one, scene)


def step_at(row: Row, scene: Scene) -> Step | None:
    """What is to be done about a row of what is due; None for any other, or if there is nothing."""
    found = due(scene.snapshot, scene.today) if row.key.startswith("due:") else ()
    one = next((one for one in found if _key(one) == row.key), None)
    return step_for(one, scene.facts) if one else None


def _key(one: Due) -> str:
    return f"due:{one.kind}:{one.path}:{one.line}:{one.date}"


def _due_row(one: Due, scene: Scene) -> Row:
    return Row(
        key=_key(one),
        text=one_line(scene.tr(one.text)),
        note=scene.tr(when(one.date, scene.today)),
        brief=one.date.isoformat(),
        mark=scene.glyphs.warning if one.overdue else " ",
        tone="warning" if one.overdue else "",
        path=one.path,
        line=one.line,
        indent=1,
    )


def _goals(scene: Scene) -> Iterator[Row]:
    found = progress(scene.snapshot)
    if found:
        title = _counted(scene.tr(msg("Goals")), len(found))
        yield Row("section:goals", title, heading=True, still=True)
    for one in found:
        note = "" if one.now is None else f"{one.now}/10"
        title = title_of(one.goal, scene)
        yield Row(f"goal:{one.goal.path}", title, note, path=one.goal.path, indent=1)


def _waiting(scene: Scene) -> Iterator[Row]:
    """What a crash, or a window closed in haste, left in a form."""
    if not scene.unsaved_forms or scene.read_only:
        return
    title = scene.tr(msg("Not saved yet"))
    yield Row("section:unsaved", title, heading=True, still=True)
    for one in scene.unsaved_forms:
        text = one_line(f"{scene.tr(one.kind.label)} {one.title}".strip())
        mark = scene.glyphs.warning
        yield Row(f"{UNSAVED}{one.key}", text, mark=mark, tone="warning", indent=1)


def _relation(scene: Scene) -> Iterator[Row]:
    """All statements taken together: at the first evaluation, and now."""
    means = relation_means(scene.snapshot) if scene.facts.phase == "underway" else ()
    if not means:
        return
    said = [scene.tr(msg("{ones}.{tenths}", ones=mean // 10, tenths=mean % 10)) for mean in means]
    note = f" {scene.glyphs.arrow} ".join(dict.fromkeys((said[0], said[-1])))
    yield Row("relation", scene.tr(msg("The relationship")), note, heading=True)


def _questions(scene: Scene) -> Iterator[Row]:
    """What a sync could not decide (git.md)."""
    found = scene.snapshot.of("conflict")
    if found:
        title = nmsg("{count} question to answer", "{count} questions to answer", len(found))
        yield Row("section:questions", scene.tr(title), heading=True, still=True)
    for record in found:
        mark = scene.glyphs.warning
        yield Row(record.path, title_of(record, scene), mark=mark, path=record.path, indent=1)


def _attention(scene: Scene) -> Iterator[Row]:
    found = list(scene.snapshot.problems())
    if found:
        title = _counted(scene.tr(msg("Needs attention")), len(found))
        yield Row("section:attention", title, heading=True)
    for record in found:
        yield Row(
            key=f"problem:{record.path}",
            text=_what_is_wrong(record, scene),
            mark=scene.glyphs.warning,
            tone="warning",
            path=record.path,
            indent=1,
        )


def _others(scene: Scene) -> Iterator[Row]:
    """Files that are no records: kept and versioned like any other (format.md rule 4)."""
    files = scene.snapshot.records.values()
    asked = {one.text("file") for one in scene.snapshot.of("conflict")}  # a part of its question
    found = [
        one
        for one in files
        if one.state is State.FOREIGN and not one.problems and one.path not in asked
    ]
    if found:
        title = _counted(scene.tr(msg("Other files")), len(found))
        yield Row("section:others", title, heading=True, still=True)
    if len(found) > MOST_OTHERS:  # a vault of notes, say: they are found by searching
        yield from _folders(found, scene)
        return
    for record in found:
        path = one_line(record.path)
        yield Row(f"other:{record.path}", path, tone="muted", path=record.path, indent=1)


def _folders(found: list[Record], scene: Scene) -> Iterator[Row]:
    """How many there are in each folder of the journal."""
    tops = Counter(one.path.partition("/")[0] if "/" in one.path else "." for one in found)
    for folder, count in sorted(tops.items()):
        note = scene.tr(nmsg("{count} file", "{count} files", count))
        name = one_line(f"{folder}/") if folder != "." else scene.tr(msg("in no folder"))
        yield Row(f"others:{folder}", name, note, tone="muted", indent=1, still=True)


def _counted(title: str, count: int) -> str:
    return f"{title} ({count})"


def _what_is_wrong(record: Record, scene: Scene) -> str:
    """Whom or what it is about, then why; of a file that is no record its name and line first.

    Paths begin alike, so that a narrow list would show the same of all of them.
    """
    problem = record.problems[0]
    reason = one_line(scene.tr(problem.message))
    if record.state is State.KNOWN:
        return f"{title_of(record, scene)}: {reason}"
    name = one_line(PurePosixPath(record.path).name)
    line = next((one.line for one in record.problems if one.line), 0)
    return f"{name}:{line}: {reason}" if line else f"{name}: {reason}"
