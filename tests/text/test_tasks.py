"""Task items as a person types them: actions and topics (format.md)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.text.tasks import (
    Task,
    add_task,
    format_task,
    parse_task_text,
    parse_tasks,
    set_done,
    typed_task,
)

BODY = """## To bring up

- [ ] Say no !!
* [x] Holiday due:2027-03-01 @mentor
  1. [ ] indented
```
- [ ] code
```
- [] no box
- [ ]

## Later
+ [X] Done due:2027-02-30
"""

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8)
TASKS = st.builds(
    Task,
    text=st.lists(WORDS, min_size=1, max_size=4)
    .map(" ".join)
    .filter(lambda text: parse_task_text(text) == Task(text)),
    done=st.booleans(),
    due=st.one_of(st.none(), st.dates()),
    owner=st.sampled_from(["", "mentor"]),
    heat=st.integers(0, 3),
)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Dare due:fri !", "- [ ] Dare due:2027-01-22 !"),
        ("due:+1w Dare", "- [ ] Dare due:2027-01-24"),
        ("Dare due:2027-03-01", "- [ ] Dare due:2027-03-01"),
        ("Dare due:never", "- [ ] Dare due:never"),
        ("- [ ] Dare", "- [ ] Dare"),
        ("* [x] Dare", "- [ ] Dare"),
        ("- Dare - or not", "- [ ] Dare - or not"),
        ("-5 degrees", "- [ ] -5 degrees"),
    ],
)
def test_what_is_typed_becomes_an_item(typed: str, written: str) -> None:
    """A day may be said in words, and the marks of a list are not part of what was meant."""
    assert format_task(typed_task(typed, date(2027, 1, 17))) == written


def test_items_are_found_with_their_line_and_heading() -> None:
    """format.md: ordinary markdown task items, none in code."""
    found = parse_tasks(BODY, first_line=10)
    assert [(task.text, task.done, task.line, task.section) for task in found] == [
        ("Say no", False, 12, "To bring up"),
        ("Holiday", True, 13, "To bring up"),
        ("indented", False, 14, "To bring up"),
        ("", False, 19, "To bring up"),
        ("Done due:2027-02-30", True, 22, "Later"),
    ]
    assert (found[0].heat, found[1].due, found[1].owner) == (2, date(2027, 3, 1), "mentor")


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("!!! now", Task("now", heat=3)),
        ("wow!!", Task("wow!!")),
        ("mail a@mentor.se", Task("mail a@mentor.se")),
        ("due:soon x", Task("due:soon x")),
        ("a due:2027-01-02 b", Task("a b", due=date(2027, 1, 2))),
    ],
)
def test_marks_are_words_of_their_own(text: str, task: Task) -> None:
    """format.md."""
    assert parse_task_text(text) == task


@given(TASKS)
def test_what_is_written_is_read_again(task: Task) -> None:
    """X1."""
    (found,) = parse_tasks(format_task(task))
    assert Task(found.text, found.done, found.due, found.owner, found.heat) == task


@given(st.integers(1, 13), st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_ticking_changes_one_character(line: int, done: bool, eol: str) -> None:
    """format.md rule 3, in the body."""
    body = BODY.replace("\n", eol)
    lines = {task.line for task in parse_tasks(body)}
    if line not in lines:
        with pytest.raises(ValueError, match=str(line)):
            set_done(body, line, done)
        return
    changed = set_done(body, line, done)
    assert len(changed) == len(body)
    assert sum(a != b for a, b in zip(body, changed, strict=True)) <= 1
    assert next(task.done for task in parse_tasks(changed) if task.line == line) is done


@pytest.mark.parametrize(
    "body",
    [
        "```\nx\n``` \n\n- [ ] do",
        "   ~~~\nx\n   ~~~\n- [ ] do",
        "- Look at:\n  ```\n  x\n  ```\n\n- [ ] do",
        "```ls``` is a command\n\n- [ ] do",
        "````\n```\n````\n- [ ] do",
        "> ```\n> left open\n\n- [ ] do",
        "<div>\n\n- [ ] do\n\n</div>",
        "a\n- one\n  going on\n    - [ ] do",
        "1. one\n   - [ ] do",
        "> - [ ] do",
        "Text\n- [ ] do\nlazily",
    ],
    ids=range(11),
)
def test_an_item_is_found_where_markdown_has_one(body: str) -> None:
    """Also below a code block that is closed, and in a list or a quote."""
    assert [task.text for task in parse_tasks(body)] == ["do"]
    line = parse_tasks(body)[0].line
    ticked = body.split("\n")
    ticked[line - 1] = ticked[line - 1].replace("[ ]", "[x]")
    assert set_done(body, line, True) == "\n".join(ticked)


@pytest.mark.parametrize(
    "body",
    [
        "text\n\n    - [ ] no",
        "~~~\n- [ ] no\n~~~",
        "```\n- [ ] no",
        "<!-- later:\n- [ ] no\n-->",
        "<div>\n- [ ] no\n</div>",
        "text\n    - [ ] no",
        "- ```\n  - [ ] no\n  ```",
        "# - [ ] no",
        "a\n2. [ ] no",
        "[ ] no",
    ],
    ids=range(10),
)
def test_what_looks_like_an_item_is_none(body: str) -> None:
    """In code, HTML or a comment, in a heading and within a paragraph it is text."""
    assert parse_tasks(body) == ()


@pytest.mark.parametrize(
    ("body", "under"),
    [
        ("Actions\n=======\n\n- [ ] do", "Actions"),
        ("## A\n\n> ## B\n\n- [ ] do", "A"),
        ("## A\n\n- ## B\n\n- [ ] do", "A"),
        ("## A\n\n```\n## B\n```\n- [ ] do", "A"),
        ("## A ##\n- [ ] do", "A"),
    ],
)
def test_an_item_stands_under_the_heading_of_its_section(body: str, under: str) -> None:
    """A heading of a quote, a list or code begins no section; an underlined one does."""
    assert [task.section for task in parse_tasks(body)] == [under]


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("- [ ] a\n  goes on\n\ntext", "- [ ] a\n  goes on\n- [ ] New\n\ntext"),
        ("- [ ] a\nlazily\n", "- [ ] a\nlazily\n- [ ] New\n"),
        ("- [ ] a\n\n  more of it\n", "- [ ] a\n\n  more of it\n- [ ] New\n"),
        ("- [ ] a\n- plain\n", "- [ ] a\n- [ ] New\n- plain\n"),
        ("- [ ] a\n## B\n", "- [ ] a\n- [ ] New\n## B\n"),
        ("```\nleft open", "```\nleft open\n```\n\n- [ ] New\n"),
        ("<!-- left open\n", "<!-- left open\n-->\n\n- [ ] New\n"),
    ],
)
def test_an_added_item_is_one_and_leaves_the_others_whole(body: str, after: str) -> None:
    """It comes behind the text of the last item, and never into code or a comment."""
    added = add_task(body, Task("New"))
    assert added == after
    assert "New" in [task.text for task in parse_tasks(added)]


def test_an_item_added_below_open_code_is_seen() -> None:
    """Also where a section is named, whether it is there or not."""
    body = "## Actions\n\n~~~~ py\ncode\n"
    for section in ("Actions", "Later"):
        (task,) = parse_tasks(add_task(body, Task("New"), section))
        assert (task.text, task.section) == ("New", section)


def test_an_added_item_comes_last_in_its_section() -> None:
    """M1."""
    task = Task("New", heat=1)
    assert "+ [X] Done due:2027-02-30\n- [ ] New !\n" in add_task(BODY, task)
    assert "- [ ]\n- [ ] New !\n\n## Later" in add_task(BODY, task, "To bring up")
    assert add_task("", task) == "- [ ] New !\n"
    assert add_task("Text", task) == "Text\n\n- [ ] New !\n"
    assert add_task("a\r\n- [ ] b", task) == "a\r\n- [ ] b\r\n- [ ] New !\r\n"
