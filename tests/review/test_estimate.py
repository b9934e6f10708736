"""Means, where one further life falls, and the digits that are known."""

from __future__ import annotations

from random import Random
from statistics import NormalDist

import pytest

from infodrill.review.answers import Answer, WhatIf
from infodrill.review.estimate import ENOUGH, Estimate, Range, counted, estimate, one_more, paired, t95
from infodrill.review.report import answerpage
from infodrill.review.words import Rounded, Voice, line


def test_interval_is_students() -> None:
    found = estimate([10, 12, 14])  # mean 12, s 2, t 4.303, half 4.303 · 2 / √3 = 4.97
    assert (found.mean, found.low, found.high) == (12, 7, 17)
    assert paired([5, 7], [5, 7]).mean == 0
    assert not paired([5, 7], [5, 7]).clear


@pytest.mark.parametrize(
    ("freedom", "quantile"), [(15, 2.1314), (16, 2.1199), (20, 2.0860), (30, 2.0423), (120, 1.9799)]
)
def test_quantile_goes_on_beyond_the_table(freedom: int, quantile: float) -> None:
    assert t95(freedom) == pytest.approx(quantile, abs=5e-4)


def test_one_further_life_falls_into_its_range_95_times_in_100_and_into_the_interval_of_the_mean_far_less_often() -> (
    None
):
    """The played drill is one life: beside the interval of a mean of eight it lies outside more than a third of the time."""
    draw, tries = Random(5), 4_000
    inside = mean = 0
    for _ in range(tries):
        *replicas, further = (100_000 * 2 ** draw.gauss(0, 0.4) for _ in range(9))
        found = one_more(replicas)
        assert found is not None
        inside += found.place(further) == "inside"
        mean += estimate(replicas).low <= further <= estimate(replicas).high
    off = 4 * NormalDist().stdev * (0.95 * 0.05 / tries) ** 0.5
    assert inside / tries == pytest.approx(0.95, abs=off)
    assert mean / tries < 0.65


def test_range_for_one_life_is_never_negative_and_wants_some_replicas() -> None:
    found = one_more([0, 3, 400, 9_000, 12])
    assert found is not None and found.low >= 0
    assert one_more([1] * (ENOUGH - 1)) is None
    assert one_more([7] * ENOUGH) == Range(7, 7, ENOUGH)


def test_no_interval_of_two_equal_ends_is_told() -> None:
    for lang, told in (("en", "the same in all 8 replicas"), ("vi", "cả 8 lần chạy lại đều như nhau")):
        assert Voice(lang=lang, story=int).resting(estimate([0] * 8)) == told
    assert (
        "8 replicas"
        in Voice(lang="en", story=int).resting(estimate([1, 2] * 4))
        != "the same in all 8 replicas"
    )


def test_lives_that_differ_by_less_than_one_are_not_said_to_be_alike() -> None:
    """An interval that rounding closes is told one wider: hours differ where people do."""
    for few in (estimate([0.0, 0.4] * 10), estimate([7.1, 7.4] * 10)):
        assert few.low < few.high and not few.nothing
        assert "the same" not in Voice(lang="en", story=int).resting(few)
    assert estimate([0.3] * 8).low == estimate([0.3] * 8).high


def test_what_cannot_differ_is_no_finding_of_nought() -> None:
    nil = estimate([0] * 8)
    for lang, told, size in (
        (
            "en",
            "no difference in any of 8 replicas",
            "no difference in person-hours of false belief from no response",
        ),
        (
            "vi",
            "cả 8 lần chạy lại đều không khác",
            "số giờ-người tin nhầm không khác so với khi không phản hồi",
        ),
    ):
        voice = Voice(lang=lang, story=int)
        assert (voice.less(nil), voice.spared(nil)) == (told, size)
        assert " 0" not in voice.between(nil) and voice.between(nil) == voice.resting(nil)


def test_a_range_never_goes_beyond_what_there_is() -> None:
    found = one_more([5_000, 9_000, 4_000, 7_000, 8_000], 10_000)
    assert found is not None and 0 < found.low < found.high == 10_000


def test_a_range_that_holds_nearly_all_that_is_possible_says_nothing() -> None:
    """Whatever is left out lies below it or above it, or on both sides."""
    assert one_more([0, 3, 400, 9_000, 12], 20_000) is None
    assert one_more([100, 600, 4_000, 9_000, 900], 51_000) is None  # from 7 on to all that can be
    for scale in (1, 50):
        spread = [scale * each for each in (40, 90, 200, 600, 150)]
        told = one_more(spread)
        assert told is not None
        width = told.high - told.low
        assert one_more(spread, told.low + 1.2 * width) is not None
        assert one_more(spread, 1.05 * width) is None


def test_the_interval_of_a_count_never_goes_below_zero_and_is_no_narrower_above() -> None:
    """Drawn anew: a few skewed counts, as person-hours of belief are."""
    draw, cuts = Random(7), 0
    for _ in range(500):
        values = [5_000 * 2 ** draw.gauss(0, 2) for _ in range(8)]
        plain, count = estimate(values), counted(values)
        assert count.low >= 0 and (count.mean, count.high, count.n) == (plain.mean, plain.high, plain.n)
        assert count.low == max(0, plain.low)
        assert count.step == plain.step or plain.low >= 0
        cuts += plain.low < 0
    assert cuts > 20
    assert estimate([-5, 5]).low < 0  # a difference may be


def test_drill_lies_below_inside_or_above() -> None:
    found = Range(10, 20, 8)
    assert [found.place(place) for place in (9, 10, 20, 21)] == ["below", "inside", "inside", "above"]


@pytest.mark.parametrize(
    ("mean", "half", "vi", "en"),
    [
        (27_674, 3_900, "28 nghìn", "28 thousand"),
        (27_674, 1_200, "27.700", "27,700"),
        (27_674, 30, "27.674", "27,674"),
        (1_234_567, 400_000, "1,2 triệu", "1.2 million"),
        (1_514_900, 40_000, "1,51 triệu", "1.51 million"),
        (1_514_900, 5_000, "1.515 nghìn", "1,515 thousand"),
        (412, 9_000, "400", "400"),  # one digit is always left
        (-27_674, 3_900, "−28 nghìn", "−28 thousand"),
        (0, 3_900, "0", "0"),
    ],
)
def test_number_is_printed_to_the_digits_that_its_interval_carries(
    mean: int, half: int, vi: str, en: str
) -> None:
    step = Estimate(mean=mean, low=mean - half, high=mean + half, n=8).step
    said = [Voice(lang=lang, story=int).rounded(mean, step).replace("\u00a0", " ") for lang in ("vi", "en")]
    assert said == [vi, en]


def test_unit_of_an_interval_is_said_once() -> None:
    vi, en = Voice(lang="vi", story=int), Voice(lang="en", story=int)
    assert vi.span(332_400, 401_900, 1_000) == "332 đến 402 nghìn"
    assert en.span(980_000, 2_130_000, 10_000) == "980 thousand to 2.13 million"
    assert vi.span(-400, 1_700, 100) == "−400 đến 1.700"


def test_parts_of_a_point_are_printed_no_finer_than_known() -> None:
    voice = Voice(lang="vi", story=int)
    said = [
        voice.say(line("{n}", n=Rounded(n=-912, step=step, scale=100, signed=True))) for step in (1, 10, 100)
    ]
    assert said == ["−9,12", "−9,1", "−9"]
    assert voice.rounded(4, 10, 100, signed=True) == "+0,04"


def test_without_an_interval_one_digit_is_printed() -> None:
    assert Voice(lang="en", story=int).rounded(27_674, estimate([27_674]).step) == "30 thousand"


WAYS = [
    Estimate(mean=sign * 320, low=min(sign * 40, sign * 590), high=max(sign * 40, sign * 590), n=8)
    for sign in (1, -1)
]


@pytest.mark.parametrize(("lang", "words"), [("vi", ("giảm", "tăng")), ("en", ("fewer", "more"))])
@pytest.mark.parametrize("way", [0, 1])
def test_a_difference_told_as_more_or_fewer_has_the_interval_of_its_size(
    lang: str, words: tuple[str, str], way: int
) -> None:
    """Whoever reads "about 320 more" reads 40 to 590 beside it, in a room, in an answer and on the page of the model."""
    voice, found = Voice(lang=lang, story=int), WAYS[way]
    span = {"vi": "40 đến 590", "en": "40 to 590"}[lang]
    kind = WhatIf("without")
    answer = Answer(question=kind, claims=("a",), replicas=8, hours=found, people=found)
    told = (
        f"{voice.gain(found)} ({voice.apart(found)})",
        " ".join(answerpage._difference(answer, found, found, voice)),
    )
    for text in told:
        assert words[way] in text and span in text and "\u2212" not in text
    unclear = Estimate(mean=-320, low=-590, high=40, n=8)
    ends = {"vi": "từ tăng 600 đến giảm 40", "en": "600 more to 40 fewer"}[lang]
    told = " ".join(answerpage._difference(answer, unclear, unclear, voice))
    assert voice.apart(unclear).startswith(ends) and told.count(ends) == 2 and "\u2212" not in told
    assert voice.apart(unclear.turned).startswith({"vi": "từ tăng 40", "en": "40 more"}[lang])


@pytest.mark.parametrize(("lang", "word"), [("vi", "chưa thấy khác biệt rõ"), ("en", "not clear")])
def test_a_column_of_fewer_names_no_size_where_the_interval_holds_nought(lang: str, word: str) -> None:
    voice = Voice(lang=lang, story=int)
    assert [word in voice.less(Estimate(mean=mean, low=-600, high=600, n=8)) for mean in (-2, 100)] == [
        True,
        True,
    ]
    assert word not in voice.less(WAYS[0]) + voice.less(WAYS[1])
