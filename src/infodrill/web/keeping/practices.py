"""Practices alone are kept for hours, not for months: who runs one now, and deleting those that have had their time.

Nothing of a practice stays: it is nobody's record but the person's, who has seen it to its end.
"""

# Charter: web keeping practices
from __future__ import annotations

import time
from collections.abc import Sequence

from infodrill.web import live, models
from infodrill.web.conf.options import options
from infodrill.web.keeping.purge import last_recorded
from infodrill.web.keeping.wiping import forget_outcome, wipe_what_is_deleted
from infodrill.web.stores.derived import DatabaseDerivedStore
from infodrill.web.stores.log import growing

HOUR = 3600


def running() -> tuple[str, ...]:
    """Whence each practice comes that is not over, a keyed digest each."""
    found = models.Drill.objects.exclude(practice="").filter(lease__over=False)
    return tuple(found.values_list("practice", flat=True))


def played_here() -> tuple[str, ...]:
    """The scenarios of drills with control that are not over."""
    open_ones = models.Drill.objects.filter(practice="").exclude(lease__over=True)
    return tuple(open_ones.values_list("scenario", flat=True).distinct())


def tidy() -> tuple[str, ...]:
    """Delete ended practices that are older than `solo_hours`, and of the others the oldest beyond `solo_kept`; which."""
    # Oldest first: `many` counts from there those that are too many.
    rows = models.Drill.objects.exclude(practice="").order_by("created")
    over = list(rows.filter(lease__over=True).values_list("pk", flat=True))
    limit = int(time.time()) - options().solo_hours * HOUR
    many = rows.count() - options().solo_kept
    gone = [drill for place, drill in enumerate(over) if place < many or last_recorded(drill) <= limit]
    _delete(gone)
    return tuple(gone)


def _delete(drills: Sequence[str]) -> None:
    if drills:
        wipe_what_is_deleted()
    for drill in drills:
        with growing(drill):
            DatabaseDerivedStore(drill).drop()
            forget_outcome(drill)
            models.Drill.objects.filter(pk=drill).delete()
        live.forget(drill)
