"""What a text on several matters says of one is read once: page one, the MSEL, the claims one by one, the hot wash and the rooms
tell the same of it; and no deed that is told as what went wrong is praised anywhere."""

from __future__ import annotations

import pytest

from infodrill.review.assess import judge
from infodrill.review.frontpage import front_page
from infodrill.review.hotwash import washed
from infodrill.review.lanes import lanes
from infodrill.review.lookback import look_back
from infodrill.review.measures import left
from infodrill.review.plan import improvement_plan
from infodrill.review.record import Record
from infodrill.review.rowtext import gap
from infodrill.scenario import schema
from infodrill.scenario.schema import Bi
from tests import rehearsals
from tests.review.scene import Pen, claim, scenario

SENTENCE = {"vi": "Đê Nam đã vỡ, số đo quá 5 mét", "en": "The south dyke broke, the gauge is above 5 m"}
OTHER = {"vi": "Chợ Giếng dời sang bến đò từ thứ Hai", "en": "The well market moves to the ferry from Monday"}
SAYS = "Đê Nam còn vững: số đo là 4,12 mét."
WELL = frozenset({"met", "early"})


def drill() -> schema.Scenario:
    made = scenario(claim("dyke", "G0", "FALSE", "H4"), claim("market", "G0", "FALSE"))
    first, second = made.claims
    told = tuple(
        each.model_copy(update={"sentence": Bi.model_validate(words)})
        for each, words in ((first, SENTENCE), (second, OTHER))
    )
    return made.model_copy(update={"claims": told})


def played(body: str, minute: float = 30) -> Record:
    pen = Pen(drill())
    pen.open(10, "c1", "dyke")
    pen.publish(minute, "", "bulletin", "", title="Bản tin số 1", body=body)
    return pen.end(180)


def test_a_line_of_a_bulletin_is_told_wherever_its_matter_is() -> None:
    """“Until the end nobody had told them what to do”, said page one of what a bulletin had; the hot wash left it out."""
    record = played(f"Trạm bơm chạy lại rồi.\n• Về chuyện “Đê Nam đã vỡ, số đo quá 5 mét”. {SAYS}")
    verdict = judge(record)
    voice = verdict.log.voice("vi")
    (passage,) = verdict.log.in_passing["dyke"]
    assert passage.part.vi == SAYS and not verdict.log.in_passing["market"]
    (hot,) = [each for each in washed(look_back(record)) if each.claim.claim.id == "dyke"]
    assert [step for step in hot.steps if SAYS in voice.say(step.text)]
    assert [mark for lane in lanes(verdict.log) for mark in lane.marks if SAYS in voice.say(mark.text)]
    told = [
        voice.say(gap(verdict.log, row))
        for measure in verdict.measures.values()
        for row in (*measure.rows, *measure.beside)
        if row.outcome == "missed" and row.owed.claim == "dyke"
    ]
    nobody = [words for words in told if "chưa nói với bà con" in words or "chưa ai báo" in words]
    assert nobody and all(SAYS in words and "Bản tin số 1" in words for words in nobody), told


@pytest.mark.parametrize(
    "body",
    [
        "Thông báo nào của chúng tôi cũng có trên cổng thông tin, ghi rõ giờ và nguồn.",
        "• Về chuyện “Đê Nam đã vỡ, số đo quá 5 mét”.",
    ],
)
def test_what_is_said_in_general_or_only_told_again_is_said_of_nothing(body: str) -> None:
    assert not any(judge(played(body)).log.in_passing.values())


@pytest.mark.parametrize(
    ("name", "cells"), [("clinic", "careless"), ("school-gate", "slow"), ("boundaries", "careless")]
)
def test_nothing_that_is_told_as_a_gap_is_told_as_done_well(name: str, cells: str) -> None:
    """The room praised the merging of a call for help that page one named first among the gaps."""
    verdict = rehearsals.judged(name, cells)
    back = look_back(rehearsals.record(name, cells))
    plan = improvement_plan(verdict.log, verdict.measures)
    front = front_page(verdict.log, verdict.measures, plan)
    rows = [row for point in (*front.gaps, *front.more) for row in point.rows]
    wrong = {seq for row in rows if row.owed.what in left.ILL_DONE for seq in row.evidence}
    praised = [deed for deed in back.deeds if deed.state in WELL and wrong & {*deed.evidence}]
    praised += [
        deed for hot in washed(back) for deed in hot.deeds if deed.state in WELL and wrong & {*deed.evidence}
    ]
    assert not praised
    assert not [found for found in front.strengths for row in found.met if wrong & {*row.evidence}]
    told = {(deed.cell, deed.measure) for deed in back.deeds if deed.state == "wrong"}
    beside = {
        (row.owed.cell, row.owed.measure)
        for row in rows
        if row.owed.what in left.BY_WHOM and row.owed.what not in left.passedby.ASKED
    }
    assert beside <= told, "the room tells what page one does"


def test_some_of_these_drills_have_such_a_gap() -> None:
    assert left.ill_done(
        rehearsals.judged("clinic", "careless").log, rehearsals.judged("clinic", "careless").measures
    )
