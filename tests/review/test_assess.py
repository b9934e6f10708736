"""The overall rating, its reasons, and drills that get no letter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework.nouns.service import RemedyPromised, TicketAnswered, TicketOpened
from infodrill.conduct.nouns.evaluation import TaskRated
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.kernel.events import Event, Text
from infodrill.review import because, rowtext
from infodrill.review.assess import Assessment, assess, objective_views, recorded_at_close
from infodrill.review.ledger import LedgerRow, Owed
from infodrill.review.measures import overreaction
from infodrill.review.measures.base import lateness
from infodrill.review.record import Record
from infodrill.review.report import pages
from infodrill.review.rowtext import gravity
from infodrill.review.words import StoryTime, Voice
from infodrill.scenario.schema import Claim
from tests.review.scene import MIN, Pen, claim, known, scenario

STEPS = ("yes", *("no",) * 8)


def claims() -> tuple[Claim, ...]:
    """Three protected, one unproven, one to be corrected: the least that may be rated."""
    return (
        claim("water", "G4", "TRUE", "H1", star=True),
        claim("joke", "G2", "SATIRE", "H0"),
        claim("pumps", "G5", "TRUE", "H1"),
        claim("meal", "GU", "UNPROVEN", "H3", gate_answers=STEPS, truth=(known(0, "UNPROVEN"),)),
        claim("dyke", "G0", "FALSE", "H4"),
    )


def play(
    *, traps: bool = True, left_out: str = "", pressed: int = 0, late: bool = False, code: str = ""
) -> Record:
    """A whole small drill in which everything is done well, but for what the arguments say."""
    told = tuple(other_claim for other_claim in claims() if other_claim.id != left_out)
    pen = Pen(scenario(*told, traps=traps))
    for number, each_claim in enumerate(told, 1):
        case = f"c{number}"
        pen.wave(5, each_claim.id)
        pen.open(10, case, each_claim.id, cell="city", level=2)
        pen.log(14, case, "P1" if each_claim.id == "dyke" else "P3")
        pen.gate(16, case, code if code and each_claim.id == "joke" else each_claim.gate_code)
        if each_claim.id == "meal":
            pen.publish(30, case, "holding", "unknown", next_minute=60)
            pen.publish(60, case, "holding", "unknown", next_minute=160)
            pen.publish(
                160, case, "holding", "unknown", next_minute=200
            )  # too near the end to be called in by it
        if each_claim.id == "water":
            pen.write(
                20, TicketOpened(case=case, ticket="t1", due=60 * MIN, text=Text("Tổ sửa làm xong chỗ hỏng."))
            )
            pen.write(
                55,
                TicketAnswered(
                    case=case, ticket="t1", remedy_due=86_400, text=Text("Tổ sửa làm xong chỗ hỏng.")
                ),
            )
        if each_claim.id == "dyke":
            pen.publish(100 if late else 34, case)
        if each_claim.id == "pumps":
            pen.publish(
                50, case, "acknowledgement", "confirm", body="Đúng vậy. Sửa xong trước 20 giờ ngày 15/8."
            )
            pen.write(
                50,
                RemedyPromised(
                    case=case, due=86_400, independent_check=True, text=Text("Tổ sửa làm xong chỗ hỏng.")
                ),
            )
    for minute in range(pressed):
        pen.trap(60 + minute, "c2")
    return pen.end(180)


def assessed(record: Record) -> Assessment:
    return assess(record, replicas=0)


def why(found: Assessment) -> str:
    voice = Voice(lang="en", story=found.log.story)
    return " ".join(voice.say(line) for line in found.why)


def test_drill_done_well_is_performed() -> None:
    found = assessed(play())
    assert (found.overall, found.rated) == ("P", True)
    assert "kept protected" in why(found)


def test_of_what_bounds_the_result_the_gravest_is_told_first() -> None:
    """A first reading of the gate stood before a false word that endangered people."""
    found = assessed(play(code="G0", pressed=2, late=True))
    held = [found.measures[code] for code in ("E7", "E3", "E2")]
    told = [str(reason) for reason in because._bounded(found.log, held)]
    worst = {
        measure.title: min(gravity(found.log, row) for row in measure.rows if row.outcome == "missed")
        for measure in held
    }
    ranks = [rank for reason in told for title, rank in worst.items() if title in reason]
    assert len(ranks) == 3 and ranks == sorted(ranks) != [*worst.values()]


def test_two_presses_bound_the_drill_at_m_and_the_moment_is_named() -> None:
    found = assessed(play(pressed=2))
    assert found.overall == "M"
    assert "The result is M because of “Over-reaction”" in why(found)
    assert "At 23:40" in why(found)  # minute 60 of a story that began at 22:40


def test_late_first_word_bounds_the_drill() -> None:
    found = assessed(play(late=True))
    # Due are first word and answer on the dyke and on the meal; the acknowledgement on H1 keeps its 48 hours.
    assert (found.measures["E7"].values["in_time"], found.measures["E7"].values["due"]) == (2, 4)
    assert found.measures["E7"].letter == "M"
    assert found.overall == "M"


def test_speed_never_buys_back_a_protected_claim() -> None:
    found = assessed(play(code="G0"))
    assert found.measures["E7"].letter == "P"
    assert found.overall in {"M", "U"}


def test_traps_off_is_not_rated() -> None:
    found = assessed(play(traps=False))
    assert (found.overall, found.rated) == (None, False)
    assert "the traps were off" in why(found)


def test_fewer_than_three_protected_claims_is_not_rated() -> None:
    found = assessed(play(left_out="joke"))
    assert found.overall is None
    assert "2 protected claims" in why(found)


def test_no_unproven_claim_is_not_rated() -> None:
    found = assessed(play(left_out="meal"))
    assert found.overall is None
    assert "unproven" in why(found)


def test_a_drill_in_which_nobody_did_anything_is_rated_u() -> None:
    pen = Pen(scenario(*claims()))
    for each_claim in claims():
        pen.wave(5, each_claim.id)
    found = assessed(pen.end(180))
    assert (found.overall, found.measures["E4"].letter) == ("U", "U")
    assert found.measures["E2"].rating is None
    assert "The result is U because of “First word”" in why(found)


def test_an_e7_that_is_owed_but_insufficient_leaves_the_drill_unrated() -> None:
    pen = Pen(scenario(*claims()))
    for number, each_claim in enumerate(claims(), 1):
        pen.open(5, f"c{number}", each_claim.id)
        pen.gate(6, f"c{number}", each_claim.gate_code)
    found = assessed(pen.end(20))
    assert (found.overall, found.measures["E7"].status) == (None, "not_measured")
    assert "“First word” could not be evaluated" in why(found)


def test_ending_early_lowers_coverage_and_never_raises_a_result() -> None:
    record = play()
    early = sorted(
        (event for event in record.events if event.at < 3000), key=lambda event: (event.at, event.seq)
    )
    cut = assessed(replace(record, events=tuple(replace(event, seq=n) for n, event in enumerate(early))))
    assert (cut.coverage < assessed(record).coverage, cut.overall) == (True, None)


def test_every_missed_row_that_is_not_excused_is_at_hand_for_page_one() -> None:
    found = assessed(play(late=True))
    keys = {row.owed.key for row in found.missed if row.owed.measure in ("E4", "E5", "E7")}
    assert keys == {
        "E4:dyke:answer-to-a-harmful-rumour", "E5:dyke:answer,-warning-or-referral", "E7:dyke:first-word",
        "E7:dyke:answer:1",
    }  # fmt: skip
    assert all(row.outcome == "missed" for row in found.missed)


def test_a_capability_is_rated_by_the_least_of_its_measures_and_an_evaluator_may_say_otherwise() -> None:
    record = play(late=True)
    task = TaskRated(cell="city", task="word", rating="S", text=Text("the caller was told at once"))
    record = replace(
        record, events=(*record.events, Event(seq=len(record.events), at=180 * 60, actor="eval", body=task))
    )
    gate, word = (capability for view in assessed(record).objectives for capability in view.capabilities)
    assert (gate.letter, gate.evaluator) == ("P", "")
    assert (word.letter, word.evaluator, word.why) == ("U", "S", "the caller was told at once")


def test_a_capability_of_which_one_measure_is_not_rated_says_on_which_its_letter_rests() -> None:
    record = play()
    found, idle = assessed(record), assessed(Pen(scenario(*claims())).end(180))
    assert {view.only for each in found.objectives for view in each.capabilities} == {()}
    assert idle.measures["E2"].rating is None
    views = objective_views(found.log, {**found.measures, "E2": idle.measures["E2"]})
    assert [view.only for each in views for view in each.capabilities] == [("E3",), ()]
    made = pages(replace(found, objectives=views), record)
    for lang, words in (("vi", "chỉ xét E3"), ("en", "E3 alone")):
        assert made[lang].count(words) == 2  # in the overview and under its objective


def test_a_capability_is_no_p_beside_rows_that_a_measure_without_a_letter_missed() -> None:
    """Of too few rows to rate, all missed; the others at their target."""
    record, late = play(), assessed(play(late=True))
    found = assessed(record)
    unrated = replace(late.measures["E7"], rating=None)
    views = objective_views(found.log, {**found.measures, "E7": unrated})
    word = next(view for each in views for view in each.capabilities if "E7" in view.codes)
    assert (word.letter, word.short, word.only) == ("", ("E7",), ())
    assert any(code != "E7" and found.measures[code].letter == "P" for code in word.codes)
    made = pages(replace(found, objectives=views, measures={**found.measures, "E7": unrated}), record)
    assert made["vi"].count("chưa xếp mức: E7") == 2


def test_an_old_drill_shows_the_letters_that_it_closed_with_beside_those_of_today() -> None:
    record = play()
    assert assessed(record).recorded is None
    scored = recorded_at_close(record)
    assert scored.overall == "P" and scored.letters["E7"] == "P"
    record = replace(
        record,
        events=(*record.events, Event(seq=len(record.events), at=180 * 60, actor="runner", body=scored)),
    )
    found = assessed(record)
    assert found.recorded is not None and found.recorded.ledger == found.ledger_digest
    assert found.recorded.versions == found.versions


def test_improvement_plan_comes_from_missed_rows_alone_worst_measure_first() -> None:
    found = assessed(play(pressed=2, late=True))
    codes = [row.code for row in found.plan if row.code]
    missed = {
        row.owed.key: measure.code
        for measure in found.measures.values()
        for row in (*measure.rows, *measure.beside)  # what was left unsaid is a gap that no result counts
        if (row.outcome == "missed" or row in measure.beside) and not row.owed.automated
    }
    assert sorted(row.owed.key for each_row in found.plan for row in each_row.rows) == sorted(missed)
    assert {code for row in found.plan for code in row.codes if code} == set(missed.values()) > set()
    told = [row.action for row in found.plan if row.code]
    assert len(told) == len(set(told))  # one action once, with all its gaps and cells
    ratings = [9 if (rated := found.measures[code].rating) is None else rated for code in codes]
    assert ratings == sorted(ratings)


def test_a_gap_names_what_was_missed_and_its_owner_is_the_cell_that_held_the_step() -> None:
    """But for a trap that was pressed: whoever pressed it alone is told, so its gap names an office and no cell."""
    found = assessed(play(pressed=2, late=True))
    names = {cell.id: cell.name for cell in found.log.scenario.cells.cells}
    for row in (row for row in found.plan if row.code):
        pressed = all(ledger_row.owed.what == overreaction.TRAP for ledger_row in row.rows)
        held = set() if pressed else {ledger_row.owed.cell for ledger_row in row.rows}
        assert not pressed or not set(row.owners) & set(names.values())
        assert set(row.owners) <= {names[cell] for cell in held if cell in names} or not held & set(names)
        assert row.seqs or not any(ledger_row.evidence for ledger_row in row.rows)
        assert Voice(lang="vi", story=found.log.story).say(row.gap)


def test_who_spoke_falsely_is_not_told_to_speak_sooner_and_a_gap_says_what_went_wrong() -> None:
    pen = Pen(scenario(*claims()))
    for number, each_claim in enumerate(claims(), 1):
        pen.wave(5, each_claim.id)
        pen.open(10, f"c{number}", each_claim.id, cell="city", level=2)
    pen.publish(12, "c5", "answer", "confirm")  # the dyke, false
    pen.publish(12, "c3", "answer", "deny")  # the pumps, true
    found = assessed(pen.end(180))
    voice = Voice(lang="en", story=found.log.story)
    plan = {voice.say(row.action).split(";")[0]: row for row in found.plan}
    wrong = plan["Publish no conclusion without an answer of the owner of the facts"]
    gap = voice.say(wrong.gap)
    assert {"E3", "E7"} <= {*wrong.codes}
    assert "a false rumour was confirmed in public – “claim dyke”" in gap
    assert "what has grounds was denied in public – “claim pumps”" in gap and "no false denial" not in gap
    assert gap.count("“claim pumps”") == gap.count("“claim dyke”") == 1
    silent = plan["Answer each claim as soon as the owner of the facts knows"]
    assert "no answer – “claim meal”" in voice.say(silent.gap)


@pytest.mark.parametrize(
    ("body", "told"),
    [("Đúng như vậy. Máy bơm chạy lại trước 1 giờ 10 ngày 15/8.", "hẹn khắc phục ngày 15/8"),
     ("Đúng như vậy, chúng tôi xin lỗi bà con.", "mới ghi trong sổ")],
)  # fmt: skip
def test_acknowledging_is_not_mending_and_the_promised_date_is_told(body: str, told: str) -> None:
    pen = Pen(scenario(*claims()))
    pen.wave(5, "pumps")
    pen.open(10, "c3", "pumps", cell="city", level=2)
    pen.publish(15, "c3", "acknowledgement", "confirm", body=body)
    pen.write(
        16,
        RemedyPromised(
            case="c3", due=150 * MIN, independent_check=True, text=Text("Tổ sửa làm xong chỗ hỏng.")
        ),
    )
    found = assessed(pen.end(180))
    (pumps,) = (story for story in found.claims if story.claim.id == "pumps")
    said = Voice(lang="vi", story=found.log.story, played=found.log.played).say(pumps.outcome)
    assert said.startswith("đã thừa nhận") and told in said


def test_what_the_press_was_told_stands_in_the_claim_and_not_known_yet_is_no_answer() -> None:
    pen = Pen(scenario(*claims()))
    pen.wave(5, "dyke")
    pen.open(10, "c5", "dyke", cell="city", level=2)
    pen.publish(15, "c5", "holding", "unknown", next_minute=60)
    pen.write(
        20,
        PressQuestionAsked(
            question="p1",
            conference="k1",
            inject=0,
            claim="dyke",
            answer_by=2_000,
            outlet=Text("outlet"),
            text=Text("so?"),
        ),
    )
    for minute, stance in ((25, "confirm"), (65, "deny")):
        spoken = PressQuestionAnswered(
            question="p1",
            cell="city",
            kind="answer",
            stance=stance,
            figures=(),
            about="",
            promise_due=0,
            took=300,
            contradictions=(),
            checker="press-1",
            text=Text("Sổ ghi không có gì hỏng."),
        )
        pen.write(minute, spoken)
    found = assessed(pen.end(180))
    (dyke,) = (story for story in found.claims if story.claim.id == "dyke")
    assert (dyke.first_word, dyke.answered) == (10 * MIN, 60 * MIN)
    voice = Voice(lang="en", story=found.log.story)
    told = [voice.say(step.text) for step in dyke.steps if step.kind == "public"]
    assert any("press" in one and "confirms" in one for one in told)
    assert sum("press" in voice.say(mark.text) for lane in found.lanes for mark in lane.marks) == 2


def test_lateness_is_told_by_each_clock_and_a_promise_with_the_hour_that_was_told() -> None:
    late = LedgerRow(
        owed=Owed(measure="E7", what="answer", due=600), outcome="missed", at=1_200, story_late=7_200
    )
    story = assessed(play()).log.story
    voice, when = Voice(lang="en", story=story), story(0)
    assert voice.value(lateness(late)) == "10 min as played (2 h by the story)"
    assert voice.value(StoryTime(when)) == f"{when:%H:%M} on 14 Aug"


def test_a_text_that_nobody_judged_is_not_said_to_be_not_due() -> None:
    found = assessed(play())
    (dyke,) = (row for row in found.measures["E8"].rows if row.owed.claim == "dyke")
    assert Voice(lang="en", story=found.log.story).say(rowtext.outcome(dyke)) == "not judged by anybody yet"


def test_claims_are_told_with_what_was_true_and_what_was_done() -> None:
    found = assessed(play())
    voice = Voice(lang="vi", story=found.log.story)
    dyke = next(story for story in found.claims if story.claim.id == "dyke")
    assert [statement.kind for statement in dyke.statements] == ["correction"]
    assert dyke.first_word == 29 * 60  # told at minute 5, answered at 34
    assert any("Công bố văn bản đính chính" in voice.say(step.text) for step in dyke.steps)
