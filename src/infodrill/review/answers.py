"""Owns what is asked of a drill that was played, the arms that answer it, and what an answer holds."""

# Charter: review answers
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from infodrill.review.anew import OnRecord
from infodrill.review.changes import Kind
from infodrill.review.estimate import Estimate, Range, counted, one_more, paired
from infodrill.review.otherwise import InjectDiffers, coming, differing
from infodrill.review.shifting import Moved
from infodrill.review.tallies import ITSELF, KeptTallies, LifeTally
from infodrill.review.twins import ARMS_VERSION

Asked = Literal["none", "best", "over", "without", "shift", "silence", "branch"]
NEVER = -1  # as a delay
ArmAsked = tuple[Kind, str, int]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """`what` = a statement, a sheet of guidance or an answer to the press ("" = everything published); for "silence" a case,
    for "branch" the drill that it goes on from. `by` = minutes later, negative earlier; of a branch the minute of its cut."""

    kind: Asked
    what: str = ""
    by: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """What one further silence costs beside the earliest answer: person-hours of false belief more, and people who believe
    something false when the city's life ends. `delay` in minutes, NEVER for no answer at all. `differs` = the injects that come
    there and would not after the earliest answer, or the other way round."""

    delay: int
    hours: Estimate
    people: Estimate
    differs: tuple[InjectDiffers, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is known so far. `hours` and `people` = as played less the other world: positive where that has fewer.

    `claims` = false claims that are weighed; none, and no life lived, where the question changes nothing. `prices` of silence
    alone; there `hours` and `people` compare the drill as played with the earliest answer, `own_hours` with the same without what
    was wrong of ours on the claim, None where nothing false was said. `known`, `earliest`, `answered` = minutes, -1 for none:
    its record was there, it could be answered, it was. `of_hours`, `of_people` = what the same lives came to as played; `itself`
    = the person-hours of the drill itself, `one_play` = where those of one further life as played fall, None where too few say;
    `report` = the minute from which a report draws. `valued` of no response: what was left out and what stands, by kind.
    """

    question: WhatIf
    claims: tuple[str, ...] = ()
    replicas: int = 0
    fork: int = 0
    hours: Estimate | None = None
    people: Estimate | None = None
    moved: tuple[Moved, ...] = ()
    differs: tuple[InjectDiffers, ...] = ()
    prices: tuple[Priced, ...] = ()
    known: int = -1
    earliest: int = -1
    answered: int = -1
    own_hours: Estimate | None = None
    itself: int = -1
    one_play: Range | None = None
    valued: Mapping[str, int] = field(default_factory=dict)
    of_hours: Estimate | None = None
    of_people: Estimate | None = None
    report: int = -1
    version: int = ARMS_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedArms:
    """The arms of a question: the one that others are held against first. `own` = the one without what was wrong of ours, ()
    where nothing false was said; the others as in `Answer`."""

    arms: tuple[ArmAsked, ...]
    claims: tuple[str, ...]
    fork: int
    moved: tuple[Moved, ...] = ()
    known: int = -1
    earliest: int = -1
    answered: int = -1
    delays: tuple[int, ...] = ()
    own: ArmAsked | tuple[()] = ()
    valued: Mapping[str, int] = field(default_factory=dict)
    report: int = -1


def answered(
    question: WhatIf, plan: AskedArms, recorded: OnRecord, kept: KeptTallies, upto: int = 0
) -> Answer:
    """The answer that these lives give, the first `upto` of each arm or all."""
    n = min(upto or kept.whole(), kept.whole())
    lives = [kept.found[name_of(arm)][:n] for arm in plan.arms]
    silence = question.kind == "silence"
    other, played = (lives[0], lives[1]) if silence else (lives[1], lives[0])
    prices = [
        Priced(delay=delay, hours=more[0], people=more[1], differs=coming(lives[0], later, plan.arms[0][0]))
        for delay, later in zip(plan.delays, lives[2 : 2 + len(plan.delays)], strict=True)
        for more in (_fewer(later, lives[0]),)
    ]
    hours, people = _fewer(played, other)
    itself, own = kept.found.get(ITSELF), kept.found[name_of(plan.own)][:n] if plan.own else None
    return Answer(
        question=question,
        claims=plan.claims,
        replicas=n,
        fork=plan.fork,
        hours=hours,
        people=people,
        own_hours=_fewer(played, own)[0] if own else None,
        of_hours=counted([life.hours for life in played]),
        of_people=counted([life.people for life in played]),
        itself=round(itself[0].hours) if itself else -1,
        one_play=one_more([life.hours for life in played]),
        report=plan.report,
        moved=plan.moved,
        differs=differing(recorded, {plan.arms[0 if silence else 1][0]: other}),
        prices=tuple(prices),
        known=plan.known,
        earliest=plan.earliest,
        answered=plan.answered,
        valued=plan.valued,
    )


def name_of(arm: ArmAsked) -> str:
    """The name under which the lives of an arm are kept."""
    kind, what, by = arm
    return f"{kind}:{what}:{by}"


def from_data(data: Mapping[str, Any]) -> Answer:
    """An answer from its plain values (`dataclasses.asdict`)."""

    def estimate(value: Mapping[str, int] | None) -> Estimate | None:
        return Estimate(**value) if value else None

    def injects(rows: Iterable[Mapping[str, Any]]) -> tuple[InjectDiffers, ...]:
        return tuple(InjectDiffers(**row) for row in rows)

    parts: dict[str, Any] = {
        name: estimate(data.get(name)) for name in ("hours", "people", "own_hours", "of_hours", "of_people")
    } | {
        "question": WhatIf(**data["question"]),
        "claims": tuple(data["claims"]),
        "moved": tuple(Moved(**move) for move in data["moved"]),
        "differs": injects(data["differs"]),
        "one_play": Range(**data["one_play"]) if data.get("one_play") else None,
        "prices": tuple(
            Priced(
                delay=row["delay"], hours=Estimate(**row["hours"]), people=Estimate(**row["people"]),
                differs=injects(row.get("differs", ())),
            )
            for row in data["prices"]
        ),
    }  # fmt: skip
    return Answer(**{**data, **parts})


def _fewer(first: Sequence[LifeTally], second: Sequence[LifeTally]) -> tuple[Estimate, Estimate]:
    """First − second, of hours and of people."""
    return (
        paired([each.hours for each in first], [each.hours for each in second]),
        paired([each.people for each in first], [each.people for each in second]),
    )
