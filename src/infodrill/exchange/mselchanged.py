"""Cells of injects that stayed which say something else than so far by a slip of the hand: filled down, merged, made all cells,
number lost; and titles of a day that the story does not have."""

# Charter: exchange mselchanged
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from infodrill.exchange.mselaround import Around
from infodrill.exchange.mselcolumns import INJECTS, folded, taken
from infodrill.exchange.mselemptied import emptied, strayed
from infodrill.exchange.mselgranted import same_text
from infodrill.exchange.mseltable import SheetRow
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.kernel.saidnumbers import said_numbers
from infodrill.scenario.faults import ScenarioProblem, warning

Cells = Mapping[Any, Place]
Rows = Iterable[tuple[Mapping[str, Any], Cells]]
_DAY = re.compile(r"^\W*(?:(?:day|ngày)(?: thứ| số)? ([\w ]{1,12}?)|d ?\+ ?(\d{1,2}))\W*$")


def changed(rows: Rows, around: Around) -> Iterator[ScenarioProblem]:
    """What seems to be a slip in cells of injects that say what they said so far."""
    listed = list(rows)
    for look in (emptied, strayed, _filled_down, _no_longer_public):
        yield from look(listed, around)


def _filled_down(rows: Rows, around: Around) -> Iterator[ScenarioProblem]:
    """Senders that are now the one of the row above, of injects whose texts stayed."""
    for (above, _), (values, cells) in pairwise(rows):
        before, place = around.before.get(values.get("number", 0), {}), cells.get(("from",))
        then, now = before.get("from"), values.get("from")
        if not place or not then or now == then or now != above.get("from") or not same_text(values, before):
            continue
        message = N_(
            "inject {number} came from {then} so far, and now from the sender of the row above: {now}"
        )
        remedy = N_("Write {then} into the cell, or leave it if that is meant.")
        if place.line < max(each.line for each in cells.values()):
            remedy = N_("Part the merged cell and write {then} into its row, or leave it if that is meant.")
        yield warning("Q145", place, message, remedy, number=values.get("number"), then=f"“{then}”", now=now)


def _no_longer_public(rows: Rows, around: Around) -> Iterator[ScenarioProblem]:
    """Injects that the public read so far, and whose recipients are now cells and roles alone."""
    for values, cells in rows:
        before, place = around.before.get(values.get("number", 0), {}), cells.get(("to",))
        then, now = taken(before, ("to", "public")), taken(values, ("to", "public"))
        cells_and_roles = taken(values, ("to", "cells")) and taken(
            values, ("to", "roles")
        )  # whom those reach is told
        received = taken(values, ("to",)) and not cells_and_roles
        if place and then and not now and received and same_text(values, before):
            message = N_("the public read inject {number} so far, and now cells or roles alone receive it")
            remedy = N_("Write {then} into the cell too, or leave it if that is meant.")
            yield warning("Q145", place, message, remedy, number=values.get("number"), then="`public`")


def no_day(title: str, around: Around, place: Place) -> Iterator[ScenarioProblem]:
    """A title of a day: times below it are read by themselves, and a story of one day has no second."""
    found = _DAY.match(folded(title))
    if not found or around.story is None:
        return
    said = found[1] or str(int(found[2]) + 1)
    numbers = [each.value for lang in around.languages for each in said_numbers(said, lang)]
    days = (around.story.at(max(around.length - 1, 0)).date() - around.story.at(0).date()).days + 1
    if numbers and numbers[0] > days:
        message = N_(
            "the title says {title}, and the story of this drill has {days} days: it is kept as a tag alone"
        )
        remedy = N_("Take the title out, or let the story go on to that day with `moves` in drill.yaml.")
        if days == 1:
            message = N_(
                "the title says {title}, and the story of this drill is over in one day: it is kept as a tag alone"
            )
        yield warning("Q144", place, message, remedy, title=f"“{title[:40]}”", days=days)


def no_inject(number: Any, row: SheetRow, injects: Iterable[SheetRow], around: Around) -> ScenarioError:
    """Of an expected action whose inject is not there; where one of that text lost its number, at the cell that lost it."""
    message = N_("there is no inject {n} in the sheet {sheet}")
    remedy, said = N_("Write the number of an inject, or delete this row."), number or "–"
    place, before = row.cells.get(("inject",), row.place), around.before.get(number, {})
    for other in injects:
        cell = other.cells.get(("number",))
        if (
            cell
            and before
            and other.values.get("number") not in around.before
            and same_text(other.values, before)
        ):
            place, message = (
                cell,
                N_(
                    "by its text this is inject {n}, on which another sheet relies, and its number is not here"
                ),
            )
            remedy = N_("Write {n} into the cell.")
    return ScenarioError(message, remedy=remedy, place=place, code="Q120", n=said, sheet=INJECTS)
