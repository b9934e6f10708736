"""All that is said of a workbook that is taken into a drill, as the command says it, and the injects as they would be then."""

from __future__ import annotations

from infodrill.conduct.check import check
from infodrill.conduct.rolenames import role_names
from infodrill.exchange.address import ExchangeError
from infodrill.exchange.msel import table
from infodrill.exchange.mselimport import opened
from infodrill.scenario.faults import ScenarioErrors, ScenarioProblem, from_fault
from infodrill.scenario.folder import MAPPING
from infodrill.scenario.loader import Loaded, load_files
from infodrill.scenario.schema import Msel


def imported(
    loaded: Loaded, content: bytes, *, mapping: bytes = b""
) -> tuple[list[ScenarioProblem], Msel | None]:
    """The findings, and the injects; None where the workbook is refused, or the drill would be."""
    try:
        planned = opened(content, "a.xlsx", loaded, mapping, role_names(loaded))
        read = planned.table()
    except ScenarioErrors as wrong:
        return [from_fault(fault) for fault in wrong.errors], None
    except ExchangeError as wrong:
        return [from_fault(wrong)], None
    files = planned.files(read, loaded.files["msel.yaml"])
    try:
        after = load_files({**loaded.files, **{name: files[name] for name in files if name != MAPPING}})
    except ScenarioErrors as wrong:
        return [from_fault(fault) for fault in wrong.errors], None
    problems = [each for each in check(after).problems if each.place.file == "msel.yaml"]
    whole = table(after)  # with its drafts
    return [*read.notes, *read.told(problems, whole)], whole
