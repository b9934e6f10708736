"""Whose a press of a trap was stands on no page of the report: that seat alone is told of it, and a cell may be one person."""

from __future__ import annotations

import re

import pytest

from infodrill.casework import rights
from infodrill.conduct.nouns.restraint import TrapPressed
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.review.assess import assess
from infodrill.review.report.page import page
from tests.review.scene import Pen, claim, scenario

BLOCK = re.compile(r"</?(?:p|li|tr|dt|dd|h\d|figure|section|details|summary|text|title)\b")
KIND = "identify_poster"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_press_is_counted_on_the_report_and_named_with_no_cell(lang: str) -> None:
    """The seat read that it alone would read it; the first page for everybody named its cell, of one person, in red."""
    pen = Pen(scenario(claim("fraud", "G0", "FALSE")))
    pen.wave(5, "fraud")
    pen.open(10, "c0", "fraud")
    pen.log(11, "c0")
    pen.write(21, TrapPressed(KIND, "c0", "ward-b"))
    pen.publish(23, "c0")
    record = pen.end(180)
    shown = page(assess(record, replicas=0), record, lang)
    blocks = [re.sub(r"<[^>]*>", " ", block) for block in BLOCK.split(shown)]
    words = tr(lang, rights.TRAPS[KIND]), tr(lang, "attempted over-reaction")
    telling = [block for block in blocks if any(each in block for each in words)]
    assert any(words[0] in block for block in telling) and len(telling) > 2
    assert not [block for block in telling if "ward-b" in block]
