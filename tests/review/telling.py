"""Whether a rendering says all that the tree of the report says: texts without blanks, looked for page by page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise
from typing import Any

from infodrill.review.report.document import (
    FactLine,
    FigureBlock,
    HeadingBlock,
    ParagraphBlock,
    ReportDocument,
    plain_text,
    texts,
)

DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
SIGNS = re.compile("[●■▲◆]")
BAND = re.compile(r'<div class="mark">.*?</div>|<p class="stamp">.*?</p>', re.DOTALL)


def squeezed(text: str) -> str:
    """Without blanks and signs of a legend, and small: breaks of lines and capitals are the rendering's own."""
    return SIGNS.sub("", "".join(text.split())).casefold()


def said_on(html: str) -> str:
    """The words of a report's page, without drawings and the bands of the mark."""
    main = html.partition("<main>")[2].partition("</main>")[0]
    return unescape(re.sub(r"<[^>]*>", "", BAND.sub("", DRAWING.sub("", main))))


def words_of(found: ReportDocument | Any) -> Iterator[str]:
    """Every run of text."""
    return texts(found.parts if isinstance(found, ReportDocument) else found)


def lines_of(found: Any) -> Iterator[str]:
    """Every paragraph, heading, term and caption, as text that stands together."""
    match found:
        case HeadingBlock(spans=spans) | ParagraphBlock(spans=spans):
            yield plain_text(spans)
        case FactLine(term=term, blocks=blocks):
            yield plain_text(term)
            yield from lines_of(blocks)
        case FigureBlock(caption=caption, below=below):
            yield plain_text(caption)
            yield from lines_of(below)
        case tuple():
            for item in found:
                yield from lines_of(item)
        case _:
            for name in ("parts", "blocks", "items", "lines", "head", "cells"):
                if name == "blocks" and isinstance(found, ReportDocument):
                    continue
                yield from lines_of(getattr(found, name, ()))


def untold(tree: ReportDocument, pages: Sequence[str]) -> list[str]:
    """Texts of the tree that the pages do not hold as often as it says them. One that a page's end cuts is looked for on both
    sides."""
    told = [squeezed(page) for page in pages]
    whole = "".join(told)
    wanted: dict[str, int] = {}
    for line in lines_of(tree):
        if line := squeezed(line):
            wanted[line] = wanted.get(line, 0) + 1
    return [
        line
        for line, n in wanted.items()
        if whole.count(line) < n and whole.count(line) + _cut(line, told) < n
    ]


def _cut(line: str, told: Sequence[str]) -> int:
    """How often two pages hold it together."""
    return sum(
        any(line[:at] in before and line[at:] in after for at in range(1, len(line)))
        for before, after in pairwise(told)
        if line not in before or line not in after
    )
