"""`claims/*.yaml`: a sentence that people may believe, its truth over time, its harm and its right path."""

# Charter: scenario schema claims
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from infodrill.scenario.schema.base import (
    PROTECTED,
    Bi,
    CellName,
    ClaimName,
    Derived,
    Disposition,
    GateCode,
    HeldRole,
    Id,
    Line,
    Model,
    Seconds,
    Short,
    SituationName,
    Verdict,
    WardName,
)


class Known(Model):
    """What is true from `at` on, as the record shows; only the owner, agencies and SIM learn it, from `known_from`."""

    at: Annotated[Seconds, Derived]
    known_from: Annotated[Seconds, Derived]
    verdict: Verdict
    why: Bi
    advice: Bi | None = None  # what to do from then on, None = as the claim says
    record: Annotated[Literal["primary", "independent", "none"], Derived]


class ProtectedFact(Model):
    """Something about a claim that may lawfully be withheld; E19 tells by it what was rightly marked and what leaked.

    ground secret = lawfully secret, security = would help an attacker, source = who gave it away, personal. What is only
    awkward for an institution is no ground.
    """

    ground: Literal["secret", "security", "source", "personal"]
    fact: Bi


class Wave(Model):
    """A beginning of the claim in the city: `roots` accounts of `ward` (or anywhere) tell it at second `at`."""

    at: Seconds
    roots: Annotated[int, Field(ge=1, le=5_000)]
    layers: Annotated[tuple[Literal["feed", "group", "press", "field"], ...], Field(min_length=1)]
    ward: WardName | None = None


class RightStep(Model):
    """One step of the best play: what, by which role, at the earliest second its evidence allows."""

    what: Literal[
        "leave",
        "service",
        "acknowledge",
        "hold",
        "warn",
        "correct",
        "answer",
        "refer",
        "report_page",
        "watch",
    ]
    by: HeldRole
    after: Seconds
    note: Bi


class Claim(Model):
    """A sentence that people may believe, and the harm it does if they do. Never a person."""

    id: Annotated[Id, Derived]
    situation: Annotated[SituationName, Derived]
    sentence: Bi
    gate_code: Annotated[GateCode, Derived]
    gate_answers: Annotated[tuple[Literal["yes", "no", "unsure"], ...], Field(min_length=9, max_length=9)]
    harm: Literal["H0", "H1", "H2", "H3", "H4"]
    harm_why: Annotated[Bi, Derived]
    void: Annotated[Literal["V0", "V1", "V2", "V3"], Derived]
    disposition: Annotated[Disposition, Derived]
    owner: CellName | None = None
    about: tuple[CellName, ...] = ()
    star: bool = False
    poses_as: bool = False  # told by a page that poses as an organisation
    own_error: bool = False  # published by our own side, so its correction is owed from its first wave
    parent: ClaimName | None = None
    split_of: ClaimName | None = None
    twin: ClaimName | None = None
    truth: Annotated[tuple[Known, ...], Field(min_length=1), Short()]
    kernel: Bi | None = None
    advice: Annotated[Bi, Derived]
    meanwhile: Bi | None = (
        None  # what keeps people from harm while nothing is known; seen in the telling, not the truth
    )
    right_path: Annotated[tuple[RightStep, ...], Field(min_length=1), Derived]
    waves: Annotated[tuple[Wave, ...], Field(min_length=1), Derived]
    pull: Annotated[int, Field(ge=1, le=100), Derived]
    doubt: Annotated[int, Field(ge=0, le=500)] = 80
    question: Annotated[int, Field(ge=0, le=500)] = 120
    anchors: tuple[Line, ...] = ()
    duplicates: tuple[ClaimName, ...] = ()
    protects: tuple[ProtectedFact, ...] = ()
    practice_minutes: Annotated[int, Field(ge=5, le=240)] | None = None  # played, at least; None = 30

    @property
    def protected(self) -> bool:
        return self.gate_code in PROTECTED
