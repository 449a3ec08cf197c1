"""What is fuzzed, and what must hold whatever the input: a target fails by an exception."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from mentorship_tui.guidance.search.query import parse
from mentorship_tui.records.read import read_record
from mentorship_tui.render.letters import BadTemplate, render_letter
from mentorship_tui.text.clean import one_line, plain
from mentorship_tui.text.document import Document
from mentorship_tui.text.merge import merge_documents
from mentorship_tui.text.problem import DocumentError
from mentorship_tui.text.tasks import parse_tasks, set_done
from mentorship_tui.vcs.remote.addresses import ENCRYPTED, BadUrl, check_url, masked

from . import BETWEEN, NAMES
from .terminal import sent, terminal
from .tree import tree


def document(data: bytes) -> None:
    """Read, and changed in one place; what was not changed is byte for byte the same."""
    read_record("network/a.md", data)
    try:
        read = Document.parse(data)
    except DocumentError:
        return
    assert read.data == data
    try:
        changed = read.set("fuzz", "a: 'b' # c")
    except DocumentError:
        return
    assert changed.front == {**read.front, "fuzz": "a: 'b' # c"}
    assert Document.parse(changed.data).front == changed.front
    if "fuzz" not in read.front:
        assert changed.delete("fuzz").front == read.front
    assert changed.body == read.body


def merge(data: bytes) -> None:
    """Three versions: the merged one parses if they do, and no word of either side is lost."""
    base, mine, theirs = (*data.split(BETWEEN, 2), b"", b"")[:3]
    found = merge_documents(base, mine, theirs)
    try:
        sides = [Document.parse(side) for side in (base, mine, theirs)]
    except DocumentError:
        return
    result = Document.parse(found.data or b"")
    asked = " ".join(f"{one.mine} {one.theirs} {one!r}" for one in found.conflicts)
    for side in sides[1:]:
        for word in set(side.body.split()) - set(sides[0].body.split()):
            assert word in result.body or word in asked, word


def tasks(data: bytes) -> None:
    """A task that is ticked changes its own line, and nothing but the mark."""
    body = data.decode("utf-8", "replace")
    for task in parse_tasks(body):
        ticked = set_done(body, task.line, not task.done)
        assert len(ticked) == len(body)
        assert sum(one != other for one, other in zip(body, ticked, strict=True)) <= 1
        assert set_done(ticked, task.line, task.done).casefold() == body.casefold()


def letter(data: bytes) -> None:
    """A template gets at its facts and at nothing else."""
    source = data.decode("utf-8", "replace")[:2_000]
    try:
        made = render_letter("ask", source, {"name": "Anna", "wish": "lead"})
    except BadTemplate:
        return
    assert "<class" not in made.text or "<class" in source
    assert len(made.text) < 1_000_000


def url(data: bytes) -> None:
    """What is let through can be no option and no command, and a password is not shown."""
    text = data.decode("utf-8", "replace")
    try:
        good = check_url(text)
    except BadUrl:
        return
    bare = good.removeprefix(ENCRYPTED)
    assert not bare.startswith("-")
    assert not re.match(r"[A-Za-z0-9][A-Za-z0-9+.-]*::", bare)
    assert not any(unicodedata.category(letter) == "Cc" for letter in good)
    assert ":hunter2@" not in masked(f"https://kim:hunter2@{bare.rpartition('@')[2]}")


def search(data: bytes) -> None:
    """Words and phrases have letters and digits only; what is shown has no control codes."""
    text = data.decode("utf-8", "replace")
    assert all(one.isalnum() for word in parse(text).words for one in word.split(" "))
    for shown in (one_line(text), plain(text).replace("\n", "").replace("\t", "")):
        assert not any(unicodedata.category(letter) == "Cc" for letter in shown)


TARGETS: Mapping[str, Callable[[bytes], None]] = dict(
    zip(NAMES, (document, merge, tasks, letter, url, search, tree, terminal), strict=True)
)
# of the targets that go on from input to input: all that is needed to see a finding again
INPUTS: Mapping[str, Callable[[], list[bytes]]] = {"terminal": sent}
