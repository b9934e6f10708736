"""An edition of the procedure as text: names, levels, roles, steps and times. How far it may narrow, casework says.

Lists are lists here: `Sparse` and `who` are looked at before pydantic's strict reading of JSON, which knows no tuples then.
"""

# Charter: scenario schema edition
from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from infodrill.kernel.i18n import N_, InBoth
from infodrill.scenario.schema.base import (
    CaseState,
    Disposition,
    GateCode,
    Model,
    Player,
    Priority,
    Role,
    StateGroup,
    StatementState,
    refusal,
)

LONGEST_TIME = 30 * 86_400  # seconds
_TIME = re.compile(r"([0-9]{1,4}) ?(min|h|d)")
_UNIT = {"min": 60, "h": 3600, "d": 86_400}

Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
ActionKey = Literal["0", "1", "2", "3", "4", "5", "6", "7", "8"]


def _action(number: int) -> int:
    if str(number) not in get_args(ActionKey):
        raise refusal(
            "S316", N_("there is no action {n}"), N_("The list of actions is closed: 0 to 8."), n=number
        )
    return number


def _seconds(written: object) -> int:
    found = _TIME.fullmatch(written) if isinstance(written, str) else None
    seconds = int(found[1]) * _UNIT[found[2]] if found else 0
    if not 0 < seconds <= LONGEST_TIME:
        raise refusal(
            "S327",
            N_("a deadline is a time above 0 and up to 30 days"),
            N_("Write for example 30 min, 4 h or 5 d."),
        )
    return seconds


def _for_each_priority(who: Any) -> Any:
    """One list stands for all priorities."""
    return who if isinstance(who, dict) else dict.fromkeys(get_args(Priority), who)


def _every(codes: Any) -> AfterValidator:
    """The table has each of `codes`, since a reader may meet each; it is kept in their order."""

    def checked(table: Mapping[str, Any]) -> Mapping[str, Any]:
        for code in get_args(codes):
            if code not in table:
                raise refusal("S110", N_("the field {name} is missing"), N_("Add it."), name=code)
        return {code: table[code] for code in get_args(codes)}

    return AfterValidator(checked)


Action = Annotated[int, AfterValidator(_action)]
Deadline = Annotated[int, BeforeValidator(_seconds)]
"""Seconds, written as 30 min, 4 h or 5 d."""


class Sparse(Model):
    """Fields that are written and left empty are not there."""

    @model_validator(mode="before")
    @classmethod
    def _written(cls, fields: Any) -> Any:
        if not isinstance(fields, dict):
            return fields
        return {key: field for key, field in fields.items() if field not in (None, "")}


class Label(InBoth, Model):
    """A name in both languages."""

    vi: Word
    en: Word


class Level(Label):
    level: int


class StepText(Sparse):
    """One step. `who` by priority, absent for what nobody takes; `due` in seconds by priority."""

    name: Label
    artefact: Label
    frm: Annotated[list[CaseState], Field(alias="from", default_factory=list)]
    to: CaseState | None = None
    who: Annotated[
        dict[Priority, list[Role]],
        Field(default_factory=dict),
        _every(Priority),
        BeforeValidator(_for_each_priority),
    ]
    due: Annotated[dict[Priority, Deadline], Field(default_factory=dict)]
    approvals: Annotated[list[Role], Field(default_factory=list)]
    signatures: Annotated[int, Field(ge=1, le=4)] = 1


class EditionText(Sparse):
    """The whole file."""

    format: Annotated[int, Field(ge=1, le=1)]
    edition: Word
    title: Label
    rights_adviser: Word
    service_days: Annotated[int, Field(ge=1, le=30)]
    recheck_hours: Annotated[int, Field(ge=1, le=168)]
    forbidden_actions: Annotated[list[Action], Field(default_factory=list)]
    levels: Annotated[list[Level], Field(min_length=1, max_length=3)]
    states: Annotated[dict[CaseState, Label], _every(CaseState)]
    statement_states: Annotated[dict[StatementState, Label], _every(StatementState)]
    groups: Annotated[dict[StateGroup, Label], _every(StateGroup)]
    dispositions: Annotated[dict[Disposition, Label], _every(Disposition)]
    roles: Annotated[dict[Player, Label], _every(Player)]
    steps: dict[str, StepText]
    ceilings: Annotated[dict[GateCode, list[Action]], Field(default_factory=dict)]
    actions: Annotated[dict[ActionKey, Word], Field(default_factory=dict)]
    gate_order: list[str] | None = None
    merged_roles: Annotated[list[list[Role]], Field(default_factory=list)]
