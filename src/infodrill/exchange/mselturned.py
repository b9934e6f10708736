"""A planner's table that lies on its side: headings below each other, an inject a column. Named as that, and never read."""

# Charter: exchange mselturned
from __future__ import annotations

from collections.abc import Mapping

from infodrill.exchange.address import ExchangeError
from infodrill.exchange.mselguess import known_at_once
from infodrill.exchange.workbookreading import CellRead
from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_

FIRST = 3  # columns of a sheet in which the headings of such a table may stand
LONGEST = 60  # rows of a sheet that are looked at


def refuse_turned(sheets: Mapping[str, list[list[CellRead]]], name: str) -> None:
    """Raises ExchangeError where a column holds the headings of a list of injects."""
    for title, rows in sheets.items():
        cells = [cell for row in rows[:LONGEST] for cell in row if cell.kind == "text"]
        letters = sorted({cell.column for cell in cells}, key=lambda letter: (len(letter), letter))
        for letter in letters[:FIRST]:
            column = [cell for cell in cells if cell.column == letter]
            if known := known_at_once(column):
                while known_at_once(column[1:]) == known:  # a title stands above them
                    column = column[1:]
                raise ExchangeError(
                    N_("the table lies on its side: its headings stand below each other in column {letter}"),
                    remedy=N_(
                        "Copy it and paste it with “transpose”, so that each inject is a row below the headings."
                    ),
                    place=Place(name, column[0].row, f"{title}!{letter}{column[0].row}"),
                    code="Q117",
                    letter=letter,
                )
