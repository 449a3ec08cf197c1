"""Prepare: the intention, the goals, and the profile of the mentor one looks for."""

from __future__ import annotations

from ...i18n import msg
from ..keys import bind
from ..pane.section import Section
from ..pane.section_pane import SectionPane
from ..record.pictures import goals_picture
from ..widgets.rows import Row


class PreparePane(SectionPane):
    """The phase that decides how the rest goes."""

    NAME = "prepare"
    BINDINGS = bind(weigh="weigh")
    SECTIONS = (
        Section(
            "mentorship",
            purpose=msg(
                "Your intention is what drives the mentorship. It grows out of one question: what "
                "would be the best result of having had a mentor for, say, a year?"
            ),
            empty=msg(
                "Begin with a draft of the answer, and polish it later. Nothing here is binding."
            ),
        ),
        Section(
            "goal",
            purpose=msg(
                "Goals turn the intention into something you can check. A goal can be concrete, "
                "a choice to make, a way to a vision or a mission to explore: at work, in "
                "private life or both."
            ),
            empty=msg(
                "Write down one goal. The more specific it is, the easier it is to see "
                "when you get there."
            ),
            picture=goals_picture,
        ),
        Section(
            "profile",
            purpose=msg(
                "The profile says which qualities your mentor should have, and which matter "
                "most. You are not looking for a perfect mentor but for the right one for you."
            ),
            empty=msg("Pick a few qualities from the catalogue and weight them; add your own."),
        ),
    )

    def open_row(self, row: Row) -> bool:
        """A profile begins with its qualities, as the next step has it."""
        begins = row.type_name == "profile" and not row.path and not self.now.read_only
        if begins and self.now.snapshot.mentorship is not None:
            self.action_weigh()
            return True
        return super().open_row(row)

    def action_weigh(self) -> None:
        """Weigh the profile's qualities, whatever one stands on here."""
        profile = self.now.snapshot.single("profile")
        self.post_message(self.Asked("weigh", profile.path if profile else ""))
