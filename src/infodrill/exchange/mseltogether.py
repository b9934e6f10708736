"""One fault instead of many: where most cells of a column have the same, its heading is named with the cause."""

# Charter: exchange mseltogether
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from infodrill.exchange.msellayout import FoundTable, title_of
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import LANGUAGES, N_, tr
from infodrill.scenario.faults import ScenarioProblem

MANY = 4  # cells that are named one by one at the most, where they are most of their column
SAME = N_("{n} of the {rows} rows below this heading have one fault; of the first, row {row}: {what}")
HOW = N_(
    "{how} If something else stands in this column, correct its heading, or what the mapping says of it."
)
_CELL = re.compile(r"(?P<sheet>.+)!(?P<letter>[A-Z]{1,3})\d+(?: \(.*\))?", re.DOTALL)
Told = TypeVar("Told", ScenarioError, ScenarioProblem)


@dataclass(frozen=True, kw_only=True)
class ColumnHeads:
    """The heading of each column as a place, by its sheet and letter, and how many rows stand below them."""

    places: Mapping[str, Place] = field(default_factory=dict)
    rows: int = 0

    @classmethod
    def of(cls, found: FoundTable, name: str) -> ColumnHeads:
        """Of all columns of a table in the file `name` in which something stands, those without a heading too."""
        row = found.headings[0].row
        letters = {cell.column for cells in (found.headings, *found.rows) for cell in cells}
        return cls(
            places={
                f"{found.sheet}!{each}": Place(name, row, f"{found.sheet}!{each}{row}") for each in letters
            },
            rows=sum(not title_of(cells, found) for cells in found.rows),
        )

    def faults(self, told: Iterable[ScenarioError]) -> list[ScenarioError]:
        """Faults, those of a whole column as one."""
        return _together(self, list(told), _one_fault)

    def problems(self, told: Iterable[ScenarioProblem]) -> list[ScenarioProblem]:
        """Findings, those of a whole column as one."""
        return _together(self, list(told), _one_problem)


def _together(
    heads: ColumnHeads, told: list[Told], make: Callable[[Told, Place, dict[str, object], str], Told]
) -> list[Told]:
    alike: dict[tuple[str, str, str], list[Told]] = {}
    for each in told:
        if head := _head(each.place):
            alike.setdefault((head, each.code, each.message), []).append(each)
    found = list(told)
    for (head, _, _), several in alike.items():
        if len(several) <= MANY or 2 * len(several) <= heads.rows or head not in heads.places:
            continue
        first = several[0]
        params: dict[str, object] = {
            "n": len(several), "rows": heads.rows, "row": first.place.line, "what": _said(first.message, first.params),
            "how": _said(first.remedy, first.params),
        }  # fmt: skip
        gone = {id(each) for each in several}
        at = found.index(first)
        found[at] = make(first, heads.places[head], params, SAME)
        found = [each for each in found if id(each) not in gone]
    return found


def _head(place: Place) -> str:
    cell = _CELL.fullmatch(place.field)
    return f"{cell['sheet']}!{cell['letter']}" if cell else ""


def _said(message: str, params: Mapping[str, object]) -> dict[str, str]:
    """A sentence that stands in another one, by language."""
    return {lang: tr(lang, message, **params) if message else "" for lang in LANGUAGES}


def _one_fault(first: ScenarioError, head: Place, params: dict[str, object], message: str) -> ScenarioError:
    return ScenarioError(message, remedy=HOW, place=head, code=first.code, **params)


def _one_problem(
    first: ScenarioProblem, head: Place, params: dict[str, object], message: str
) -> ScenarioProblem:
    return replace(first, place=head, message=message, remedy=HOW, params=params)
