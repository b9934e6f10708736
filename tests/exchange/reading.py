"""A workbook as its table is read with nothing around."""

from __future__ import annotations

from infodrill.exchange.mselreading import table_of
from infodrill.exchange.workbookreading import read
from infodrill.scenario.schema import Msel


def from_workbook(content: bytes, name: str) -> Msel:
    """The MSEL of an .xlsx file called `name`."""
    return table_of(read(content, name), name).msel
