"""One second at which a deadline passes: the desk's, the log's and control's, however fast time runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from infodrill.casework.book import apply
from infodrill.casework.clocks import Owing, allowed, name_of
from infodrill.casework.nouns.appeal import AnswerAppeal, AppealFiled, FileAppeal
from infodrill.casework.nouns.intake import LogCase
from infodrill.casework.nouns.moves import DeadlineMissed
from infodrill.casework.nouns.tasks import AssignTask
from infodrill.casework.records import Appeal, Case, CaseBook, Statement, Version
from infodrill.conduct.board import ControlView
from infodrill.conduct.caseview import CaseworkView
from infodrill.conduct.expecting import expected_of
from infodrill.conduct.nouns.clock import ClockChanged
from infodrill.conduct.nouns.guidance import GuidanceIssued, GuidanceOverdue
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.leaps import Hold
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PromiseMissed, question_asked
from infodrill.conduct.owed import deadlines, owed
from infodrill.conduct.ranking import things
from infodrill.conduct.state import DrillState
from infodrill.conduct.view import SeatView
from infodrill.conduct.waiting import NEXT_WORD, Waiting
from infodrill.kernel.clock import NEVER
from infodrill.kernel.events import Event, EventBody, Text
from infodrill.kernel.grown import renewed
from infodrill.scenario.loader import Loaded
from infodrill.web.rooms.nextthings import NextThingShown, next_things
from infodrill.web.rooms.statement import studio
from tests.conduct.drilling import Range

LOG = 600  # seconds within which a report is to be logged


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    ground = Range(clinic.scenario)
    ground.case()
    return ground


def missed(ground: Range, at: int) -> list[tuple[str, int, int]]:
    """(step, due, to which level) of what the clock says at a second that was missed, and takes down."""
    scenario, edition = ground.scenario, ground.drill.edition
    bodies = deadlines(ground.state, scenario, edition, at, excused=False)
    ground.note(*bodies, at=at)
    return [(body.step, body.due, body.escalated_to) for body in bodies if isinstance(body, DeadlineMissed)]


@pytest.mark.parametrize("speed", [1, 2, 4])
def test_the_log_notes_and_escalates_a_deadline_when_the_desk_says_it_is_over(
    ground: Range, speed: int
) -> None:
    if speed > 1:
        ground.note(ClockChanged("speed", speed * 1_000))
    (case,) = ground.state.book.cases.values()
    until = ground.see("duty").casework.counts_until(case, "log", LOG)
    assert until == LOG * speed
    assert missed(ground, until) == []
    assert missed(ground, until + 60) == [("log", until, 2)]


def test_control_reads_as_overdue_what_the_report_judges_late(ground: Range) -> None:
    ground.note(ClockChanged("speed", 4_000))
    inject = next(each for each in ground.scenario.msel.injects if each.claim and each.expected_actions)
    ground.note(InjectDelivered(
        inject=inject.number, planned=0, run_status="delivered", recipients=(), public=False, in_jump=False,
    ))  # fmt: skip
    for row, wanted in zip(
        sorted(expected_of(inject, 0, ground.state, ground.scenario), key=lambda row: row.due),
        sorted(inject.expected_actions, key=lambda wanted: wanted.deadline),
        strict=True,
    ):
        assert row.due == max(wanted.deadline, 4 * min(wanted.deadline, 1_800))


@pytest.mark.parametrize("speed", [1, 2, 4])
def test_a_task_leaves_as_many_minutes_to_do_it_as_were_given_however_fast_time_runs(
    ground: Range, speed: int
) -> None:
    """Its end stood as it was said: of twenty minutes five were left at four times the speed, and nobody was to blame."""
    (case,) = ground.state.book.cases
    ground.give("duty", LogCase(role="L1-DUTY", case=case, sentence="Tủ lạnh hỏng.", danger=False))
    if speed > 1:
        ground.note(ClockChanged("speed", speed * 1_000))
    ground.give("head", AssignTask(role="L1-LEAD", case=case, cell="clinic", what="Đếm lại.", due=900))
    held = ground.state.book.cases[case]
    (task,) = held.tasks
    assert ground.see("duty").casework.counts_until(held, f"task:{task.task}", 900) == 900 * speed


VERSION = Version(
    version=1, stance="deny", figures=(), craft={}, leaks=(), title_vi=Text("Tủ lạnh"), title_en=Text("Fridge"),
    body_vi=Text("Tủ lạnh vẫn chạy."), body_en=Text("It runs."), sources=(), author=("COMMS", "clinic"), author_seat="voice",
    at=100, published_at=120, state="PUBLISHED", verdict_then="FALSE", next_update=1_920,
)  # fmt: skip
CASE = Case(
    case="c1", intake="ward", source="free", cell="clinic", state="LOGGED", opened_at=0, round_at=0, ward="", level=1,
    priority="P1",
)  # fmt: skip
TEXT = Statement(
    statement="s1", case="c1", kind="correction", issuer="clinic", state="PUBLISHED", channels=("feed",), versions=(VERSION,),
    error_raised_at=220, raised_by="duty", wrong="the hour",
)  # fmt: skip
EARLY = replace(
    TEXT, statement="s2", error_raised_at=-1, versions=(replace(VERSION, next_update=0, safety="Smoke."),)
)
APPEAL = Appeal(appeal="a1", item="s1", at=200)
OWED = [(CASE, "gate"), (TEXT, "self_correct"), (TEXT, "promise:1"), (APPEAL, "appeal")]
# (paces, moves told): real time, ever faster, faster for a while, minutes skipped, the story on by two hours, back by one.
CLOCKS = {
    "plain": ((), ()),
    "x2": (((0, 2_000),), ()),
    "x8": (((0, 8_000),), ()),
    "hurried": (((240, 4_000), (600, 1_000)), ()),
    "jumped": (((600, 0), (1_200, 1_000)), ()),
    "leapt": ((), ((1, 480, "+02:00"),)),
    "back": ((), ((1, 240, "-01:00"),)),
    "back-x4": (((0, 4_000),), ((1, 240, "-01:00"),)),
}


def clocked(ground: Range, name: str, at: int) -> DrillState:
    """A case, a text of it that is wrong and promises a word, an appeal against that, and the clocks of a name, at a second."""
    paces, moves = CLOCKS[name]
    epoch = datetime.fromisoformat(ground.scenario.drill.epoch)
    told = tuple(
        (number, second, f"{epoch + timedelta(hours=int(by[:3]), seconds=second):%H:%M}")
        for number, second, by in moves
    )
    book = CaseBook(cases={"c1": CASE}, statements={"s1": TEXT, "s2": EARLY}, appeals={"a1": APPEAL})
    return renewed(
        DrillState(),
        book=book,
        at=at,
        minute=at // 60,
        phase=3,
        begun=True,
        running=True,
        told=told,
        paces=paces,
    )


def seen(ground: Range, clock: str, at: int, seat: str = "duty") -> SeatView:
    seats = ground.drill.seats
    return SeatView(seats.seats[seat], clocked(ground, clock, at), ground.scenario, seats=seats, lang="en")


def asked(ground: Range, clock: str, at: int) -> CaseworkView:
    return seen(ground, clock, at).casework


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize(("item", "step"), OWED, ids=[step for _, step in OWED])
def test_whatever_is_owed_on_is_missed_in_the_log_by_the_second_that_desk_and_program_name(
    ground: Range, item: Owing, step: str, clock: str
) -> None:
    def noted(at: int) -> list[DeadlineMissed]:
        state = clocked(ground, clock, at)
        bodies = deadlines(state, ground.scenario, ground.drill.edition, at, excused=False)
        missed = [body for body in bodies if isinstance(body, DeadlineMissed)]
        return [body for body in missed if (body.item, body.step) == (name_of(item), step)]

    before = asked(ground, clock, 400)
    at = dict(before.owed(item))[step]
    until = before.judged_at(item, step, at, NEVER).until
    # What a leap settles sooner for the report runs to its own end in the procedure.
    passes = max(at, until)
    assert noted(passes) == []
    (told,) = noted(passes + 1)
    assert told.due == passes
    book = apply(clocked(ground, clock, passes + 1).book, told, passes + 1, "")
    found = {**book.cases, **book.statements, **book.appeals}[name_of(item)]
    assert asked(ground, clock, passes + 1).judged_at(found, step, at, NEVER).missed
    for later in range(0, passes + 1, 600):
        assert not asked(ground, clock, later).judged_at(item, step, at, NEVER).missed
        # What was noted before more time was given is missed when that is over too.
        if at < until and later < until:
            assert not asked(ground, clock, later).judged_at(found, step, at, NEVER).missed


PUT_OFF = {"x2": "later", "x8": "later", "jumped": "leapt", "back": "back", "back-x4": "back"}


@pytest.mark.parametrize(("clock", "why"), PUT_OFF.items())
def test_what_put_a_deadline_off_is_said_of_it(ground: Range, clock: str, why: str) -> None:
    view = asked(ground, clock, 1_300)
    assert view.why_later(CASE, "gate", dict(view.owed(CASE))["gate"]) == why


def test_the_text_that_waits_stands_by_the_hour_that_was_promised_and_the_promise_is_no_second_thing(
    ground: Range,
) -> None:
    """Whoever begins the text that was decided keeps the word with it."""
    decided = replace(
        CASE, state="DECIDED", gate_code="G0", h="H3", statements=("s1",), disposition="respond", actions=(1,),
        decided_at=300, verdict="FALSE",
    )  # fmt: skip
    told = replace(TEXT, kind="holding", error_raised_at=-1)

    def shown(case: Case) -> dict[str, NextThingShown]:
        book = CaseBook(cases={"c1": case}, statements={"s1": told})
        state = renewed(clocked(ground, "plain", 400), book=book)
        seats = ground.drill.seats
        view = SeatView(seats.seats["voice"], state, ground.scenario, seats=seats, lang="en")
        return {each.step: each for each in next_things(view, ground.drill.edition)}

    beside, alone = shown(decided), shown(replace(decided, actions=(4,)))
    assert "draft" in beside
    assert NEXT_WORD not in beside
    assert beside["draft"].due is not None
    assert beside["draft"].due.at == VERSION.next_update
    assert NEXT_WORD in alone, "it stands by itself where no text of that kind is wanted any more"


@pytest.mark.parametrize(("item", "step"), OWED, ids=[step for _, step in OWED])
def test_a_higher_speed_takes_no_minute_from_whoever_works_and_moves_no_hour_that_the_public_was_told(
    ground: Range, item: Owing, step: str
) -> None:
    def given(clock: str) -> int:
        """Seconds from its beginning on."""
        view = asked(ground, clock, 400)
        at = dict(view.owed(item))[step]
        return view.counts_until(item, step, at) - at + time

    time = allowed(item, step, ground.drill.edition, clocked(ground, "plain", 400).book)
    assert given("plain") == time
    assert given("x8") == (time if step == "promise:1" else max(time, 8 * min(time, 1_800)))
    assert given("back") == time + 3_600


TRACKED = replace(CASE, state="TRACKING", gate_code="G0", h="H3", statements=("s1", "s2"))
# What is owed on which item, and on which case it is done.
DESKS = [
    (CASE, "gate", CASE),
    (TEXT, "self_correct", TRACKED),
    (EARLY, "approve", TRACKED),
    (APPEAL, "appeal", TRACKED),
]


@pytest.mark.parametrize("clock", ["plain", "x8", "back"])
@pytest.mark.parametrize(("item", "step", "case"), DESKS, ids=[step for _, step, _ in DESKS])
def test_whatever_is_owed_stands_on_a_desk_by_the_second_that_counts_and_is_everybodys_no_sooner(
    ground: Range, item: Owing, step: str, case: Case, clock: str
) -> None:
    """An appeal was missed and escalated, and nobody's next thing; an approval owed had no second; at eight times the speed a
    gate was everybody's an hour before it was over."""

    def waiting(at: int) -> list[Waiting]:
        state = clocked(ground, clock, at)
        texts = {"s1": TEXT if item is TEXT else replace(TEXT, error_raised_at=-1), "s2": EARLY}
        book = CaseBook(
            cases={"c1": case}, statements=texts if case is TRACKED else {}, appeals={"a1": APPEAL}
        )
        seats = ground.drill.seats
        views = [
            SeatView(seat, renewed(state, book=book), ground.scenario, seats=seats, lang="en")
            for seat in seats.seats.values()
        ]
        return [thing for view in views for thing in things(view) if thing.step == step and thing.of == item]

    desk = seen(ground, clock, 400)
    at = dict(desk.casework.owed(item))[step]
    until = desk.casework.judged_at(item, step, at, desk.play_ends).until
    before, over = waiting(until - 1), waiting(until)
    assert before and {thing.due for thing in before} == {until}
    assert sum(thing.turn.own for thing in before) == (2 if step == "approve" else 1), "one of each role"
    assert all(thing.turn.own for thing in over)


def test_control_is_told_of_texts_and_appeals_that_a_speed_leaves_uncounted(ground: Range) -> None:
    state = clocked(ground, "plain", 400)

    def beyond(book: CaseBook) -> int:
        board = ControlView(renewed(state, book=book), ground.scenario, ground.drill.seats)
        return board.uncounted(ground.drill.edition, 16_000, ())

    alone = CaseBook(cases={"c1": CASE})
    assert (
        beyond(state.book) == beyond(alone) + 3
    )  # an error, a late approval, an appeal; the hour that was told stays
    assert beyond(CaseBook()) == 0


SENT = GuidanceIssued(
    guidance="g1", cell="city", to=("clinic",), about="", repeats="", due=800, topic=Text("Nước"), facts=Text("Đã thử."),
    lines=(),
)  # fmt: skip
SAID = PressQuestionAnswered(
    question="pq1", cell="clinic", kind="holding", stance="unknown", figures=(), about="", promise_due=800, took=200,
    contradictions=(), checker="", text=Text("Chúng tôi báo lại."),
)  # fmt: skip


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize(("body", "noted"), [(SENT, GuidanceOverdue), (SAID, PromiseMissed)])
def test_a_receipt_and_a_promise_to_the_press_pass_by_the_same_clocks(
    ground: Range, body: GuidanceIssued | PressQuestionAnswered, noted: type, clock: str
) -> None:
    """At eight times the speed a ward had 75 seconds of its ten minutes to confirm what had come."""
    before = apply_all(clocked(ground, clock, 0), (question_asked("pq1", 0), 0), (body, 200))

    def at(second: int) -> SeatView:
        state = renewed(before, at=second)
        return SeatView(
            ground.drill.seats.seats["duty"], state, ground.scenario, seats=ground.drill.seats, lang="en"
        )

    seen = at(400)
    until = seen.guidance.to_confirm[0].due if body is SENT else max(800, seen.given_due(200, 800))
    fast = {"x2": 1_400, "x8": 5_000, "hurried": 1_070, "jumped": 1_400, "back": 4_400, "back-x4": 4_400}
    told = {"back": 4_400, "back-x4": 4_400, "jumped": 1_400}
    assert until == (fast if body is SENT else told).get(clock, 800)
    assert owed(before, ground.scenario, until, excused=False) == ()
    (missed,) = owed(before, ground.scenario, until + 1, excused=False)
    assert isinstance(missed, noted) and getattr(missed, "due", until) == until


def apply_all(state: DrillState, *bodies: tuple[EventBody, int]) -> DrillState:
    for seq, (body, at) in enumerate(bodies):
        state = body.apply(state, Event(seq=seq, at=at, actor="s", body=body))  # type: ignore[attr-defined]
    return state


def test_an_appeal_on_a_text_without_a_case_is_answered_on_its_own_page_by_its_second(ground: Range) -> None:
    """It ran, was missed and escalated, and nobody could answer it: the answer was asked for on a case's page alone."""
    text = ground.publish(kind="bulletin", stance="advice")
    files = dict(ground.see("duty").casework.possible(text))["appeal_file"]
    (filed,) = ground.give("duty", FileAppeal(files, text, "Lời này nói sai giờ."))
    assert isinstance(filed, AppealFiled)

    def asked(seat: str) -> list[Waiting]:
        return [thing for thing in things(ground.see(seat)) if thing.step == "appeal"]

    appeal = ground.state.book.appeals[filed.appeal]
    desk = ground.see("duty")
    ((step, at),) = desk.casework.owed(appeal)
    due = desk.casework.judged_at(appeal, step, at, desk.play_ends).until
    desks = {seat: asked(seat) for seat in ground.drill.seats.seats}
    who, (thing,) = next((seat, found) for seat, found in desks.items() if found)
    assert (thing.item, thing.due, thing.deadline) == (text, due, "appeal")
    seat, edition = ground.drill.seats.seats[who], ground.drill.edition
    shown = next(each for each in next_things(ground.see(who), edition) if each.step == "appeal")
    assert shown.link == f"studio/{text}/#step-appeal"
    assert shown.due is not None
    assert shown.due.moved == "ends"
    room = studio(ground.see(who), edition, ground.state.book.statements[text], None, "")
    assert room.signing.looked_again is not None
    role = room.signing.looked_again.role
    assert role in seat.roles
    ground.give(who, AnswerAppeal(role=role, appeal=appeal.appeal, upheld=True, text="Đúng, đã sửa giờ."))
    assert not any(asked(seat) for seat in ground.drill.seats.seats)


def test_a_leap_that_is_held_is_no_hour_of_those_who_do_not_know_of_it(clinic: Loaded) -> None:
    """A leap stood in their past though it had not come: they read every hour behind it hours too late."""
    ground = Range(clinic.scenario)
    ground.case()
    moves = sorted(clinic.scenario.drill.moves, key=lambda move: move.at)
    leap, begun = moves[4], moves[:4]
    held = renewed(
        ground.state,
        at=leap.at + 240,
        hold=Hold(move=leap.number, planned=leap.at, due=leap.at),
        moves=tuple(move.number for move in begun),
        told=tuple((move.number, move.at, move.story) for move in begun),
    )
    seats = ground.drill.seats
    control = next(seat for seat in seats.seats.values() if "CTRL" in seat.roles)
    for seat, knows in ((seats.seats["duty"], False), (control, True)):
        view = SeatView(seat, held, ground.scenario, seats=seats, lang="vi")
        soon = view.now + 780
        assert (view.coming(soon) == view.moment(soon)) != knows, seat.seat
