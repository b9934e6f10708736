"""The report's tables to work on: ledger and letters with both clocks in columns, claims, plan and the tables of the
realism passport as the tree has them."""

# Charter: review report sheets
from __future__ import annotations

import re
from collections.abc import Mapping
from textwrap import shorten

from infodrill.exchange.workbook import MAX_CELL, WorkbookSheet, safe_text, write
from infodrill.kernel.i18n import N_, tr
from infodrill.review import rowtext
from infodrill.review.assess import Assessment
from infodrill.review.report.document import ReportDocument, TableBlock, TableCell, plain_text, texts
from infodrill.review.report.ledgerbook import ledger_sheet, letters_sheet

# The tables that are sheets, each by a name that the format's 31 characters hold whole.
KINDS: Mapping[str, str] = {
    "claims": N_("Claims"), "plan": N_("Improvement plan"), "distances": N_("Distance to real cascades"),
    "sizes": N_("City sizes measured"), "effects": N_("Assumptions of effects"),
}  # fmt: skip
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME, WIDEST, NARROWEST = 31, 170, 15  # characters; of a sheet's name the format's own limit
LONGEST = MAX_CELL // 2  # an escape that is taken apart makes a text longer


def as_sheets(document: ReportDocument, assessment: Assessment) -> bytes:
    """The workbook's bytes; the same drill gives the same. A table that the report does not have is no sheet."""
    stamp = f" · {document.stamp}" if document.stamp else ""
    ledger = ledger_sheet(assessment.log, rowtext.numbered(assessment.measures), document.lang)
    letters = letters_sheet(
        assessment.log, assessment.measures, assessment.overall or "", assessment.proved, document.lang
    )
    tables = (
        table_sheet(table, tr(document.lang, name))
        for kind, name in KINDS.items()
        for table in document.tables(kind)
    )
    return write((ledger, letters, *tables), document.mark + stamp)


def table_sheet(table: TableBlock, name: str = "") -> WorkbookSheet:
    """A table of the tree as it is, under a name, else as many whole words of its heading as a name holds."""
    return WorkbookSheet(
        name=name or shorten(NOT_IN_NAMES.sub(" ", plain_text(table.heading)), LONGEST_NAME, placeholder=""),
        headings=tuple(_text(cell) for cell in table.head.cells),
        rows=tuple(tuple(_text(cell) for cell in line.cells) for line in table.lines),
        widths={n: max(NARROWEST, round(WIDEST * share)) for n, share in enumerate(table.shares)},
    )


def _text(cell: TableCell) -> str:
    return safe_text("; ".join("".join(texts(block)) for block in cell.blocks), LONGEST)
