"""Practices alone are kept for hours, not for months: who runs one now, and deleting those that have had their time.

Nothing of a practice stays: it is nobody's record but the person's, who has seen it to its end.
"""

# Charter: web keeping practices
from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache

from infodrill.conduct.playfiles import SCENARIO, scenario_of
from infodrill.kernel.clock import HOUR
from infodrill.kernel.i18n import LANGUAGES
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.schema import Scenario
from infodrill.web import live, models
from infodrill.web.conf.options import options
from infodrill.web.keeping.purge import last_recorded
from infodrill.web.keeping.wiping import forget_outcome, wipe_what_is_deleted
from infodrill.web.stores.derived import DatabaseDerivedStore
from infodrill.web.stores.log import growing


def running() -> tuple[str, ...]:
    """Whence each practice comes that is not over, a keyed digest each."""
    found = models.Drill.objects.exclude(practice="").filter(lease__over=False)
    return tuple(found.values_list("practice", flat=True))


def known_by(scenario: Scenario) -> frozenset[str]:
    """By what one knows a scenario again, though a copy of it has another name: its name, its claims and their words."""
    words = (
        words
        for claim in scenario.claims
        for words in (claim.id, *(claim.sentence.in_(lang) for lang in LANGUAGES))
    )
    return frozenset((scenario.drill.id, *words))


def played_here() -> frozenset[str]:
    """By what one knows the scenarios of drills with control that are not over."""
    open_ones = models.Drill.objects.filter(practice="").exclude(lease__over=True)
    return frozenset[str]().union(*(_played(*drill) for drill in open_ones.values_list("pk", "scenario")))


@lru_cache(64)
def _played(drill: str, name: str) -> frozenset[str]:
    """What a drill keeps of its scenario does not change."""
    files = models.DrillFile.objects.filter(drill=drill, path__startswith=SCENARIO)
    with suppress(ScenarioErrors):  # one of an earlier format, or damaged: its name is known
        return known_by(scenario_of({file.path: bytes(file.content) for file in files}).scenario) | {name}
    return frozenset({name})


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
