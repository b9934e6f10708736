"""A planner's workbook taken into a scenario's files: the mapping kept there, the table changed where it says otherwise."""

# Charter: exchange mselimport
from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from infodrill.exchange.address import ExchangeError
from infodrill.exchange.msel import as_file, laid_out_as, table
from infodrill.exchange.mselaround import NO_NAMES, Around, around
from infodrill.exchange.mselcolumns import EXPECTED, LEFT_OUT, OWN, folded
from infodrill.exchange.mselgone import gone
from infodrill.exchange.mselguess import SURE
from infodrill.exchange.mselkin import CHANGE, REPLACE, together
from infodrill.exchange.msellayout import (
    FoundTable,
    MselLayout,
    Sheets,
    exported,
    kept_in,
    laid_out,
    layout_of,
    no_headings,
    proposed,
)
from infodrill.exchange.mselreading import table_of
from infodrill.exchange.mselsifting import hidden_rows
from infodrill.exchange.mseltable import TableRead
from infodrill.exchange.workbookreading import read
from infodrill.kernel.errors import ScenarioError
from infodrill.kernel.mark import MARK
from infodrill.scenario.faults import ScenarioErrors, ScenarioProblem, from_fault
from infodrill.scenario.folder import MAPPING
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Bi, Msel
from infodrill.scenario.yamltext import read_yaml


def as_warning(fault: ScenarioError) -> ScenarioProblem:
    """What refuses nothing, and is to be seen."""
    return replace(from_fault(fault), severity="warning")


@dataclass(frozen=True, kw_only=True)
class PlannersWorkbook:
    """An .xlsx file called `name` beside the scenario that it is for; `mapping` = what the scenario keeps, b"" = nothing; `use` =
    what it is for, one of `mselkin.USES`, "" = as it looks."""

    name: str
    sheets: Sheets
    around: Around
    loaded: Loaded | None = None
    mapping: bytes = b""
    use: str = ""

    @property
    def proposed(self) -> FoundTable:
        """Raises ExchangeError when no sheet has a list of injects."""
        return proposed(self.sheets, self.around, self.name)

    def of(self, sheet: str) -> PlannersWorkbook:
        """The same with nothing but one of its sheets, beside what an exported table expects. Raises ExchangeError."""
        kept = {title: rows for title, rows in self.sheets.items() if folded(title) == folded(sheet)}
        apart = {title: rows for title, rows in self.sheets.items() if folded(title) == folded(EXPECTED)}
        if not kept:
            raise no_headings(self.name, self.sheets)
        return replace(self, sheets={**kept, **apart})

    def read_as(self, sheet: str, use: str) -> PlannersWorkbook:
        """The same with the sheet that somebody names, "" = any, and for what they say that it is for. Raises ExchangeError."""
        return replace(self.of(sheet) if sheet else self, use=use)

    def sheets_alike(self, sheet: str) -> tuple[str, ...]:
        """The sheets that look like a list of injects as one of them does; that one alone where nobody has to choose."""
        try:
            best = self.proposed
        except ExchangeError:  # nothing but a mapping knows its headings
            return (sheet,)
        alike = (best.sheet, *best.others)
        return alike if sheet in alike else (sheet,)

    def found(self) -> FoundTable:
        """As the kept mapping says, else as it looks. Raises ExchangeError when no sheet has a list of injects."""
        layout = self.kept
        return laid_out(self.sheets, layout, self.name) if layout else self.proposed

    @property
    def kept(self) -> MselLayout | None:
        """The mapping that is kept, where it describes this workbook."""
        try:
            layout = layout_of(read_yaml(self.mapping, MAPPING)) if self.mapping else None
        except ScenarioError:
            return None
        found = kept_in(self.sheets, layout) if layout else None
        return replace(layout, sheet=found.sheet) if layout and found else None

    def suits(self, layout: MselLayout) -> bool:
        """Whether a mapping describes this workbook, each of its headings."""
        return kept_in(self.sheets, layout) is not None

    def table(self, layout: MselLayout | None = None) -> TableRead:
        """The injects, as a mapping says, else the kept one, else as the table looks. Raises ExchangeError, ScenarioErrors."""
        beside = replace(self.around, use=self.use, before={} if self.use == REPLACE else self.around.before)
        try:
            found = table_of(self.sheets, self.name, layout=layout or self.kept, around=beside)
        except ScenarioErrors as wrong:
            raise ScenarioErrors([*([] if layout else self._gone), *wrong.errors]) from None
        except ScenarioError as fault:
            raise ScenarioErrors([fault]) from None
        gone = [] if layout else map(as_warning, self._gone)
        return replace(found, notes=(*gone, *found.notes))

    @cached_property
    def _gone(self) -> list[ScenarioError]:
        """Headings of the kept mapping that the workbook has no more, where it has most of the others."""
        try:
            kept = layout_of(read_yaml(self.mapping, MAPPING)) if self.mapping else None
            found = self.proposed if kept else None
        except ScenarioError:
            return []
        if kept is None or found is None:
            return []
        wanted = [name for name, target in kept.columns.items() if target not in (OWN, LEFT_OUT)]
        held = {column.target for column in found.columns}
        faults = gone(kept.columns, found.headings, found.rows, found.sheet, self.name)
        lost = [fault for name, fault in faults.items() if kept.columns[name] not in held]
        return [] if 2 * len(lost) > len(wanted) else lost  # a table of another house

    def whole(self, found: TableRead) -> Msel:
        """The table, with the injects that it leaves alone where it only changes some."""
        return together(found.msel, table(self.loaded)) if self.use == CHANGE and self.loaded else found.msel

    def taken_out(self, found: TableRead) -> tuple[int, ...]:
        """Numbers of injects of the scenario that it will not have any more; another one may bear them."""
        if self.loaded is None or self.use == CHANGE:
            return ()
        if self.use == REPLACE:
            return tuple(self.around.before)
        return found.taken_out(self.loaded.scenario.msel)

    def written_anew(self, found: TableRead, old: bytes) -> bool:
        """Whether a msel.yaml that was there cannot keep its layout and comments."""
        said = found.written if self.around.light else {}
        if self.use == REPLACE:
            return bool(old)
        return bool(old) and laid_out_as(old, self.whole(found), loaded=self.loaded, said=said) is None

    def files(self, found: TableRead, old: bytes, mark: str = MARK) -> Mapping[str, bytes]:
        """msel.yaml, and the mapping where the workbook is not laid out as an exported one."""
        kept = b"" if self.use == REPLACE else old
        text = as_file(
            self.whole(found),
            mark,
            kept,
            loaded=self.loaded,
            said=found.written if self.around.light else None,
        )
        files = {"msel.yaml": text.encode()}
        if {folded(name) for name in found.layout.columns} - exported():
            files[MAPPING] = found.layout.as_file(mark).encode()
        return files


def opened(
    content: bytes,
    name: str,
    loaded: Loaded | None,
    mapping: bytes = b"",
    roles: Mapping[str, Bi] = NO_NAMES,
) -> PlannersWorkbook:
    """`roles` = what the drill's edition calls each role. Raises ExchangeError for a workbook that is refused."""
    beside = around(loaded, roles) if loaded else Around()
    return PlannersWorkbook(
        name=name, sheets=read(content, name), around=beside, loaded=loaded, mapping=mapping
    )


def proposal_text(found: FoundTable, mark: str = MARK) -> str:
    """The mapping as a file, each column with how sure it is and what stands below it."""
    others = f"  # ? also: {' | '.join(found.others)}" if found.others else ""
    lines = [f"# {mark}", f"sheet: {json.dumps(found.sheet, ensure_ascii=False)}{others}"]
    if unseen := hidden_rows(found):
        told = ", ".join(str(row[0].row) for row in unseen[:12])
        lines.append(f"hidden: read  # ? or leave; the rows {told}")
    lines.append("columns:")
    for column in found.columns:
        doubt = "" if column.sure >= SURE else " ?"
        lines.append(
            f"  {json.dumps(column.name, ensure_ascii=False)}: {json.dumps(column.target)}"
            f"  # {column.letter}, {column.sure} %{doubt} {' | '.join(column.samples)}".rstrip()
        )
    return "\n".join(lines) + "\n"
