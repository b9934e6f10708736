"""Numbers in cells as planners write them: INJ-07, II, 7.0; and what to write where a cell holds none."""

# Charter: exchange mselnumbers
from __future__ import annotations

import re
import unicodedata
from datetime import datetime, time

from infodrill.exchange.mselcolumns import Column
from infodrill.exchange.mselwords import CANCELLED
from infodrill.exchange.workbookreading import CellRead
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.scenario.ranges import is_share, per_mille

_DIGITS = re.compile(r"-?[0-9]{1,15}")
_NUMBERED = re.compile(r"\D*([0-9]{1,4})\W*")  # INJ-07, #7, Giai đoạn 2
_LABEL = re.compile(
    r"\D{0,12}[0-9]{1,4}(?: ?[a-zđ]{1,3}|(?:[.\-/_ ][0-9]{1,4})+[a-zđ]?)\W*"
)  # 4a, INJ-2.1, 7 bis
_CALLED = frozenset((
    "số", "tin", "tin số", "tình huống", "tình huống số", "sự kiện", "sự kiện số", "kịch bản", "mục", "thứ", "inject",
    "inject no", "event", "event no", "number", "item", "row",
))  # fmt: skip
"""What a planner puts before the number of an inject; of a whole sentence the number is another one's."""
_SHORT = 6  # letters of a code of one's own: INJ, MSEL, SK
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


class OwnNumber(str):
    """What a planner calls an inject where that is no whole number: 4a."""


def whole_number(cell: CellRead, column: Column, place: Place) -> int | OwnNumber:
    """The number of a cell, or what a planner calls an inject. Raises ScenarioError with what to write."""
    value = unicodedata.normalize("NFKC", cell.value) if isinstance(cell.value, str) else cell.value
    if isinstance(value, str) and column.key == "number" and CANCELLED.search(value.strip().casefold()):
        raise ScenarioError(
            N_("the number of this inject says that it shall not come: {text}"),
            remedy=N_(
                "Strike the whole row through or delete it if it shall not come; else write its number."
            ),
            place=place,
            code="Q121",
            text=value.strip()[:40],
        )
    if isinstance(value, str) and column.key == "number" and _LABEL.fullmatch(value.strip().casefold()):
        return OwnNumber(value.strip())
    if isinstance(value, str) and _DIGITS.fullmatch(value.strip()):
        value = int(value)
    if isinstance(value, str) and column.key in ("number", "phase", "inject"):
        last = value.strip().casefold().split()[-1:] if column.key == "phase" else []
        found = _NUMBERED.fullmatch(value.strip())
        if column.key == "number" and found and not _calls(value[: value.index(found[1])]):
            found = None
        value = int(found[1]) if found else ROMAN.get("".join(last), value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        # Spreadsheets keep numbers as fractions: 7 may come as 7.0.
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise _no_number(value, column, place)
    return value


def _calls(before: str) -> bool:
    """Whether that stands before a number as its name."""
    words = re.sub(r"[\W_]+", " ", before).strip().casefold()
    return words in _CALLED or (len(words) <= _SHORT and " " not in words)


def _no_number(value: object, column: Column, place: Place) -> ScenarioError:
    """What to write where a cell holds no whole number: of 1.000 or 5 % the one that is meant; how lengths are written."""
    if isinstance(value, datetime | time) and column.kind == "number":
        return ScenarioError(
            N_("the spreadsheet has made a date or a time of what was typed here: {value}"),
            remedy=N_("Format the column as text, and type it again."),
            place=place, code="Q121", value=f"{value:%H:%M}" if isinstance(value, time) else f"{value:%d/%m/%Y}",
        )  # fmt: skip
    if isinstance(value, float) and column.key == "number" and not value.is_integer():
        return ScenarioError(
            N_("the cell holds {value}, and a spreadsheet takes 1.1 and 1.10 for the same number"),
            remedy=N_("Write whole numbers; to keep {value} as your own number, format the column as text and type it again."),
            place=place, code="Q121", value=f"{value:g}",
        )  # fmt: skip
    message, said = N_("the cell must hold a whole number"), str(value).strip()
    thousands, share = (
        re.fullmatch(r"\d{1,3}(?:[.,' ]\d{3})+", said),
        per_mille(said) if is_share(said) else None,
    )
    near = re.sub(r"\D", "", said) if thousands and not isinstance(value, float) else ""
    near = near or (str(share) if share and column.path[-1].endswith("permille") else "")
    remedy = N_("Write {near}.") if near else N_("Write it in digits, without a unit.")
    if column.kind == "span":
        message, remedy = (
            N_("the cell holds no length of time"),
            N_("Write it as +15:00 for 15 minutes, or in seconds."),
        )
    if column.key == "phase":
        remedy = N_("Write 1, 2, 3 or 4.")
    return ScenarioError(message, remedy=remedy, place=place, code="Q121", near=f"`{near}`")
