"""The plan as it stands in report and plan file: what was agreed, by its own day, and what became of it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from infodrill.automata.rehearse import play
from infodrill.conduct.carrying import read_plan
from infodrill.conduct.nouns.improvements import DONE, DROPPED, OPEN, ImprovementAgreed, ImprovementSettled
from infodrill.kernel.chain import ERASED
from infodrill.kernel.events import Event, EventBody, Text
from infodrill.kernel.i18n import LANGUAGES
from infodrill.kernel.store import MemoryLogStore
from infodrill.review.assess import assess, judge
from infodrill.review.frontpage import front_page
from infodrill.review.hotwash import LAST, QUESTIONS, in_runs, washed
from infodrill.review.labels import LEAKS
from infodrill.review.livingplan import standing_plan
from infodrill.review.lookback import look_back
from infodrill.review.plan import PROPOSED, PlanRow, improvement_plan
from infodrill.review.planfile import plan_file
from infodrill.review.record import Record
from infodrill.review.report import page
from infodrill.review.report.ledgerpage import LedgerPage
from infodrill.scenario.loader import find, load
from tests import rehearsals


@pytest.fixture(scope="module")
def silent() -> Record:
    return rehearsals.record("clinic", "silent")


def then(record: Record, *bodies: EventBody) -> Record:
    """The record with what its meeting recorded after the close."""
    last = record.events[-1]
    more = (replace(last, seq=last.seq + n, body=body, actor="control") for n, body in enumerate(bodies, 1))
    return replace(record, events=(*record.events, *more))


def plan(record: Record) -> tuple[PlanRow, ...]:
    found = judge(record)
    return standing_plan(record, found.log, improvement_plan(found.log, found.measures))


def agreed(row: PlanRow, record: Record, **more: object) -> ImprovementAgreed:
    say = judge(record).log.voice("vi").say
    given = {
        "improvement": "i1", "row": row.key, "measure": row.code, "about": "", "gap": Text(say(row.gap)),
        "action": Text(say(row.action)), "owner": "ward-a", "holder": "", "due": "2031-10-01",
        "evidence": Text(say(row.evidence)),
    }  # fmt: skip
    return ImprovementAgreed(**given | more)


def test_rows_of_a_plan_have_names_of_their_own_that_stay(silent: Record) -> None:
    keys = [row.key for row in plan(silent)]
    assert len(keys) > 3 and all(keys) and len(set(keys)) == len(keys)
    assert keys == [row.key for row in plan(silent)]


def test_what_is_taken_up_stands_once_in_both_languages_by_its_own_day(silent: Record) -> None:
    proposed = plan(silent)
    record = then(silent, agreed(proposed[1], silent))
    first, *rest = plan(record)
    assert (first.status, first.due, first.rows) == (OPEN, "2031-10-01", proposed[1].rows)
    assert (first.gap, first.action) == (proposed[1].gap, proposed[1].action)  # not the Vietnamese alone
    assert [row.key for row in rest] == [row.key for row in proposed if row != proposed[1]]
    changed = plan(then(silent, agreed(proposed[1], silent, action=Text("Trực đêm"))))[0]
    assert "Trực đêm" in judge(silent).log.voice("en").say(changed.action)


def test_a_row_names_the_claim_on_which_the_room_spoke_of_it(silent: Record) -> None:
    claim = next(told for told in silent.scenario.claims if not set(str(told.sentence)) & set('"“'))
    record = then(silent, agreed(plan(silent)[0], silent, about=claim.id))
    for lang in LANGUAGES:
        assert claim.sentence.in_(lang) in judge(record).log.voice(lang).say(plan(record)[0].gap)


def test_what_is_done_or_dropped_waits_for_nobody_and_says_why(silent: Record) -> None:
    proposed = plan(silent)
    for outcome in (DONE, DROPPED):
        settled = ImprovementSettled(improvement="i1", outcome=outcome, text=Text("Biên bản số 4"))
        record = then(silent, agreed(proposed[0], silent), settled)
        found = judge(record)
        row = next(row for row in plan(record) if row.key == "i1")
        assert row.closure and "Biên bản số 4" in found.log.voice("en").say(row.closure)
        front = front_page(found.log, found.measures, plan(record))
        assert "i1" not in [point.row.key for point in front.to_do]
        again = then(record, ImprovementSettled(improvement="i1", outcome=OPEN, text=Text("")))
        assert next(row for row in plan(again) if row.key == "i1").to_do


def test_the_report_prints_the_plan_as_it_stands(silent: Record) -> None:
    proposed = plan(silent)
    settled = ImprovementSettled(improvement="i2", outcome=DONE, text=Text("Biên bản số 4"))
    record = then(
        silent, agreed(proposed[0], silent), agreed(proposed[1], silent, improvement="i2", due=""), settled
    )
    for lang, words in (
        ("vi", ("chưa xong", "1 tháng 10 năm 2031")),
        ("en", ("to be done", "October 1, 2031")),
    ):
        told = page(assess(record, replicas=0), record, lang)
        assert all(word in told for word in (*words, "Biên bản số 4"))
        assert words[1] not in page(assess(silent, replicas=0), silent, lang)


def test_no_letter_rests_on_the_plan(silent: Record) -> None:
    record = then(silent, agreed(plan(silent)[0], silent))
    before, after = judge(silent), judge(record)
    assert (before.letter, before.ledger) == (after.letter, after.ledger)


def test_a_plan_goes_through_its_file_into_the_next_drill_and_its_report(silent: Record) -> None:
    proposed = read_plan(plan_file(silent, ()))
    assert len(proposed.open) == len(plan(silent)) > 3
    record = then(silent, agreed(plan(silent)[0], silent, owner=silent.scenario.cells.cells[1].id))
    (chosen,) = read_plan(plan_file(record, ())).rows  # what the meeting chose, and no more
    assert chosen.due == "2031-10-01" and chosen.letter
    loaded = load(find("clinic"))
    played = play(
        loaded,
        seed=1,
        cells="silent",
        accounts=1_000,
        store=MemoryLogStore(),
        plan=read_plan(plan_file(record, ())),
    )
    after = Record(scenario=loaded.scenario, events=tuple(played.log.events), files=played.files)
    first = plan(after)[0]
    assert first.earlier and first.code == chosen.measure and first.status == OPEN
    for lang in LANGUAGES:
        assert judge(after).log.voice(lang).say(first.earlier) in page(assess(after, replicas=0), after, lang)
    # What it leaves open again is in its own plan once, though its report would propose the same.
    actions = [row["action"]["vi"] for row in json.loads(plan_file(after, ()))["rows"]]
    assert actions.count(chosen.action["vi"]) == 1


def test_what_was_erased_goes_into_no_plan_file(silent: Record) -> None:
    first, second, *_ = plan(silent)
    kept, gone = agreed(first, silent), agreed(second, silent, improvement="i2", action=Text(ERASED))
    rows = read_plan(plan_file(then(silent, kept, gone), ())).rows
    assert [row.action["vi"] for row in rows] == [kept.action]


def test_a_drill_without_an_earlier_plan_is_the_same_drill(silent: Record) -> None:
    assert rehearsals.rehearsal("clinic", "silent").content_digest == silent.content_digest
    assert not any(event.body.TYPE.startswith("improvement.") for event in silent.events)


@pytest.mark.parametrize("cells", ["silent", "good", "overreacting"])
def test_each_claim_has_three_questions_that_fit_and_the_last_asks_for_the_plan(cells: str) -> None:
    claims = washed(look_back(rehearsals.record("clinic", cells)))
    assert len(claims) > 5
    for held in claims:
        assert len(held.questions) == len(set(held.questions)) == QUESTIONS and held.questions[-1] == LAST
        assert not any(step.kind == "trap" for step in held.steps)
        over = "What made us go further" in held.questions[0]
        assert over == any(deed.over for deed in held.deeds)
    assert len({held.questions for held in claims}) > 1
    assert cells != "overreacting" or any(any(deed.over for deed in held.deeds) for held in claims)


@pytest.mark.parametrize("cells", ["careless", "good"])
def test_what_people_heard_and_what_was_decided_is_never_folded_away(cells: str) -> None:
    """A correction stood in “13 more between”, which nobody could open, and the room read that it had come six hours late."""
    folded = []
    for held in washed(look_back(rehearsals.record("clinic", cells))):
        runs = tuple(in_runs(held.steps, 6))
        assert tuple(step for _, run in runs for step in run) == held.steps
        folded += [step for counted, run in runs if counted for step in run]
        assert len(held.steps) > 6 or not any(counted for counted, _ in runs)
    assert folded and {step.kind for step in folded} == {""}


def test_claims_stand_in_one_order_in_the_rooms_and_on_paper() -> None:
    """“Matter 4 of 8” of the room was the second on paper, and a sheet for guests left our own false word out."""
    record = rehearsals.record("clinic", "careless")
    back, assessment = look_back(record), assess(record, replicas=0)
    paper = LedgerPage(assessment, assessment.log.voice("en")).claims
    told = [held.claim.claim.id for held in washed(back)]
    assert told == [story.claim.id for story in paper] == [held.claim.id for held in back.claims]
    assert told != [story.claim.id for story in assessment.claims], "as the scenario lists them"


def test_the_plan_is_worked_off_by_day_and_on_a_day_what_was_let_out_stands_first() -> None:
    assessment = assess(rehearsals.record("clinic", "careless"), replicas=0)
    light, grave, undated = [row for row in assessment.plan if row.rows][:3]
    (missed,) = grave.rows[:1]
    let_out = replace(missed, owed=replace(missed.owed, what=min(LEAKS)))
    light, grave = replace(light, days=5), replace(grave, days=5, rows=(let_out,))
    today, undated = replace(light, days=0), replace(undated, days=-1)
    shown = replace(assessment, plan=(undated, light, grave, today))
    assert LedgerPage(shown, assessment.log.voice("en")).by_day == [today, grave, light, undated]


def test_statuses_are_said_of_every_row(silent: Record) -> None:
    assert {row.status for row in plan(silent)} == {PROPOSED}
    assert isinstance(silent.events[0], Event)
