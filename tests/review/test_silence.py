"""The price of silence: later is never clearly better, and never to answer no better than late, whatever was said beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from infodrill.conduct.nouns.city import ClaimBoosted
from infodrill.review.answers import WhatIf
from infodrill.review.asking import Asking
from infodrill.review.estimate import Estimate
from infodrill.review.otherwise import coming
from infodrill.review.record import Record
from infodrill.review.report.answerpage import ALONE, ITSELF, ONE_STEP, PLACED, WRONGED, answer_page, named
from infodrill.review.report.uncounted import NO_FALSEHOOD
from infodrill.review.tallies import LifeTally
from tests.review.living import Deed, live, say, together
from tests.review.scene import Pen, bi, claim, known, scenario

KNOWN = 20  # minute
MINUTES = 150
MUTE = "Chúng tôi đang xem xét."


def wave(minute: int, roots: int = 20) -> Deed:
    return lambda pen: pen.wave(minute, "fraud", roots=roots)


def boost(minute: int) -> Deed:
    """The press picks it up."""

    def deed(pen: Pen) -> None:
        pen.write(minute, ClaimBoosted("fraud", "press", 200), actor="runner")

    return deed


def mute(minute: int) -> Deed:
    def deed(pen: Pen) -> None:
        pen.publish(minute, "c1", "correction", "deny", body=MUTE, target="fraud")

    return deed


def play(cache: Path, deeds: Mapping[int, Deed], *, warn: bool = False) -> Record:
    facts = (known(0, "UNPROVEN"), known(KNOWN * 60, "FALSE"))
    steps = tuple(
        {"what": what, "by": "SPOKE", "after": after, "note": bi("note")}
        for what, after in ((("warn", 0),) if warn else ()) + (("correct", KNOWN * 60),)
    )
    told = claim("fraud", "G0", "FALSE", pull=90, truth=facts, owner="city", right_path=steps)
    begun: dict[int, Deed] = {2: together(wave(2), lambda pen: pen.open(2, "c1", "fraud"))}
    return live(Pen(scenario(told)), MINUTES, cache, {**begun, **deeds})


PLAYS: Mapping[str, Mapping[int, Deed]] = {
    "answered half an hour late": {50: say(50, "c1", "fraud")},
    "answered at once, the press between": {KNOWN: say(KNOWN, "c1", "fraud"), 24: boost(24), 40: wave(40)},
    "mute, and never answered": {22: mute(22), 45: boost(45)},
    "confirmed, and never answered": {23: say(23, "c1", "fraud", "confirm", stance="confirm"), 41: wave(41)},
    "mute, then answered": {22: mute(22), 60: say(60, "c1", "fraud")},
    "answered twice": {30: say(30, "c1", "fraud"), 31: boost(31), 55: say(55, "c1", "fraud")},
    "nothing but silence": {},
    "in the minute of a new wave": {
        KNOWN: together(say(KNOWN, "c1", "fraud"), wave(KNOWN, 60)), KNOWN + 7: boost(KNOWN + 7),
    },
}  # fmt: skip


def begin(msgid: str) -> str:
    """Up to the first number."""
    return msgid.partition("{")[0]


def better(later: Estimate, sooner: Estimate) -> bool:
    """Whether fewer believe it after the later answer, clearly."""
    return later.high < sooner.low


@pytest.mark.parametrize("how", PLAYS)
def test_later_is_never_better(how: str, tmp_path: Path) -> None:
    ask = Asking(play(tmp_path, PLAYS[how]), city_cache=tmp_path)
    found, voice = ask.answer(WhatIf("silence", "c1"), 5), ask.log.voice("en")
    alone, wronged, *_ = answer_page(found, ask.record, ask.log, voice).said
    apart = how.startswith("confirmed")
    assert (found.own_hours is not None) == apart
    assert (alone.startswith(begin(ALONE)), wronged.startswith(begin(WRONGED))) == (apart, apart)
    if found.own_hours and found.hours:
        # The harm of our own word and of the silence are told apart, and are together what the earliest answer spares.
        assert found.own_hours.mean + found.prices[-1].hours.mean == pytest.approx(found.hours.mean, abs=2)
    for price in found.prices:
        for cost in (price.people, price.hours):
            assert not (cost.clear and cost.mean < 0), (price.delay, cost)
    *late, never = found.prices
    assert never.hours.mean > 0
    for price in late:
        assert not better(never.hours, price.hours) and not better(never.people, price.people)


@pytest.mark.parametrize(
    ("code", "verdict", "kind"),
    [
        ("G5", "TRUE", "true"),
        ("GU", "UNPROVEN", "unknown"),
        ("G1", "NOT_A_FACT", "no fact"),
        ("G2", "SATIRE", "no fact"),
    ],
)
def test_of_what_is_not_false_in_the_end_it_is_said_what_it_is_and_why_nothing_is_counted(
    code: str, verdict: str, kind: str, tmp_path: Path
) -> None:
    deeds = {2: together(lambda pen: pen.wave(2, "flood"), lambda pen: pen.open(2, "c1", "flood"))}
    ask = Asking(live(Pen(scenario(claim("flood", code, verdict))), 30, tmp_path, deeds), city_cache=tmp_path)
    voice = ask.log.voice("en")
    (told,) = answer_page(ask.answer(WhatIf("silence", "c1"), 4), ask.record, ask.log, voice).said
    assert told == voice(NO_FALSEHOOD[kind], claim=ask.record.scenario.claim("flood").sentence.en)


def test_a_warning_while_nothing_is_known_ends_no_silence(tmp_path: Path) -> None:
    found = Asking(play(tmp_path, {}, warn=True), city_cache=tmp_path).changes.earliest("fraud")
    assert found is not None and found.minute >= found.known == KNOWN


def test_the_earliest_is_reckoned_alike_whether_a_claim_was_answered_or_not(tmp_path: Path) -> None:
    """From what is known, with the least work after it; people who were faster are taken as they were."""
    soonest = {}
    for how in ("answered half an hour late", "nothing but silence", "answered at once, the press between"):
        soonest[how] = Asking(play(tmp_path, PLAYS[how]), city_cache=tmp_path).changes.earliest("fraud")
    late, never, fast = soonest.values()
    assert late is not None and late == never and late.minute > late.known == KNOWN
    assert fast is not None and fast.minute == fast.known == KNOWN


def test_the_drill_that_was_played_stands_beside_its_courses(tmp_path: Path) -> None:
    ask = Asking(play(tmp_path, PLAYS["answered half an hour late"]), city_cache=tmp_path)
    found, voice = ask.answer(WhatIf("silence", "c1"), 5), ask.log.voice("en")
    assert found.one_play and found.itself > 0
    for itself, place in (
        (found.one_play.low - 1, "below"),
        (found.one_play.high + 1, "above"),
        (found.one_play.low, "inside"),
    ):
        said = answer_page(replace(found, itself=itself), ask.record, ask.log, voice).said
        (told,) = (
            sentence for sentence in said if sentence.startswith(voice(ITSELF, n=voice.number(itself)))
        )
        assert told.endswith(PLACED[place].rpartition("({span})")[2]), place


def test_later_by_so_many_minutes_is_a_shift_by_as_many(tmp_path: Path) -> None:
    """Of a claim that was rightly answered in the first minute in which it could be, by one text alone."""
    ask = Asking(play(tmp_path, PLAYS["answered at once, the press between"]), city_cache=tmp_path)
    late, moved = ask.answer(WhatIf("silence", "c1"), 4), ask.answer(WhatIf("shift", "s1", 5), 4)
    assert late.earliest == late.answered == KNOWN and late.prices[0].delay == 5
    assert moved.hours is not None and late.prices[0].hours == moved.hours.turned


def test_each_row_tells_which_injects_come_or_not(tmp_path: Path) -> None:
    lives = [LifeTally(1.0, 1, injects) for injects in ({}, {4: 9}, {4: 9}, {4: 30, 5: 1})]
    told = [(row.inject, row.came, row.lives, row.n) for row in coming(lives[:2], lives[2:], "answer")]
    assert told == [(4, True, 1, 2), (5, True, 1, 2)], "in another minute is no other inject"
    ask = Asking(play(tmp_path, PLAYS["nothing but silence"]), city_cache=tmp_path)
    found, voice = ask.answer(WhatIf("silence", "c1"), 4), ask.log.voice("en")
    (row, *others) = found.prices
    lives = [LifeTally(1.0, 1, injects) for injects in ({}, {}, {1: 9}, {})]
    marked = replace(found, prices=(replace(row, differs=coming(lives[:2], lives[2:], "answer")), *others))
    first, *rest = answer_page(marked, ask.record, ask.log, voice).prices
    assert f"inject {named(ask.log, 1, voice)} comes (1 of 2 lives)" == first.injects and not any(
        each.injects for each in rest
    )


def test_a_curve_that_is_one_inject_says_so(tmp_path: Path) -> None:
    """Five minutes cost 2,000 and thirty 2,400: no price of a minute, but the one wave that comes when nobody speaks."""
    ask = Asking(play(tmp_path, PLAYS["nothing but silence"]), city_cache=tmp_path)
    found, voice = ask.answer(WhatIf("silence", "c1"), 4), ask.log.voice("en")
    lives = [LifeTally(1.0, 1, {}), LifeTally(1.0, 1, {1: 9})]
    for costs, comes, told in (
        ((2000, 2050, 2400), (1, 1, 1), 5),
        ((100, 2300, 2400), (0, 1, 1), 10),
        ((800, 1600, 2400), (1, 1, 1), 0),  # each minute costs
        ((2000, 2050, 2400), (0, 0, 0), 0),  # no inject comes
    ):
        prices = tuple(
            replace(row, delay=5 * (n + 1), hours=Estimate(mean=cost, low=cost - 9, high=cost + 9, n=4),
                    differs=coming(lives[:1], [lives[came]], "answer"))
            for n, (row, cost, came) in enumerate(zip(found.prices, costs, comes, strict=False))
        )  # fmt: skip
        said = answer_page(
            replace(found, prices=(*prices, found.prices[-1])), ask.record, ask.log, voice
        ).said
        step = voice(ONE_STEP, inject=named(ask.log, 1, voice), n=told) if told else ""
        assert [sentence for sentence in said if sentence.startswith(begin(ONE_STEP))] == [step] * bool(told)
