"""Going back and forward (`[` and `]`)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.app.main.trail import MOST, RECENT, Place, Trail

PLACES = st.builds(Place, st.sampled_from("abc"), st.sampled_from(["", "x", "y"]))


@given(st.lists(PLACES, max_size=30), PLACES)
def test_forward_leads_to_where_back_began(visited: list[Place], here: Place) -> None:
    """However far one goes back, as many steps forward end where one stood."""
    trail = Trail()
    for one in visited:
        trail.leave(one)
    behind = [here]
    while (place := trail.back(behind[-1])) is not None:
        assert place != behind[-1]
        behind.append(place)
    for there in reversed(behind[:-1]):
        assert trail.forward(behind.pop()) == there
    assert trail.forward(here) is None


def test_a_step_of_ones_own_forgets_what_lay_ahead() -> None:
    """As in a browser."""
    trail = Trail()
    trail.leave(Place("home"))
    assert trail.back(Place("find")) == Place("home")
    trail.leave(Place("home"))
    assert trail.forward(Place("close")) is None
    assert trail.back(Place("close")) == Place("home")


def test_it_keeps_so_many_and_tells_the_latest_first() -> None:
    trail = Trail()
    for number in range(MOST + 50):
        trail.leave(Place("find", f"{number}"))
    assert trail.recent() == tuple(str(MOST + 49 - back) for back in range(RECENT))
    steps = 0
    while trail.back(Place("home")) is not None:
        steps += 1
    assert steps == MOST
