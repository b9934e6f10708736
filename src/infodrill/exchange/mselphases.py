"""Titles of phases in a planner's table: of a phase that no drill has, and above injects that come in another one."""

# Charter: exchange mselphases
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from infodrill.exchange.mselaround import Around
from infodrill.exchange.mselfilling import RowGroup
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_


def no_phase(title: str, around: Around, place: Place) -> Iterator[ScenarioError]:
    """A title of a phase that no drill has."""
    if found := around.no_phase(title):
        message, remedy = N_("there is no phase {name}"), N_("Write 1, 2, 3 or 4.")
        yield ScenarioError(message, remedy=remedy, place=place, code="Q125", name=found)


def out_of_phase(
    rows: Iterable[tuple[Mapping[str, Any], RowGroup, Mapping[Any, Place]]], around: Around
) -> Iterator[ScenarioError]:
    """Injects that come in another phase than the title above them says: where they are few, each at its time, else the title."""
    below: dict[Place, list[tuple[int, object, Place]]] = {}
    phases: dict[Place, int] = {}
    for values, group, cells in rows:
        at, phase = values.get("at"), values.get("phase")
        if group.place and phase is not None and phase == group.phase and isinstance(at, int):
            phases[group.place] = phase
            cell = cells.get(("at",), group.place)
            # A number that could not be read names nothing; the cell beside it does.
            number = values.get("number") or cell.field.rpartition("!")[2].partition(" ")[0]
            come = (around.phase_at(at) or phase, number, cell)
            below.setdefault(group.place, []).append(come)
    for place, listed in below.items():
        strange = [each for each in listed if each[0] != phases[place]]
        few = 2 * len(strange) < len(listed)
        for other, number, cell in strange if few else ():
            message = N_("inject {number} comes in phase {other}, and stands below the title of phase {name}")
            remedy = N_("Correct its time, or move the row below the title of its phase.")
            params = {"name": phases[place], "number": number, "other": other}
            yield ScenarioError(message, remedy=remedy, place=cell, code="Q125", **params)
        if strange and not few:
            message = N_(
                "the title says phase {name}, and below it {n} of {rows} come in phase {other}: injects {numbers}"
            )
            remedy = N_("Move the title to where its phase begins, or correct the times below it.")
            numbers = ", ".join(str(number) for _, number, _ in strange[:12])
            params = {
                "name": phases[place], "n": len(strange), "rows": len(listed), "other": strange[0][0], "numbers": numbers
            }  # fmt: skip
            yield ScenarioError(message, remedy=remedy, place=place, code="Q125", **params)


def titled(title: str, before: RowGroup, around: Around, place: Place) -> RowGroup:
    """What a title says of the rows below it, beside what the one above it said."""
    phase, situation = around.phase_of(title), around.situation_of(title)
    return RowGroup(
        phase=phase or before.phase,
        situation=situation or before.situation,
        tag="" if (phase or situation) and around.only_names(title) else title,
        place=place if phase else before.place,
    )
