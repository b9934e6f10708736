"""Reads the tree of a report from its page: tags are the structure, classes the style.

An element that it does not know stops it, so that no rendering can leave out what a template begins to say.
"""

# Charter: review report reading
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from html.parser import HTMLParser

from infodrill.review.report.document import (
    Block,
    FactLine,
    FactsBlock,
    FigureBlock,
    FillBlock,
    GroupBlock,
    HeadingBlock,
    ListBlock,
    ListItem,
    ParagraphBlock,
    ReportPart,
    TableBlock,
    TableCell,
    TableLine,
    TextSpan,
    plain_text,
    shares_of,
)

INLINE = {"a", "b", "br", "code", "i", "span", "strong", "time"}
HEADINGS = {
    "h1": 1,
    "h2": 2,
    "h3": 3,
    "h4": 3,
}  # an h2 of the class h1 begins a part, whose next level may be h2 or h3
FLOWS = {"div", "header", "section"}
GROUPS = {"head", "overall", "overall__w", "overall__c", "overall__t", "multiples", "claim", "opens"}
FURNITURE = {"mark", "stamp"}  # pages have it in their margins
UNNUMBERED = {"steps", "events"}
TONES = {
    "soft": "soft", "muted": "soft", "ex": "soft", "n": "soft", "iv": "soft", "seq": "soft", "who": "soft", "seen__w": "soft",
    "ok": "good", "mood--good": "good", "out--met": "good", "bad": "bad", "mood--bad": "bad", "out--missed": "bad",
    "step--missed": "bad", "step--trap": "bad", "mood--open": "open",
}  # fmt: skip
BADGE = re.compile(r"(?:rt|pr)--([A-Z]\d?)")
SIGN = re.compile(r"k--(\w+)")
SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)  # ours alone: what people wrote is escaped
BLANKS = re.compile(r"[ \t\n\r\f]+")  # HTML's own; no-break spaces stay
UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
VOID = {"br"}
GAP = "\u2003"  # between things that the page sets apart by their margins
BREAK = "break"  # the sign of a line's end, while spans are made


@dataclass(slots=True)
class PageElement:
    tag: str
    values: dict[str, str] = field(default_factory=dict)
    held: list[PageElement | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.values.get("class", "").split()

    @property
    def children(self) -> Iterator[PageElement]:
        return (child for child in self.held if isinstance(child, PageElement))

    def all(self, *tags: str) -> Iterator[PageElement]:
        """Elements of these tags at any depth, in order."""
        for child in self.children:
            if child.tag in tags:
                yield child
            yield from child.all(*tags)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [PageElement("page")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = PageElement(tag, {name: value or "" for name, value in attrs})
        self.open[-1].held.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop().tag != tag:
            raise ValueError(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.open[-1].held.append(UNPRINTED.sub(" ", data))


def title_of(html: str) -> str:
    """What the page calls itself."""
    return unescape(html.partition("<title>")[2].partition("</title>")[0])


def read_parts(html: str, standing: Callable[[str], str]) -> tuple[ReportPart, ...]:
    """The parts of the page. `standing` makes a drawing of the page one that stands alone.

    Raises ValueError for an element that the tree has no place for.
    """
    main = html.partition("<main>")[2].partition("</main>")[0]
    drawings = SVG.findall(main)
    numbers = iter(range(len(drawings)))
    page = _Page()
    page.feed(SVG.sub(lambda _: f'<svg data-n="{next(numbers)}"></svg>', main))
    page.close()
    reader = _Reader([standing(drawing) for drawing in drawings])
    return tuple(
        ReportPart(blocks=reader.flow(article.held), opens="part" in article.classes)
        for article in page.open[0].children
    )


class _Reader:
    """Keeps the heading under which it reads: tables and figures are called by it."""

    def __init__(self, drawings: list[str]) -> None:
        self.drawings = drawings
        self.heading: tuple[TextSpan, ...] = ()
        self.second = ""  # the tag of the second level in this part

    def flow(self, held: Iterable[PageElement | str]) -> tuple[Block, ...]:
        """What an element holds, text between blocks as paragraphs."""
        found: list[Block] = []
        run: list[PageElement | str] = []
        for item in (*held, PageElement("end")):
            if isinstance(item, str) or item.tag in INLINE:
                run.append(item)
                continue
            if spans := _spans(run):
                found.append(ParagraphBlock(spans=spans))
            run = []
            if item.tag != "end" and not FURNITURE & {*item.classes}:
                found += self._block(item)
        return tuple(found)

    def _block(self, element: PageElement) -> tuple[Block, ...]:
        kind = next(iter(element.classes), "")
        match element.tag:
            case "h1" | "h2" | "h3" | "h4":
                return (self._heading(element),)
            case "p":
                return self._paragraph(element, kind)
            case "ul" | "ol":
                numbered = element.tag == "ol" and not UNNUMBERED & {*element.classes}
                items = tuple(self._item(child) for child in element.children)
                return (ListBlock(numbered=numbered, items=items, kind=kind),)
            case "dl":
                return (FactsBlock(lines=tuple(self._fact(line) for line in element.children), kind=kind),)
            case "table":
                return (self._table(element, kind),)
            case "figure":
                return (self._figure(element),)
            case "blockquote":
                return (GroupBlock(kind="said", blocks=self.flow(element.held)),)
            case "div" if kind == "fill":
                return (FillBlock(lines=int(element.values["data-lines"])),)
            case tag if tag in FLOWS:
                inner = self.flow(element.held)
                return (GroupBlock(kind=kind, blocks=inner),) if kind in GROUPS and inner else inner
        raise ValueError(f"the tree of the report has no place for <{element.tag}>")

    def _heading(self, element: PageElement) -> HeadingBlock:
        level = 1 if "h1" in element.classes else HEADINGS[element.tag]
        if level == 1:
            self.second = ""
        elif element.tag in ("h2", "h3"):
            self.second = self.second or element.tag
            level = 2 if element.tag == self.second else 3
        spans = _spans(element.held)
        self.heading = _named(spans)
        return HeadingBlock(level=level, spans=spans, anchor=element.values.get("id", ""))

    def _paragraph(self, element: PageElement, kind: str) -> tuple[Block, ...]:
        spans = _spans(element.held, kept="said__b" in element.classes)
        tone = _tone(element.classes)
        spans = tuple(replace(span, tone=span.tone or tone) for span in spans)
        return (ParagraphBlock(spans=spans, kind=kind),) if spans else ()

    def _item(self, element: PageElement) -> ListItem:
        return ListItem(blocks=_toned(self.flow(element.held), _tone(element.classes)),
                        anchor=element.values.get("id", ""))  # fmt: skip

    def _fact(self, line: PageElement) -> FactLine:
        term, told = line.children
        return FactLine(term=_spans(term.held), blocks=_toned(self.flow(told.held), _tone(told.classes)))

    def _table(self, element: PageElement, kind: str) -> TableBlock:
        heading = self.heading
        head, *lines = (self._line(line) for line in element.all("tr"))
        asked = tuple(float(cell.values.get("data-share", 0)) for cell in next(element.all("tr")).children)
        shares = shares_of((head, *lines), asked if all(asked) else ())
        return TableBlock(kind=kind, heading=heading, head=head, lines=tuple(lines), shares=shares)

    def _line(self, element: PageElement) -> TableLine:
        cells = tuple(
            TableCell(
                blocks=_toned(self.flow(_broken(cell)), _tone(cell.classes)), heads=cell.tag == "th",
                number="num" in cell.classes,
                wide=int(cell.values.get("colspan", 1)),
            )
            for cell in element.children
        )  # fmt: skip
        return TableLine(cells=cells, anchor=element.values.get("id", ""))

    def _figure(self, element: PageElement) -> FigureBlock:
        (drawing,) = element.all("svg")
        alt = next(
            inner.values["aria-label"]
            for inner in (element, *element.all("div"))
            if "aria-label" in inner.values
        )
        caption = next((_spans(inner.held) for inner in element.all("figcaption")), ())
        below = self.flow(inner for inner in element.children if inner.tag == "p")
        return FigureBlock(
            svg=self.drawings[int(drawing.values["data-n"])],
            alt=alt,
            heading=self.heading,
            caption=caption,
            below=below,
            kind=next(iter(element.classes), ""),
        )


def _named(spans: tuple[TextSpan, ...]) -> tuple[TextSpan, ...]:
    """A heading as what stands under it is called by: without the result that it ends with."""
    text = plain_text(spans)
    return (TextSpan(text=text.partition(": ")[0]),) if ": " in text else spans


def _tone(classes: list[str]) -> str:
    return next((TONES[name] for name in classes if name in TONES), "")


def _toned(blocks: tuple[Block, ...], tone: str) -> tuple[Block, ...]:
    """Paragraphs in the tone of what holds them, where they have none."""
    if not tone:
        return blocks
    return tuple(
        replace(block, spans=tuple(replace(span, tone=span.tone or tone) for span in block.spans))
        if isinstance(block, ParagraphBlock)
        else block
        for block in blocks
    )


def _broken(cell: PageElement) -> list[PageElement | str]:
    """What a cell holds; in one that names its row, what is softer begins a line, as on the page."""
    if cell.tag != "th":
        return cell.held
    found: list[PageElement | str] = []
    for item in cell.held:
        if isinstance(item, PageElement) and item.classes == ["soft"] and not _ends(found):
            found.append(PageElement("br"))
        found.append(item)
    return found


def _ends(held: list[PageElement | str]) -> bool:
    """Whether a line has just ended."""
    return bool(held) and isinstance(held[-1], PageElement) and held[-1].tag == "br"


def _spans(held: Iterable[PageElement | str], *, kept: bool = False) -> tuple[TextSpan, ...]:
    """Runs of text with blanks as a browser shows them: one for many, none at the ends of lines; `kept` = line ends stay."""
    found: list[TextSpan] = []
    before = "\n"
    for span in _runs(held, TextSpan()):
        if span.sign == BREAK:
            text = "\n"
        elif kept:
            text = "\n".join(BLANKS.sub(" ", line).strip(" ") for line in span.text.strip().splitlines())
        else:
            text = BLANKS.sub(" ", span.text)
        if before[-1] in f" \n{GAP}":
            text = text.lstrip(" " if before[-1] == " " else f" {GAP}")
        sign = "" if span.sign == BREAK else span.sign
        if text or sign:
            found.append(replace(span, text=text, sign=sign))
        before = text or before
    return _trimmed(_joined(found))


def _runs(held: Iterable[PageElement | str], style: TextSpan) -> Iterator[TextSpan]:
    for item in held:
        if isinstance(item, str):
            yield replace(style, text=item)
            continue
        if item.tag not in INLINE:
            raise ValueError(f"the tree of the report has no place for <{item.tag}> inside a line")
        if item.tag == "br" or "who" in item.classes:
            yield TextSpan(sign=BREAK)
        if "pill" in item.classes:
            yield replace(style, text=GAP)
        badge, sign = (
            next((hit[1] for name in item.classes if (hit := pattern.fullmatch(name))), "")
            for pattern in (BADGE, SIGN)
        )
        inner = replace(
            style, bold=style.bold or item.tag in ("b", "strong", "time"), tone=_tone(item.classes) or style.tone,
            badge=badge or style.badge, to=item.values.get("href", "").removeprefix("#") or style.to,
            lang=item.values.get("lang", "") or style.lang,
        )  # fmt: skip
        if sign:
            yield replace(style, text=GAP)
            yield replace(inner, sign=sign)
        yield from _runs(item.held, inner)


def _joined(spans: list[TextSpan]) -> list[TextSpan]:
    """Neighbours of one style as one; no blank before the end of a line."""
    found: list[TextSpan] = []
    for span in spans:
        if found and span.text.startswith("\n"):
            found[-1] = replace(found[-1], text=found[-1].text.rstrip(" "))
        if (
            found
            and not (span.sign or found[-1].sign)
            and replace(found[-1], text="") == replace(span, text="")
        ):
            found[-1] = replace(found[-1], text=found[-1].text + span.text)
        else:
            found.append(span)
    return found


def _trimmed(spans: list[TextSpan]) -> tuple[TextSpan, ...]:
    while spans and not spans[-1].sign and not spans[-1].text.strip(" \n"):
        spans = spans[:-1]
    if spans:
        spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip(" \n"))
    return tuple(span for span in spans if span.text or span.sign)
