"""Cells of injects that stayed which held something so far and now hold nothing: said before anybody misses it; at the row into
which that slipped where it stands in another one now."""

# Charter: exchange mselemptied
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from infodrill.exchange.mselaround import Around
from infodrill.exchange.mselcolumns import taken
from infodrill.exchange.mselgranted import same_text
from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.scenario.faults import ScenarioProblem, warning

Cells = Mapping[Any, Place]
LISTED = (("to", "cells"), ("to", "roles"), ("to", "public"))
"""Fields with a column of their own, of which an inject can do without each."""
STRAYING = (
    ("trigger", "condition"),
    *(
        (name, lang)
        for name in ("if_stuck", "evaluator_notes", "synopsis", "in_danger")
        for lang in LANGUAGES
    ),
)
"""Fields that few injects have, so that what stands in the wrong row hardly ever looks wrong there."""


def strayed(rows: Iterable[tuple[Mapping[str, Any], Cells]], around: Around) -> Iterator[ScenarioProblem]:
    """What stood at another inject so far, whose own cell is empty now."""
    listed = [
        (values, cells, before)
        for values, cells in rows
        if (before := around.before.get(values.get("number", 0), {})) and same_text(values, before)
    ]
    for path in STRAYING:
        left = [(taken(then, path), now["number"]) for now, _, then in listed if not taken(now, path)]
        for now, cells, then in listed:
            value = taken(now, path)
            other = next((number for was, number in left if was and was == value), None)
            if other is not None and value != taken(then, path) and path in cells:
                message = N_("inject {number} has in this column what stood at inject {other} so far")
                remedy = N_("Put the cells of the column back in their rows, or leave it if that is meant.")
                yield warning("Q145", cells[path], message, remedy, number=now["number"], other=other)


def emptied(rows: Iterable[tuple[Mapping[str, Any], Cells]], around: Around) -> Iterator[ScenarioProblem]:
    """Of injects that say what they said so far; who is told of no action any more, and who receives them no more."""
    for values, cells in rows:
        before = around.before.get(values.get("number", 0), {})
        if not before or not same_text(values, before):
            continue
        for path in LISTED:
            then = taken(before, path)
            if then and not taken(values, path) and path in cells:
                yield _told(values, "public" if then is True else ", ".join(map(str, then)), cells[path])
        actions = before.get("expected_actions") or ()
        place = next((place for path, place in cells.items() if path[0] == "expected"), None)
        if actions and place and not values.get("expected_actions"):
            yield _told(values, str(actions[0].get("who", "")), place)


def _told(values: Mapping[str, Any], then: str, place: Place) -> ScenarioProblem:
    message = N_("of inject {number} the cell held {then} so far, and is empty now")
    remedy = N_("Write {then} into the cell, or leave it if that is meant.")
    return warning("Q145", place, message, remedy, number=values.get("number"), then=f"`{then}`")
