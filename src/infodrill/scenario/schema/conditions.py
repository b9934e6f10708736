"""What an inject may wait for: a closed grammar over what players did."""

# Charter: scenario schema conditions
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from infodrill.scenario.schema.base import CaseState, ClaimName, Model, PointsAt, Seconds, Span, Trap, Verdict


class Condition(Model):
    """A closed grammar over what players did; exactly one key is set. Times in seconds."""

    all: tuple[Condition, ...] | None = None
    any: tuple[Condition, ...] | None = None
    not_: Annotated[Condition | None, Field(alias="not")] = None
    case_opened: ClaimName | None = None
    case_state: CaseStateTest | None = None
    verdict: VerdictTest | None = None
    statement_published: StatementTest | None = None
    deadline_missed: DeadlineTest | None = None
    trap_pressed: Trap | Literal["any"] | None = None
    reach: CountTest | None = None
    spread_level: CountTest | None = None
    inject_acknowledged: Annotated[int | None, Field(ge=1), PointsAt("inject")] = None
    phase_is: Literal[1, 2, 3, 4] | None = None
    after: Seconds | None = None


class CaseStateTest(Model):
    claim: ClaimName
    state: CaseState
    by: Seconds | None = None


class VerdictTest(Model):
    claim: ClaimName
    is_: Annotated[Verdict, Field(alias="is")]


class StatementTest(Model):
    claim: ClaimName
    kind: Literal[
        "any", "holding", "answer", "correction", "warning", "acknowledgement", "prebunk", "bulletin"
    ] = "any"
    within: Span | None = None


class DeadlineTest(Model):
    claim: ClaimName
    step: str = "any"


class CountTest(Model):
    claim: ClaimName
    at_least: Annotated[int, Field(ge=0)]


class Trigger(Model):
    """When an inject is due. `condition` injects are looked at each minute from `at` until `until`."""

    kind: Literal["time", "manual", "condition", "deadline", "repeat"] = "time"
    condition: Condition | None = None
    until: Seconds | None = None
    every: Annotated[Span | None, Field(ge=60)] = None
    times: Annotated[int | None, Field(ge=1, le=100)] = None


Condition.model_rebuild()
