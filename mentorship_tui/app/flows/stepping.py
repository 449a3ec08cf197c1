"""Does the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..app import MentorshipApp


async def take_next(app: MentorshipApp) -> None:
    """Stand-in."""
