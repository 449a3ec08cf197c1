"""What a change says in git, and what is never let into a commit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorship_tui.vcs.change import LARGE, LARGEST, TRAILER, Change, check, warning
from mentorship_tui.vcs.errors import ChangeRefused


def test_message() -> None:
    """git.md: the message as a person would say it, the fields, the record."""
    change = Change(
        "Kandidat: Anna Svensson - kontaktad -> svarat",
        {"b.md": b"", "a.md": b""},
        body="stage: contacted -> answered",
    )
    assert change.text == (
        "Kandidat: Anna Svensson - kontaktad -> svarat\n\n"
        "stage: contacted -> answered\n\n"
        "Mentorship-Record: a.md\nMentorship-Record: b.md\n"
    )


@settings(deadline=None)
@given(subject=st.text(), body=st.text(), path=st.text(min_size=1))
def test_message_cannot_be_broken_out_of(subject: str, body: str, path: str) -> None:
    """No text of the user's makes a second subject, a NUL, or a trailer of its own."""
    text = Change(subject, {path: b""}, body=body).text
    lines = text.removesuffix("\n").split("\n")
    assert lines[0].strip()
    assert lines[1] == ""
    assert lines[-1].startswith(f"{TRAILER}: ")
    assert lines[-2] == ""
    assert not any(ord(character) < 32 and character not in "\t\n" for character in text)


@pytest.mark.parametrize("mark", [b"<<<<<<< HEAD", b">>>>>>> side"])
def test_conflict_markers_are_refused(mark: bytes) -> None:
    """Reliability row 1: peers commit and push the markers."""
    for data in (mark + b"\n", b"---\nname: x\n" + mark + b"\r\n", b"a\n" + mark):
        with pytest.raises(ChangeRefused, match=r"n\.md"):
            check(Change("No", {"n.md": data}))


def test_what_only_looks_like_a_marker() -> None:
    """Prose that quotes or draws is the user's own."""
    for data in (b" <<<<<<< HEAD\n", b"<<<<<<<<< x\n", b"a <<<<<<< b\n", b"=======\n", b"<<<<<<<"):
        check(Change("Yes", {"n.md": data}))
    check(Change("Yes", {"n.patch": b"<<<<<<< HEAD\n"}))


def test_size() -> None:
    """Reliability row 14: warned over 1 MB, refused over 20 MB."""
    assert warning(Change("Small", {"a.md": b"x" * LARGE})) is None
    assert warning(Change("Large", {"a.pdf": b"x" * (LARGE + 1)})) is not None
    check(Change("Large", {"a.pdf": b"x" * LARGEST}))
    with pytest.raises(ChangeRefused, match=r"a\.pdf"):
        check(Change("Too large", {"a.pdf": b"x" * (LARGEST + 1)}))


@pytest.mark.parametrize(
    "path",
    [
        *("", "/etc/passwd", "../a.md", "a/../../b.md", "a//b.md", "./a.md", "a/", "a\0b.md"),
        *(".git/config", "x/.GIT/hooks/pre-commit"),
    ],
)
def test_paths_out_of_the_journal(path: str) -> None:
    """Reliability row 13: no path leaves the journal or enters git's own folder."""
    with pytest.raises(ChangeRefused):
        check(Change("No", {path: b"x"}))
