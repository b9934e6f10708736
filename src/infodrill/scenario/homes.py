"""Where a field belongs that stands in the wrong place: the file, and what it is written inside of, as it is written there."""

# Charter: scenario homes
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pydantic import BaseModel

from infodrill.kernel.errors import ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.scenario.allowed import Json, kinds_of, schema_of
from infodrill.scenario.schema import Cells, Claim, Drill, Evaluation, Msel, Places
from infodrill.scenario.yamltext import Document, Path_

HOMES: Mapping[str, type[BaseModel]] = {
    "drill.yaml": Drill, "places.yaml": Places, "cells.yaml": Cells, "msel.yaml": Msel, "evaluation.yaml": Evaluation,
    "claims/*.yaml": Claim,
}  # fmt: skip
MOST = 3  # places that a remedy lists; a name that stands in more of them says nothing of where it belongs
TOP = N_("Write it at the beginning of a line, inside of nothing else: {shape}")
INSIDE = N_("Write it as {shape}")
OUTER = N_("Write it further out, beside {beside} and not inside of it.")
ELSEWHERE = N_("It belongs into {file}: {shape}")
Step = tuple[str, bool]  # a field that is passed through, and whether it is a list of entries
Remedy = tuple[str, dict[str, object]]


def copied_over(faults: Iterable[ScenarioError], documents: Mapping[str, Document]) -> list[ScenarioError]:
    """The faults, those of a file that holds another one's content as one."""
    whole = {name: fault for name, document in documents.items() if (fault := _whole_file(document))}
    return [*whole.values(), *(fault for fault in faults if fault.place.file not in whole)]


def _whole_file(document: Document) -> ScenarioError | None:
    """Of a file whose fields are all another one's, that it was copied over; None where it is any other."""
    own = HOMES.get("claims/*.yaml" if document.name.startswith("claims/") else document.name)
    data = document.data if isinstance(document.data, dict) else {}
    if own is None or not data or {*data} & {*schema_of(own)["properties"]}:
        return None
    others = [
        file
        for file, each in HOMES.items()
        if each is not own and {*data} <= {*schema_of(each)["properties"]}
    ]
    if len(others) != 1:
        return None
    return ScenarioError(
        N_("this is the content of {other}: nothing in it belongs to {name}"),
        remedy=N_("Put the content of {name} back, from a copy or from `infodrill new`."),
        place=document.place((next(iter(data)),)), code="S111", name=f"`{document.name}`", other=f"`{others[0]}`",
    )  # fmt: skip


def home_of(name: str, model: type[BaseModel], path: Path_) -> Remedy | None:
    """The remedy for a field of that name which may not stand at the path; None where nothing has it, or too much."""
    own = next((file for file, each in HOMES.items() if each is model), "")
    around = tuple(step for step in path[:-1] if isinstance(step, str))
    here, elsewhere = (
        _ways(model).get(name, ()),
        {file: ways for file, each in HOMES.items() if file != own and (ways := _ways(each).get(name, ()))},
    )
    if not own:
        return None
    # As it is written where the author stands, if it belongs further inside.
    inner = [
        way[len(around) :] for way in here if _names(way)[: len(around)] == around and len(way) > len(around)
    ]
    if 0 < len(inner) <= MOST:
        return INSIDE, {"shape": _shapes(inner, name)}
    if outer := [way for way in here if 0 < len(way) < len(around) and around[: len(way)] == _names(way)]:
        return OUTER, {"beside": f"`{around[len(outer[-1])]}`"}
    if 0 < len(here) <= MOST:
        return (INSIDE if any(here) else TOP), {"shape": _shapes(here, name)}
    if not here and 0 < sum(map(len, elsewhere.values())) <= MOST:
        file, ways = min(elsewhere.items(), key=lambda each: min(map(len, each[1])))
        return ELSEWHERE, {"file": f"`{file}`", "shape": _shapes(ways, name)}
    return None


def _shapes(ways: Iterable[tuple[Step, ...]], name: str) -> str:
    return ", ".join(f"`{_shape(way, name)}`" for way in ways)


def _names(way: tuple[Step, ...]) -> tuple[str, ...]:
    return tuple(name for name, _ in way)


def _shape(way: tuple[Step, ...], name: str) -> str:
    """As it is written: "truth: [{known_from: …}]"."""
    shape = f"{name}: …"
    for field, listed in reversed(way):
        shape = f"{field}: [{{{shape}}}]" if listed else f"{field}: {{{shape}}}"
    return shape


@cache
def _ways(model: type[BaseModel]) -> Mapping[str, tuple[tuple[Step, ...], ...]]:
    """By a field's name, what it is written inside of, from the top of the file on."""
    found: dict[str, dict[tuple[str, ...], tuple[Step, ...]]] = {}
    schema = schema_of(model)
    for name, way in _walk(schema, schema, ()):
        # One entry by itself stands for a list of one: the list is told.
        found.setdefault(name, {}).setdefault(_names(way), way)
    return {name: tuple(sorted(ways.values(), key=len)) for name, ways in found.items()}


def _walk(at: Json, whole: Json, way: tuple[Step, ...]) -> Iterator[tuple[str, tuple[Step, ...]]]:
    for kind in kinds_of(at, whole):
        for name, inner in kind.get("properties", {}).items():
            if {"vi", "en"} <= kind["properties"].keys() or name in _names(way):
                continue  # languages of a text, and conditions inside of conditions
            yield name, way
            yield from _walk(inner, whole, (*way, (name, False)))
        if "items" in kind and way:
            yield from _walk(kind["items"], whole, (*way[:-1], (way[-1][0], True)))
