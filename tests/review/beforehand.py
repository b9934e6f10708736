"""Documents before a drill as tests ask for them, and a scenario in which all is other but what everybody may know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from infodrill.conduct.shipped import load_shipped
from infodrill.review.papers import KINDS, PaperName, PaperSource, document, names
from infodrill.review.report.document import ReportDocument
from infodrill.scenario.loader import find, load
from infodrill.scenario.schema import Bi, Model, Scenario
from tests.once import once

HOUR = re.compile(r"\d\d:\d\d")
CANARY = "chim-bao"
# What everybody may know before a drill, by the path of the field; each field below one that stands here is open too.
OPEN = (
    "drill.id", "drill.title", "drill.subtitle", "drill.briefing", "drill.epoch", "drill.objectives", "drill.phases",
    "drill.edition", "drill.languages", "places", "cells.join_minutes", "cells.cells.id",
    "cells.cells.name", "cells.cells.level", "cells.cells.ward", "cells.cells.wards", "cells.cells.organisation",
    "cells.cells.seats",
)  # fmt: skip
# Of an inject what whoever gets it reads, and when control hands it out.
ON_SHEET = (
    *OPEN,
    "drill.speakers",
    *(f"msel.injects.{name}" for name in ("number", "at", "story_time", "from_", "to", "method", "subject", "body", "media")),
)  # fmt: skip


@cache
def source(name: str) -> PaperSource:
    loaded = load(find(name))
    scenario = loaded.scenario
    return PaperSource(
        scenario=scenario,
        edition=load_shipped(scenario.drill.edition),
        digest=loaded.digest,
        media=loaded.media,
    )


@once
def tree_of(name: str, paper: PaperName, lang: str) -> ReportDocument:
    return document(source(name), paper, lang)


def every_paper(name: str, *, players: bool | None = None) -> tuple[PaperName, ...]:
    """All, or those that are for players, or those that are not."""
    return tuple(
        paper for paper in names(source(name)) if players is None or KINDS[paper.kind].players is players
    )


def otherwise(found: PaperSource, left: tuple[str, ...]) -> PaperSource:
    """A source in which each text, number and sign is another, but those that are `left`."""
    told: Any = _other(found.scenario, "", frozenset(left))
    assert isinstance(told, Scenario)
    return replace(found, scenario=told)


def _other(value: Any, path: str, left: frozenset[str]) -> Any:
    if path in left:
        return value
    match value:
        case Bi(vi=vi, en=en):
            return Bi.model_construct(vi=f"{CANARY} {vi}", en=f"{CANARY} {en}")
        case Model():
            fields: Mapping[str, Any] = {
                name: _other(getattr(value, name), f"{path}.{name}".strip("."), left)
                for name in type(value).model_fields
            }
            return type(value).model_construct(**fields)
        case tuple():
            return tuple(_other(item, path, left) for item in value)
        case bool():
            return not value
        case int():
            return value + 7
        case str() if HOUR.fullmatch(value):
            return f"{(int(value[:2]) + 7) % 24:02}{value[2:]}"
        case str():
            return f"{CANARY}-{value}"
    return value
