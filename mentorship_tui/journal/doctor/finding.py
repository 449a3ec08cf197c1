"""What the doctor says of a journal: what is wrong, what to do, and how it is mended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ...i18n import Message


@dataclass(frozen=True, slots=True)
class Finding:
    """`check` names the check for scripts; without `mend` only the user can do something."""

    check: str
    message: Message
    mend: Callable[[], object] | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A finding, and whether it has been mended."""

    finding: Finding
    mended: bool = False
