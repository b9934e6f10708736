"""Report and papers keep what PDF/A-2a and PDF/UA-1 ask of a file's structure, and a file that does not is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from infodrill.review.papers import PaperName
from infodrill.review.report.document import TableBlock
from infodrill.review.report.furniture import read_document
from infodrill.review.report.takeaway import take_away
from tests.forms import both_forms
from tests.review.beforehand import tree_of as paper_tree
from tests.review.pdfstructure import elements_of, faults
from tests.review.test_paper import EVERY, FEW, paper_of, tree_of
from tests.review.test_papers import EVERY as PAPERS
from tests.review.test_papers import FEW as SOME_PAPERS
from tests.review.test_papers import paper_of as paper
from tests.review.test_printed import assessed

PLAIN = PaperName("evaluation")
RULE = [0xC3, 0xCE, 0xD5]


@pytest.mark.parametrize(("name", "cells", "lang"), both_forms(EVERY, FEW))
def test_the_report_and_the_sheet_for_guests_have_no_fault(name: str, cells: str, lang: str) -> None:
    tree, paper = tree_of(name, cells, lang), paper_of(name, cells, lang)
    assert faults(paper, lang, tree.title) == []
    # Nobody sees where a row ends without one: the rule above each row rubbed out the one below the row before it.
    assert _rules(paper) >= sum(len(table.lines) for table in _tables(tree))
    record, found = assessed(name, cells)
    html, sheet = take_away(found, record, lang)
    assert faults(sheet, lang, read_document(html, record, lang, short=True).title) == []


@pytest.mark.parametrize(("name", "kind", "lang"), both_forms(PAPERS, SOME_PAPERS))
def test_papers_before_a_drill_have_no_fault(name: str, kind: PaperName, lang: str) -> None:
    assert faults(paper(name, kind, lang), lang, paper_tree(name, kind, lang).title) == []


def _tables(node: Any) -> Iterator[TableBlock]:
    """The tables of a tree, at any depth."""
    if isinstance(node, TableBlock):
        yield node
    elif isinstance(node, tuple):
        for each in node:
            yield from _tables(each)
    elif is_dataclass(node):
        for name in fields(node):
            yield from _tables(getattr(node, name.name))


def _rules(content: bytes) -> int:
    """How many lines are drawn in the colour of the rules between rows."""
    with pikepdf.open(BytesIO(content)) as pdf:
        drawn = (call for page in pdf.pages for call in pikepdf.parse_content_stream(page))
        return sum(
            str(operator) == "SCN" and [round(255 * float(part)) for part in colour] == RULE
            for colour, operator in drawn
        )


def _first(pdf: Any, kind: str) -> Any:
    return next(one for one, _ in elements_of(pdf.Root.StructTreeRoot) if kind == one.S)


def _font(pdf: Any, subtype: str) -> Any:
    return next(
        one
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == subtype and "/BaseFont" in one
    )


def _leading(pdf: Any) -> Any:
    """The first page with links."""
    return next(page.obj for page in pdf.pages if "/Annots" in page.obj)


def _link(pdf: Any) -> Any:
    return _leading(pdf).Annots[0]


def _paint(pdf: Any) -> None:
    pdf.pages[0].contents_add(b"0 0 10 10 re f")


def _without(pick: Callable[[Any], Any], key: str) -> Callable[[Any], None]:
    def broken(pdf: Any) -> None:
        del pick(pdf)[key]

    return broken


def _role(kind: str, to: str) -> Callable[[Any], None]:
    def broken(pdf: Any) -> None:
        _first(pdf, kind).S = pikepdf.Name(to)

    return broken


def _headless(pdf: Any) -> None:
    for element, _ in elements_of(_first(pdf, "/Table")):
        if element.S == "/TH":
            element.S = pikepdf.Name("/TD")


def _acting(pdf: Any) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"))


BROKEN: dict[str, tuple[Callable[[Any], None], str]] = {
    "language": (_without(lambda pdf: pdf.Root, "/Lang"), "language or title"),
    "marked": (_without(lambda pdf: pdf.Root, "/MarkInfo"), "not marked"),
    "profile": (_without(lambda pdf: pdf.Root, "/OutputIntents"), "output intent"),
    "standards": (_without(lambda pdf: pdf.Root, "/Metadata"), "metadata pdfuaid:part"),
    "acting": (_acting, "acts: /OpenAction"),
    "letters": (_without(lambda pdf: _font(pdf, "/Type0"), "/ToUnicode"), "no way back to letters"),
    "font": (_without(lambda pdf: _font(pdf, "/CIDFontType2").FontDescriptor, "/FontFile2"), "not inside"),
    "head": (_without(lambda pdf: _first(pdf, "/TH"), "/A"), "heads a row or a column"),
    "heading": (_role("/H2", "/H3"), "from heading 1 to 3"),
    "table": (_headless, "a table without a head"),
    "bookmarks": (_without(lambda pdf: pdf.Root, "/Outlines"), "0 bookmarks of"),
    "bookmark": (_without(lambda pdf: pdf.Root.Outlines.First, "/Dest"), "leads nowhere"),
    "row": (_role("/TR", "/Div"), "/Div in /T"),
    "role": (_role("/P", "/Made-up"), "no standard role"),
    "element": (_without(lambda pdf: _first(pdf, "/P"), "/K"), "belongs to nothing"),
    "link": (_without(_link, "/Contents"), "link that"),
    "order": (_without(_leading, "/Tabs"), "no order of its links"),
    "paint": (_paint, "neither marked nor an artifact"),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_a_fault_is_seen(what: str) -> None:
    breaking, told = BROKEN[what]
    title = paper_tree("clinic", PLAIN, "en").title
    with pikepdf.open(BytesIO(paper("clinic", PLAIN, "en"))) as pdf:
        breaking(pdf)
        out = BytesIO()
        pdf.save(out)
    assert [fault for fault in faults(out.getvalue(), "en", title) if told in fault]


def test_a_figure_that_says_nothing_is_seen() -> None:
    name, cells, lang = FEW[0]
    with pikepdf.open(BytesIO(paper_of(name, cells, lang))) as pdf:
        del _first(pdf, "/Figure")["/Alt"]
        out = BytesIO()
        pdf.save(out)
    told = faults(out.getvalue(), lang, tree_of(name, cells, lang).title)
    assert "a figure that says nothing" in told
