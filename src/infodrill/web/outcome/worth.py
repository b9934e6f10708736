"""What the answers were worth, out of a report that is made: the same city without any response, and whom each text reached.

Numbers of people and of person-hours in the simulated city; nothing stands here before it is computed.
"""

# No charter: serves and draws; whatever is read or done goes through the doors that are ground
from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from infodrill.review.estimate import STEP, Estimate
from infodrill.web.outcome import keeping
from infodrill.web.shown import ShownDrill


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """What one issuer told on a claim, `statement` the first text of it: of those whom its layers hold, `reached` met it within
    24 h of the story, `false` the claim."""

    statement: str
    claim: str
    reached: int
    false: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """`unanswered` = (minute, how many times something false was believed), mean of the lives in which nothing was said;
    `answered` = mean of the same lives as played: the drill itself is one life, and lies off that mean by chance.

    `averted` = person-hours of false belief fewer than in those, `by_claim` of each false claim alone: with everything left out
    that was said on it. `still_open` = texts whose 24 h the play did not reach. `left` = (ward, permille of trust) with
    which the next drill in this city begins.
    """

    unanswered: tuple[tuple[int, int], ...]
    answered: tuple[tuple[int, int], ...]
    averted: Estimate
    by_claim: Mapping[str, Estimate]
    texts: tuple[Reached, ...]
    still_open: int
    left: tuple[tuple[str, int], ...] = ()


def of(drill: ShownDrill) -> Worth | None:
    """What is computed of a drill; None before, and where no other lives were lived."""
    return _read(drill)[0]


def left(drill: ShownDrill) -> tuple[tuple[str, int], ...]:
    """The trust with which the next drill in this city begins; of a drill without a report what it began with itself."""
    found, opened = of(drill), drill.state.opened
    return found.left if found else opened.trust if opened else ()


def plan_is_newer(drill: ShownDrill) -> bool:
    """Whether something was recorded after the report was made on which no figure rests, and which the report would print."""
    events = _read(drill)[1]
    return bool(drill.state.beside) and 0 < events <= drill.state.seq


def _read(drill: ShownDrill) -> tuple[Worth | None, int]:
    """(worth, how many events the report was made of; 0 = there is none), read once a report."""
    row = keeping.current(drill.id)
    if row is None:
        return None, 0

    def read() -> tuple[Worth | None, int]:
        content = keeping.content(drill.id, "report.json")
        told = json.loads(content) if content else {}
        twins = told.get("twins")
        return _worth(twins) if twins else None, int(told.get("events", 0))

    return drill.once("worth", row.whole_at, read)


def _worth(twins: Mapping[str, Any]) -> Worth:
    return Worth(
        unanswered=_mean(twins, "none"),
        answered=_mean(twins, "played"),
        averted=_own(twins),
        by_claim={claim["claim"]: Estimate(**claim["averted"]) for claim in twins["claims"]},
        texts=tuple(
            Reached(
                statement=text["statement"],
                claim=text["claim"],
                reached=text["reached"],
                false=text["false"],
            )
            for text in twins["reach"]
            if text["statement"]  # else a claim that nobody answered
        ),
        still_open=int(twins["reach_open"]),
        left=tuple((str(ward), int(more)) for ward, more in twins.get("left", ())),
    )


def _mean(twins: Mapping[str, Any], arm: str) -> tuple[tuple[int, int], ...]:
    """Beliefs in all false claims together, in the mean of an arm's lives, one point every STEP minutes."""
    lives = [claim[arm]["middle"] for claim in twins["claims"] if claim[arm]["middle"]]
    return tuple((place * STEP, sum(values)) for place, values in enumerate(zip(*lives, strict=True)))


def _own(twins: Mapping[str, Any]) -> Estimate:
    """The difference under the assumptions of the drill itself: the set whose lives are those of the total."""
    sets = twins["sets"].values()
    own = next(found for found in sets if found["none"] == twins["total"]["none"])
    return Estimate(**own["averted"])
