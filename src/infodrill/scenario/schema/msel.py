"""`msel.yaml`: the injects, one a row."""

# Charter: scenario schema msel
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from infodrill.scenario.schema.base import (
    Bi,
    CellName,
    ClaimName,
    HeldRole,
    Id,
    Model,
    ObjectiveName,
    Permille,
    PointsAt,
    Role,
    Seconds,
    SituationName,
)
from infodrill.scenario.schema.claims import Wave
from infodrill.scenario.schema.conditions import Trigger


class Expected(Model):
    """What a good cell would do. Critical ones stand first in the report as rows of their own; they never count in the result."""

    who: HeldRole
    what: Bi
    deadline: Annotated[int, Field(ge=60)]
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
    cells: tuple[CellName, ...] = ()
    roles: tuple[HeldRole, ...] = ()
    public: bool = False


class Inject(Model):
    """One row of the MSEL."""

    number: Annotated[int, Field(ge=1, le=9_999)]
    situation: SituationName
    phase: Literal[1, 2, 3, 4]
    at: Seconds
    story_time: str = ""
    kind: Literal["inject", "information", "facilitation", "expected_action", "contingency", "background"]
    trigger: Trigger = Trigger()
    from_: Annotated[str, Field(alias="from", min_length=1, max_length=120)]
    to: Recipients
    method: Literal[
        "public_feed",
        "closed_group",
        "press",
        "hotline",
        "field_report",
        "official_letter",
        "phone_note",
        "chat",
    ]
    subject: Bi
    body: Bi
    media: tuple[Annotated[str, PointsAt("picture")], ...] = ()
    language: Literal["vi", "en", "both"] = "both"
    synopsis: Bi
    claim: ClaimName | None = None
    truth: Literal["true", "false", "mixed", "unproven", "none"] = "none"
    expected_actions: tuple[Expected, ...] = ()
    objectives: tuple[ObjectiveName, ...]
    controller: Role
    approver: Role
    status: Literal["draft", "reviewed", "approved", "loaded"]
    if_stuck: Bi | None = None
    evaluator_notes: Bi | None = None
    visibility: Literal["recipients", "public", "control"] = "recipients"
    tags: tuple[Id, ...] = ()
    effect: Effect | None = None


class Effect(Model):
    """What an inject does to the city besides being read: a new wave of its claim, or press pick-up."""

    wave: Wave | None = None
    boost_permille: Permille | None = None


class Msel(Model):
    injects: Annotated[tuple[Inject, ...], Field(min_length=1)]


Inject.model_rebuild()
