"""Steps of the preparation, the phase that decides how the rest goes (P1-P4, R7-R20)."""

from __future__ import annotations

from collections.abc import Iterator

from ...i18n import msg
from ..balance import balance
from ..encourage import PLACES
from ..facts import Facts, name_of
from ..profile_advice import profile_advice, qualities_of
from ..step import Action, ActionKind, Step

GOAL_SIGN_KINDS = ("concrete", "vision", "")  # a choice and a mission say themselves when done


def start(facts: Facts) -> Iterator[Step]:
    """There is no mentorship yet."""
    if facts.mentorship is None:
        again = bool(facts.snapshot.of("mentorship"))
        yield Step(
            "start",
            msg("Start your next journey") if again else msg("Start your mentorship journey"),
            msg(
                "You find a mentor yourself, agree on a year or so, make it useful and end it "
                "well. It begins with one question."
            ),
            Action(ActionKind.ADD, "mentorship", field="title"),
            PLACES["closing"] if again else PLACES["home"],
        )


def best_result(facts: Facts) -> Iterator[Step]:
    """The opening question is not answered (R9)."""
    mentorship = facts.mentorship
    if mentorship is not None and not mentorship.written:
        yield Step(
            "best_result",
            msg(
                "Answer the opening question: what would be the best result of having had a mentor?"
            ),
            msg("Everything else follows from the answer. A few lines are enough to begin with."),
            Action(ActionKind.EDIT, "mentorship", mentorship.path, "best_result"),
            PLACES["intention"],
        )


def intention(facts: Facts) -> Iterator[Step]:
    """There is no intention (R7, R8)."""
    mentorship = facts.mentorship
    if mentorship is not None and not mentorship.text("intention").strip():
        yield Step(
            "intention",
            msg("Put your intention into one line"),
            msg("It drives the whole mentorship and stays in sight. It fits after “I want to …”."),
            Action(ActionKind.EDIT, "mentorship", mentorship.path, "intention"),
            PLACES["intention"],
        )


def first_goal(facts: Facts) -> Iterator[Step]:
    """There is no goal (R11-R14)."""
    if not facts.goals:
        yield Step(
            "first_goal",
            msg("Write a goal"),
            msg(
                "Something to reach, a choice to make, a way to a vision or a mission to explore: "
                "what is to be different?"
            ),
            Action(ActionKind.ADD, "goal", field="title"),
            PLACES["intention"],
        )


def goal_sign(facts: Facts) -> Iterator[Step]:
    """A goal without a sign of success (R16; study part 4: vague -> add one sign)."""
    for goal in facts.goals:
        live = goal.text("status") in ("", "draft", "active")
        if live and goal.text("kind") in GOAL_SIGN_KINDS and not goal.text("sign").strip():
            yield Step(
                "goal_sign",
                msg("Add a sign of success to “{goal}”", goal=name_of(goal)),
                msg("How will it show that you are there? Then you can check it together later."),
                Action(ActionKind.EDIT, "goal", goal.path, "sign"),
                PLACES["intention"],
                goal.path,
            )


def goal_side(facts: Facts) -> Iterator[Step]:
    """No goal says which side of life it is of, so that the balance cannot be told (P2)."""
    found = balance(facts.goals)
    if found.both or (found.professional and found.private):
        return
    for goal in facts.goals:
        if goal.text("status") != "dropped" and not goal.text("dimension"):
            yield Step(
                "goal_side",
                msg("Say which part of your life “{goal}” is about", goal=name_of(goal)),
                msg("Work, private life or both: a mentor meets the whole person."),
                Action(ActionKind.EDIT, "goal", goal.path, "dimension"),
                PLACES["intention"],
                goal.path,
            )


def other_side(facts: Facts) -> Iterator[Step]:
    """All goals are of one side of life (R15)."""
    found = balance(facts.goals)
    if found.advice is not None:
        yield Step(
            "other_side",
            msg("Add a goal from your private life")
            if found.empty_side == "private"
            else msg("Add a goal from your working life"),
            found.advice,
            Action(ActionKind.ADD, "goal", field="title", values={"dimension": found.empty_side}),
        )


def profile(facts: Facts) -> Iterator[Step]:
    """There is no mentor profile, or it has no qualities (R7, R18)."""
    found = facts.profile
    if qualities_of(found):
        return
    edit = Action(ActionKind.EDIT, "profile", found.path, "qualities") if found else None
    yield Step(
        "profile",
        msg("Describe your mentor: pick the qualities that matter to you"),
        msg("With a picture of who you are looking for, others can help you to find them."),
        edit or Action(ActionKind.ADD, "profile", field="qualities"),
        PLACES["profile"],
    )


def better_profile(facts: Facts) -> Iterator[Step]:
    """Advice on the profile (R19, R20)."""
    found = facts.profile
    for advice in profile_advice(found):
        if found is not None and advice.rule != "no_qualities":
            yield Step(
                f"profile_{advice.rule}",
                advice.text,
                msg("The profile is for you; the catalogue is only inspiration."),
                Action(ActionKind.EDIT, "profile", found.path, advice.field),
                PLACES["profile"],
            )


def go_on(facts: Facts) -> Iterator[Step]:
    """The preparation is done."""
    mentorship = facts.mentorship
    if mentorship is not None:
        yield Step(
            "go_find",
            msg("Go on to find your mentor"),
            msg("You know what you want and who could help. Now it is time to ask around."),
            Action(ActionKind.MOVE, "mentorship", mentorship.path, values={"phase": "find"}),
            PLACES["network"],
        )
