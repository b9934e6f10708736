"""What had come in before and was gone against or let lie stands beside the result, by name and hour, and moves no letter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.questions import QuestionAnswered
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.nouns.tasks import TaskAssigned
from infodrill.conduct.nouns.injects import InjectAcknowledged, InjectDelivered
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.kernel.events import Text
from infodrill.review import rowtext
from infodrill.review.assess import BESIDE, assess, judge, objective_views
from infodrill.review.frontpage import front_page
from infodrill.review.lookback import look_back
from infodrill.review.measures import answered as own_word
from infodrill.review.measures import passedby, unhelped
from infodrill.review.plan import improvement_plan
from infodrill.review.report.ledgerpage import LedgerPage
from infodrill.review.report.page import page
from infodrill.scenario import schema
from tests.review.reports import merge, report
from tests.review.scene import MIN, TEXT_EN, TEXT_VI, Pen, bi, claim, known, scenario

DESK, OTHER = "ward-a.desk", "ward-b.desk"
NOTE, FORM, FIGURES, ASKS, BACK, SECOND = 50, 51, 52, 53, 54, 55
RUMOUR = "Cá mòi tặng 30 GB mừng sinh nhật"


def both(vi: str, en: str) -> schema.Bi:
    return schema.Bi(vi=vi, en=en)


def rows(made: schema.Scenario) -> schema.Scenario:
    """The scenario with an owner's note, a new form of the rumour, a question for a number, and the number."""
    plain = made.msel.injects[0]
    verdict = schema.Expected(who="L1-DUTY", what=bi("Set it right"), deadline=600, evidence="verdict")
    waits = {"kind": "condition", "condition": {"verdict": {"claim": "fire", "is": "TRUE"}}}

    def row(number: int, **more: object) -> schema.Inject:
        return plain.model_copy(update={"number": number, "subject": bi(f"row {number}"), **more})

    public = plain.to.model_copy(update={"public": True})
    figures = both("Đến 16:45 có 19 người mất tiền.", "By 16:45 19 people have lost money.")
    ask = both("Bao nhiêu người mất tiền?", "How many people have lost money?")
    added = (
        row(NOTE, kind="information", expected_actions=(verdict,)),
        row(FORM, kind="background", to=public, body=both("Bến Trăng nhận 50 GB chưa?", "Have you got the 50 GB?")),
        row(FIGURES, kind="information", claim=None, body=figures),
        row(ASKS, method="press", body=ask),
        row(SECOND),
        row(BACK, kind="contingency", trigger=schema.Trigger.model_validate(waits)),
    )  # fmt: skip
    return made.model_copy(update={"msel": schema.Msel(injects=(*made.msel.injects, *added))})


def played(verdict: str = "FALSE", *, known_from: int = 0, owner: str = "city") -> Pen:
    told = {
        "truth": (known(known_from * MIN, verdict),),
        "sentence": both(RUMOUR, "Get 30 GB"),
        "owner": owner,
    }
    pen = Pen(rows(scenario(claim("fire", "G0", "FALSE", "H3", **told))))
    pen.open(10, "c1", "fire")
    return pen


def comes(pen: Pen, minute: float, number: int, *readers: str) -> None:
    public = number == FORM
    pen.write(
        minute,
        InjectDelivered(
            inject=number, planned=0, run_status="delivered", recipients=("desk",), public=public
        ),
        "runner",
    )
    for seat in readers:
        pen.write(minute, InjectAcknowledged(inject=number, seat=seat), actor=seat)


def told(
    pen: Pen, minute: float = 20, stance: str = "confirm", *, passed: str = OTHER, body: str = TEXT_VI
) -> None:
    """A text written at one desk and passed at another, for the owner of the facts, by a cell that is none."""
    draft = StatementDrafted(
        statement="s9", version=1, case="c1", kind="answer", stance=stance, issuer="ward-a", channels=("feed",), figures=(),
        next_update=0, craft={}, checker="craft-1", leaks=(), title_vi=Text(f"Về {RUMOUR}"), title_en=Text("Title"),
        body_vi=Text(body), body_en=Text(TEXT_EN),
    )  # fmt: skip
    pen.write(minute, draft)
    approval = StatementApproved(statement="s9", version=1, role="FACT-OWNER", cell="ward-b")
    pen.write(minute, approval, actor=passed)
    step = StatementStepped(
        statement="s9", version=1, frm="REVIEW", to="PUBLISHED", role="SPOKE", cell="ward-a"
    )
    pen.write(minute, step)


def against_a_note(pen: Pen) -> None:
    comes(pen, 12, NOTE, OTHER)
    told(pen)


def against_a_note_of_others(pen: Pen) -> None:
    comes(pen, 12, NOTE, "city.desk")
    told(pen)


def called_back(pen: Pen) -> None:
    pen.verdict(11, "c1", "TRUE")
    comes(pen, 12, BACK, DESK)
    told(pen)


def settled(pen: Pen) -> None:
    comes(pen, 12, NOTE, OTHER)
    told(pen)


def settled_unwarned(pen: Pen) -> None:
    told(pen)


def right(pen: Pen) -> None:
    comes(pen, 12, NOTE, OTHER)
    told(pen, stance="deny")


def hurt(pen: Pen) -> None:
    """A second report, merged by the desk that had passed a false text."""
    told(pen, passed=DESK)
    report(pen, 30, "c2", SECOND)
    merge(pen, 31, "c2", "c1")


def asked_alone(pen: Pen) -> None:
    hurt(pen)
    (second,) = [row for row in pen.scenario.msel.injects if row.number == SECOND]
    asks = second.model_copy(update={"subject": both("Có thật không?", "Is it so?")})
    others = [row for row in pen.scenario.msel.injects if row.number != SECOND]
    pen.scenario = pen.scenario.model_copy(update={"msel": schema.Msel(injects=(*others, asks))})


def hurt_and_told(pen: Pen) -> None:
    pen.publish(20, "c1", title=f"Về {RUMOUR}")
    report(pen, 30, "c2", SECOND)
    merge(pen, 31, "c2", "c1")


def robbed(pen: Pen) -> None:
    """A report of money taken, merged although the people had been told what is so of the rumour."""
    pen.publish(20, "c1", title=f"Về {RUMOUR}")
    (second,) = [row for row in pen.scenario.msel.injects if row.number == SECOND]
    body = both("Một bà đã đưa 450.000, không biên nhận.", "An old woman gave 450,000, no receipt.")
    taken = second.model_copy(update={"body": body})
    others = [row for row in pen.scenario.msel.injects if row.number != SECOND]
    pen.scenario = pen.scenario.model_copy(update={"msel": schema.Msel(injects=(*others, taken))})
    report(pen, 30, "c2", SECOND, said=body.vi)
    merge(pen, 31, "c2", "c1")


def robbed_and_sent(pen: Pen) -> None:
    robbed(pen)
    goes = TaskAssigned(
        case="c2", task="c2.k1", to="ward-b", due=9_000, what=Text("Đến tận nhà"), cell="ward-a"
    )
    pen.write(35, goes)


def robbed_and_told(pen: Pen) -> None:
    robbed(pen)
    pen.publish(40, "c1", title=f"Về {RUMOUR}")


def new_form(pen: Pen, body: str = TEXT_VI) -> None:
    pen.publish(20, "c1", title=f"Về {RUMOUR}", body=body)
    comes(pen, 30, FORM, OTHER)


def new_form_named(pen: Pen) -> None:
    new_form(pen, f"{TEXT_VI} Bản ghi 50 GB cũng vậy.")


def new_form_before_any_word(pen: Pen) -> None:
    comes(pen, 12, FORM, OTHER)
    pen.publish(20, "c1", title=f"Về {RUMOUR}")


def figures(pen: Pen, later: str = "") -> None:
    pen.publish(15, "c1", title=f"Về {RUMOUR}")
    asked = PressQuestionAsked(
        question="pq1",
        conference="",
        claim="fire",
        outlet=Text("Tin"),
        text=Text("?"),
        answer_by=60 * MIN,
        inject=ASKS,
    )
    pen.write(16, asked, "runner")
    pen.write(18, answer("Chưa đếm xong."))
    comes(pen, 30, FIGURES, DESK)
    if later:
        pen.write(32, answer(later))


def answer(text: str) -> PressQuestionAnswered:
    return PressQuestionAnswered(
        question="pq1", cell="city", kind="answer", stance="deny", figures=(), about="c1", promise_due=0, took=60,
        contradictions=(), checker="contradiction-1", text=Text(text),
    )  # fmt: skip


def figures_told(pen: Pen) -> None:
    figures(pen, "Đã có 19 người mất tiền.")


def answered(pen: Pen, verdict: str = "TRUE") -> None:
    said = QuestionAnswered(
        case="c1", question="c1.q1", owner="city", verdict=verdict, record="independent", disputes=False,
        text=Text("Có, bốn bao."),
    )  # fmt: skip
    pen.write(14, said)
    told(pen)


def answered_by_the_book(pen: Pen) -> None:
    answered(pen, "FALSE")


UNKNOWN_YET = {settled: 400, settled_unwarned: 400}
WAYS = [
    (
        against_a_note,
        [passedby.GONE_AGAINST],
        ("ward-b had read “row 50” at", "Set it right", "who is city"),
    ),
    (against_a_note_of_others, [], ()),
    (called_back, [passedby.GONE_AGAINST], ("ward-a had read “row 54” at",)),
    (settled, [passedby.UNFOUNDED], ("confirmed what nobody could know yet", "ward-b had read “row 50” at")),
    (settled_unwarned, [passedby.UNFOUNDED], ("confirmed what nobody could know yet; ward-a published it",)),
    (right, [], ()),
    (hurt, [unhelped.PUT_AWAY], ("ward-a put it away as a duplicate at", "the same desk had passed")),
    (asked_alone, [], ()),
    (hurt_and_told, [], ()),
    (
        robbed,
        [unhelped.PUT_AWAY],
        ("“An old woman gave 450,000, no receipt.”); ward-a put it away", "nobody was sent"),
    ),
    (robbed_and_sent, [], ()),
    (robbed_and_told, [], ()),
    (new_form, [passedby.NEW_FORM], ("ward-b read “row 51” at", "goes round with 50 GB")),
    (new_form_named, [], ()),
    (new_form_before_any_word, [], ()),
    (figures, [passedby.FIGURES], ("the press asked for them at", "“row 52” brought them at")),
    (figures_told, [], ()),
    (
        answered,
        [own_word.ANSWERED],
        ("city answered “Có, bốn bao.” at", "so true; the record then said false"),
    ),
    (answered_by_the_book, [], ()),
]


@pytest.mark.parametrize(("way", "what", "words"), WAYS, ids=lambda way: getattr(way, "__name__", ""))
def test_what_had_come_in_and_was_gone_against_is_named_with_who_and_when_and_moves_no_letter(
    way: Callable[[Pen], None], what: list[str], words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    unknown = way in UNKNOWN_YET
    pen = played("TRUE" if unknown else "FALSE", known_from=UNKNOWN_YET.get(way, 0))
    way(pen)
    record = pen.end(180)
    found = judge(record)
    beside = [(measure, row) for measure in found.measures.values() for row in measure.beside]
    kinds = passedby.UNCOUNTED | {unhelped.PUT_AWAY}
    shown = [(measure, row) for measure, row in beside if row.owed.what in kinds]
    assert [row.owed.what for _, row in shown] == what
    letters = {code: measure.letter for code, measure in found.measures.items()}
    front = front_page(found.log, found.measures, improvement_plan(found.log, found.measures))
    for measure, row in shown:
        said = found.log.voice("en").say(rowtext.gap(found.log, row))
        assert all(part in said for part in words), said
        assert row not in found.ledger and row.evidence
        assert any(row in gap.rows and gap.owners for gap in (*front.gaps, *front.more))
        assert measure.code not in {strength.code for strength in front.strengths}
    monkeypatch.setattr(passedby, "passed_by", lambda *told: iter(()))
    monkeypatch.setattr(unhelped, "unhelped", lambda *told: iter(()))
    without = judge(record)
    assert {code: measure.letter for code, measure in without.measures.items()} == letters
    assert without.letter == found.letter


def test_an_owner_whose_answer_its_record_does_not_bear_is_told_so_in_the_hall() -> None:
    """The team that believed it was blamed, and the answer stood folded away as done."""
    pen = played()
    answered(pen)
    (deed,) = [deed for deed in look_back(pen.end(180)).deeds if deed.cell == "city" and deed.measure == "E6"]
    assert deed.state == "wrong" and "Có, bốn bao." in str(deed.what)


def test_somebody_hurt_is_told_first_each_matter_has_its_word_and_two_forms_of_one_thing_to_do_stand_back() -> (
    None
):
    pen = played()
    hurt(pen)
    record = pen.end(180)
    made = assess(record, replicas=0)
    page_one = LedgerPage(made, made.log.voice("en"))
    assert unhelped.PUT_AWAY in {row.owed.what for row in page_one.front.gaps[0].rows}
    # What is to be done has the order of what went wrong, though a false word stands besides.
    assert unhelped.PUT_AWAY in {row.owed.what for row in page_one.front.to_do[0].rows}
    codes = [point.row.code for point in page_one.front.to_do]
    assert len({*codes}) == len(codes) == 3
    rows = [row for measure in made.measures.values() for row in measure.rows if row.outcome == "missed"]
    others = [replace(row, owed=replace(row.owed, claim="")) for row in rows[:1]]
    both_matters = page_one.gaps((*rows, *others))
    assert len(both_matters) > 2
    first_of = [page_one.gaps([row])[0][0] for row in (rows[0], *others)]
    assert {text for text, _ in both_matters[:2]} == {*first_of}


@pytest.mark.parametrize(("later", "shown"), [("", 1), ("Đã có 19 người mất tiền.", 0)])
def test_answers_to_the_press_are_not_told_as_all_while_a_figure_waits(later: str, shown: int) -> None:
    pen = played()
    figures(pen, later)
    record = pen.end(180)
    made = assess(record, replicas=0)
    assert len(LedgerPage(made, made.log.voice("en")).figures) == shown
    section = page(made, record, "en").split('id="h-press"')[1].split("</section>")[0]
    assert ("The press asked for them at" in section) == bool(shown)


def test_an_objective_tells_what_stands_beside_its_measures_and_praises_nobody_who_was_hurt_by() -> None:
    pen = played()
    comes(pen, 12, NOTE, OTHER)
    told(pen)
    record = pen.end(180)
    found = judge(record)
    views = objective_views(found.log, found.measures)
    beside = [finding for view in views for finding in view.improvements if finding.text.msgid == BESIDE]
    assert beside and all(finding.todo is not None for finding in beside)
    assert any("ward-b had read “row 50”" in found.log.voice("en").say(finding.text) for finding in beside)
    e7 = [finding for view in views for finding in view.strengths if finding.claim == "fire"]
    assert all(finding not in found.measures["E7"].findings for finding in e7)


def test_a_measure_beside_which_something_was_let_lie_is_no_strength() -> None:
    pen = played()
    pen.log(11, "c1")
    new_form(pen)
    found = judge(pen.end(180))
    entered = replace(found.measures["E1"], rating=3)
    assert not front_page(found.log, {"E1": entered}, ()).strengths
    assert front_page(found.log, {"E1": replace(entered, beside=())}, ()).strengths


def test_a_report_of_money_taken_is_entered_with_what_it_told_and_earns_no_praise() -> None:
    """“A report was in the book in time: merged after a minute” stood as a strength, and nobody was told what it had said."""
    pen = played()
    pen.log(11, "c1")
    robbed(pen)
    made = assess(pen.end(180), replicas=0)
    english = made.log.voice("en")
    rows = [
        row
        for row in made.measures["E1"].rows
        if "entered" in row.owed.what and row.owed.about == str(SECOND)
    ]
    assert ["somebody took money, or lost it" in english.say(row.why) for row in rows] == [True]
    assert not any(finding.seq in rows[0].evidence for finding in made.strengths)
    (story,) = made.claims
    assert any(
        "it told besides: “An old woman gave 450,000" in english.say(step.text) for step in story.steps
    )
