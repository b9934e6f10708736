"""Mistakes made by rule in every column of tables, own and exported ones, and what the import says of each.

`python -m tests.exchange.mutating [KIND …]` prints the rate by kind and every mistake that was not named well.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import openpyxl

from tests.exchange.said import imported
from tests.exchange.sheetslips import KINDS, TABLES, Change, Spot
from tests.exchange.test_msel_planted_begun import packed
from tests.exchange.test_msel_planted_further import begun, plan, sheet_of
from tests.scenario.mutating import NAMES_SOMETHING, Listed, show
from tests.scenario.test_planners_further import DRILLS


@dataclass(frozen=True, kw_only=True)
class Planted:
    """A workbook with one mistake: its kind, the drill, the layout, the heading and cell, and what stood there."""

    kind: str
    drill: str
    layout: str
    name: str
    at: str
    was: str
    new: str
    content: bytes


Told = list[tuple[str, str, str]]
PLAIN = ("S110", "S165", "S167", "Q121", "Q123")


def told(drill: str, content: bytes) -> tuple[Told, Any]:
    """(code, cell, the whole as shown) of all that is said, and the injects as they would be afterwards; None where refused."""
    listed, after = imported(begun(drill), content)
    return [(each.code, str(each.place.field or each.place), each.render("vi")) for each in listed], after


def workbooks(
    kinds: Iterable[str], tables: Iterable[str], *, names: Sequence[str] = tuple(DRILLS), step: int = 1
) -> Iterator[Planted]:
    """Each kind once in each column of either layout, the drills of these names in turn; of `step` columns one, another with each
    layout; kinds of a whole table in each layout and language."""
    turn = 0
    for kind in kinds:
        for layout, columns in (("own", 8), ("exported", 34), ("actions", 6)):
            for column in range(1 + turn % step, columns + 1, step):
                turn += 1
                for offset in range(4):
                    planted = _planted(
                        kind, KINDS[kind], names[(5 * turn + offset) % len(names)], layout, column
                    )
                    if planted:
                        yield planted
                        break
    for kind in tables:
        for layout in ("own", "exported"):
            for n in (0, 3, 5):
                planted = _planted(
                    kind,
                    lambda spot, kind=kind: TABLES[kind](spot) and None,
                    names[(n + len(kind)) % len(names)],
                    layout,
                    4,
                )
                if planted:
                    yield planted


def _planted(kind: str, change: Change, drill: str, layout: str, column: int) -> Planted | None:
    book = openpyxl.load_workbook(BytesIO(sheet(drill, layout)))
    page, head = (book.active, 1) if layout == "own" else (book.worksheets[layout == "actions"], 2)
    if column > page.max_column:
        return None
    rows = [row for row in range(head + 2, page.max_row - 1) if page.cell(row, column).value is not None] or [
        head + 3
    ]
    spot = Spot(page=page, head=head, cell=page.cell(rows[len(kind) % len(rows)], column))
    name, at, was = spot.name, f"{page.title}!{spot.cell.coordinate}", str(spot.cell.value)
    if change(spot) is False:
        return None
    content = BytesIO()
    book.save(content)
    return Planted(
        kind=kind,
        drill=drill,
        layout=layout,
        name=name,
        at=at,
        was=was,
        new=str(spot.cell.value)[:60],
        content=content.getvalue(),
    )


def sheet(drill: str, layout: str) -> bytes:
    if layout != "own":
        return sheet_of(drill, lambda *_: None)
    rows = plan(drill)
    word = "within" if drill.endswith("en") else "trong"
    minutes = "min" if drill.endswith("en") else "phút"
    for row in rows[1:]:
        if row[-1]:
            row[-1] = (
                f"SPOKE: {row[-1]} {word} 15 {minutes}"
                if "SPOKE" in str(row[3])
                else f"{row[-1]} {word} 15 {minutes}"
            )
    return packed(rows)


class Judge:
    def __init__(self, drill: str, layout: str) -> None:
        self.drill, self.layout = drill, layout
        self.usual, self.after = told(drill, sheet(drill, layout))

    def judge(self, planted: Planted) -> tuple[str, Told, str]:
        """R, M (more than three findings), P, W, S, E or C; what is said; why."""
        try:
            said, after = told(self.drill, planted.content)
        except Exception as crash:
            return "C", [("", "", repr(crash))], ""
        known = {shown for *_, shown in self.usual}
        new = [each for each in said if each[2] not in known]
        if not new:
            return ("E" if after == self.after else "S"), [], ""
        letter, row = re.fullmatch(r".*!([A-Z]+)(\d+)", planted.at).groups()
        page = planted.at.partition("!")[0]
        table = planted.kind in TABLES
        sheet_name = re.escape(page)
        cells = re.compile(rf"(?:{sheet_name}!)?(?:{letter}\d+|[A-Z]+{row}(?!\d)|[A-Z]+[12](?!\d))")
        words = [word for word in (planted.at, planted.name) if word]
        here = [
            each for each in new if table or cells.match(each[1]) or any(word in each[2] for word in words)
        ]
        if not here:
            return "W", new, "another place"
        # Of a cell that is empty, or holds an error, nobody can say more than to write what belongs there.
        good = [
            each for each in here if each[0] in PLAIN or NAMES_SOMETHING.search(each[2].partition("]")[2])
        ]
        if not good:
            return "P", new, "no remedy to follow"
        if any(each[0] == "X999" for each in new):
            return "C", new, ""
        many = len({each[1] for each in new}) > 3
        return ("M" if many else "R"), new, f"{len(new)} findings" if many else ""


def judged_rows(wanted: list[str]) -> Iterator[Listed]:
    """Those of these kinds, all if there is none."""
    judges: dict[tuple[str, str], Judge] = {}
    for planted in workbooks(
        *([kind for kind in every if not wanted or kind in wanted] for every in (KINDS, TABLES))
    ):
        key = planted.drill, planted.layout
        judge = judges[key] = judges.get(key) or Judge(*key)
        letter, said, why = judge.judge(planted)
        yield Listed(
            letter=letter, kind=planted.kind, place=f"{planted.drill} {planted.layout} | {planted.at} {planted.name!r}",
            change=(planted.was, planted.new), why=why, said=[f"{at} {shown}" for _, at, shown in said],
        )  # fmt: skip


if __name__ == "__main__":
    show(judged_rows(sys.argv[1:]))
