"""How much earlier a statement could have come: never before its evidence, nor before its claim was seen."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from infodrill.conduct.nouns.city import ClaimBoosted, StatementReleased
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.conduct.nouns.leaps import MoveBegun
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.kernel.events import Text
from infodrill.review.arms import interventions
from infodrill.review.record import Record
from infodrill.review.shifting import Moved, false_words, said_in, shifted
from infodrill.review.timeline import read_timeline
from infodrill.scenario.schema import Move
from tests.review.scene import MIN, Pen, bi, claim, known, scenario

UNTIL = 130


def dyke(*truth: dict[str, object]) -> Pen:
    return Pen(scenario(claim("dyke", "G0", "FALSE", truth=truth or (known(0, "FALSE"),))))


def closed(pen: Pen, until: int = UNTIL) -> Record:
    """Each event acts in its own minute."""
    events = sorted(pen.events, key=lambda event: event.at)
    pen.events = []
    for minute in range(until):
        for event in events:
            if event.at // MIN == minute:
                pen.write(event.at / MIN, event.body, actor=event.actor)
        pen.write(minute, MinuteClosed(minute, len(pen.events) - 1, ""), actor="runner")
    return pen.end(until)


def moved(record: Record, by: int = -20) -> dict[str, Moved]:
    acts, found = shifted(interventions(record), read_timeline(record), by)
    assert len(acts) == len(interventions(record))
    return {f"{move.statement}@{move.version}": move for move in found}


def minutes(record: Record, by: int = -20) -> list[tuple[int, str]]:
    """(minute, statement) of every release once moved."""
    acts, _ = shifted(interventions(record), read_timeline(record), by)
    return [(minute, body.statement) for minute, body in acts if isinstance(body, StatementReleased)]


def test_correction_moves_no_further_than_to_the_minute_its_facts_were_known() -> None:
    pen = dyke(known(0, "UNPROVEN"), known(93 * MIN, "FALSE"))
    pen.wave(70, "dyke")
    pen.open(71, "c1", "dyke")
    pen.publish(100, "c1", target="dyke")
    one = moved(closed(pen))["s1@1"]
    assert (one.minute, one.by, one.held_by, one.held_at) == (100, -7, "known", 93 * MIN)


def test_correction_whose_facts_were_known_long_before_moves_the_whole_way() -> None:
    pen = dyke()
    pen.wave(10, "dyke")
    pen.open(11, "c1", "dyke")
    pen.publish(100, "c1", target="dyke")
    assert moved(closed(pen))["s1@1"].by == -20


def test_it_rests_on_the_entry_that_stood_when_it_came_out() -> None:
    """What was known earlier was another verdict, which this text does not say."""
    pen = dyke(known(0, "MIXED"), known(95 * MIN, "FALSE"))
    pen.open(11, "c1", "dyke")
    pen.publish(100, "c1", target="dyke")
    assert moved(closed(pen))["s1@1"].by == -5


def test_nothing_comes_before_its_claim_was_first_seen() -> None:
    pen = dyke()
    pen.wave(60, "dyke")
    pen.open(90, "c1", "dyke")
    pen.publish(100, "c1", "holding", "unknown", target="dyke")
    one = moved(closed(pen))["s1@1"]
    assert (one.by, one.held_by, one.held_at) == (-10, "seen", 90 * MIN)


def test_holding_line_needs_no_evidence() -> None:
    pen = dyke(known(0, "UNPROVEN"), known(95 * MIN, "FALSE"))
    pen.open(11, "c1", "dyke")
    pen.publish(100, "c1", "holding", "unknown", target="dyke")
    assert moved(closed(pen))["s1@1"].by == -20


def test_word_that_nobody_could_know_rests_on_its_own_verdict() -> None:
    pen = dyke(known(0, "UNPROVEN"))
    pen.open(11, "c1", "dyke")
    pen.verdict(96, "c1", "FALSE")
    pen.publish(100, "c1", target="dyke")
    one = moved(closed(pen))["s1@1"]
    assert (one.by, one.held_by, one.held_at) == (-4, "verdict", 96 * MIN)


def test_word_without_facts_and_without_verdict_stays() -> None:
    pen = dyke(known(0, "UNPROVEN"))
    pen.open(11, "c1", "dyke")
    pen.publish(100, "c1", target="dyke")
    assert moved(closed(pen))["s1@1"].by == 0


def test_what_came_before_the_arms_part_stays_and_acts_once() -> None:
    """The past is shared: nothing of it comes again where the arms part, and no condition takes it for unsaid until then."""
    pen = Pen(
        scenario(*(claim(name, "G0", "FALSE", truth=(known(0, "FALSE"),)) for name in ("dyke", "tank")))
    )
    for case, name in (("c1", "dyke"), ("c2", "tank")):
        pen.open(11, case, name)
    pen.publish(40, "c1", target="dyke")
    pen.publish(60, "c2", target="tank")
    record = closed(pen)
    acts, found = shifted(
        interventions(record),
        read_timeline(record),
        30,
        not_before=60,
        moves=lambda body: body.target == "tank",
    )
    assert [(minute, body.target) for minute, body in acts if isinstance(body, StatementReleased)] == [
        (40, "dyke"),
        (90, "tank"),
    ]
    assert [(move.claim, move.by) for move in found] == [("tank", 30)]


def test_relay_moves_with_what_it_passes_on() -> None:
    pen = dyke(known(0, "UNPROVEN"), known(93 * MIN, "FALSE"))
    pen.open(11, "c1", "dyke")
    pen.publish(100, "c1", target="dyke")
    pen.write(104, _released(pen), actor="runner")
    assert minutes(closed(pen)) == [(93, "s1"), (97, "s1")]


def test_no_statement_overtakes_what_its_issuer_said_before() -> None:
    """The correction waits for its facts, and so does the holding line that came after it, which needs none."""
    pen = dyke(known(0, "UNPROVEN"), known(97 * MIN, "FALSE"))
    pen.open(11, "c1", "dyke")
    pen.publish(100, "c1", target="dyke")
    pen.publish(105, "c1", "holding", "unknown", target="dyke")
    record = closed(pen)
    assert minutes(record) == [(97, "s1"), (97, "s2")]
    one = moved(record)["s2@1"]
    assert (one.by, one.held_by) == (-8, "order")


def test_answer_to_the_press_comes_after_its_question() -> None:
    pen = dyke()
    pen.open(11, "c1", "dyke")
    pen.write(
        97,
        PressQuestionAsked(
            question="pq1",
            conference="",
            inject=0,
            claim="dyke",
            answer_by=120 * MIN,
            outlet=Text("Báo"),
            text=Text("Vì sao?"),
        ),
    )
    answered = PressQuestionAnswered(
        question="pq1", cell="city", kind="answer", stance="deny", figures=(), about="c1", promise_due=0, took=180,
        contradictions=(), checker="press-1", text=Text("Không đúng."),
    )  # fmt: skip
    pen.write(100, answered)
    spoken = StatementReleased(
        statement="pq1",
        version=1,
        target="dyke",
        issuer="city:press",
        layers=("press",),
        reach=40,
        craft=5,
        evidence=0,
        effect="correct",
    )
    pen.write(100, spoken, actor="runner")
    one = moved(closed(pen))["pq1@1"]
    assert (one.by, one.held_by, one.held_at) == (-3, "asked", 97 * MIN)


def test_each_answer_to_one_reporter_is_judged_by_its_own_words_and_at_its_own_second() -> None:
    """The second took the place of the first: a holding line was held to what the answer behind it rests on."""
    pen = dyke()
    pen.open(11, "c1", "dyke")
    pen.write(30, PressQuestionAsked(
        question="pq1", conference="", inject=0, claim="dyke", answer_by=0, outlet=Text("Báo"), text=Text("Vì sao?"),
    ))  # fmt: skip
    for number, (minute, kind, stance) in enumerate(
        ((32, "holding", "unknown"), (40, "no_comment", "unknown"), (50, "answer", "confirm")), 1
    ):
        pen.write(minute, PressQuestionAnswered(
            question="pq1", cell="city", kind=kind, stance=stance, figures=(), about="c1", promise_due=0, took=60,
            contradictions=(), checker="press-1", text=Text("Chúng tôi đang xem."),
        ))  # fmt: skip
        if kind != "no_comment":
            pen.write(minute, StatementReleased(
                statement="pq1", version=number, target="dyke", issuer="city:press", layers=("press",), reach=40, craft=5,
                evidence=0, effect="hold",
            ), actor="runner")  # fmt: skip
    record = closed(pen)
    log = read_timeline(record)
    words = said_in(log)
    assert [(words["pq1", number].at, words["pq1", number].kind) for number in (1, 3)] == [
        (32 * MIN, "holding"), (50 * MIN, "press"),
    ]  # fmt: skip
    assert false_words(interventions(record), log) == {("pq1", 3)}


def test_prebunk_that_came_before_its_claim_was_seen_stays() -> None:
    pen = dyke()
    pen.publish(50, "", "prebunk", "advice")
    prebunk = StatementReleased(
        statement="s1/dyke",
        version=1,
        target="dyke",
        issuer="city",
        layers=("feed",),
        reach=150,
        craft=8,
        evidence=0,
        effect="prebunk",
    )
    pen.write(50, prebunk, actor="runner")
    pen.wave(70, "dyke")
    pen.open(71, "c1", "dyke")
    one = moved(closed(pen))["s1/dyke@1"]
    assert (one.by, one.held_by) == (0, "seen")


def test_waves_and_press_pick_up_stay() -> None:
    pen = dyke()
    pen.wave(70, "dyke")
    pen.write(90, ClaimBoosted("dyke", "press", 60), actor="runner")
    record = closed(pen)
    assert shifted(interventions(record), read_timeline(record), -20)[0] == interventions(record)


@given(
    by=some.integers(-60, 60),
    seen=some.integers(0, 99),
    known_from=some.integers(0, 110),
    out=some.lists(some.integers(1, UNTIL - 1), min_size=1, max_size=5),
)
def test_no_shift_comes_before_evidence_or_first_sight(
    by: int, seen: int, known_from: int, out: list[int]
) -> None:
    pen = dyke(known(0, "UNPROVEN"), known(known_from * MIN, "FALSE"))
    seen = min(seen, *out)  # nobody speaks on a case that is not open
    pen.open(seen, "c1", "dyke")
    for minute in sorted(out):
        pen.publish(minute, "c1", target="dyke")
    record = closed(pen)
    for move in moved(record, by).values():
        floor = max(seen, known_from) if known_from <= move.minute else move.minute
        assert move.minute + move.by >= min(move.minute, floor)
        assert by <= move.by <= 0 if by < 0 else move.by == by
        assert (move.held_by == "") == (move.by == by)
    found = [statement for _, statement in minutes(record, by)]
    assert found == [f"s{number + 1}" for number in range(len(out))]


def test_false_words_are_told_by_what_their_owner_knew() -> None:
    pen = dyke(known(0, "MIXED"))
    pen.open(11, "c1", "dyke")
    for minute, stance in ((20, "partly"), (30, "confirm"), (40, "deny"), (50, "unknown")):
        pen.publish(minute, "c1", "answer", stance, target="dyke")
    record = closed(pen)
    assert false_words(interventions(record), read_timeline(record)) == {("s2", 1), ("s3", 1)}


def _released(pen: Pen) -> StatementReleased:
    """The last release again, in one more place."""
    body = pen.events[-1].body
    assert isinstance(body, StatementReleased)
    return replace(body, layers=("field",), reach=10)


def test_facts_of_a_move_that_began_later_are_known_later() -> None:
    """Planned for minute 93 of a morning that control let begin ten minutes late."""
    moves = (
        {"number": 1, "at": 0, "story": "22:40", "title": bi("night")},
        {"number": 2, "at": 60 * MIN, "story": "06:00", "title": bi("morning")},
    )
    plan = scenario(claim("dyke", "G0", "FALSE", truth=(known(0, "UNPROVEN"), known(93 * MIN, "FALSE"))))
    drill = plan.drill.model_copy(update={"moves": tuple(map(Move.model_validate, moves))})
    pen = Pen(plan.model_copy(update={"drill": drill}))
    pen.open(11, "c1", "dyke")
    pen.write(70, MoveBegun(2, "06:00"), actor="runner")
    pen.publish(110, "c1", target="dyke")
    one = moved(closed(pen))["s1@1"]
    assert (one.by, one.held_by, one.held_at) == (-7, "known", 103 * MIN)
