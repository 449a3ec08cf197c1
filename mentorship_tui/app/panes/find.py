"""Find: people to ask, candidates by stage, what was written to whom, and the try-out meetings."""

from __future__ import annotations

from ...i18n import msg
from .pictures import board_picture, network_picture
from .section import Section
from .section_pane import SectionPane


class FindPane(SectionPane):
    """Where the first steps feel dizzying."""

    NAME = "find"
    SECTIONS = (
        Section(
            "candidate",
            purpose=msg(
                "Candidates are those who could be your mentor. Each moves over the board at their "
                "own pace; a lead is a place where such a person may be, still without a name."
            ),
            empty=msg(
                "Nobody here yet, and that is how everyone begins. Add a person you have thought "
                "of, or a lead: a field, a company, a network."
            ),
            picture=board_picture,
        ),
        Section(
            "person",
            purpose=msg(
                "Your network: people you can ask whether someone comes to mind. Most people are "
                "glad to be asked."
            ),
            empty=msg("Add one safe person whom you could ask for a name."),
            picture=network_picture,
        ),
        Section(
            "contact",
            purpose=msg(
                "Contacts are what you sent and what was answered, and when to follow up. Note how "
                "nervous you were before and after: it is usually less bad than it looked."
            ),
            empty=msg("Nothing sent yet. When you have written to someone, note it here."),
            newest_first=True,
        ),
        Section(
            "tryout",
            purpose=msg(
                "A try-out is a first meeting without obligations, for both to feel their way. It "
                "can be repeated."
            ),
            empty=msg("When someone wants to meet, plan the meeting here."),
            newest_first=True,
        ),
    )
