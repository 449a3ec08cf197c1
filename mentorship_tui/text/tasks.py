"""Task items: actions and topics as a person types them (format.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Task:
    """One line `- [ ] text due:2027-03-01 @mentor !!` of a body."""

    text: str  # what is left when due date, owner and heat are taken out
    done: bool = False
    due: date | None = None
    owner: str = ""  # "mentor"; "" is the mentee
    heat: int = 0  # 0..3, the number of exclamation marks
    line: int = 0  # in the file, from 1
    section: str = ""  # the heading it stands under
