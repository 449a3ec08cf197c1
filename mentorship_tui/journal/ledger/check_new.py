"""What a new record must have before it is made, so that no check has to complain of it after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...errors import MentorshipError
from ...i18n import msg
from ...records.model import RecordType
from ...records.record import Value
from ...records.registry import TYPES, record_type
from ...records.validate import missing_fields
from ...text.clean import one_line
from .naming import free_path
from .opened import ReadOnly

if TYPE_CHECKING:
    from .ledger import Ledger


class AlreadyThere(MentorshipError):
    """There is one record of the type, and there can be no other."""


class NotByHand(MentorshipError):
    """Records of the type come about by themselves."""

    exit_code = 2


class Incomplete(MentorshipError):
    """A field without which the record would be wrong has no value."""

    exit_code = 2


def check_new(journal: Ledger, kind: RecordType, values: Mapping[str, Value]) -> None:
    """Raises AlreadyThere, Incomplete, NotByHand; ReadOnly where no mentorship is there for it."""
    if kind.name == "conflict":
        raise NotByHand(
            msg("A sync leaves the questions; `mentorship resolve` lists and answers them.")
        )
    if kind.single:
        path = free_path(journal, kind, values, None, journal.clock().date())
        if journal.cache.store.exists(path):
            raise AlreadyThere(msg("There is one already: {path}", path=one_line(path)))
    missing = missing_fields(kind, values)
    if missing:
        raise Incomplete(
            msg(
                "Missing: {fields}. Give it with --set {field}=VALUE.",
                fields=", ".join(missing),
                field=missing[0],
            )
        )


def type_named(name: str) -> RecordType:
    """The record type of that name. Raises ReadOnly for one the app does not know."""
    kind = record_type(name)
    if kind is None:
        wrong = msg(
            "There is no record type {type}. The types are: {types}",
            type=name,
            types=", ".join(TYPES),
        )
        raise ReadOnly(wrong)
    return kind
