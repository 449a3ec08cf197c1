"""Days in words: "in 3 days", "yesterday"; near ones as a person says them."""

from __future__ import annotations

from datetime import date

from ..i18n import Message, msg, nmsg

DAYS_IN_DAYS = 13  # up to here days are counted one by one, then in weeks
DAYS_IN_WEEKS = 62  # and then in months
WEEK = 7
MONTH = 30.44


def when(day: date, today: date) -> Message:
    """How far `day` is from `today`, either way."""
    distance = (day - today).days
    if distance == 0:
        return msg("today")
    if abs(distance) == 1:
        return msg("tomorrow") if distance > 0 else msg("yesterday")
    return _ahead(distance) if distance > 0 else _ago(-distance)


def _ahead(days: int) -> Message:
    if days <= DAYS_IN_DAYS:
        return nmsg("in {count} day", "in {count} days", days)
    if days <= DAYS_IN_WEEKS:
        return nmsg("in {count} week", "in {count} weeks", round(days / WEEK))
    return nmsg("in {count} month", "in {count} months", round(days / MONTH))


def _ago(days: int) -> Message:
    if days <= DAYS_IN_DAYS:
        return nmsg("{count} day ago", "{count} days ago", days)
    if days <= DAYS_IN_WEEKS:
        return nmsg("{count} week ago", "{count} weeks ago", round(days / WEEK))
    return nmsg("{count} month ago", "{count} months ago", round(days / MONTH))
