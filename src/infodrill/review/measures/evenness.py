"""E17: evenness (*đều tay*) over twin claims delivered to several wards: a spread, never a ranking by name."""

# Charter: review measures evenness
from __future__ import annotations

from collections import defaultdict

from infodrill.casework import events as ev
from infodrill.kernel.i18n import N_
from infodrill.review.measures.base import DURING, Measure, percent, settle, unmeasured
from infodrill.review.timeline import Timeline
from infodrill.review.words import Count, Lasting, line

CODE, TITLE = "E17", N_("Evenness")
TARGET = line(N_("reported, not rated; from five twins"))
LEAST = 5


def measure(log: Timeline) -> Measure:
    """The largest group of twin claims: shortest and longest time from NEW to decided, published or closed."""
    twins: dict[str, list[str]] = defaultdict(list)
    for one in log.delivered():
        twins[one.twin or one.id].append(one.id)
    group = max(twins.values(), key=len, default=[])
    times = [took for one in group if (took := _took(log, one)) >= 0]
    if len(times) < LEAST:
        return unmeasured(CODE, TITLE, TARGET, DURING)
    result = line(
        N_("{n} twins: from {short} to {long}"),
        n=Count(len(times)),
        short=Lasting(min(times)),
        long=Lasting(max(times)),
    )
    values = {"twins": len(times), "shortest_seconds": min(times), "longest_seconds": max(times)}
    return settle(
        Measure(CODE, TITLE, result, TARGET, DURING, None, percent(len(times), len(group))), (), values
    )


def _took(log: Timeline, claim: str) -> int:
    seen = log.first_seen(claim)
    said = [one.at for one in log.publications(claim)]
    decided = [event.at for event, _ in log.on_claim(claim, ev.CaseDecided)]
    closed = [event.at for event, body in log.on_claim(claim, ev.CaseStepped) if body.to == "CLOSED"]
    done = min([*said, *decided, *closed], default=-1)
    return done - seen if done >= 0 and seen >= 0 else -1
