"""`evaluation.yaml`: objective, capability, target, critical task, measure."""

# Charter: scenario schema evaluation
from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from infodrill.scenario.schema.base import Bi, Id, Model


class CriticalTask(Model):
    id: Id
    text: Bi
    measure: Annotated[str, StringConstraints(pattern=r"^E([1-9]|1[0-9])$")]
    cells: tuple[Id, ...] = ()


class Capability(Model):
    id: Id
    objective: Id
    title: Bi
    target: Bi
    tasks: Annotated[tuple[CriticalTask, ...], Field(min_length=1)]


class Evaluation(Model):
    capabilities: Annotated[tuple[Capability, ...], Field(min_length=1)]
