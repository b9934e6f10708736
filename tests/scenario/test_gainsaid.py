"""What a story denies of itself, what it calls its own error, grounds, senders and expected actions that their words do not fit:
told in a drill of the library when it is written so, and of none as it is."""

from __future__ import annotations

from functools import cache

import pytest

from infodrill.conduct.check import check
from infodrill.scenario.loader import find, load
from tests.scenario.test_both_cannot_be_right import rewritten

VERDICT = '{who: VERIFY, what: {vi: "Kết luận: tờ danh sách'
FALSE_LIST = 'en: "Verdict: the list is false"}, deadline: +15:00, evidence: '
CLINIC, PORT, WARD, RICE = "clinic", "port-voice", "ward-desk", "wet-rice"
FRIDGE, SHELTER, HOURS, PORRIDGE = (
    f"claims/{name}.yaml" for name in ("b2-fridge", "v3-shelter", "b6-hours", "b4-porridge")
)
WRONG: dict[str, tuple[str, str, tuple[tuple[str, str], ...], str]] = {
    "a record denies what a report says": (
        PORT, SHELTER, (("The Lò Muối community hall is locked", "The Lò Muối community hall is not locked"),), "truth[0].why.en",
    ),
    "a question is called none by its record": (
        RICE, "claims/r7-next.yaml", (("Đây là câu hỏi.", "Đây không phải là câu hỏi."),), "truth[0].why.vi",
    ),
    "a record owns up, and no error is ours": (WARD, "claims/w4-day.yaml", (("own_error: true\n", ""),), "own_error"),
    "the harm is our own doing, and no error is ours": (PORT, SHELTER, (("own_error: true\n", ""),), "own_error"),
    "whoever poses tells the truth": (
        RICE, "claims/r2-page.yaml", (('verdict: "FALSE"', 'verdict: "TRUE"'),), "poses_as",
    ),
    "no harm, and yet it is put right": (WARD, "claims/w4-day.yaml", (("harm: H3", "harm: H0"),), "harm"),
    "an illness is lawfully secret": (
        WARD, "claims/w1-list.yaml", (("ground: personal", "ground: secret"),), "protects[0].ground",
    ),
    "who told it is personal": (
        WARD, "claims/w3-rubbish.yaml", (
            ("vi: Em đang phụ xe", "vi: Người báo đang phụ xe"), ("ground: source", "ground: personal"),
        ),
        "protects[0].ground",
    ),
    "control tells a claim": (
        WARD, "msel.yaml", (("    from: Người gửi ảnh đống rác\n", "    from: Ban đạo diễn\n"),), ".from",
    ),
    "the press that asks nothing and is none": (
        WARD, "msel.yaml", (("    from: Người gửi ảnh đống rác\n    to: [CITIZEN-DESK, VERIFY]\n    method: phone_note",
                             "    from: Người gửi ảnh đống rác\n    to: [CITIZEN-DESK, VERIFY]\n    method: press"),), ".method",
    ),
    "a verdict of whoever speaks": (
        WARD, "msel.yaml", ((VERDICT, VERDICT.replace("VERIFY", "SPOKE")),
                            (f"{FALSE_LIST}verdict", f"{FALSE_LIST}message")),
        ".who",
    ),
    "a verdict that leaves a statement": (
        WARD, "msel.yaml", ((f"{FALSE_LIST}verdict", f"{FALSE_LIST}case_opened"),),
        ".evidence",
    ),
    "two counts of one thing": (
        PORT, "msel.yaml", (("Bốn công nhân vào lúc", "Sáu công nhân vào lúc"), ("Four workers came in", "Six workers came in")),
        "body.vi",
    ),
}  # fmt: skip


@cache
def usual(drill: str) -> set[str]:
    return fields(load(find(drill)))


def fields(loaded) -> set[str]:
    return {f"{each.place.file} {each.place.field}" for each in check(loaded).problems}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_a_story_says_against_itself_is_told_where_it_stands(wrong: str) -> None:
    drill, file, changes, place = WRONG[wrong]
    said = fields(rewritten(drill, file, *changes)) - usual(drill)
    assert any(each.startswith(file) and each.endswith(place) for each in said), said
