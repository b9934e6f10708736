"""Ids of cells, wards and seats' roles by what people call them: an author who writes the name is told the id."""

# Charter: scenario called by
from __future__ import annotations

from collections.abc import Iterator, Mapping

from infodrill.kernel.errors import ScenarioError
from infodrill.kernel.folding import fold
from infodrill.kernel.i18n import N_
from infodrill.scenario.light.values import Fields, fields, name_of, rows, words
from infodrill.scenario.shape import in_code
from infodrill.scenario.yamltext import Document, Node


def told_the_id(faults: list[ScenarioError], documents: Mapping[str, Document]) -> list[ScenarioError]:
    """The faults, those whose value is the name of something with its id as remedy."""
    known = dict(_called(documents)) if any(fault.code == "S113" for fault in faults) else {}
    return [_answered(fault, known) for fault in faults]


def _answered(fault: ScenarioError, known: Mapping[str, str]) -> ScenarioError:
    said = fold(str(fault.params.get("value", "")).strip("`"))
    meant = known.get(said) if fault.code == "S113" else None
    if meant is None or fault.place.field.endswith("id"):  # an id of its own points at nothing
        return fault
    params = {**fault.params, "near": in_code(meant)}
    remedy = N_("Did you mean {near}?")
    return type(fault)(fault.message, remedy=remedy, place=fault.place, code=fault.code, **params)


def _called(documents: Mapping[str, Document]) -> Iterator[tuple[str, str]]:
    """(name, id), what is nearer to a whole agency last, so that it wins."""
    cells = rows(_of(documents, "cells.yaml").get("cells"))
    for seat in (seat for cell in cells for seat in rows(cell.get("seats"))):
        if roles := words(seat.get("roles")):
            yield from ((name, roles[0]) for name in _names(seat.get("name")))
    for thing in (*rows(_of(documents, "places.yaml").get("wards")), *cells):
        if name_of(thing):
            named = (*_names(thing.get("organisation")), *_names(thing.get("name")))
            yield from ((name, name_of(thing)) for name in named)


def _of(documents: Mapping[str, Document], file: str) -> Fields:
    return fields(documents[file].data) if file in documents else {}


def _names(node: Node) -> Iterator[str]:
    yield from (
        fold(text) for text in (node.values() if isinstance(node, dict) else (node,)) if isinstance(text, str)
    )
