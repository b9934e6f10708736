"""A claim stands in full once in a report, and by its number and how it begins after that; page, paper and office file alike."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from infodrill.kernel.i18n import tr
from infodrill.kernel.quoting import within
from infodrill.review.assess import assess
from infodrill.review.report.claimnames import ALIKE, OPEN, claim_names, head
from infodrill.review.report.furniture import read_document
from infodrill.review.report.office import as_docx
from infodrill.review.report.page import page
from infodrill.review.report.pdf import as_pdf
from infodrill.scenario.loader import find, library, load
from tests.forms import both_forms
from tests.rehearsals import record as played
from tests.review.telling import squeezed
from tests.review.test_paper import EVERY, FEW
from tests.review.test_printed import assessed

IN_FULL = 3  # where it is read first, over what became of it, and over its figure
# Of a drill of 45 minutes: every text of ours stands in it whole, and what no record has is asked about.
PAGES = {"ward-desk": 23}


def seen(html: str) -> str:
    return " ".join(re.sub(r"<(style|svg|blockquote)\b.*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL).split())


@pytest.mark.parametrize(("name", "cells", "lang"), both_forms(EVERY, FEW))
def test_each_claim_stands_in_full_where_it_is_read_first_and_over_its_own_section_alone(
    name: str, cells: str, lang: str
) -> None:
    record, found = assessed(name, cells)
    html = page(found, record, lang)
    tree = read_document(html, record, lang)
    names = claim_names([story.claim for story in found.claims], lang)
    paper = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(as_pdf(tree))).pages)
    office = ZipFile(BytesIO(as_docx(tree))).read("word/document.xml").decode()
    said = seen(html)
    assert OPEN not in html
    for n, sentence in names.sentences.items():
        called = f"{tr(lang, 'claim {n}', n=n)}: “"
        assert said.count(sentence.rstrip(".")) <= IN_FULL + 1, (
            sentence
        )  # the outline of a document may name it too
        assert 1 <= said.count(called) <= IN_FULL, sentence
        plain = f"{tr(lang, 'claim {n}', n=n)} “"
        first = min(said.index(each) for each in (called, plain) if each in said)
        assert unescape(said[first:]).partition("“")[2].startswith(within(sentence).rstrip(".")), sentence
        short = squeezed(f"{tr(lang, 'claim {n}', n=n)} “{names.heads[n]}”")
        for text in (squeezed(paper), squeezed(re.sub(r"<[^>]+>", "", office))):
            assert short in text or short not in squeezed(said)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_head_in_the_library_is_short_and_begins_one_claim_alone(lang: str) -> None:
    for drill in library():
        names = claim_names(load(find(drill)).scenario.claims, lang)
        for n, short in names.heads.items():
            assert len(short.split()) <= 6 and short.strip("….,;:") in names.sentences[n]
            assert short.startswith("…") or names.sentences[n].startswith(short.rstrip("….,;:"))
        # Where several matters of one drill begin alike, no four words of a name say the same of two.
        begins = Counter(" ".join(short.split()[:ALIKE]) for short in names.heads.values())
        assert set(begins.values()) == {1}, begins.most_common(2)
        begun = Counter(" ".join(sentence.split()[:6]) for sentence in names.sentences.values())
        heads = Counter(names.heads.values())
        assert all(
            heads[short] == 1 or begun[" ".join(names.sentences[n].split()[:6])] > 1
            for n, short in names.heads.items()
        )


def test_a_head_neither_hangs_nor_cuts_a_name() -> None:
    for words, other, short in (
        ("Cán bộ phường Gò Mận đi từng nhà thu tiền", "", "Cán bộ phường Gò Mận…"),
        ("Ở Gò Mận bị chó cắn hay mèo cào", "", "Ở Gò Mận bị chó…"),
        (
            "Năm giờ chiều nay đội bắt chó tới từng nhà",
            "Năm giờ chiều nay phường họp",
            "Năm giờ chiều nay đội…",
        ),
    ):
        assert head(words.split(), [other.split()]) == short


@pytest.mark.parametrize("name", list(PAGES))
def test_the_report_of_a_drill_of_45_minutes_has_few_pages_and_none_is_left_white(name: str) -> None:
    record = played(name, "good")
    found = assess(record, replicas=2)
    for lang in ("vi", "en"):
        sheets = PdfReader(BytesIO(as_pdf(read_document(page(found, record, lang), record, lang)))).pages
        assert len(sheets) <= PAGES[name]
        assert all(len(sheet.extract_text()) > 1_500 for sheet in list(sheets)[:-1])
