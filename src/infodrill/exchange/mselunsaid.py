"""Cells that a planner left empty in a column that speaks for most rows: what follows instead is told."""

# Charter: exchange mselunsaid
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from infodrill.exchange.mselaround import Around
from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioProblem, warning

MOSTLY = 3  # of so many rows at most one may be empty for the others to say that a channel is always named


def channels(
    rows: Iterable[tuple[Mapping[str, Any], Mapping[Any, Place]]], around: Around
) -> Iterator[ScenarioProblem]:
    """Injects without a channel where nearly all others name theirs; not where it was so before."""
    listed = [(values, cells["method",]) for values, cells in rows if ("method",) in cells]
    empty = [(values.get("number", 0), place) for values, place in listed if not values.get("method")]
    empty = [each for each in empty if each[0] not in around.before or "method" in around.before[each[0]]]
    if empty and MOSTLY * len(empty) <= len(listed):
        message = N_("no channel is named for injects {numbers}, so it follows from whom they go to")
        remedy = N_(
            "Write the channel into the cell, as `press` for a question of a reporter, or leave it if that is meant."
        )
        numbers = ", ".join(str(number) for number, _ in empty[:40])
        yield warning("Q143", empty[0][1], message, remedy, numbers=numbers)
