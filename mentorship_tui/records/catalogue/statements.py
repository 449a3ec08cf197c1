"""The statements one takes a stand on after a try-out and in an evaluation (study part 5)."""

from __future__ import annotations

from ...i18n import msg
from ..model import Choice

TRYOUT = (
    Choice("listened", msg("They listened more than they talked.")),
    Choice("honest", msg("I dared to be honest.")),
    Choice("attention", msg("I had their full attention.")),
    Choice("new_thought", msg("I got something new to think about.")),
    Choice("energy", msg("I left with more energy.")),
    Choice("no_conflict", msg("I see no conflict of interest.")),
)

RELATIONSHIP = (
    Choice("open", msg("I can speak openly.")),
    Choice("important", msg("We talk about what matters most now.")),
    Choice("challenged", msg("I am challenged the right amount.")),
    Choice("action", msg("I act on what we discuss.")),
    Choice("rules", msg("We keep to our rules.")),
    Choice("two_chairs", msg("Neither of us sits on two chairs.")),
    Choice("still_mentorship", msg("It is still a mentorship.")),
    Choice("mutual", msg("My mentor seems to gain from it too.")),
)

GOAL_QUESTIONS = {
    "concrete": msg("How close to the goal are you today?"),
    "choice": msg("How sure are you of your choice?"),
    "vision": msg("How clear is the path?"),
    "mission": msg("How well can you put it into words?"),
}
