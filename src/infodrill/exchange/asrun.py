"""The MSEL as it ran, a sheet a language: when each row was planned and came, what became of it, who got it and confirmed."""

# Charter: exchange asrun
from __future__ import annotations

from collections.abc import Mapping

from infodrill.exchange.records import Ran
from infodrill.exchange.workbook import Value, WorkbookSheet, safe_text, write
from infodrill.kernel.i18n import LANGUAGES, N_, tr
from infodrill.kernel.mark import MARK

SHEET = N_("MSEL as run")
HEADINGS = (
    N_("Number"), N_("Situation"), N_("Planned"), N_("Came"), N_("Exercise minute"), N_("What became of it"), N_("Sent to"),
    N_("Made public"), N_("Seats that confirmed"), N_("Subject line"),
)  # fmt: skip
STATUS: Mapping[str, str] = {
    "delivered": N_("delivered"), "late": N_("delivered late"), "held": N_("held"), "skipped": N_("skipped"),
    "cancelled": N_("cancelled"), "failed": N_("failed"), "pending": N_("waiting"), "": N_("not reached"),
}  # fmt: skip
CLOCK = "%d/%m/%Y %H:%M"
LONGEST = 400  # characters of a text
_WIDE = {1: 28, 2: 18, 3: 18, 4: 12, 5: 18, 6: 40, 8: 12, 9: 60}


def as_workbook(rows: tuple[Ran, ...], mark: str = MARK, languages: tuple[str, ...] = LANGUAGES) -> bytes:
    """One row an inject, in order of number, on a sheet of each language; what never came has no time."""
    sheets = (
        WorkbookSheet(
            name=tr(lang, SHEET),
            headings=tuple(tr(lang, heading) for heading in HEADINGS),
            rows=tuple(_row(row, lang) for row in rows),
            widths=_WIDE,
        )
        for lang in languages
    )
    return write(tuple(sheets), mark)


def _row(run: Ran, lang: str) -> tuple[Value, ...]:
    return (
        run.number,
        safe_text(run.situation.in_(lang), LONGEST),
        run.planned.strftime(CLOCK),
        run.at.strftime(CLOCK) if run.at else "",
        run.minute if run.at else "",
        tr(lang, STATUS.get(run.status, STATUS[""])),
        safe_text("; ".join(cell.in_(lang) for cell in run.to)),
        tr(lang, N_("yes") if run.public else N_("no")),
        run.read_by,
        safe_text(run.subject.in_(lang), LONGEST),
    )
