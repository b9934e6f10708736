"""The report on paper: everything that the page says, accessible, marked, the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from importlib.resources import files
from io import BytesIO
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from infodrill.kernel.i18n import tr
from infodrill.kernel.mark import LOCAL_USE, MARK
from infodrill.review.assess import assess
from infodrill.review.report.document import FigureBlock, HeadingBlock, ReportDocument, TableBlock, plain_text
from infodrill.review.report.furniture import document
from infodrill.review.report.page import page
from infodrill.review.report.pdf import MISSING, as_pdf
from infodrill.review.report.reading import read_parts
from tests.forms import amount, both_forms
from tests.once import once
from tests.review.scene import Pen, claim, scenario
from tests.review.telling import said_on, squeezed, untold, words_of
from tests.review.test_printed import PLAYS, SHORT, assessed

LANGS = ("vi", "en")
EVERY = [(*play, lang) for play in PLAYS for lang in LANGS]
FEW = [(*SHORT[0], "vi"), (*SHORT[1], "en")]


@once
def tree_of(name: str, cells: str, lang: str) -> ReportDocument:
    record, found = assessed(name, cells)
    return document(found, record, lang)


@once
def paper_of(name: str, cells: str, lang: str) -> bytes:
    return as_pdf(tree_of(name, cells, lang))


@once
def told_by(name: str, cells: str, lang: str) -> list[str]:
    """The text of each page."""
    return pages_of(paper_of(name, cells, lang))


def opened(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


@pytest.fixture(scope="module", params=FEW, ids=lambda play: "-".join(play))
def play(request: pytest.FixtureRequest) -> tuple[str, str, str]:
    return request.param


@pytest.mark.parametrize(("name", "cells", "lang"), both_forms(EVERY, FEW))
def test_the_tree_says_what_the_page_says_and_nothing_else(name: str, cells: str, lang: str) -> None:
    record, found = assessed(name, cells)
    said = squeezed(" ".join(words_of(tree_of(name, cells, lang))))
    assert said == squeezed(said_on(page(found, record, lang)))
    bare = squeezed(tr(lang, "entry no. {n} of the log", n="@")).split("@")
    assert not re.search("[0-9]+".join(map(re.escape, bare)), said), "what a row points to is told in words"


@pytest.mark.parametrize(
    "unknown", ["<video>x</video>", "<p><p>x</p></p>", "<details>x</details>", "<span><ul></ul></span>"]
)
def test_an_element_that_the_tree_has_no_place_for_stops_it(unknown: str) -> None:
    with pytest.raises(ValueError, match="no place for"):
        read_parts(f'<main><article class="sheet">{unknown}</article></main>', str)


def test_text_between_tags_is_read_as_a_browser_shows_it() -> None:
    html = (
        '<p>a\n  <b> b</b> <span class="soft">c </span>d<br> e\u00a0 </p>loose <i class="k k--trap"></i>end'
    )
    (part,) = read_parts(f"<main><article>{html}</article></main>", str)
    assert ["".join(words_of(block)) for block in part.blocks] == ["a b c d\ne\u00a0", "loose \u2003end"]


@pytest.mark.parametrize(("name", "cells", "lang"), both_forms(EVERY, FEW))
def test_every_text_of_the_tree_is_on_paper(name: str, cells: str, lang: str) -> None:
    assert untold(tree_of(name, cells, lang), told_by(name, cells, lang)) == []


@pytest.mark.parametrize("left_out", both_forms(range(10), [1, 7]))
def test_a_part_that_paper_forgets_is_seen(left_out: int) -> None:
    whole = tree_of(*FEW[0])
    less = replace(whole, parts=(*whole.parts[:left_out], *whole.parts[left_out + 1 :]))
    assert untold(whole, pages_of(as_pdf(less)))


def test_every_page_bears_the_mark_the_digest_and_its_number(play: tuple[str, str, str]) -> None:
    tree, pages = tree_of(*play), told_by(*play)
    for number, text in enumerate(pages, 1):
        assert text.count(MARK) >= 2 and tree.digest in text
        assert tree.furniture["page"].format(n=number, all=len(pages)) in text


def test_paper_of_real_places_bears_the_stamp_of_local_use_on_every_page() -> None:
    tree = replace(tree_of(*FEW[0]), stamp=LOCAL_USE)
    tree = replace(tree, parts=tree.parts[:2])
    assert all(LOCAL_USE in sheet.extract_text() for sheet in opened(as_pdf(tree)).pages)


def test_paper_says_language_title_and_the_standards_that_it_keeps(play: tuple[str, str, str]) -> None:
    reader = opened(paper_of(*play))
    root = reader.root_object
    assert root["/Lang"] == play[2] and root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata and reader.metadata.title == tree_of(*play).title
    told = root["/Metadata"].get_object().get_data().decode()
    for standard in ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"):
        assert standard in told


def test_fonts_are_inside_and_are_the_reports_own_or_the_setters(play: tuple[str, str, str]) -> None:
    reader = opened(paper_of(*play))
    fonts = [obj for obj in every_object(reader) if obj.get("/Type") == "/FontDescriptor"]
    assert fonts and all({"/FontFile2", "/FontFile3"} & obj.keys() for obj in fonts)
    names = {obj["/FontName"].partition("+")[2] for obj in fonts}
    assert "BeVietnamPro-Regular" in names
    assert all(re.match(r"BeVietnamPro-|LibertinusSerif-|NewCM|DejaVuSansMono", name) for name in names)


def test_what_figures_show_is_said_in_words_and_headings_tables_and_lists_are_tagged(
    play: tuple[str, str, str],
) -> None:
    reader = opened(paper_of(*play))
    tags = list(structure(reader.root_object["/StructTreeRoot"]))
    figures = [block.alt for block in tree_of(*play).blocks if isinstance(block, FigureBlock)]
    assert figures and set(figures) <= {tag.get("/Alt") for tag in tags}
    headless = [
        tag
        for tag in tags
        if tag["/S"] == "/Table" and "/TH" not in {part["/S"] for part in structure(tag["/K"])}
    ]
    assert headless == [], "a reader aloud could not say what its columns mean"
    names = {tag.get("/S") for tag in tags}
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/L", "/LI", "/TOC", "/TOCI", "/Caption"} <= names


def test_contents_lead_to_the_pages_that_they_name(play: tuple[str, str, str]) -> None:
    pages = [squeezed(text).replace(".", "") for text in told_by(*play)]
    headings = [
        squeezed(plain_text(block.spans)).replace(".", "")
        for part in tree_of(*play).parts[1:]
        for block in part.blocks
        if isinstance(block, HeadingBlock) and block.level == 1
    ]
    assert len(headings) == 9
    for heading in headings:
        places = [n for n, text in enumerate(pages, 1) if heading in text]
        assert any(f"{heading}{n}" in "".join(pages[:6]) for n in places), heading


def test_contents_stand_before_the_lists_that_run_over_pages(play: tuple[str, str, str]) -> None:
    first, lists, *_ = tree_of(*play).parts
    assert not any(isinstance(block, TableBlock) for block in first.blocks)
    head = next(block for block in lists.blocks if isinstance(block, HeadingBlock))
    assert head.anchor == "h-missed" and not lists.opens
    last = [block for block in lists.blocks if isinstance(block, HeadingBlock)][
        -1
    ]  # the first is told on page one too
    named, pages = squeezed(plain_text(last.spans)), [squeezed(text) for text in told_by(*play)]
    contents = squeezed({"vi": "Mục lục", "en": "Contents"}[play[2]])
    at = next((n, text.index(contents)) for n, text in enumerate(pages) if contents in text)
    assert at < next((n, text.rindex(named)) for n, text in enumerate(pages) if named in text)


def test_the_same_drill_gives_the_same_bytes(play: tuple[str, str, str]) -> None:
    assert as_pdf(tree_of(*play)) == paper_of(*play)


def test_what_people_wrote_is_no_markup_and_a_letter_without_a_face_leaves_a_square() -> None:
    evil = '#import "@preview/x:1.0.0" $x$ #read("/etc/passwd") \U0001f600 漢 “*bold*”\x07'
    dyke = claim("dyke", "G0", "FALSE", "H4", sentence={"vi": evil, "en": evil})
    pen = Pen(scenario(dyke))
    pen.open(10, "c1", "dyke")
    record = pen.end(180)
    text = squeezed("".join(pages_of(as_pdf(document(assess(record, replicas=0), record, "en")))))
    wanted = squeezed(f'#import "@preview/x:1.0.0" $x$ #read("/etc/passwd") {MISSING} {MISSING} "*bold*"')
    assert wanted in re.sub("[‘’“”]", '"', text)


def one_line(text: str) -> ReportDocument:
    """A report of one paragraph under one heading."""
    html = f'<main><article><h2 class="h1">a</h2><p>{escape(text)}</p></article></main>'
    words = {"contents": "b", "depth": "2", "table": "c {n}", "figure": "d {n}", "page": "{n} {all}"}
    parts = read_parts(html, str)
    return ReportDocument(
        lang="vi", title="e", mark=MARK, stamp="", digest_name="f", digest="0", parts=parts, furniture=words
    )


@given(st.text(min_size=1, max_size=12))
@settings(max_examples=amount(60, 2_000), deadline=None)
@example('\u200d👩\u200d👧 1️⃣ ก็ \x00\x9f\ue000\u0378\U0010fffd\\u"\ud800')
def test_any_text_is_printed(text: str) -> None:
    assert as_pdf(one_line(text)).startswith(b"%PDF")


def test_the_template_of_paper_takes_no_package_and_reads_no_file() -> None:
    template = files("infodrill.review.report").joinpath("templates/report.typ").read_text(encoding="utf-8")
    code = re.sub(r"(?m)//.*$", "", template)
    assert re.findall(r"#?\b(?:import|include|read|plugin|eval)\b|@\w+/", code) == []


def pages_of(content: bytes) -> list[str]:
    return [sheet.extract_text() for sheet in opened(content).pages]


def every_object(reader: PdfReader) -> Iterator[DictionaryObject]:
    for number in range(1, int(reader.trailer["/Size"])):
        found = reader.get_object(IndirectObject(number, 0, reader))
        if isinstance(found, DictionaryObject):
            yield found


def structure(found: Any) -> Iterator[DictionaryObject]:
    """Every tag below one."""
    found = found.get_object()
    if isinstance(found, list):
        for item in found:
            yield from structure(item)
    elif isinstance(found, DictionaryObject):
        if "/S" in found:
            yield found
        if "/K" in found:
            yield from structure(found["/K"])
