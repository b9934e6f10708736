"""Analysis, advice and plan fit the kind of miss that they stand beside: no two kinds of one measure are told the same by
chance; and an hour that was given is printed as it was given."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.appeal import AppealFiled
from infodrill.casework.nouns.decision import ActionTaken
from infodrill.casework.nouns.escalation import CaseEscalated
from infodrill.casework.nouns.evidence import EvidenceAdded
from infodrill.casework.nouns.service import TicketAnswered, TicketOpened
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.conduct.nouns.leaps import MoveBegun
from infodrill.kernel.events import EventBody, Text
from infodrill.review import rowtext
from infodrill.review.measures import escalation, overreaction, transparency, verification
from infodrill.review.plan import improvement_plan
from infodrill.review.story import tell
from infodrill.review.timeline import read_timeline
from infodrill.review.words import LabelIn, ReportLine, Share, line
from tests.review.reports import measured
from tests.review.scene import MIN, Pen, claim, scenario

SATIRE = claim("joke", "G2", "SATIRE", "H0")
FRAUD = claim("fraud", "G0", "FALSE", "H3")
LOCAL = claim("local", "G3", "TRUE", "H1", waves=({"at": 0, "roots": 5, "layers": ("feed",), "ward": "a"},))
UP = CaseEscalated(case="c1", level=2, reason="priority", cell="ward-a")
WRONG = VerdictSet(case="c1", verdict="TRUE", confidence=900, evidence=("e1",), role="VERIFY", cell="city")
VOUCHED = EvidenceAdded(
    case="c1", evidence="c1.e1", kind="primary", grade="A1", tlp="GREEN", text=Text("the book")
)
VERDICT = VerdictSet(case="c1", verdict="FALSE", confidence=900, evidence=("e1",), role="VERIFY", cell="city")
CALM = "Tin này sai."


def pen(each_scenario: object = FRAUD) -> Pen:
    made = Pen(scenario(each_scenario))  # type: ignore[arg-type]
    made.open(10, "c1", each_scenario.id)  # type: ignore[attr-defined]
    return made


def with_event(each_pen: object, *bodies: EventBody) -> Pen:
    made = pen(each_pen)
    for body in bodies:
        made.write(20, body)
    return made


def brought_early() -> Pen:
    """Brought to the city at minute 20, and told in another ward, which is a reason, at minute 60."""
    waves = (
        {"at": 0, "roots": 5, "layers": ("feed",), "ward": "a"},
        {"at": 3_600, "roots": 5, "layers": ("feed",), "ward": "b"},
    )
    made = with_event(claim("local", "G3", "TRUE", "H1", waves=waves), UP)
    made.wave(60, "local")
    return made


def published(**how: object) -> Pen:
    made = pen()
    made.publish(20, "c1", **how)  # type: ignore[arg-type]
    return made


def appealed() -> Pen:
    made = published()
    made.write(30, AppealFiled("a1", "s1", Text("xin xem lại")))
    return made


# The record beside the verdict, so that the rule is no praise of what was set.
WRONG_WHY = line(verification.HERE, rule=verification.WHY, right=LabelIn("false"), found=LabelIn("true"))
NOTHING = line("nothing on record")
CAUSE = line(verification.RESTS, asked=LabelIn(verification.NOBODY_ASKED), rests=NOTHING, sure=Share(900))
ON_NOTHING = line(verification.CAME_ABOUT, rule=WRONG_WHY, how=CAUSE)


@pytest.mark.parametrize(
    ("made", "code", "why", "todo"),
    [
        (with_event(SATIRE, VERDICT), "E3", overreaction.LABEL_WHY, overreaction.LABEL_ADVICE),
        (with_event(SATIRE, ActionTaken("c1", 7, "city")), "E3", overreaction.RESTRICTED_WHY, overreaction.RESTRICTED_ADVICE),
        (with_event(LOCAL, UP), "E11", escalation.UNCALLED_WHY, escalation.UNCALLED_ADVICE),
        (brought_early(), "E11", escalation.EARLY_WHY, escalation.EARLY_ADVICE),
        (published(body=CALM), "E14", transparency.WHY, transparency.UNWRITTEN),
        (published(logged=False), "E14", transparency.WHY, transparency.ADVICE),
        (appealed(), "E14", transparency.UNHEARD_WHY, transparency.UNHEARD),
        (pen(), "E6", verification.NONE_WHY, verification.NONE_ADVICE),
        (with_event(FRAUD, VOUCHED, WRONG), "E6", WRONG_WHY, verification.ADVICE),
        (with_event(FRAUD, WRONG), "E6", ON_NOTHING, verification.NAME_THE_UNIT),
    ],
)  # fmt: skip
def test_the_analysis_fits_the_miss(made: Pen, code: str, why: ReportLine, todo: ReportLine) -> None:
    found = [finding for finding in measured(made.end(180), code).findings if finding.kind == "improve"]
    assert [(finding.why, finding.todo) for finding in found] == [(why, todo)]


@pytest.mark.parametrize(
    ("made", "gap", "why", "action"),
    [
        (with_event(LOCAL, UP), "without a reason", "nothing in it asked", "bring nothing up before it has one"),
        (brought_early(), "before it had a reason", "came later: it was told in two wards", "bring nothing up before it has one"),
    ],
)  # fmt: skip
def test_what_had_no_reason_is_told_apart_from_what_had_none_yet(
    made: Pen, gap: str, why: str, action: str
) -> None:
    record = made.end(180)
    log, e11 = read_timeline(record), measured(record, "E11")
    (row,) = (
        ledger_row for ledger_row in e11.rows if ledger_row.outcome == "missed" and not ledger_row.owed.duty
    )
    voice = log.voice("en")
    assert gap in voice.say(rowtext.gap(log, row)) and why in voice.say(rowtext.why(log, row))
    assert [action in voice.say(each_row.action) for each_row in improvement_plan(log, {"E11": e11})] == [
        True
    ]


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
    ticket = made.write(
        20,
        TicketOpened(case="c1", ticket="c1.t1", due=20 * MIN + day, text=Text("Tổ sửa làm xong chỗ hỏng.")),
    )
    answer = made.write(
        25,
        TicketAnswered(
            case="c1", ticket="c1.t1", remedy_due=25 * MIN + day, text=Text("Tổ sửa làm xong chỗ hỏng.")
        ),
    )
    bare = made.write(
        26, TicketAnswered(case="c1", ticket="c1.t1", remedy_due=0, text=Text("Tổ sửa làm xong chỗ hỏng."))
    )
    made.write(60, MoveBegun(2, "06:00"), actor="runner")
    record = made.end(180)
    log = read_timeline(record)
    told = [
        log.voice("en").say(found) for seq in (ticket, answer, bare) if (found := tell(log, log.events[seq]))
    ]
    assert "23:00 on 15 Aug" in told[0] and "23:05 on 15 Aug" in told[1], told
    assert "without a remedy date" in told[2]
