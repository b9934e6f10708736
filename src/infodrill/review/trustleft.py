"""What a drill leaves the next one in the same city: the trust that its false words cost, by ward (E16, as the report tells it).

Like E16 it compares the same words to the same people, found out and with none of them false: neither volume nor good work buys
trust that a city does not have. Nothing is assumed to heal between two drills.
"""

# Charter: review trustleft
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from infodrill.conduct.city import build_city
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.review.arms import Life, Relived, interventions
from infodrill.review.changes import Arm
from infodrill.review.estimate import REPLICAS
from infodrill.review.record import Record
from infodrill.review.shifting import false_words
from infodrill.review.timeline import ReportTimeline

LOST = 1_000  # permille: all of it

WardTrust = tuple[tuple[str, int], ...]
"""(ward, permille, below 0), in the order of places.yaml; wards without a change are left out."""


def trust_left_by(record: Record, log: ReportTimeline, city_cache: Path | None = None) -> WardTrust:
    """For who has no twins at hand; only where something false was said are lives lived for it."""
    minutes = [event.body.minute + 1 for event in record.events if isinstance(event.body, MinuteClosed)]
    if not minutes or not false_words(interventions(record), log):
        return left(record, (), ())
    opened = record.opened
    city = build_city(record.scenario, opened.accounts, opened.seed, city_cache)
    found_out, right = (
        [Arm(assumptions=opened.assumptions, redraw=n + 1, kind=kind) for n in range(REPLICAS)]
        for kind in ("found_out", "right")
    )
    lives = Relived(record, log, city, max(minutes)).play([*found_out, *right], lambda: None)
    return left(record, [lives[arm] for arm in found_out], [lives[arm] for arm in right])


def left(record: Record, found_out: Sequence[Life], right: Sequence[Life]) -> WardTrust:
    """What the drill began with, and the mean of what its false words cost; the lives of both kinds, replica by replica."""
    begun, wards = dict(record.opened.trust), record.scenario.places.wards
    cost = np.zeros(len(wards))
    if found_out:
        pairs = zip(found_out, right, strict=True)
        cost = np.mean([one_more.ward_trust - other.ward_trust for one_more, other in pairs], axis=0) / 1000
    found = (
        (ward.id, max(-LOST, begun.get(ward.id, 0) + min(0, round(float(lost)))))
        for ward, lost in zip(wards, cost, strict=True)
    )
    return tuple((ward, more) for ward, more in found if more)
