"""`msel.yaml`: the injects, one a row."""

# Charter: scenario schema msel
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from infodrill.scenario.schema.base import (
    Bi,
    CellName,
    ClaimName,
    Derived,
    HeldRole,
    Id,
    Model,
    ObjectiveName,
    Permille,
    PointsAt,
    Role,
    Seconds,
    Short,
    SituationName,
    Span,
)
from infodrill.scenario.schema.claims import Wave
from infodrill.scenario.schema.conditions import Trigger


class Expected(Model):
    """What a good cell would do. Critical ones stand first in the report as rows of their own; they never count in the result."""

    who: HeldRole
    what: Bi
    deadline: Annotated[Span, Field(ge=60)]
    evidence: Literal[
        "case_opened",
        "case_gated",
        "case_triaged",
        "case_decided",
        "case_closed",
        "verdict",
        "statement",
        "ticket",
        "escalated",
        "message",
        "none",
    ] = "none"
    score: Annotated[int, Field(ge=1, le=10)] = 1
    critical: bool = False


class Recipients(Model):
    """To whom: cells, roles, the public; in one list, `[ward, L1-DUTY, public]`, each is known by its letters."""

    SHORT = Short('{"type": ["string", "array"], "items": {"type": "string"}, "minLength": 1}')

    cells: tuple[CellName, ...] = ()
    roles: tuple[HeldRole, ...] = ()
    public: bool = False


class Inject(Model):
    """One row of the MSEL."""

    number: Annotated[int, Field(ge=1, le=9_999), Derived]
    situation: Annotated[SituationName, Derived]
    phase: Annotated[Literal[1, 2, 3, 4], Derived]
    at: Seconds
    story_time: str = ""
    kind: Annotated[
        Literal["inject", "information", "facilitation", "expected_action", "contingency", "background"],
        Derived,
    ]
    trigger: Trigger = Trigger()
    from_: Annotated[str, Field(alias="from", min_length=1, max_length=120)]
    to: Recipients
    method: Annotated[
        Literal[
            "public_feed",
            "closed_group",
            "press",
            "hotline",
            "field_report",
            "official_letter",
            "phone_note",
            "chat",
        ],
        Derived,
    ]
    subject: Annotated[Bi, Derived]
    body: Bi
    media: tuple[Annotated[str, PointsAt("picture")], ...] = ()
    language: Literal["vi", "en", "both"] = "both"
    synopsis: Annotated[Bi, Derived]
    claim: ClaimName | None = None
    truth: Literal["true", "false", "mixed", "unproven", "none"] = "none"
    expected_actions: tuple[Expected, ...] = ()
    objectives: Annotated[tuple[ObjectiveName, ...], Derived]
    controller: Annotated[Role, Derived]
    approver: Annotated[Role, Derived]
    status: Annotated[Literal["draft", "reviewed", "approved", "loaded"], Derived]
    if_stuck: Bi | None = None
    evaluator_notes: Bi | None = None
    tags: tuple[Id, ...] = ()
    effect: Effect | None = None


class Effect(Model):
    """What an inject does to the city besides being read: a new wave of its claim, or press pick-up."""

    wave: Wave | None = None
    boost_permille: Permille | None = None


class Msel(Model):
    injects: Annotated[tuple[Inject, ...], Field(min_length=1)]


Inject.model_rebuild()
