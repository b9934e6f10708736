"""What the record says, an owner's own words, a question that was called none: told at once to whoever can mend it."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.evidence import EvidenceAdded
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseLogged
from infodrill.casework.nouns.questions import AnswerQuestion, QuestionAnswered, QuestionAsked
from infodrill.casework.nouns.selfcorrection import rightings
from infodrill.casework.nouns.verdict import items, proves
from infodrill.casework.stances import opposed
from infodrill.casework.timeline import WORDS
from infodrill.conduct import naming
from infodrill.conduct.caseview import CaseworkView
from infodrill.conduct.nouns.clock import ClockChanged
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.leaps import MoveBegun
from infodrill.conduct.onpaper import beyond_paper
from infodrill.conduct.ranking import on_the_line, things
from infodrill.conduct.waiting import head
from infodrill.exchange import claimreview
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.review.ledger import course_of
from infodrill.review.measures import verification
from infodrill.review.measures.answered import answered_otherwise
from infodrill.review.record import Record
from infodrill.review.timeline import read_timeline
from infodrill.scenario.loader import find, load
from infodrill.web.rooms.acts import _on_paper, against_paper
from infodrill.web.rooms.casegate import gate_doubt
from infodrill.web.rooms.caseparts import proofs
from infodrill.web.rooms.saidotherwise import half_told, half_told_by_others
from infodrill.web.rooms.verificationforms import IN_BOTH, answer
from tests.conduct.drilling import Range

ASKED = "Chân tôi yếu, tôi có phải chạy không?"


@pytest.fixture
def ground() -> Range:
    made = Range(load(find("clinic")).scenario)
    made.at(600)
    return made


def owned(ground: Range) -> tuple[str, str]:
    """(a case on what an office knows to be false, a seat of that office)."""
    for claim in ground.scenario.claims:
        seats = [
            seat
            for seat in ground.drill.seats.seats.values()
            if seat.cell == claim.owner and seat.roles & {"FACT-OWNER"}
        ]
        if claim.truth and claim.truth[-1].verdict == "FALSE" and seats:
            ground.at(max(known.known_from for known in claim.truth) + 600)
            case = ground.case(claim.id, cell=claim.owner or "")
            ground.note(
                QuestionAsked(
                    case=case, question=f"{case}.q1", owner=claim.owner or "", text=Text("Có đúng không?")
                )
            )
            return case, seats[0].seat
    raise AssertionError("no such claim")


def answered(ground: Range, case: str, seat: str, verdict: str) -> None:
    owner = ground.drill.seats.seats[seat].cell
    ground.note(
        QuestionAnswered(
            case=case, question=f"{case}.q1", owner=owner, verdict=verdict, record="primary", disputes=False,
            text=Text("Theo sổ."),
        ),
        actor=seat,
    )  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_answers_against_her_own_record_is_told_at_once(ground: Range, lang: str) -> None:
    case, seat = owned(ground)
    assert not against_paper(ground.see(seat, lang), ground.state.book.cases[case])
    found = f"“{tr(lang, naming.VERDICTS['FALSE'])}”"
    assert found in _on_paper(ground.see(seat, lang), ground.state.book.cases[case]), "before it answers"
    answered(ground, case, seat, "TRUE")
    assert against_paper(ground.see(seat, lang), ground.state.book.cases[case])
    first = head(things(ground.see(seat, lang)))
    assert first is not None and (first.step, first.item) == ("answer", case)
    answered(ground, case, seat, "FALSE")
    assert not against_paper(ground.see(seat, lang), ground.state.book.cases[case])


def test_what_is_partly_true_has_one_name_in_form_book_report_and_file() -> None:
    tables = (naming.VERDICTS, WORDS, verification.VERDICTS, claimreview.WORDS)
    for lang in LANGUAGES:
        assert len({tr(lang, names["MIXED"]).lower() for names in tables}) == 1


def test_others_are_not_told_what_the_record_says(ground: Range) -> None:
    case, seat = owned(ground)
    answered(ground, case, seat, "TRUE")
    cell = ground.drill.seats.seats[seat].cell
    others = [other.seat for other in ground.drill.seats.seats.values() if other.cell != cell]
    assert others and not any(
        against_paper(ground.see(other), ground.state.book.cases[case]) for other in others
    )


def test_not_known_yet_is_against_no_record() -> None:
    assert opposed("TRUE", "FALSE") and opposed("FALSE", "TRUE") and opposed("MIXED", "FALSE")
    assert not opposed("UNPROVEN", "FALSE") and not opposed("TRUE", "UNPROVEN") and not opposed("", "FALSE")
    assert not opposed("FALSE", "FALSE") and not opposed("MOSTLY_TRUE", "TRUE")


def test_what_puts_us_right_is_preset_by_the_newest_record(ground: Range) -> None:
    """It said "partly" before anybody had a verdict, though the owner had answered that it is false."""
    case, seat = owned(ground)

    def first() -> str:
        return rightings(ground.state.book.cases[case], "answer", "confirm")[0]

    assert first() == "advice"
    taken_back = rightings(ground.state.book.cases[case], "answer", "confirm", owned=True)
    assert taken_back[0] == "deny", "whoever takes back a word of our own finds that chosen, no advice"
    answered(ground, case, seat, "MIXED")
    assert first() == "partly"
    answered(ground, case, seat, "FALSE")
    assert first() == "advice", "nothing is denied without a verdict (I2); the words say it"
    assert rightings(ground.state.book.cases[case], "answer", "confirm", owned=True)[0] == "deny"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("said", "answer", "told"),
    [
        (ASKED, "no", True),
        (ASKED, "yes", False),
        ("Tôi yếu chân.", "no", False),
        ("Chị bán ốc kể: 'Không có gì mà các anh ấy đeo khăn?'", "no", False),
    ],
)
def test_a_question_that_is_called_none_is_looked_at_again(
    ground: Range, lang: str, said: str, answer: str, told: bool
) -> None:
    case = ground.case()
    ground.note(CaseLogged(case=case, sentence=Text(said), priority="P3", danger=False))
    answers = ("yes", "no", "no", answer, "no", "unsure", "no", "no", "no")
    ground.note(
        GatePassed(
            case=case,
            passing=1,
            answers=answers,
            code="G3" if answer == "yes" else "GU",
            role="L1-DUTY",
            cell="clinic",
        )
    )
    doubt = gate_doubt(ground.see("duty", lang), ground.state.book.cases[case])
    assert bool(doubt) is told and (not told or ASKED in doubt)


def test_a_turn_of_the_clock_is_told_with_how_far(ground: Range) -> None:
    assert ClockChanged("speed", 4_000).gist == "×4" and ClockChanged("step", 300).gist == "+5:00"
    assert not ClockChanged("pause").gist


def test_a_word_against_the_record_is_no_primary_record(ground: Range) -> None:
    """It stood as A1 without a word, a verdict rested on it with 95 %, and a man was convicted in public."""
    case, seat = owned(ground)
    asked = {
        "role": "FACT-OWNER",
        "case": case,
        "question": f"{case}.q1",
        "disputes": False,
        "text": "Có, tôi thấy.",
    }
    with pytest.raises(Refused, match="R211") as refused:
        ground.give(seat, AnswerQuestion(**asked, verdict="TRUE", record="primary"))
    assert refused.value.params["field"] == "record"
    ground.give(seat, AnswerQuestion(**asked, verdict="TRUE", record="independent"))
    held = ground.state.book.cases[case]
    assert not proves(held, items(held)), "one word is one source"
    ground.give(seat, AnswerQuestion(**asked, verdict="FALSE", record="primary"))


def test_one_mouth_is_graded_once(ground: Range) -> None:
    """The same sentence stood there twice, as two first-rate sources."""
    case, seat = owned(ground)
    answered(ground, case, seat, "FALSE")
    said = ground.state.book.cases[case].questions[0].answer
    for number, text in enumerate((said, "Biên bản kiểm tra tại chỗ."), 1):
        item = EvidenceAdded(
            case=case, evidence=f"{case}.e{number}", kind="primary", grade="A1", tlp="GREEN", text=Text(text)
        )
        ground.note(item)
    drawn = [(item.grade, item.text) for item in proofs(ground.see(seat), ground.state.book.cases[case])]
    assert drawn == [("A1", said), ("–", said), ("A1", "Biên bản kiểm tra tại chỗ.")]


def test_what_the_record_leaves_open_is_answered_beyond_it_too(ground: Range) -> None:
    assert (
        not beyond_paper("UNPROVEN", "FALSE")
        and not beyond_paper("", "UNPROVEN")
        and not beyond_paper("FALSE", "FALSE")
    )
    assert (
        beyond_paper("TRUE", "UNPROVEN")
        and beyond_paper("FALSE", "UNPROVEN")
        and beyond_paper("TRUE", "FALSE")
    )


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("The bank freezes the card at once; call at counter two.", "tiếng Anh"),
        ("Ngân hàng khóa thẻ ngay; bà con tới quầy số 2.", "tiếng Việt"),
        ("Ngân hàng khóa thẻ ngay.\nThe bank freezes the card at once.", ""),
        ("Ngân hàng khóa thẻ ngay. The bank freezes the card at once.", ""),
        ("Ngân hàng khóa thẻ ngay / The bank freezes the card at once.", ""),
    ],
)
def test_an_answer_in_one_language_is_told_to_its_owner(
    ground: Range, monkeypatch, text: str, lacks: str
) -> None:
    """The bank's advice stood in English, and the Vietnamese text said that words would come when there were any."""
    case, seat = owned(ground)
    owner = ground.drill.seats.seats[seat].cell
    ground.note(
        QuestionAnswered(
            case=case, question=f"{case}.q1", owner=owner, verdict="FALSE", record="primary", disputes=False, text=Text(text)
        ),
        actor=seat,
    )  # fmt: skip
    told = [word.words for word in half_told(ground.see(seat))]
    assert len(told) == bool(lacks) and all(f"chỉ có {lacks}" in words for words in told)
    monkeypatch.setattr(CaseworkView, "both", False)  # the director: "One language is enough."
    assert not list(half_told(ground.see(seat)))
    assert not any(
        field.hint.endswith(tr("vi", IN_BOTH))
        for field in answer(ground.see(seat), ground.state.book.cases[case])
    )
    monkeypatch.undo()
    known = ground.see(seat).known_truth(ground.state.book.cases[case])
    assert known is not None
    ground.note(
        QuestionAnswered(
            case=case, question=f"{case}.q1", owner=owner, verdict="FALSE", record="primary", disputes=False,
            text=Text(known.why.en),
        ),
        actor=seat,
    )  # fmt: skip
    assert not list(half_told(ground.see(seat))), "the record itself is in both"


def test_whoever_writes_is_told_what_a_text_cannot_say_in_one_language(ground: Range, monkeypatch) -> None:
    """The bank's advice stood in English, and the Vietnamese half of the text said that words would come."""
    case, seat = owned(ground)
    owner = ground.drill.seats.seats[seat].cell
    writer = next(seat.seat for seat in ground.drill.seats.with_role("SPOKE"))
    assert not list(half_told_by_others(ground.see(writer)))
    text = ground.publish(case, published=False)
    ground.note(
        QuestionAnswered(
            case=case, question=f"{case}.q1", owner=owner, verdict="FALSE", record="primary", disputes=False,
            text=Text("The bank freezes the card at once; call at counter two."),
        ),
        actor=seat,
    )  # fmt: skip
    (told,) = half_told_by_others(ground.see(writer))
    assert "freezes the card" in told.words and told.statement == text and "tiếng Việt" in told.words
    monkeypatch.setattr(CaseworkView, "both", False)
    assert not list(half_told_by_others(ground.see(writer)))


@pytest.mark.parametrize(("said", "again"), [("FALSE", False), ("TRUE", True)])
def test_who_answered_from_a_paper_that_came_early_is_not_asked_again(said: str, again: bool) -> None:
    """Control had sent the record ahead of its hour: at that hour its owner was asked for the same answer, to the end of play."""
    ground = Range(load(find("clinic")).scenario)
    claim = next(claim for claim in ground.scenario.claims if claim.truth and claim.truth[0].known_from > 600)
    known = claim.truth[0]
    assert known.verdict == "FALSE" and known.record == "primary"
    ground.at(known.known_from - 180)
    case = ground.case(claim.id, cell=claim.owner or "")
    (seat, *_) = [
        place.seat for place in ground.drill.seats.with_role("FACT-OWNER") if place.cell == claim.owner
    ]
    ground.note(
        QuestionAsked(case=case, question=f"{case}.q1", owner=claim.owner or "", text=Text("Có không?"))
    )
    assert ground.see(seat).known_truth(ground.state.book.cases[case]) is None
    answered(ground, case, seat, said)
    ground.at(known.known_from + 60)
    steps = {thing.step for thing in things(ground.see(seat)) if thing.item == case}
    assert ("answer" in steps) == again


@pytest.mark.parametrize("early", [False, True])
def test_a_record_that_control_sends_ahead_of_its_hour_is_known_from_then_on(early: bool) -> None:
    """The form denied the paper that lay in the inbox, and the debrief called the answer by it wrong."""
    ground = Range(load(find("clinic")).scenario)
    (row,) = [row for row in ground.scenario.msel.injects if row.number == 11]
    claim = ground.scenario.claim(row.claim or "")
    ground.at(row.at - 180)
    case = ground.case(claim.id, cell=claim.owner or "")
    (seat, *_) = [
        place.seat for place in ground.drill.seats.with_role("FACT-OWNER") if place.cell == claim.owner
    ]
    if early:
        ground.note(
            InjectDelivered(
                inject=11, run_status="delivered", recipients=(seat,), public=False, planned=row.at
            )
        )
    known = ground.see(seat).known_truth(ground.state.book.cases[case])
    assert (known.verdict if known else "") == ("FALSE" if early else "")
    ground.note(
        QuestionAsked(case=case, question=f"{case}.q1", owner=claim.owner or "", text=Text("Có không?"))
    )
    answered(ground, case, seat, "FALSE")
    for later in (-120, 60, 600):
        ground.at(row.at + later)
        again = [thing.step for thing in things(ground.see(seat)) if thing.item == case]
        assert "answer" not in again, f"who has answered by it is asked again at {later}"
    record = Record(scenario=ground.scenario, events=tuple(ground.log.kept))
    blamed = [*answered_otherwise(read_timeline(record), course_of(record), claim)]
    assert bool(blamed) != early


def test_nobody_waits_on_the_line_over_a_leap_of_hours() -> None:
    """Who rang at 08:03 was "on the line" at 13:46, above everything else on the desk."""
    ground = Range(load(find("clinic")).scenario)
    call = next(row for row in ground.scenario.msel.injects if row.method == "hotline")
    (seat, *_) = ground.drill.seats.with_role("CITIZEN-DESK")
    ground.at(call.at)
    ground.note(
        InjectDelivered(
            inject=call.number, run_status="delivered", recipients=(seat.seat,), public=False, planned=call.at
        )
    )
    for later, story, rings in ((60, "07:35", True), (120, "07:45", True), (180, "13:40", False)):
        ground.at(call.at + later)
        ground.note(MoveBegun(move=2, story=story))
        view = ground.see(seat.seat)
        (came,) = [(sent, row) for sent, row in view.inbox if row.number == call.number]
        assert on_the_line(view, *came) == rings, story
