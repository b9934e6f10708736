"""Likely duplicates: from texts alone, the same both ways, the most alike first."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infodrill.casework.duplicates import LIKELY, likeness, rarity, spoken_of, suggestions, told_in
from infodrill.casework.records import Case
from infodrill.kernel.i18n import LANGUAGES
from infodrill.scenario.loader import find, library, load

DYKE = (
    "Đê bối km 3 vỡ rồi, nước tràn vào xóm",
    "nghe noi de boi o km 3 bi vo, nuoc da tran vao xom",
    "Vỡ đê km 3! Bà con xóm dưới chạy đi",
)
OTHERS = (
    "Nước máy phường Bến Trăng đục bốn ngày nay",
    "Trang cứu trợ mới lập xin chuyển tiền vào tài khoản",
    "Trạm bơm hỏng ba máy từ trước trận lụt",
)
ADVICE = {
    "vi": "Đề nghị bà con theo dõi bản tin tiếp theo lúc 9:00 và gọi đường dây của phường khi cần.",
    "en": "Please look out for the next notice at 9:00, and call the line of your ward when in need.",
}


def case(number: int, said: str, **changes: object) -> Case:
    made = Case(
        case=f"c{number}",
        state="NEW",
        opened_at=0,
        round_at=0,
        intake="hotline",
        source="free",
        cell="w1",
        ward="w1",
        level=1,
        said=said,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


CASES = tuple(case(number, said) for number, said in enumerate((*DYKE, *OTHERS), 1))


@given(st.text(max_size=120), st.text(max_size=120))
def test_likeness_is_the_same_both_ways_and_within_its_range(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1000


@given(st.lists(st.sampled_from((*DYKE, *OTHERS)), min_size=2, max_size=6), st.randoms())
def test_suggestions_do_not_depend_on_the_order_in_which_cases_come(
    texts: list[str], chance: random.Random
) -> None:
    cases = [case(number, text) for number, text in enumerate(texts, 1)]
    shuffled = list(cases)
    chance.shuffle(shuffled)
    assert suggestions(cases[0], cases) == suggestions(cases[0], shuffled)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_same_story_is_found_with_and_without_marks(number: int) -> None:
    found = suggestions(CASES[number - 1], CASES)
    assert {suggestion.case for suggestion in found[:2]} == {"c1", "c2", "c3"} - {f"c{number}"}
    assert all(suggestion.permille >= LIKELY for suggestion in found)


def test_another_story_is_not_suggested() -> None:
    assert suggestions(CASES[3], CASES) == ()


def test_reports_of_two_claims_are_seldom_taken_for_one_story_and_those_of_one_claim_often_are() -> None:
    found: dict[bool, list[bool]] = {True: [], False: []}
    for name in library():
        reports = [
            (row.claim, row.body.in_("vi")) for row in load(find(name)).scenario.msel.injects if row.claim
        ]
        for (claim, said), (other, told) in combinations(reports, 2):
            likely = told_in(said, [case(1, told)])
            found[claim == other].append(bool(likely))
    assert sum(found[False]) < 0.1 * len(found[False])
    assert sum(found[True]) > 0.38 * len(found[True])


def test_the_same_words_of_two_wards_are_less_alike() -> None:
    here = case(1, "Phường bị cắt điện năm ngày")
    same, there = case(2, "Phường bị cắt điện năm ngày"), case(3, "Phường bị cắt điện năm ngày", ward="w2")
    assert [suggestion.case for suggestion in suggestions(here, (there, same))] == ["c2", "c3"]
    assert suggestions(here, (there,))[0].permille < suggestions(here, (same,))[0].permille


def test_closed_merged_and_split_cases_are_not_suggested() -> None:
    said = DYKE[0]
    others = (
        case(2, said, state="CLOSED"),
        case(3, said, merged_into="c1"),
        case(4, said, parent="c1", relation="split"),
    )
    assert suggestions(case(1, said), others) == ()


def test_quotes_make_no_other_words_of_a_text_without_marks() -> None:
    plain = "nghe noi de boi o km 3 bi vo"
    assert likeness(plain, DYKE[0]) == likeness(f"“{plain}”", DYKE[0])


def test_rare_words_weigh_more() -> None:
    weights = rarity((*DYKE, *OTHERS)).weights
    assert weights["boi"] > weights["nuoc"] >= 1


def test_nothing_hidden_takes_part() -> None:
    """The function sees cases and their texts; a case holds no claim."""
    assert "claim" not in Case.__dataclass_fields__


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", library())
def test_a_text_that_tells_a_case_again_speaks_of_it_and_plain_advice_speaks_of_none(
    name: str, lang: str
) -> None:
    claims = load(find(name)).scenario.claims
    cases = [case(number, claim.sentence.in_(lang)) for number, claim in enumerate(claims, 1)]
    for each_case in cases:
        text = f"{ADVICE[lang]}\n{each_case.said} {ADVICE[lang]}"
        assert each_case.case in {found.case for found in spoken_of(text, cases)}
    assert spoken_of(ADVICE[lang], cases) == () == spoken_of("", cases)
