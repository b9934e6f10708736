"""Whether what is missing stands in the drill under a new name: one of its kind that nothing names any more."""

# Charter: scenario checks renamed
from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace

from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.reserved import CONTROL
from infodrill.scenario.faults import ScenarioProblem
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code

HOMES: Mapping[str, tuple[str, str]] = {
    "cell": ("cells", "cells"), "ward": ("places", "wards"), "objective": ("drill", "objectives"),
    "situation": ("drill", "situations"),
}  # fmt: skip
"""Kind → the part of the scenario that declares it, and under which field."""
REMEDY = N_(
    "If it is {near} ({where}) under its old name, write one name everywhere, as nothing names that one; "
    "else add it, or write one of: {known}."
)


def renamed(
    loaded: Loaded, told: ScenarioProblem, kind: str, pointed: Set[tuple[str, str]]
) -> ScenarioProblem:
    """What is told of a name that is missing, with the one of its kind that nothing points at."""
    unnamed = [(name, where) for name, where in _declared(loaded, kind) if (kind, name) not in pointed]
    if len(unnamed) != 1:
        return told
    name, where = unnamed[0]
    return replace(told, remedy=REMEDY, params={**told.params, "near": in_code(name), "where": where})


def _declared(loaded: Loaded, kind: str) -> list[tuple[str, str]]:
    """Names of a kind, and where each stands."""
    scenario = loaded.scenario
    if kind == "picture":
        return [(name, f"media/{name}") for name in loaded.media]
    if kind == "claim":
        return [(each.id, loaded.where.claims[n]) for n, each in enumerate(scenario.claims)]
    file, head = HOMES[kind]
    places = [
        (each.id, loaded.where(file, head, n))
        for n, each in enumerate(getattr(getattr(scenario, file), head))
    ]
    return [(name, f"{place.file}:{place.line}") for name, place in places if name != CONTROL]
