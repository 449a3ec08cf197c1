"""The whole journey at the keyboard, doing only what Home proposes, in each language.

English is typed at a terminal; Swedish takes the same steps in the app in this process, at a part
of the cost. The clock is read from a file, so that days can go by between two sittings.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mentorship_tui.guidance.next_step import next_step
from mentorship_tui.guidance.step import ActionKind, Step
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places
from mentorship_tui.records.read import read_record
from mentorship_tui.records.record import Record
from tests.e2e.conftest import git
from tests.terminal import KEYS, PATIENCE, Terminal

from .seat import Seat

PROGRAM = """
import sys
from datetime import datetime
from pathlib import Path
from mentorship_tui.cli import opening, session
clock = Path(sys.argv.pop(1))
session.now = opening.now = lambda: datetime.fromisoformat(clock.read_text()).astimezone()
from mentorship_tui.cli import main
main()
"""
Place = Terminal | Seat
LOCALE = {"en": "C.UTF-8", "sv": "sv_SE.UTF-8"}
BEGIN = {"en": "Begin", "sv": "Börja"}
NEXT = {"en": "Next:", "sv": "Nästa:"}
COMMITTED = {"en": "committed ✓", "sv": "i historiken ✓"}
YES, FORM = "yes", "^s"  # a key of the language; the form that is waited for
FIRST_LETTER_OF_YES = {"en": "y", "sv": "j"}
# what is typed into the form of a step, where it does not speak for itself
TYPED: Mapping[str, tuple[str, ...]] = {
    "start": ("Dare", "enter", "say what I think"),
    "best_result": ("That I speak up in time.",),
    "first_goal": ("Speak first in three meetings",),
    "goal_sign": ("Three talks held",),
    "goal_side": ("right",),
    "other_side": ("Come home on time",),
    "profile": ("5", "down", "4"),
    "profile_own_words": ("Someone who has led.",),
    "first_person": ("Maria Berg",),
    "name_given": ("Anna Svensson",),
    "research": ("Led the merger of three works.",),
    "rate": ("4",),
    "check": ("*",),
    "said_yes": ("+2d",),
    "book_tryout": ("+2d",),
    "tryout_held": ("4",),
    "rate_tryout": ("4",),
    "my_choice": (YES,),
    "attention": (YES,),
    "their_choice": (YES,),
    "agreement": ("down", "+14w", "down", "+7w"),
    "clauses": ("G", "up", "up", "enter", "esc"),
    "my_yes": ("G", "up", "enter", "enter", "esc"),
    "their_yes": ("G", "enter", "enter", "esc"),
    "sum_up": ("8", "down", "4", "down", "Ask before the meeting.", "enter", "Ask my manager"),
    "midterm": ("5",),
    "final_evaluation": ("8",),
    "how_close": ("7",),
    "becomes": ("right",),
    "fate_of_notes": ("enter",),
    "next_journey": ("1", FORM, "Grow", "enter", "lead for real"),
    "intention": ("lead for real",),
    "topic": ("How do I begin a talk?",),
}
GAPS = {  # asked about, or copied since there are none
    "en": ("The letter has gaps left", "Saved"),
    "sv": ("Brevet har luckor kvar", "Sparat"),
}
AT_ONCE = (ActionKind.MOVE, ActionKind.TICK, ActionKind.OPEN)
MOST_STEPS = 200
YEAR_AND_A_HALF = timedelta(days=550)


class Traveller:
    """Sits down at the terminal, does what Home proposes, and comes back another day."""

    def __init__(self, folder: Path, language: str, *, here: bool) -> None:
        self.root = folder / "mentorship"
        self.language = language
        self.here = here
        self.clock = folder / "clock"
        self.rules: list[str] = []
        self.sit_down_on(datetime(2027, 1, 10, 18, 0))

    def sit_down_on(self, when: datetime) -> None:
        self.now = when
        self.clock.write_text(when.isoformat())

    def step(self) -> Step | None:
        """What Home proposes, worked out from what lies on the disk."""
        journal = Journal(self.root, Places.of_user(), lambda: self.now.astimezone())
        journal.refresh()
        try:
            return next_step(journal.snapshot, self.now.date())
        finally:
            journal.close()

    def live(self, until: str) -> None:
        """Do what is proposed, day after day, until that rule is proposed again."""
        if not self.root.exists():
            self._begin()
        while len(self.rules) < MOST_STEPS:
            with self._terminal() as terminal:
                self._home(terminal)
                done = self._sitting(terminal, until)
                self._leave(terminal)
            if done:
                return
            self.sit_down_on(self._next_day())
        raise AssertionError(f"never came to {until}: {self.rules}")

    def _begin(self) -> None:
        with self._terminal() as terminal:
            terminal.until(BEGIN[self.language])
            terminal.press("enter", pause=0.3)
            self._home(terminal)
            self._leave(terminal)

    def _sitting(self, terminal: Place, until: str) -> bool:
        """All the steps of a day; True when the one waited for is proposed."""
        while (step := self.step()) is not None and not self._waits(step):
            if step.rule == until and until in self.rules:
                return True
            self.rules.append(step.rule)
            self._do(terminal, step)
        return False

    def _next_day(self) -> datetime:
        """The first day on which something else is proposed, or a day on which nothing waits."""
        day = self.now
        for _ in range(400):
            day += timedelta(days=1)
            self.sit_down_on(day)
            step = self.step()
            if step is not None and not self._waits(step):
                return day
        raise AssertionError(f"nothing more is proposed after {self.rules}")

    def _waits(self, step: Step) -> bool:
        """Is it a step that only says what is waited for?"""
        return step.action.kind == ActionKind.OPEN

    def _do(self, terminal: Place, step: Step) -> None:
        terminal.press("0", "g", "enter")
        if step.action.kind not in AT_ONCE or step.action.then:
            terminal.until("Esc")
            terminal.settle(0.1)  # a person looks before typing
            for key in self._keys(step):
                self._send(terminal, key)
        if step.action.kind is ActionKind.DRAFT:
            self._send_with_gaps(terminal)
        limit = time.monotonic() + PATIENCE
        while (after := self.step()) is not None and after.key == step.key:
            assert time.monotonic() < limit, f"{step.key} is proposed again:\n{terminal.text}"
            terminal.read()
        self._home(terminal)

    def _send_with_gaps(self, terminal: Place) -> None:
        """The letter is sent as it was drafted, whatever is open in it."""
        asked, copied = GAPS[self.language]
        terminal.until(lambda text: asked in text or copied in text)
        terminal.settle(0.5)  # what tells of the letter before may still stand there
        if asked in terminal.text:
            terminal.press("3")  # it is ready to send

    def _send(self, terminal: Place, key: str) -> None:
        if key == FORM:
            terminal.until(FORM)
        elif key in KEYS or len(key) == 1:
            terminal.press(key)
        else:
            terminal.type(key)

    def _keys(self, step: Step) -> tuple[str, ...]:
        """What is typed at this step; people answer yes, and give a name when they are asked."""
        if step.rule == "answer":
            asks = self._record(step.action.path).text("purpose") == "ask"
            return (*("right",) * (4 if asks else 1), "ctrl+s")
        typed = TYPED.get(step.rule, ())
        if "esc" not in typed:
            typed = (*typed, "ctrl+s")
        return tuple(FIRST_LETTER_OF_YES[self.language] if key == YES else key for key in typed)

    def mentorships(self) -> list[Record]:
        """In the order in which they were begun."""
        places = self.root.glob("mentorships/*/mentorship.md")
        found = [self._record(place.relative_to(self.root).as_posix()) for place in places]
        return sorted(found, key=lambda record: record.text("title"))

    def _record(self, path: str) -> Record:
        return read_record(path, (self.root / path).read_bytes())

    def _home(self, terminal: Place) -> None:
        terminal.until(lambda text: NEXT[self.language] in text and "Esc" not in text)
        terminal.until(COMMITTED[self.language])

    def _leave(self, terminal: Place) -> None:
        terminal.press("q")
        assert terminal.wait() == 0

    def _terminal(self) -> Place:
        if self.here:
            return Seat(self.root, lambda: self.now.astimezone(), LOCALE[self.language])
        return Terminal(
            [self.clock],
            cwd=self.root.parent,
            program=[sys.executable, "-c", PROGRAM],
            environ={"LANG": LOCALE[self.language]},
        )


@pytest.mark.parametrize(("language", "here"), [("en", False), ("sv", True)])
def test_the_whole_journey_by_following_home(language: str, here: bool, home: Path) -> None:
    """H1, H3, C1, C3, R1, R5, X5: from nothing to a good ending and the start of the next.

    P1, P2, P4, F1, F4, F5, A1, A2, M1, M2: each is come to by doing what Home proposes.
    """
    traveller = Traveller(home, language, here=here)
    traveller.live(until="first_goal")
    first, second = traveller.mentorships()
    assert (first.text("title"), first.text("phase")) == ("Dare", "closed")
    assert (second.text("title"), second.text("phase")) == ("Grow", "prepare")
    assert second.text("intention") == "lead for real"
    assert not git(traveller.root, "status", "--porcelain")
    diary = git(traveller.root, "log", "--reverse", "--format=%s").splitlines()
    told = [line for line in dict.fromkeys(diary) if line in DIARY[language]]
    assert told == DIARY[language]
    assert not [line for line in diary if len(line) > 100 or "_" in line]


DIARY = {
    "en": [
        "A new journal: My mentorship",
        "Added mentorship: Dare",
        "Mentorship: Dare - prepare -> find",
        "Contact: Maria Berg: ask for names - waiting for an answer -> gave a name",
        "Added candidate: Anna Svensson",
        "Candidate: Anna Svensson - fit: good listener 4",
        "Added try-out: Anna Svensson",
        "Try-out: Anna Svensson - my choice: do not know yet -> yes",
        "Agreement: all clauses agreed",
        "Agreement - proposed -> agreed, the mentor said yes on: 2027-01-12",
        "Meeting 2027-01-12: 8/10, Ask before the meeting.",
        "To bring up: How do I begin a talk?",
        "Agenda for 2027-02-09: How do I begin a talk?",
        "Added evaluation: mid-term review 2027-02-23",
        "Mentorship: Dare - under way -> close",
        "Closing - how close did you get?: 7",
        "Added contact: Anna Svensson: thanks",
        "A new journey: Grow",
    ],
    "sv": [
        "En ny journal: Mitt mentorskap",
        "Lade till mentorskap: Dare",
        "Mentorskap: Dare - förberedelse -> sökande",
        "Kontakt: Maria Berg: be om namn - väntar på svar -> gav ett namn",
        "Lade till kandidat: Anna Svensson",
        "Kandidat: Anna Svensson - hur väl hen passar: god lyssnare 4",
        "Lade till provträff: Anna Svensson",
        "Provträff: Anna Svensson - mitt val: vet inte än -> ja",
        "Överenskommelse: överens om alla spelregler",
        "Överenskommelse - föreslagen -> överens, mentorn sa ja den: 2027-01-12",
        "Träff 2027-01-12: 8/10, Ask before the meeting.",
        "Att ta upp: How do I begin a talk?",
        "Dagordning för 2027-02-09: How do I begin a talk?",
        "Lade till utvärdering: halvtidsavstämning 2027-02-23",
        "Mentorskap: Dare - pågår -> avslut",
        "Avslut - hur nära kom du?: 7",
        "Lade till kontakt: Anna Svensson: tack",
        "En ny resa: Grow",
    ],
}
