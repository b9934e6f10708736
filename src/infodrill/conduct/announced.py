"""The last hour that a text to the public announces, until which its reader still needs it; and the first day that is named."""

# Charter: conduct announced
from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from infodrill.kernel.saidtimes import hours_named, moments

FARTHEST = timedelta(days=8)  # what is told of later is a plan, and no message stands for so long


def announced(texts: Iterable[str], told: datetime) -> datetime | None:
    """The latest moment after `told` that the texts name by an hour, its day as the same sentence says it, else the day on
    which it is told; None where they name none within FARTHEST."""
    named = (moment for text in texts for moment in hours_named(text, told, ahead=True))
    return max((moment for moment in named if told < moment <= told + FARTHEST), default=None)


def first_day(texts: Iterable[str], told: date, *, dates: bool = False) -> date | None:
    """The first day after `told` that the texts name, None where they name none within FARTHEST; `dates` = by a day of the month
    or as tomorrow alone: what has been so since Monday names none to come."""
    said = (each.day for text in texts for each in moments(text) if each.day)
    named = (day.on(told) for day in said if not dates or day.of_month or day.offset is not None)
    return min((day for day in named if day and told < day <= told + FARTHEST), default=None)
