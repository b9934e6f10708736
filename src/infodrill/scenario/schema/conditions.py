"""What an inject may wait for: a closed grammar over what players did."""

# Charter: scenario schema conditions
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from infodrill.kernel.i18n import N_
from infodrill.scenario.schema.base import (
    CaseState,
    ClaimName,
    Model,
    PointsAt,
    Seconds,
    Span,
    TextKindOrAny,
    Trap,
    Verdict,
    means,
)


class Condition(Model):
    """What players must have done for an inject to come: exactly one test, or several joined by `all`, `any`, `not`."""

    all: Annotated[
        tuple[Condition, ...] | None, means(N_("Holds when all of the inner conditions hold."))
    ] = None
    any: Annotated[
        tuple[Condition, ...] | None, means(N_("Holds when one of the inner conditions holds."))
    ] = None
    not_: Annotated[
        Condition | None, Field(alias="not"), means(N_("Holds while the inner condition does not hold."))
    ] = None
    case_opened: Annotated[ClaimName | None, means(N_("Holds once a case of this claim exists."))] = None
    case_state: Annotated[
        CaseStateTest | None, means(N_("Holds once a case of the claim has come so far in the procedure."))
    ] = None
    verdict: Annotated[
        VerdictTest | None, means(N_("Holds once a case of the claim bears that verdict, right or wrong."))
    ] = None
    statement_published: Annotated[
        StatementTest | None, means(N_("Holds once a text of that kind on the claim is published."))
    ] = None
    deadline_missed: Annotated[
        DeadlineTest | None, means(N_("Holds once a deadline of the procedure was missed on the claim."))
    ] = None
    trap_pressed: Annotated[
        Literal[Trap, "any"] | None,
        means(N_("Holds once somebody pressed this trap button; `any` for whichever.")),
    ] = None
    reach: Annotated[CountTest | None, means(N_("Holds once so many accounts have met the claim."))] = None
    spread_level: Annotated[
        CountTest | None,
        means(N_("Holds once the claim has spread as far as that level, 0 to 5 for S0 to S5.")),
    ] = None
    inject_acknowledged: Annotated[
        int | None,
        Field(ge=1),
        PointsAt("inject"),
        means(N_("Holds once somebody confirmed having received the inject of this number.")),
    ] = None
    phase_is: Annotated[
        Literal[1, 2, 3, 4] | None, means(N_("Holds while the drill is in this phase, 1 to 4."))
    ] = None
    after: Annotated[Seconds | None, means(N_("Holds from this moment on."))] = None


class CaseStateTest(Model):
    """How far a case of a claim has come."""

    claim: Annotated[ClaimName, means(N_("The claim whose cases are looked at."))]
    state: Annotated[
        CaseState, means(N_("The state of the procedure that it has reached; a later one counts as well."))
    ]
    by: Annotated[
        Seconds | None, means(N_("The moment by which it must have come there; any time when left out."))
    ] = None


class VerdictTest(Model):
    """Which verdict a case of a claim bears."""

    claim: Annotated[ClaimName, means(N_("The claim whose cases are looked at."))]
    is_: Annotated[Verdict, Field(alias="is"), means(N_("The verdict that one of them bears."))]


class StatementTest(Model):
    """Whether a text on a claim was published."""

    claim: Annotated[ClaimName, means(N_("The claim that the text is about."))]
    kind: Annotated[
        TextKindOrAny,
        means(N_("The kind of text; `any` for whichever.")),
    ] = "any"
    within: Annotated[
        Span | None,
        means(N_("The time within which it followed the opening of the case; any time when left out.")),
    ] = None
    ago: Annotated[
        Span | None,
        means(
            N_(
                "How long it must have been out: whoever thanks for a text has met it first; no time when left out."
            )
        ),
    ] = None


class DeadlineTest(Model):
    """Whether a deadline of the procedure was missed on a claim."""

    claim: Annotated[ClaimName, means(N_("The claim whose cases are looked at."))]
    step: Annotated[
        str,
        means(
            N_("The step of the procedure that came too late, as `gate` or `publish`; `any` for whichever.")
        ),
    ] = "any"


class CountTest(Model):
    """Whether a claim has come to a number."""

    claim: Annotated[ClaimName, means(N_("The claim that is counted."))]
    at_least: Annotated[
        int,
        Field(ge=0),
        means(N_("The number from which on it holds: accounts for `reach`, 0 to 5 for `spread_level`.")),
    ]


class Trigger(Model):
    """What makes an inject come: its time, the hand of control, or what players did."""

    kind: Annotated[
        Literal["time", "manual", "condition", "deadline", "repeat"],
        means(
            N_(
                "`time` at its `at`; `manual` when control sends it; `condition` and `deadline` in the first minute from `at` "
                "on in which the condition holds; `repeat` again and again."
            )
        ),
    ] = "time"
    condition: Annotated[
        Condition | None, means(N_("What must hold, for the kinds `condition` and `deadline`."))
    ] = None
    until: Annotated[
        Seconds | None,
        means(N_("The last moment at which the condition is looked at; the end when left out.")),
    ] = None
    every: Annotated[
        Span | None, Field(ge=60), means(N_("The time between two turns of a `repeat`, a minute or more."))
    ] = None
    times: Annotated[
        int | None, Field(ge=1, le=100), means(N_("How many turns a `repeat` has, 1 to 100."))
    ] = None


Condition.model_rebuild()
