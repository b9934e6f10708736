"""Cells of injects that stayed which held something so far and now hold nothing: said before anybody misses it."""

# Charter: exchange mselemptied
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from infodrill.exchange.mselaround import Around
from infodrill.exchange.mselcolumns import taken
from infodrill.exchange.mselgranted import same_text
from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioProblem, warning

Cells = Mapping[Any, Place]
LISTED = (("to", "cells"), ("to", "roles"), ("to", "public"))
"""Fields with a column of their own, of which an inject can do without each."""


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
