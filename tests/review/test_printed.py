"""The report of two library drills as it is printed, page by page, in both languages: no page nearly empty, nothing raw."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import sync_playwright
from pypdf import PageObject, PdfReader

from infodrill.conduct.rehearse import rehearse
from infodrill.review.assess import assess
from infodrill.review.record import load_record
from infodrill.review.report import pages
from infodrill.scenario.loader import find, load
from tests.review.test_ledgerbook import raw_in

PLAYS = [("typhoon", "good"), ("clinic", "overreacting")]
TOP, BOTTOM = 790.0, 50.0  # points between the margins of an A4 page, mark and page number left out
LEAST = 0.25  # share of a page that must be used, unless it is the last of its part
PARTS = 4  # page one, the drill, the model, the annexes


@cache
def written(name: str, cells: str) -> Mapping[str, str]:
    """The page by language of a rehearsed drill, without twin cities."""
    with TemporaryDirectory() as folder:
        made = rehearse(load(find(name)), seed=1, cells=cells, accounts=1_000, folder=Path(folder))
        record = load_record(made.drill_file)
    return pages(assess(record, replicas=0), record)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("name", "cells"), PLAYS)
def test_no_printed_page_is_nearly_empty_but_the_last_of_a_part(name: str, cells: str, lang: str) -> None:
    found = printed(written(name, cells)[lang])
    low = [n for n, one in enumerate(found) if used(one) < LEAST]
    begins = {n for n, one in enumerate(found) if (one.extract_text() or "").count("DIỄN TẬP / EXERCISE") > 2}
    assert len(begins) == PARTS, "each part begins with the band"
    ends = {n - 1 for n in begins} | {len(found) - 1}
    assert [n + 1 for n in low if n not in ends] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("name", "cells"), PLAYS)
def test_a_library_drill_is_told_without_raw_ids_tokens_or_field_names(
    name: str, cells: str, lang: str
) -> None:
    assert raw_in(written(name, cells)[lang]) == []


def printed(html: str) -> list[PageObject]:
    """The pages as a browser prints them."""
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(html)
        content = page.pdf(prefer_css_page_size=True)
        browser.close()
    return list(PdfReader(BytesIO(content)).pages)


def used(page: PageObject) -> float:
    """How far down the page its text reaches, as a share of the height between the margins."""
    heights: list[float] = []

    def note(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        y = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
        if text.strip() and BOTTOM < y < TOP:
            heights.append(y)

    page.extract_text(visitor_text=note)
    return (TOP - min(heights)) / (TOP - BOTTOM) if heights else 0.0
