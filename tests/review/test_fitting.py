"""Analysis, advice and plan fit the kind of miss that they stand beside: no two kinds of one measure are told the same by
chance; and an hour that was given is printed as it was given."""

from __future__ import annotations

import pytest

from infodrill.casework import events as ev
from infodrill.conduct import events as facts
from infodrill.kernel.events import EventBody, Text
from infodrill.review.measures import escalation, overreaction, transparency, verification
from infodrill.review.plan import improvement_plan
from infodrill.review.story import tell
from infodrill.review.timeline import read_timeline
from infodrill.review.words import Line
from tests.review.reports import measured
from tests.review.scene import MIN, Pen, claim, scenario

SATIRE = claim("joke", "G2", "SATIRE", "H0")
FRAUD = claim("fraud", "G0", "FALSE", "H3")
LOCAL = claim("local", "G3", "TRUE", "H1", waves=({"at": 0, "roots": 5, "layers": ("feed",), "ward": "a"},))
UP = ev.CaseEscalated("c1", 2, "priority", "ward-a")
WRONG = ev.VerdictSet("c1", "TRUE", 900, ("e1",), "VERIFY", "city")
VERDICT = ev.VerdictSet("c1", "FALSE", 900, ("e1",), "VERIFY", "city")
CALM = "Tin này sai."


def pen(one: object = FRAUD) -> Pen:
    made = Pen(scenario(one))  # type: ignore[arg-type]
    made.open(10, "c1", one.id)  # type: ignore[attr-defined]
    return made


def with_event(one: object, body: EventBody) -> Pen:
    made = pen(one)
    made.write(20, body)
    return made


def published(**how: object) -> Pen:
    made = pen()
    made.publish(20, "c1", **how)  # type: ignore[arg-type]
    return made


def appealed() -> Pen:
    made = published()
    made.write(30, ev.AppealFiled("a1", "s1", Text("xin xem lại")))
    return made


@pytest.mark.parametrize(
    ("made", "code", "why", "todo"),
    [
        (with_event(SATIRE, VERDICT), "E3", overreaction.LABEL_WHY, overreaction.LABEL_ADVICE),
        (with_event(SATIRE, ev.ActionTaken("c1", 7, "city")), "E3", overreaction.RESTRICTED_WHY, overreaction.RESTRICTED_ADVICE),
        (with_event(LOCAL, UP), "E11", escalation.UNCALLED_WHY, escalation.UNCALLED_ADVICE),
        (published(body=CALM), "E14", transparency.WHY, transparency.UNWRITTEN),
        (published(logged=False), "E14", transparency.WHY, transparency.ADVICE),
        (appealed(), "E14", transparency.UNHEARD_WHY, transparency.UNHEARD),
        (pen(), "E6", verification.NONE_WHY, verification.NONE_ADVICE),
        (with_event(FRAUD, WRONG), "E6", verification.WHY, verification.ADVICE),
    ],
)  # fmt: skip
def test_the_analysis_fits_the_miss(made: Pen, code: str, why: Line, todo: Line) -> None:
    found = [one for one in measured(made.end(180), code).findings if one.kind == "improve"]
    assert [(one.why, one.todo) for one in found] == [(why, todo)]


def test_the_plan_tells_an_unwritten_notice_from_an_unnumbered_one() -> None:
    actions = set()
    for how in ({"body": CALM}, {"logged": False}):
        record = published(**how).end(180)
        plan = improvement_plan(read_timeline(record), {"E14": measured(record, "E14")})
        actions |= {row.action for row in plan}
    assert len(actions) == 2


def test_an_hour_that_was_given_before_a_leap_is_printed_as_it_was_given() -> None:
    made = pen()
    day = 24 * 60 * MIN
    ticket = made.write(20, ev.TicketOpened("c1", "c1.t1", 20 * MIN + day, Text("phiếu")))
    answer = made.write(25, ev.TicketAnswered("c1", "c1.t1", 25 * MIN + day, Text("xong")))
    bare = made.write(26, ev.TicketAnswered("c1", "c1.t1", 0, Text("xong")))
    made.write(60, facts.MoveBegun(2, "06:00"), actor="runner")
    record = made.end(180)
    log = read_timeline(record)
    told = [
        log.voice("en").say(found) for seq in (ticket, answer, bare) if (found := tell(log, log.events[seq]))
    ]
    assert "23:00 on 15 Aug" in told[0] and "23:05 on 15 Aug" in told[1], told
    assert "without a remedy date" in told[2]
