"""From nothing into phase 4 by keys alone at 80x24, in each language, following Home (H3, X5)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.terminal import Terminal

from .conftest import git

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {"locale": "C.UTF-8", "begin": "Begin", "saved": "committed", "next": "Next:"},
    "sv": {"locale": "sv_SE.UTF-8", "begin": "Börja", "saved": "i historiken", "next": "Nästa:"},
}


class Trip:
    """A new user at the keyboard."""

    def __init__(self, terminal: Terminal, words: Mapping[str, str]) -> None:
        self.terminal = terminal
        self.words = words

    def next(self, *titles: str) -> None:
        """Home proposes this step; Enter does it."""
        self.terminal.press("0")
        self.terminal.until(lambda text: any(title in text for title in titles))
        self.terminal.press("g", "enter")
        self.form()

    def form(self) -> None:
        """Wait for the form, and for its first field to take what is typed."""
        self.terminal.until(lambda text: "^s" in text)
        self.terminal.settle()

    def save(self) -> None:
        """Save the form and wait for Home's status line."""
        self.terminal.settle()
        self.terminal.press("ctrl+s")
        self.terminal.until(lambda text: self.words["next"] in text)
        self.terminal.settle()


@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_newcomer_gets_under_way_by_keys_alone(
    language: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """H1, H3: who presses only what Home proposes begins a mentorship; each step is a commit."""
    words = WORDS[language]
    monkeypatch.setenv("LANG", words["locale"])
    with Terminal([], cwd=home) as terminal:
        terminal.until(words["begin"])
        terminal.press("enter", pause=0.3)
        terminal.until(words["next"])
        trip = Trip(terminal, words)
        begin(trip)
        terminal.press("4", pause=0.5)
        terminal.press("q")
        assert terminal.wait() == 0
    root = home / "mentorship"
    assert git(root, "status", "--porcelain") == ""
    journal = (root / "mentorships/dare/mentorship.md").read_text()
    assert "intention: say what I think\n" in journal
    assert "qualities:\n  listens: 5\n" in (root / "mentorships/dare/profile.md").read_text()
    assert "- [ ] How do I say no? !!" in (root / "topics.md").read_text()
    assert (root / "mentorships/dare/agreement.md").is_file()
    subjects = git(root, "log", "--format=%s").splitlines()
    assert len(subjects) == len(set(subjects)) >= 7


def begin(trip: Trip) -> None:
    """The first steps: the mentorship with its intention, a goal, the profile, a person."""
    terminal = trip.terminal
    trip.next("journey", "mentorskapsresa")
    terminal.type("Dare")
    terminal.press("enter")
    terminal.settle()
    terminal.type("say what I think")
    trip.save()
    trip.next("opening question", "första frågan")
    terminal.type("That I speak up in time.")
    trip.save()
    trip.next("Write a goal", "mål")
    terminal.type("Speak first in three meetings")
    trip.save()
    trip.next("Describe your mentor", "mentor")
    terminal.press("5", "down", "4")
    trip.save()
    terminal.press("3")
    terminal.settle()
    terminal.press("a")
    trip.form()
    trip.save()
    terminal.press("4")
    terminal.settle()
    terminal.press("t")
    terminal.settle()
    terminal.type("How do I say no? !!")
    terminal.press("enter")
    terminal.settle()
    terminal.until("How do I say no?")
