"""All record types by name, and where the files of each live (format.md, Layout)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .model import RecordType
from .types.agreement import AGREEMENT
from .types.candidate import CANDIDATE
from .types.closing import CLOSING
from .types.conflict import CONFLICT
from .types.contact import CONTACT
from .types.evaluation import EVALUATION
from .types.goal import GOAL
from .types.journal import JOURNAL
from .types.meeting import MEETING
from .types.mentorship import MENTORSHIP
from .types.person import PERSON
from .types.profile import PROFILE
from .types.reading import READING
from .types.topics import TOPICS
from .types.tryout import TRYOUT

MENTORSHIPS = "mentorships"

TYPES: Mapping[str, RecordType] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            JOURNAL,
            MENTORSHIP,
            GOAL,
            PROFILE,
            PERSON,
            CANDIDATE,
            CONTACT,
            TRYOUT,
            AGREEMENT,
            TOPICS,
            MEETING,
            EVALUATION,
            CLOSING,
            READING,
            CONFLICT,
        )
    }
)


def record_type(name: str) -> RecordType | None:
    """The type of that name; None if the app does not know it."""
    return TYPES.get(name)


def type_of_path(path: str) -> RecordType | None:
    """The type whose files live at such a path; None for any other file."""
    place = _place(path)
    folder = place.rpartition("/")[0]
    return next((kind for kind in TYPES.values() if kind.place in (place, folder)), None)


def mentorship_of(path: str) -> str:
    """The slug of the mentorship whose folder the file is in; "" outside one."""
    parts = path.split("/")
    return parts[1] if parts[0] == MENTORSHIPS and len(parts) > 2 else ""


def slug_of(path: str) -> str:
    """What a reference calls the file: its name, or for a mentorship its folder."""
    if path.startswith(f"{MENTORSHIPS}/") and path.endswith("/mentorship.md"):
        return mentorship_of(path)
    return path.rpartition("/")[2].removesuffix(".md")


def path_for(kind: RecordType, slug: str, mentorship: str = "", when: str | None = None) -> str:
    """Where a record of the type belongs. `when` is the date that starts a dated file's name."""
    place = kind.place
    if kind.in_mentorship:
        place = f"{MENTORSHIPS}/{mentorship}/{place.removeprefix('mentorship:')}"
    if kind.single:
        return place
    return f"{place}/{when}-{slug}.md" if when else f"{place}/{slug}.md"


def _place(path: str) -> str:
    owner = mentorship_of(path)
    return f"mentorship:{path.split('/', 2)[2]}" if owner else path
