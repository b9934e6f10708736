"""What an author need not write (format 2): short forms spelled out, and fields that follow from others filled in.

It works on the plain values of the files, before the models see them. What is written stands; a value of the wrong kind is
left as it is, for `shape` to name. A drill keeps the files as written and fills them in again when it is read, so what
follows from what belongs to the format: it changes only with its number.
"""

# Charter: scenario light
from __future__ import annotations

from collections.abc import Mapping

from infodrill.scenario.light.claims import fill_claims
from infodrill.scenario.light.frame import fill_cells, fill_drill, fill_evaluation, fill_places, opening
from infodrill.scenario.light.injects import fill_injects
from infodrill.scenario.light.spelling import Tongues, spelled
from infodrill.scenario.light.times import DrillHours
from infodrill.scenario.light.values import fields, rows
from infodrill.scenario.schema import Cells, Claim, Drill, Evaluation, Msel, Places
from infodrill.scenario.yamltext import Document, Node

DRAFT = "draft"
FROM = 2  # the first format that is filled in; older ones were written whole
_MODELS = {"places.yaml": Places, "cells.yaml": Cells, "msel.yaml": Msel, "evaluation.yaml": Evaluation}


def completed(documents: Mapping[str, Document]) -> dict[str, Document]:
    """The files with everything that may be left out; lines are those of what is written."""
    data = {name: document.data for name, document in documents.items()}
    drill = data.get("drill.yaml")
    if not isinstance(drill, dict):
        return dict(documents)
    tongues = Tongues.of(drill)
    clock = DrillHours.of(drill := opening(drill))
    data["drill.yaml"] = spelled(drill, Drill, tongues, clock)
    for name, value in data.items():
        if model := _MODELS.get(name) or (Claim if name.startswith("claims/") else None):
            data[name] = spelled(value, model, tongues, clock)
    claims = {name: data[name] for name in sorted(data) if name.startswith("claims/")}
    _fill(data, claims, clock)
    return {
        name: Document(name, value, documents[name].lines if name in documents else {})
        for name, value in data.items()
    }


def _fill(data: dict[str, Node], claims: dict[str, Node], clock: DrillHours) -> None:
    """In the order in which one follows from the other."""
    places, cells = fields(data.get("places.yaml")), fields(data.get("cells.yaml"))
    drill, injects = data["drill.yaml"], rows(fields(data.get("msel.yaml")).get("injects"))
    played = [row for row in injects if row.get("status") != DRAFT]  # a draft moves nothing
    fill_places(places)
    fill_drill(drill, places, clock)
    fill_claims(claims, played, drill=drill, places=places, cells=cells)
    fill_cells(cells, claims)
    fill_injects(injects, claims, drill=drill, clock=clock)
    data.setdefault("evaluation.yaml", {})
    fill_evaluation(data["evaluation.yaml"], drill, played)
