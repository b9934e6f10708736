"""The tree of a report as the text of a word processor: paragraphs in named styles, tables, pictures, fields, bookmarks.

WordprocessingML as strings (ECMA-376, part 1): the parts of a document that docxtpl puts into the places of a template.
"""

# Charter: review report officetext
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from infodrill.review.report.document import (
    Block,
    FactsBlock,
    FigureBlock,
    FillBlock,
    GroupBlock,
    HeadingBlock,
    ListBlock,
    ParagraphBlock,
    ReportDocument,
    TableBlock,
    TableCell,
    TableLine,
    TextSpan,
    plain_text,
)

COLOURS = {"good": "2A6640", "bad": "B3261E", "open": "8F5300", "soft": "3D4F5B"}
BADGES = {
    "P": "E2F0E6", "S": "E8EAF7", "M": "FBEED6", "U": "FBE7E5", "P1": "FBE7E5", "P2": "FBEED6", "P3": "E8EAF7",
}  # fmt: skip
SIGNS = {"public": ("●", "1769AA"), "left": ("■", "2A6640"), "trap": ("▲", "B3261E"), "came": ("◆", "B83C0A")}
KINDS = {
    "note": "Report note", "empty": "Report note", "under": "Report note", "key": "Report note", "said__m": "Report note",
    "said__s": "Report note", "soft": "Report remark", "meta": "Report remark", "tag": "Report remark",
}  # fmt: skip
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BETWEEN = '<w:p><w:pPr><w:spacing w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'  # else two tables are one
FACTS = (0.3, 0.7)  # shares of the width: the term, what is told of it
TWIPS = 9_354  # 165 mm between the margins
FILL = f'<w:p><w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TWIPS}"/></w:tabs></w:pPr><w:r><w:tab/></w:r></w:p>'
NARROW = {"qr": 50, "picture": 110}  # millimetres
NEW_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
SOURCES = {"vi": "vi-VN", "en": "en-US"}


@dataclass(kw_only=True)
class OfficeText:
    """`styles` = name → the template's id of it; `new_list` makes a numbering, numbered or not, and gives its id; `picture` puts
    a drawing into the package, so many millimetres wide, and gives what refers to it."""

    document: ReportDocument
    styles: Mapping[str, str]
    new_list: Callable[[bool], int]
    picture: Callable[[FigureBlock, float], str]
    numbers: dict[str, int] = field(default_factory=lambda: {"table": 0, "figure": 0})
    bookmarks: dict[str, int] = field(default_factory=dict)
    bullets: int = 0

    def __post_init__(self) -> None:
        anchors = (anchor for anchor in _anchors(self.document.parts) if anchor)
        self.bookmarks = {anchor: number for anchor, number in zip(anchors, count(1), strict=False)}
        self.bullets = self.new_list(False)

    # ---- places of the template ----

    def front(self) -> str:
        """Page one."""
        return self.blocks(self.document.parts[0].blocks)

    def body(self) -> str:
        """All that follows the contents."""
        return "".join(
            (NEW_PAGE if part.opens else "") + self.blocks(part.blocks) for part in self.document.parts[1:]
        )

    def contents(self) -> str:
        """Lines that lead to their headings, each with its page in a field, "" of a short one. They are no table of contents
        of the word processor's own: of such a one LibreOffice shows what stands in the file, and no page is known here."""
        if not self.document.furniture["contents"]:
            return ""
        heads = [
            block for part in self.document.parts[1:] for block in _flat(part.blocks)
            if isinstance(block, HeadingBlock) and block.level <= int(self.document.furniture["depth"]) and block.anchor
        ]  # fmt: skip
        title = self.paragraph(
            (TextSpan(text=self.document.furniture["contents"], bold=True),), "Report subject"
        )
        lines = "".join(
            self.paragraph(
                (TextSpan(text=plain_text(head.spans), to=head.anchor),),
                f"toc {head.level}",
                after=self.page_of(head.anchor) if self.document.furniture["page"] else "",
            )
            for head in heads
        )
        return f"{NEW_PAGE}{title}{lines}" if heads else ""

    # ---- blocks ----

    def blocks(self, found: Iterable[Block], style: str = "") -> str:
        """In their order; what is told right above a table stays on the page on which that begins."""
        blocks = tuple(found)
        return "".join(
            self.paragraph(block.spans, style or KINDS.get(block.kind, ""), properties="<w:keepNext/>")
            if isinstance(block, ParagraphBlock) and isinstance(after, TableBlock)
            else self.block(block, style)
            for block, after in zip(blocks, (*blocks[1:], None), strict=False)
        )

    def block(self, block: Block, style: str = "") -> str:
        match block:
            case HeadingBlock():
                return self.paragraph(block.spans, f"Heading {block.level}", anchor=block.anchor)
            case ParagraphBlock():
                return self.paragraph(block.spans, style or KINDS.get(block.kind, ""))
            case ListBlock():
                return self.listed(block)
            case FactsBlock():
                return self.facts(block)
            case TableBlock():
                return self.tabled(block)
            case FigureBlock():
                return self.figure(block)
            case FillBlock():
                return FILL * block.lines
            case GroupBlock():
                return self.group(block, style)

    def group(self, block: GroupBlock, style: str = "") -> str:
        if block.kind == "head":
            subject, title, *rest = block.blocks
            assert isinstance(title, HeadingBlock)
            lead = self.blocks(rest, "Report lead")
            return (
                self.block(subject, "Report subject")
                + self.paragraph(title.spans, "Title", anchor=title.anchor)
                + lead
            )
        if block.kind == "overall":
            letter, said, coverage, *rest = block.blocks
            shares = (0.12, 0.28, 0.6)
            cells = zip(shares, (letter, said, coverage), strict=True)
            line = tuple(self.cell(self.block(found, "Report remark"), share) for share, found in cells)
            return self.grid(shares, [("", line)]) + BETWEEN + self.blocks(rest)
        if block.kind == "said":
            return self.blocks(block.blocks, "Report quote")
        return self.blocks(block.blocks, style)

    def facts(self, block: FactsBlock) -> str:
        told = [
            (self.paragraph(line.term, "Report table"), self.blocks(line.blocks, "Report table"))
            for line in block.lines
        ]
        lines = [("", tuple(map(self.cell, pair, FACTS))) for pair in told]
        return self.grid(FACTS, lines) + BETWEEN

    def listed(self, block: ListBlock) -> str:
        number = self.new_list(True) if block.numbered else self.bullets
        style = (
            "List Number" if block.numbered else "List Continue" if block.kind == "boxes" else "List Bullet"
        )
        shown = (
            ""
            if block.kind == "boxes"
            else f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        )
        lines = []
        for item in block.items:
            first, *rest = item.blocks
            spans = first.spans if isinstance(first, ParagraphBlock) else ()
            lines.append(self.paragraph(spans, style, anchor=item.anchor, properties=shown))
            lines.append(self.blocks(rest if spans else item.blocks, "List Continue"))
        return "".join(lines)

    def tabled(self, block: TableBlock) -> str:
        caption = self.caption("table", block.heading) if self.document.furniture["table"] else ""
        lines = [("", self.line(block.head, block.shares, bold=True))]
        lines += [(line.anchor, self.line(line, block.shares)) for line in block.lines]
        return caption + self.grid(block.shares, lines, head=True) + ("" if caption else BETWEEN)

    def line(self, line: TableLine, shares: tuple[float, ...], *, bold: bool = False) -> tuple[str, ...]:
        cells, at = [], 0
        for cell in line.cells:
            cells.append(self.told_cell(cell, sum(shares[at : at + cell.wide]), bold=bold))
            at += cell.wide
        return tuple(cells)

    def told_cell(self, cell: TableCell, share: float, *, bold: bool) -> str:
        right = '<w:jc w:val="right"/>' if cell.number else ""
        inner = "".join(
            self.paragraph(_bold(block.spans) if bold else block.spans, "Report table", properties=right)
            if isinstance(block, ParagraphBlock)
            else self.block(block, "Report table")
            for block in cell.blocks
        )  # fmt: skip
        return self.cell(inner, share, cell.wide)

    def cell(self, inner: str, share: float, wide: int = 1) -> str:
        span = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
        empty = f'<w:p><w:pPr><w:pStyle w:val="{self.styles["Report table"]}"/></w:pPr></w:p>'
        width = f'<w:tcW w:w="{round(TWIPS * share)}" w:type="dxa"/>'
        return f"<w:tc><w:tcPr>{width}{span}</w:tcPr>{inner or empty}</w:tc>"

    def grid(
        self, shares: tuple[float, ...], lines: list[tuple[str, tuple[str, ...]]], *, head: bool = False
    ) -> str:
        """A table; `lines` = (anchor, cells). With a head its first line is said again on every page."""
        rows = []
        for n, (anchor, cells) in enumerate(lines):
            heads = "<w:tblHeader/>" if head and n == 0 else ""
            first = (
                cells[0].replace("</w:pPr>", f"</w:pPr>{self.bookmark(anchor)}", 1) if anchor else cells[0]
            )
            rows.append(f"<w:tr><w:trPr><w:cantSplit/>{heads}</w:trPr>{first}{''.join(cells[1:])}</w:tr>")
        columns = "".join(f'<w:gridCol w:w="{round(TWIPS * share)}"/>' for share in shares)
        look = f'<w:tblLook w:firstRow="{int(head)}" w:firstColumn="1" w:noHBand="1" w:noVBand="1"/>'
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.styles["Table Grid"]}"/><w:tblW w:w="5000" w:type="pct"/>'
            f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(rows)}</w:tbl>'
        )

    def figure(self, block: FigureBlock) -> str:
        if block.kind in NARROW:
            centred = '<w:pPr><w:jc w:val="center"/></w:pPr>'
            return f"<w:p>{centred}<w:r>{self.picture(block, NARROW[block.kind])}</w:r></w:p>"
        drawn = f"<w:p><w:pPr><w:keepNext/></w:pPr><w:r>{self.picture(block, 120 if block.caption else 165)}</w:r></w:p>"
        return drawn + self.caption("figure", block.caption or block.heading) + self.blocks(block.below)

    def caption(self, kind: str, spans: tuple[TextSpan, ...]) -> str:
        """A numbered caption; its number is a field, so that a word processor counts on."""
        self.numbers[kind] += 1
        before, _, after = self.document.furniture[kind].partition("{n}")
        name = "Table" if kind == "table" else "Figure"
        counted = self.run(TextSpan(text=str(self.numbers[kind]), bold=True))
        number = f'<w:fldSimple w:instr=" SEQ {name} \\* ARABIC ">{counted}</w:fldSimple>'
        told = f"{self.run(TextSpan(text=before, bold=True))}{number}{self.run(TextSpan(text=f'{after}. ', bold=True))}"
        keep = "<w:keepNext/>" if kind == "table" else ""
        return self.paragraph(spans, "Caption", before=told, properties=keep)

    # ---- lines ----

    def paragraph(
        self,
        spans: Iterable[TextSpan],
        style: str = "",
        *,
        anchor: str = "",
        properties: str = "",
        before: str = "",
        after: str = "",
    ) -> str:
        named = f'<w:pStyle w:val="{self.styles[style]}"/>' if style else ""
        runs = "".join(map(self.span, spans))
        return f"<w:p><w:pPr>{named}{properties}</w:pPr>{self.bookmark(anchor)}{before}{runs}{after}</w:p>"

    def page_of(self, anchor: str) -> str:
        """A tab, and the number of the page on which an anchor stands; a program that computes no field shows a dash."""
        asked = f'w:instr=" PAGEREF r{self.bookmarks[anchor]} \\h " w:dirty="true"'
        return f"<w:r><w:tab/></w:r><w:fldSimple {asked}>{self.run(TextSpan(text='–'))}</w:fldSimple>"

    def bookmark(self, anchor: str) -> str:
        if not anchor:
            return ""
        number = self.bookmarks[anchor]
        return f'<w:bookmarkStart w:id="{number}" w:name="r{number}"/><w:bookmarkEnd w:id="{number}"/>'

    def span(self, span: TextSpan) -> str:
        run = self.run(span)
        if span.to in self.bookmarks:
            return f'<w:hyperlink w:anchor="r{self.bookmarks[span.to]}" w:history="1">{run}</w:hyperlink>'
        return run

    def run(self, span: TextSpan) -> str:
        text, colour = span.text, COLOURS.get(span.tone, "")
        if span.sign:
            letter, colour = SIGNS.get(span.sign, ("", ""))
            text = f"{letter} "
        look = "<w:b/>" if span.bold or span.badge else ""
        look += f'<w:color w:val="{colour}"/>' if colour else ""
        look += (
            f'<w:shd w:val="clear" w:color="auto" w:fill="{BADGES.get(span.badge, "F3F6F8")}"/>'
            if span.badge
            else ""
        )
        look += f"<w:lang w:val={quoteattr(SOURCES[span.lang])}/>" if span.lang in SOURCES else ""
        lines = (
            f'<w:t xml:space="preserve">{escape(NOT_XML.sub("", line))}</w:t>' for line in text.split("\n")
        )
        return f"<w:r><w:rPr>{look}</w:rPr>{'<w:br/>'.join(lines)}</w:r>"


def _bold(spans: tuple[TextSpan, ...]) -> tuple[TextSpan, ...]:
    return tuple(replace(span, bold=True) for span in spans)


def _anchors(found: object) -> Iterable[str]:
    if isinstance(found, tuple):
        for item in found:
            yield from _anchors(item)
    elif hasattr(found, "__dataclass_fields__"):
        yield getattr(found, "anchor", "")
        for name in found.__dataclass_fields__:
            yield from _anchors(getattr(found, name))


def _flat(blocks: Iterable[Block]) -> Iterable[Block]:
    for block in blocks:
        yield block
        if isinstance(block, GroupBlock):
            yield from _flat(block.blocks)
