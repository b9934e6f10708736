"""Owns how long a seat code opens its seat: until the clock starts as the server allows, from then on as the scenario says.

Cards are printed the day before, so that before the start only the server's `code_hours` count. Once the exercise runs,
a card that was left lying opens nothing after the scenario's `join_minutes` of real time; one made later counts from then.
"""

# Charter: web joining lasting
from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from infodrill.scenario.schema import Scenario
from infodrill.web.conf.options import options
from infodrill.web.models import SeatCode


def last_use(scenario: Scenario, *, begun: bool) -> datetime:
    """Until when a code that is made now can be used; `begun` = the drill's clock has been started."""
    longest = timedelta(hours=options().code_hours)
    now: datetime = timezone.now()
    return now + (min(longest, _running(scenario)) if begun else longest)


def clock_starts(drill_id: str, scenario: Scenario) -> None:
    """From now on the scenario's minutes count for the codes that were made before; none lasts longer by it."""
    ends = timezone.now() + _running(scenario)
    SeatCode.objects.filter(drill=drill_id, expires__gt=ends).update(expires=ends)


def _running(scenario: Scenario) -> timedelta:
    return timedelta(minutes=scenario.cells.join_minutes)
