"""Merged cells and columns that slipped: what of a row a planner no longer sees, or sees beside another row."""

# Charter: exchange mselmerged
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from openpyxl.utils import column_index_from_string, get_column_letter

from infodrill.exchange.mselaround import Around
from infodrill.exchange.mselcolumns import LEFT_OUT, OWN, TARGETS, folded
from infodrill.exchange.msellayout import FoundTable, title_of
from infodrill.kernel.compared import only_its_own
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.folding import de_accent
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioProblem, warning

Cells = Mapping[Any, Place]
SHARED = frozenset({"at", "day", "situation", "phase", "to"})
"""Fields that injects below each other often have in common; in any other column a cell for several rows is an exception."""
RUN = 3  # cells below each other that hold their neighbours' claims are no accident
WORD = 3  # letters of a word that tells a claim apart, at the least
SLID = N_("{n} cells from here to {last} hold what belongs one row above: the column slipped down by a row")
SLID_UP = N_("{n} cells from here to {last} hold what belongs one row below: the column slipped up by a row")


def covered(found: FoundTable) -> dict[str, str]:
    """The cells of fields that a cell merged to the right of its own column covers, as "C7", with that cell."""
    fields = {column.letter for column in found.columns if column.target not in (OWN, LEFT_OUT)}
    hidden: dict[str, str] = {}
    for row in found.rows:
        if title_of(row, found):
            continue
        for cell in (cell for cell in row if cell.across > 1):
            first = column_index_from_string(cell.column)
            for letter in map(get_column_letter, range(first + 1, first + cell.across)):
                if letter in fields:
                    hidden[f"{letter}{row[0].row}"] = f"{cell.column}{cell.row}"
    return hidden


def under(fault: ScenarioError, hidden: Mapping[str, str]) -> ScenarioError | None:
    """Of a fault at a cell that a merged one covers, that this is why nothing stands there; None for any other."""
    _, _, cell = fault.place.field.partition(" (")[0].rpartition("!")
    if cell not in hidden:
        return None
    message = N_("nothing can stand here: it lies under the merged cell {by}")
    remedy = N_("Part {by}, and write into {cell} what belongs there.")
    return ScenarioError(
        message, remedy=remedy, place=fault.place, code=fault.code, by=hidden[cell], cell=cell
    )


def merged(found: FoundTable, name: str, around: Around) -> Iterator[ScenarioProblem]:
    """Cells merged to the right over another field, and the one of its column that speaks for several rows."""
    by_head: dict[str, list[str]] = {}
    for cell, head in covered(found).items():
        by_head.setdefault(head, []).append(cell)
    headings = {column.letter: column.name for column in found.columns}
    for head, cells in by_head.items():
        message = N_("this merged cell covers the columns {columns} too, and nothing is read there")
        remedy = N_("Part it and write into {cell} what belongs there, or leave it if that is meant.")
        over = dict.fromkeys(headings[each.rstrip("0123456789")][:40] for each in cells)
        yield warning(
            "Q145", _at(found, head, name), message, remedy, columns=", ".join(over), cell=", ".join(cells)
        )
    for column in () if around.before else found.columns:  # what another row said so far is told by itself
        if column.target in (OWN, LEFT_OUT) or TARGETS[column.target].path[0] in SHARED:
            continue
        rows = Counter(cell.row for row in found.rows for cell in row if cell.column == column.letter)
        wide = [row for row, often in rows.items() if often > 1]
        if len(wide) == 1 and len(rows) > RUN:
            message = N_("this cell is merged and speaks for {n} rows, as no other of its column does")
            remedy = N_("Part it and write into each row what belongs there, or leave it if that is meant.")
            at = _at(found, f"{column.letter}{wide[0]}", name)
            yield warning("Q145", at, message, remedy, n=rows[wide[0]])


def _at(found: FoundTable, cell: str, name: str) -> Place:
    return Place(name, int("".join(filter(str.isdigit, cell))), f"{found.sheet}!{cell}")


def slid(rows: Iterable[tuple[Mapping[str, Any], Cells]], around: Around) -> Iterator[ScenarioProblem]:
    """Claims that stand a row too low or too high, by the words of the texts: several below each other fit their neighbour's text
    and not their own."""
    listed = [(values, cells["claim",]) for values, cells in rows if ("claim",) in cells]
    own = _own_words(around)
    said = [_said(values) for values, _ in listed]
    told = [values.get("claim") for values, _ in listed]

    def fits(n: int, claim: object) -> int:
        return len(own.get(str(claim), frozenset()) & said[n]) if 0 <= n < len(said) else 0

    for by, message in ((1, SLID), (-1, SLID_UP)):
        wrong = [
            bool(claim) and not fits(n, claim) and fits(n - by, claim) > 0 for n, claim in enumerate(told)
        ]
        for begin, end in _runs(wrong):
            if end - begin >= RUN:
                first, last = listed[begin][1], listed[end - 1][1]
                remedy = N_("Move these cells back by one row, or leave them if that is meant.")
                yield warning(
                    "Q145", first, message, remedy, n=end - begin, last=_cell(last), begin=listed[max(0, begin - 1)][1].line,
                    end=listed[min(len(listed) - 1, end)][1].line,
                )  # fmt: skip


def sent_by_others(
    rows: Iterable[tuple[Mapping[str, Any], Cells]], around: Around
) -> Iterator[ScenarioProblem]:
    """Of a plan that takes another's place: senders that changed places, by what each of them tells in the folder."""
    data = around.documents["msel.yaml"].data if "msel.yaml" in around.documents and not around.before else {}
    pairs = {(each.get("claim"), folded(str(each.get("from")))) for each in data.get("injects", ())}
    told = {claim for claim, _ in pairs if claim}
    strange = [
        (values["claim"], folded(str(values.get("from"))), values, cells)
        for values, cells in rows
        if values.get("claim") in told and (values["claim"], folded(str(values.get("from")))) not in pairs
    ]
    moved = [
        (near, values, cells)
        for claim, sender, values, cells in strange
        if (
            near := next(
                (other for other, *_ in strange if other != claim and (other, sender) in pairs), None
            )
        )
    ]
    if len(moved) > 1 and len(moved) >= len(strange) - 1:
        for near, values, cells in moved:
            message = N_(
                "the sender of inject {number} tells of {near} in the folder: these cells seem to have changed places"
            )
            remedy = N_("Put the cells of the column back in their rows, or leave it if that is meant.")
            place = cells.get(("from",))
            if place:
                yield warning("Q145", place, message, remedy, number=values.get("number"), near=f"`{near}`")


def lines_of(note: ScenarioProblem) -> set[int]:
    """The rows of which a finding tells."""
    if note.message in (SLID, SLID_UP):
        return {*range(int(str(note.params["begin"])), int(str(note.params["end"])) + 1)}
    return {note.place.line}


def _runs(flags: list[bool]) -> Iterator[tuple[int, int]]:
    begin = None
    for n, flag in enumerate([*flags, False]):
        if flag and begin is None:
            begin = n
        elif not flag and begin is not None:
            yield begin, n
            begin = None


def _cell(place: Place) -> str:
    return place.field.partition(" (")[0].rpartition("!")[2]


def _own_words(around: Around) -> dict[str, frozenset[str]]:
    """By claim the words that its sentence alone has."""
    return only_its_own({thing.id: _words(" ".join(thing.names)) for thing in around.claims})


def _said(values: Mapping[str, Any]) -> frozenset[str]:
    body = values.get("body")
    texts = body.values() if isinstance(body, Mapping) else (body,)
    return _words(" ".join(map(str, [*texts, values.get("from", "")])))


def _words(text: str) -> frozenset[str]:
    parts = "".join(letter if letter.isalnum() else " " for letter in de_accent(folded(text))).split()
    return frozenset(part for part in parts if len(part) >= WORD)
