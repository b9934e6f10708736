"""What a workbook says once it is read: the table, each row's values, and the cell of each field, so that faults find it."""

# Charter: exchange mseltable
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from infodrill.exchange.mselcolumns import taken
from infodrill.exchange.mselfilling import RowGroup
from infodrill.exchange.msellayout import MselLayout
from infodrill.exchange.mselmerged import lines_of as told_lines
from infodrill.exchange.mseltogether import ColumnHeads
from infodrill.kernel.errors import Place
from infodrill.scenario.checks.carelessness import AT_ONE_TIME
from infodrill.scenario.checks.storyline import ASKED_EARLY, TOLD_EARLY
from infodrill.scenario.checks.wording import ASKED_OF, OF_ANOTHER, OUT_OF_ORDER, SAID_OF
from infodrill.scenario.faults import ScenarioProblem
from infodrill.scenario.schema import Msel
from infodrill.scenario.yamltext import Document, Path_

BY_WORDS = (OF_ANOTHER, ASKED_OF, SAID_OF)
BY_ORDER = (ASKED_EARLY, TOLD_EARLY, OUT_OF_ORDER, AT_ONE_TIME)
NO_LAYOUT = MselLayout(sheet="", columns={})
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


@dataclass(frozen=True, kw_only=True)
class TableRead:
    """What a workbook says: the table, how it was laid out, the cell of each field, and each inject without what follows."""

    msel: Msel
    document: Document
    places: list[Place]
    written: Mapping[Any, dict[str, Any]]
    layout: MselLayout = NO_LAYOUT
    notes: tuple[ScenarioProblem, ...] = ()  # what was taken for granted where the table says nothing
    heads: ColumnHeads = field(default_factory=ColumnHeads)

    def taken_out(self, before: Msel) -> tuple[int, ...]:
        """Numbers of injects so far that the table does not have."""
        now = {inject.number for inject in self.msel.injects}
        return tuple(inject.number for inject in before.injects if inject.number not in now)

    def told(self, problems: Iterable[ScenarioProblem], after: Msel) -> list[ScenarioProblem]:
        """Findings about msel.yaml as `moved`, those of a whole column as one."""
        # Cells that changed places are told by what stood there; what follows from that is the same again.
        changed = {line for note in self.notes if note.code == "Q145" for line in told_lines(note)}
        unordered = any(note.code in ("Q144", "Q145") for note in self.notes)
        moved = [self.moved(problem, after) for problem in problems]
        return self.heads.problems(
            each for each in moved
            if each.place.file == "msel.yaml"
            or (not (each.message in BY_WORDS and each.place.line in changed)
            and not (each.message in BY_ORDER and unordered))
        )  # fmt: skip

    def moved(self, problem: ScenarioProblem, after: Msel) -> ScenarioProblem:
        """A finding about msel.yaml, which is `after` with its drafts, with the sheet's cell for its place."""
        path: Path_ = tuple(
            int(index) if index else name for name, index in _STEP.findall(problem.place.field)
        )
        if problem.place.file != "msel.yaml" or len(path) < 2 or not isinstance(path[1], int):
            return problem
        numbers = [inject.number for inject in self.msel.injects]
        if after.injects[path[1]].number not in numbers:  # stands in the folder alone
            return problem
        here: Path_ = ("injects", numbers.index(after.injects[path[1]].number), *path[2:])
        return ScenarioProblem(
            severity=problem.severity, code=problem.code, place=self.places[self.document.line(here)],
            message=problem.message, remedy=problem.remedy, params=problem.params,
        )  # fmt: skip


@dataclass(kw_only=True)
class SheetRow:
    """A row of a table as plain values, and the cell of each field by its path."""

    values: dict[str, Any]
    cells: dict[Path_, Place]
    place: Place
    failed: list[Path_] = field(default_factory=list)  # fields whose cell could not be read
    own: list[tuple[str, str]] = field(default_factory=list)
    group: RowGroup = field(default_factory=RowGroup)


def lines_of(injects: list[SheetRow], whole: Place) -> tuple[dict[Path_, int], list[Place]]:
    """A number for each field's path, and the place that each number stands for: how faults find their cell."""
    # Faults carry a line number and no cell; so each cell gets a number here, and the first two stand for the
    # whole sheet.
    places: list[Place] = [whole, whole]
    lines: dict[Path_, int] = {("injects",): 1}
    for number, row in enumerate(injects):
        read = {path: place for path, place in row.cells.items() if path not in row.failed}
        for path, place in {(): row.place, **read}.items():
            for end in range(min(1, len(path)), len(path) + 1):
                # What holds several fields stands where the first of them does.
                lines.setdefault(("injects", number, *path[:end]), len(places))
                places.append(place)
            # A cell may hold fields of its own, and all of them stand in it.
            for inner in _paths_in(taken(row.values, tuple(map(str, path))) if path else None):
                lines.setdefault(("injects", number, *path, *inner), len(places) - 1)
    return lines, places


def _paths_in(value: Any) -> Iterator[Path_]:
    """The path of everything inside of fields, as deep as it goes."""
    steps = value.items() if isinstance(value, dict) else ()
    for name, inner in steps:
        yield (name,)
        for n, each in enumerate(inner) if isinstance(inner, list) else ():
            yield name, n
            yield from ((name, n, *path) for path in _paths_in(each))
        yield from ((name, *path) for path in _paths_in(inner))
