"""Several mentorships in one journal: one open, the ended ones kept (X7, C3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...i18n import msg
from ...records.record import Record, Value
from ...records.registry import slug_of
from ...records.types.mentorship import MENTORSHIP
from ...text.clean import one_line
from ..ledger.naming import free_path
from .add_several import New, write_several

if TYPE_CHECKING:
    from ..journal import Journal

PROFILE_FROM = "profile_from"  # no field: whose profile a new mentorship starts with


def open_mentorship(journal: Journal, slug: str) -> None:
    """Let the panes show this mentorship from now on."""
    home = journal.snapshot.journal
    if home is not None and home.text("mentorship") != slug:
        journal.set(home.path, {"mentorship": slug})


def start_mentorship(
    journal: Journal,
    values: Mapping[str, Value],
    body: str | None = None,
) -> Record:
    """Begin a new journey and open it; earlier ones stay as they are, the network is everybody's.

    The slug of an earlier mentorship under `profile_from` brings its profile along (C1, R5).
    """
    earlier = str(values.get(PROFILE_FROM) or "")
    values = {name: value for name, value in values.items() if name != PROFILE_FROM}
    home = journal.snapshot.journal
    if home is None or not journal.snapshot.of("mentorship"):
        return journal.add("mentorship", values, body)
    path = free_path(journal, MENTORSHIP, values, None, journal.clock().date())
    new = [New("mentorship", values, body)]
    profile = _profile(journal, earlier)
    if profile is not None:
        new.append(profile._replace(mentorship=slug_of(path)))
    said = msg("A new journey: {title}", title=one_line(str(values.get("title", ""))))
    changes: dict[str, Mapping[str, Value]] = {home.path: {"mentorship": slug_of(path)}}
    return write_several(journal, said, new, changes)[0]


def _profile(journal: Journal, earlier: str) -> New | None:
    """The earlier profile with all that was written in it, but for when it was made."""
    found = journal.snapshot.of("profile", earlier) if earlier else ()
    if not found:
        return None
    _, document = journal.cache.open_to_edit(found[0].path)
    left = ("type", "created", "share")
    values = {name: value for name, value in found[0].fields.items() if name not in left}
    return New("profile", values, document.body)
