"""What planners write beside an inject for each other, in a comment, a note or the wrong cell: asked about, not passed over."""

# Charter: exchange mselremarks
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from infodrill.exchange.mselaround import Around
from infodrill.exchange.mselcolumns import LEFT_OUT, OWN
from infodrill.exchange.msellayout import FoundTable, title_of
from infodrill.exchange.mselwords import BILINGUAL, CANCELLED
from infodrill.exchange.workbookreading import CellRead
from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioProblem, warning

Cells = Mapping[Any, Place]
SHORT = 120  # letters of a note that says what is to become of an inject
SHOWN = 60
LISTED = 12  # cells that a message lists
TITLE = 2  # so many times a title is shorter than its text
FEW = 4  # words of a text that may be a title
_ENTRY = re.compile(
    r"(?m)^\W{0,3}(?:[a-eA-E1-9]\s*[).:/-]|[•+*-])?\s*(?P<clock>[0-2]?\d\s*[:hg]\s*[0-5]\d)\s*[:\-–—.)]"
)
"""A line of a text that begins with an hour of its own."""


def remarks(found: FoundTable, name: str) -> Iterator[ScenarioProblem]:
    """Words that say an inject shall not come, in comments and in cells that nobody delivers; other comments once for all."""
    own = {column.letter for column in found.columns if not column.target.startswith((LEFT_OUT, *BILINGUAL))}
    comments: list[tuple[CellRead, str]] = []
    for row in found.rows:
        if title_of(row, found):
            continue
        for cell in row:
            at = Place(name, cell.row, f"{found.sheet}!{cell.column}{cell.row}")
            said = str(cell.value) if cell.kind == "text" and cell.column in own else ""
            held = _status(found, cell)
            for text in filter(None, ("" if held else said, cell.comment)):
                if len(text) <= SHORT and CANCELLED.search(" ".join(text.casefold().split())):
                    yield _asked(text, at)
                elif text == cell.comment:
                    comments.append((cell, text))
    if comments:
        cell, text = comments[0]
        message = N_("comments at cells are not read: {cells}; the first says: {text}")
        remedy = N_(
            "Write what shall hold into the cell and delete the comment, or leave it if it is for yourselves."
        )
        cells = ", ".join(f"{cell.column}{cell.row}" for cell, _ in comments[:LISTED])
        at = Place(name, cell.row, f"{found.sheet}!{cell.column}{cell.row}")
        yield warning("Q141", at, message, remedy, cells=cells, text=text[:SHOWN])


def _status(found: FoundTable, cell: CellRead) -> bool:
    """Whether it stands in a column that says by itself how far an inject is, or what its number is, and is read there."""
    target = next((column.target for column in found.columns if column.letter == cell.column), OWN)
    return target in ("status", "number")


def _asked(text: str, place: Place) -> ScenarioProblem:
    message = N_("this note seems to say that the inject shall not come, and it comes all the same: {text}")
    remedy = N_(
        "Strike the whole row through, or write `draft` as its status, if it shall not come; else take the note out."
    )
    return warning("Q147", place, message, remedy, text=" ".join(text.split())[:SHOWN])


def several(rows: Iterable[tuple[Mapping[str, Any], Cells]], around: Around) -> Iterator[ScenarioProblem]:
    """Texts of which a later line begins with an hour of its own: two injects in one cell."""
    for values, cells in rows:
        for name in ("body", "subject"):
            texts = filter(None, (_said(values, name, lang) for lang in ("vi", "en")))
            hits = (hit for text in texts for hit in _ENTRY.finditer(text) if text[: hit.start()].strip())
            place = next((place for path, place in cells.items() if path[0] == name), None)
            if place and (found := next(hits, None)):
                message = N_(
                    "the text of inject {number} holds a line with an hour of its own, {hour}: are these two injects?"
                )
                remedy = N_("Give what follows {hour} a row of its own, or leave it if it is one text.")
                yield warning(
                    "Q147", place, message, remedy, number=values.get("number"), hour=found["clock"]
                )


def turned(rows: Iterable[tuple[Mapping[str, Any], Cells]], around: Around) -> Iterator[ScenarioProblem]:
    """Rows whose title is the text and whose text is the title: by what stood there so far, or by how long the others are."""
    listed = [(values, cells, lang) for values, cells in rows for lang in ("vi", "en")]
    both = [(_said(values, "subject", lang), _said(values, "body", lang)) for values, _, lang in listed]
    ordered = sum(bool(title) and TITLE * len(title) < len(body) for title, body in both)
    told: set[object] = set()
    for (values, cells, lang), (title, body) in zip(listed, both, strict=True):
        number = values.get("number", 0)
        before = around.before.get(number, {})
        was = (_said(before, "subject", lang), _said(before, "body", lang))
        short = len(body.split()) <= FEW and len(title.split()) > FEW and TITLE * len(body) < len(title)
        place = next((place for path, place in cells.items() if path[0] == "body"), None)
        shown = any(path[0] == "subject" for path in cells)
        if not (title and body and place and shown) or title == body or number in told:
            continue
        if (title, body) == was[::-1] or (short and 2 * ordered > len([each for each in both if all(each)])):
            told.add(number)
            message = N_(
                "title and text of inject {number} seem to have changed places: players would read {text}"
            )
            remedy = N_("Put them back into their columns, or leave it if that is meant.")
            yield warning("Q145", place, message, remedy, number=number, text=body[:SHOWN])


def _said(values: Mapping[str, Any], name: str, lang: str) -> str:
    text = values.get(name)
    said = text.get(lang) if isinstance(text, Mapping) else text
    return said if isinstance(said, str) else ""
