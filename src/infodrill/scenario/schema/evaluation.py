"""`evaluation.yaml`: objective, capability, target, critical task, measure."""

# Charter: scenario schema evaluation
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from infodrill.scenario.schema.base import Bi, CellName, Derived, Id, Model, ObjectiveName

MeasureCode = Annotated[str, StringConstraints(pattern=r"^E([1-9]|1[0-9])$")]


class CriticalTask(Model):
    id: Id
    text: Bi
    measure: MeasureCode
    cells: tuple[CellName, ...] = ()


class Capability(Model):
    """What an office must be able to do; `element` is the capability element that an improvement would mend (HSEEP)."""

    id: Id
    objective: ObjectiveName
    title: Bi
    target: Bi
    element: Literal["planning", "organisation", "equipment", "training", "exercise"] = "training"
    tasks: Annotated[tuple[CriticalTask, ...], Field(min_length=1)]


class Evaluation(Model):
    """`rates` = the measures that this drill promises to rate when good cells play it; empty = it promises none."""

    rates: tuple[MeasureCode, ...] = ()
    capabilities: Annotated[tuple[Capability, ...], Field(min_length=1), Derived]
