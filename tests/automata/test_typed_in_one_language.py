"""What an owner typed in one language stands in the version in that language; the other says in its own words what came of it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import pytest

from infodrill.automata.writer import Writer
from infodrill.casework.book import Asked
from infodrill.casework.tongues import spoken
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import LANGUAGES
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range
from tests.forms import both_forms

TYPED = {
    "vi": (
        "Theo sổ, tủ lạnh giữ từ 2 đến 8 độ suốt đêm; không liều nào bị hỏng.",
        "Anh chị cứ đưa cháu đến tiêm như đã hẹn.",
    ),
    "en": (
        "By its log the fridge stayed between 2 and 8 degrees all night; no dose is spoilt.",
        "Bring your child as agreed.",
    ),
}
KINDS = {
    "holding": ("UNPROVEN",), "correction": ("FALSE", "MIXED", "MISLEADING_CONTEXT"), "warning": ("FALSE",),
    "acknowledgement": ("TRUE", "MOSTLY_TRUE"), "answer": ("TRUE", "FALSE", "UNPROVEN"), "self_correction": ("FALSE",),
}  # fmt: skip
ROWS = [
    (kind, verdict, *langs)
    for kind in KINDS
    for verdict in KINDS[kind]
    for langs in product(LANGUAGES, LANGUAGES)
]
QUOTED = re.compile(r"“[^”]*”")


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    return Range(clinic.scenario)


@pytest.mark.parametrize(("kind", "verdict", "answered", "advised"), both_forms(ROWS, ROWS[::3]))
def test_no_line_of_a_version_is_in_the_other_language(
    ground: Range, kind: str, verdict: str, answered: str, advised: str
) -> None:
    claim = ground.scenario.claims[0]
    number = ground.case(claim.id)
    case = ground.state.book.cases[number]
    asked = Asked(question="c1.q1", owner="clinic", at=0, text=Text("?"), answered_at=0, verdict=verdict,
                  answer=Text(TYPED[answered][0]), advice=Text(TYPED[advised][1]))  # fmt: skip
    told = replace(case, sentence=Text(claim.sentence.vi), questions=(asked,), verdict=verdict)
    for lang in LANGUAGES:  # whoever's hand it was
        text = Writer(told, ground.see("voice", lang), 1).write(kind)
        said = {"vi": (text.title_vi, text.body_vi), "en": (text.title_en, text.body_en)}
        for tongue, (title, body) in said.items():
            lines = [QUOTED.sub("", line) for line in (title, *body.splitlines())]
            assert title and not [line for line in lines if spoken(line) not in ("", tongue)], lines
            assert (TYPED[answered][0].partition("; ")[2][4:] in body) is (tongue == answered), body
            assert (TYPED[advised][1][4:] in body) is (tongue == advised), body
