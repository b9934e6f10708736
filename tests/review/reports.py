"""Planned reports for the tests of measures: several on one claim, each delivered where it arrives; rows found by name."""

from __future__ import annotations

from typing import Any

from infodrill.casework.nouns.intake import CaseMerged, CaseOpened
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.links import CaseLinked
from infodrill.kernel.events import Text
from infodrill.review.ledger import LedgerRow, course_of
from infodrill.review.measures import SPECS
from infodrill.review.measures.base import Measure
from infodrill.review.record import Record
from infodrill.review.timeline import read_timeline
from infodrill.scenario import schema
from tests.review.scene import MIN, Pen, scenario

FIRST = 100  # number of the first added report


def reporting(
    *claims: schema.Claim, reports: tuple[tuple[str, float], ...] = (), **rows: Any
) -> schema.Scenario:
    """A scenario in which (claim, planned minute) are reported, numbered from 100 on; each other claim once, by its row.

    `rows` overrides fields of the added reports, as method="press".
    """
    made = scenario(*claims)
    model = made.msel.injects[0]
    added = [
        model.model_copy(update={"number": FIRST + n, "claim": name, "at": int(minute * MIN)} | rows)
        for n, (name, minute) in enumerate(reports)
    ]
    named = {name for name, _ in reports}
    kept = [row for row in made.msel.injects if row.claim not in named]
    return made.model_copy(update={"msel": schema.Msel(injects=(*kept, *added))})


def deliver(pen: Pen, minute: float, number: int, seat: str = "desk") -> int:
    """A planned row comes."""
    return pen.write(
        minute,
        InjectDelivered(
            inject=number,
            planned=int(minute * MIN),
            run_status="delivered",
            recipients=(seat,),
            public=False,
        ),
        "runner",
    )


def report(
    pen: Pen, minute: float, case: str, number: int, *, cell: str = "ward-a", level: int = 1, said: str = ""
) -> None:
    """A planned report comes and opens a case where it arrives; `said` = its words as the desk has them."""
    deliver(pen, minute, number)
    name = next(row.claim for row in pen.scenario.msel.injects if row.number == number)
    pen.write(
        minute,
        CaseOpened(
            case=case,
            intake="hotline",
            source=f"inject:{number}",
            cell=cell,
            ward="a",
            level=level,
            said=Text(said),
        ),
        "runner",
    )
    pen.write(minute, CaseLinked(case=case, claim=name or "", by="conduct"), "runner")


def merge(pen: Pen, minute: float, case: str, into: str) -> None:
    """A case closes into another."""
    pen.write(minute, CaseMerged(case, into, "ward-a"))
    pen.step(minute, case, "merge", "NEW", "CLOSED")


def measured(record: Record, code: str) -> Measure:
    """One measure of the ledger."""
    return SPECS[code].measure(read_timeline(record), course_of(record))


def outcomes(measure: Measure, **owed: str) -> list[str]:
    """Outcomes of the rows whose owed thing has these fields, in the ledger's order."""
    return [row.outcome for row in rows(measure, **owed)]


def rows(measure: Measure, **owed: str) -> list[LedgerRow]:
    """Rows whose owed thing has these fields."""
    return [
        row for row in measure.rows if all(getattr(row.owed, key) == value for key, value in owed.items())
    ]


def row(measure: Measure, **owed: str) -> LedgerRow:
    """The one row with these fields."""
    (found,) = rows(measure, **owed)
    return found


def told(*claims: schema.Claim, minute: float = 10, cell: str = "ward-a", level: int = 1) -> Pen:
    """Claims of which a case is opened, at a ward unless said otherwise."""
    pen = Pen(scenario(*claims))
    for n, claim in enumerate(claims):
        pen.open(minute, f"c{n}", claim.id, cell=cell, level=level)
    return pen
