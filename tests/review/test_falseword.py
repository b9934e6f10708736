"""A false word of ours is told as what it was: confirmed or denied, to whom, and untrue; never so that it reads otherwise."""

from __future__ import annotations

import html
import re

import pytest

from infodrill.review.assess import assess
from infodrill.review.report.page import page
from tests.review.saying import press
from tests.review.scene import Pen, claim, known, scenario

TOLD = {  # verdict on record, stance → what has to stand wherever the word is told, {} = to whom
    ("FALSE", "confirm"): "là có thật, điều này sai",
    ("MIXED", "confirm"): "là đúng hoàn toàn, trong khi chỉ đúng một phần",
    ("TRUE", "deny"): "trong khi việc này có căn cứ",
    ("UNPROVEN", "deny"): "khi chưa đủ căn cứ",
}
# As an answer "it is false information", which whoever said the contrary never gave.
BACKWARDS = ("là thông tin sai", "bằng thông tin sai", "được xác nhận dù là tin sai", "xác nhận tin sai")


@pytest.mark.parametrize("to_the_press", [False, True])
@pytest.mark.parametrize(("verdict", "stance"), list(TOLD))
def test_page_objectives_and_claims_say_what_was_said_to_whom_and_that_it_is_untrue(
    verdict: str, stance: str, to_the_press: bool
) -> None:
    code = {"FALSE": "G0", "MIXED": "G0", "TRUE": "G5", "UNPROVEN": "GU"}[verdict]
    pen = Pen(scenario(claim("dyke", code, verdict, "H4", truth=(known(0, verdict),))))
    pen.open(10, "c1", "dyke")
    if to_the_press:
        press(pen, 20, stance)
    else:
        pen.publish(20, "c1", "answer", stance, logged=False)
    record = pen.end(180)
    made = assess(record, replicas=0)
    said = " ".join(re.sub(r"<[^>]+>", " ", html.unescape(page(made, record, "vi"))).split())
    assert not [words for words in BACKWARDS if words in said]
    whom = "với báo chí" if to_the_press else "công khai"
    deed = "xác nhận" if stance == "confirm" else "bác bỏ"
    whole = f"{deed} {whom}" if to_the_press else f"{whom} {deed}"
    assert whole in said and TOLD[verdict, stance] in said
