"""The tree of a report: headings, paragraphs, lists, tables with their heads, figures with what they show in words.

Renderings are drawn from it. It is read from the page (`reading.py`), whose templates hold the report's only wording.
"""

# Charter: review report document
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from math import sqrt
from typing import Any, TypeAlias

from infodrill.kernel.i18n import Lang

TEXT_NARROW, TEXT_WIDE = 5.0, 38.0  # letters: how a column's weight is bounded
# Shares of 165 mm that a letter of ten points and the edges of a cell take; letters of a word that is not broken.
LETTER, EDGES, LONGEST_WHOLE = 0.0122, 0.025, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSpan:
    """A run of text. `tone` good | bad | open | soft; `badge` the letter or priority that it prints; `sign` a mark of the charts'
    legend that stands here without text; `to` the anchor it leads to; `lang` where it differs from the report's."""

    text: str = ""
    bold: bool = False
    tone: str = ""
    badge: str = ""
    sign: str = ""
    to: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingBlock:
    """`level` 1 = a part of the report."""

    level: int
    spans: tuple[TextSpan, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphBlock:
    """`kind` = what the style sheet calls it: note, warn, lead, …; "" = plain."""

    spans: tuple[TextSpan, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    blocks: tuple[Block, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBlock:
    """`numbered`: its numbers mean something."""

    numbered: bool
    items: tuple[ListItem, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    term: tuple[TextSpan, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsBlock:
    """Terms, each with what it is."""

    lines: tuple[FactLine, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """`heads`: it names its row, or the rows below it when it is as wide as the table."""

    blocks: tuple[Block, ...]
    heads: bool = False
    number: bool = False
    wide: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLine:
    cells: tuple[TableCell, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBlock:
    """`heading` = how it is called by the one that it stands under; `shares` = what part of the width each column takes; what is
    filled in by hand says so itself (`data-share`), since its texts do not."""

    kind: str
    heading: tuple[TextSpan, ...]
    head: TableLine
    lines: tuple[TableLine, ...]
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureBlock:
    """`svg` stands alone as a file; `alt` says what it shows; `heading` = what the one above calls it, `caption` its own;
    `below` = what is told of it. `kind` qr | picture: it has no number, and is as wide as it needs to be."""

    svg: str
    alt: str
    heading: tuple[TextSpan, ...]
    caption: tuple[TextSpan, ...] = ()
    below: tuple[Block, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FillBlock:
    """Room to write by hand on paper, so many lines."""

    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupBlock:
    """Blocks that the page frames together: `kind` head, overall, multiples, claim, opens (what opens a seat), said."""

    kind: str
    blocks: tuple[Block, ...]


Block: TypeAlias = (
    HeadingBlock | ParagraphBlock | ListBlock | FactsBlock | TableBlock | FigureBlock | FillBlock | GroupBlock
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPart:
    """A part with its first heading; `opens` = it begins on a new page."""

    blocks: tuple[Block, ...]
    opens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDocument:
    """`stamp` of local use, "" where places are invented; `digest` of the log and what it is called; `furniture` = name → words
    that stand around the text."""

    lang: Lang
    title: str
    mark: str
    stamp: str
    digest_name: str
    digest: str
    parts: tuple[ReportPart, ...]
    furniture: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> Iterator[Block]:
        """Every block, in order, those inside others too."""
        for part in self.parts:
            for block in part.blocks:
                yield from _within(block)

    def tables(self, kind: str) -> list[TableBlock]:
        return [block for block in self.blocks if isinstance(block, TableBlock) and block.kind == kind]


def plain_text(spans: tuple[TextSpan, ...]) -> str:
    return "".join(span.text for span in spans)


def texts(found: Any) -> Iterator[str]:
    """Every run of text in order, a table's head before its rows; the headings that tables and figures repeat left out."""
    match found:
        case TextSpan(text=text):
            if text:
                yield text
        case FigureBlock(caption=caption, below=below):
            yield from texts((caption, below))
        case TableBlock(head=head, lines=lines):
            yield from texts((head, *lines))
        case tuple():
            for item in found:
                yield from texts(item)
        case _ if is_dataclass(found):
            for each_field in fields(found):
                yield from texts(getattr(found, each_field.name))
        case _:
            return


def as_values(found: Any) -> Any:
    """Plain values for a program that draws it: each node says by `is` what it is."""
    if is_dataclass(found) and not isinstance(found, type):
        values = {each_field.name: as_values(getattr(found, each_field.name)) for each_field in fields(found)}
        return {"is": type(found).__name__, **values}
    return [as_values(item) for item in found] if isinstance(found, tuple) else found


def shares_of(lines: tuple[TableLine, ...], asked: tuple[float, ...] = ()) -> tuple[float, ...]:
    """What part of the width each column takes, as it is `asked` for, else by the length of its texts and of its longest word;
    they add up to 1."""
    width = max(sum(cell.wide for cell in line.cells) for line in lines)
    columns: list[list[str]] = [[] for _ in range(width)]
    for line in lines:
        at = 0
        for cell in line.cells:
            if cell.wide == 1:
                columns[at].append(" ".join(texts(cell)))
            at += cell.wide
    weights = asked or tuple(map(_weight, columns))
    return _unbroken([weight / sum(weights) for weight in weights], columns)


def _unbroken(shares: list[float], columns: list[list[str]]) -> tuple[float, ...]:
    """The shares with none so narrow that a word breaks within, as a program that sets a page breaks it at any letter; at cost
    of the columns that have room. Where all have long words the longest give way first."""
    longest = [
        max((len(word) for text in column for word in re.split(r"[\s/–-]", text)), default=1)
        for column in columns
    ]
    bounds = ([EDGES + LETTER * min(most, word) for word in longest] for most in range(LONGEST_WHOLE, 0, -1))
    floors = next((found for found in bounds if sum(found) < 1), None)
    if floors is None:
        return tuple(shares)
    wide = [max(pair) for pair in zip(shares, floors, strict=True)]
    room = [share - floor for share, floor in zip(wide, floors, strict=True)]
    over = (sum(wide) - 1) / sum(room)
    return tuple(share - over * spare for share, spare in zip(wide, room, strict=True))


def _weight(column: list[str]) -> float:
    words = [word for text in column for word in text.split()]
    longest = max((len(word) for word in words), default=1)
    usual = sum(len(text) for text in column) / max(1, len(column))
    return max(TEXT_NARROW, min(TEXT_WIDE, max(longest * 0.9, 2.6 * sqrt(usual))))


def _within(block: Block) -> Iterator[Block]:
    yield block
    match block:
        case GroupBlock(blocks=inner) | FigureBlock(below=inner):
            held = inner
        case ListBlock(items=items):
            held = tuple(part for item in items for part in item.blocks)
        case FactsBlock(lines=lines):
            held = tuple(part for line in lines for part in line.blocks)
        case _:
            return
    for each_block in held:
        yield from _within(each_block)
