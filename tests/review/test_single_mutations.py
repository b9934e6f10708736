"""One command of a good drill taken away or changed, each in its turn: the measure that reads it falls.

Generated from the logs: every command of a cell whose event stands in `READ`, in every small drill of the library. What changes
nothing stands in `IDLE` with its reason, and is tried all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest

from infodrill.casework.nouns.decision import PublicLogEntered
from infodrill.casework.nouns.escalation import CaseEscalated
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseLogged, CaseMerged
from infodrill.casework.nouns.service import RemedyPromised, TicketAnswered, TicketOpened
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered
from infodrill.kernel.events import Event, EventBody
from infodrill.review.assess import Verdict, judge
from infodrill.review.ledger import LedgerRow
from tests.forms import both_forms, first_of_each
from tests.rehearsals import judged
from tests.rehearsals import record as played
from tests.review.mutating import VERDICTS, WHATEVER, contrary, of_cells, says_why, with_bodies

DRILLS = ("boundaries", "clinic", "forged-order", "market-rumour")
NEVER, ANY = 1 << 30, ""


def evades(body: PressQuestionAnswered) -> EventBody:
    return replace(body, kind="no_comment", stance="unknown", promise_due=0)


def unpublished(body: StatementStepped) -> EventBody:
    return WHATEVER if body.to == "PUBLISHED" else body


def gone(_: EventBody) -> EventBody:
    return WHATEVER


READ: dict[str, tuple[type[EventBody], Callable[..., EventBody], str]] = {
    "logging dropped": (CaseLogged, gone, "E1"),
    "merge dropped": (CaseMerged, gone, "E1"),
    "gate coded a falsehood": (GatePassed, lambda body: replace(body, code="G0"), "E2"),
    "verdict turned": (VerdictSet, lambda body: replace(body, verdict=VERDICTS.get(body.verdict, "FALSE")), "E6"),
    "verdict dropped": (VerdictSet, gone, "E6"),
    "escalation dropped": (CaseEscalated, gone, "E11"),
    "ticket without a date": (TicketOpened, lambda body: replace(body, due=0), "E12"),
    "ticket dated too late": (TicketOpened, lambda body: replace(body, due=NEVER), "E12"),
    "ticket's answer dropped": (TicketAnswered, gone, "E12"),
    "ticket's answer without a date": (TicketAnswered, lambda body: replace(body, remedy_due=0), "E12"),
    "ticket's answer dated too late": (TicketAnswered, lambda body: replace(body, remedy_due=NEVER), "E12"),
    "acknowledgement dropped": (RemedyPromised, gone, "E12"),
    "acknowledgement without a date": (RemedyPromised, lambda body: replace(body, due=0), "E12"),
    "acknowledgement dated too late": (RemedyPromised, lambda body: replace(body, due=NEVER), "E12"),
    "public number dropped": (PublicLogEntered, gone, "E14"),
    "press told nothing": (PressQuestionAnswered, evades, "E18"),
    "press told the contrary": (PressQuestionAnswered, contrary, ANY),
    "text turned": (StatementDrafted, contrary, ANY),
    "publication dropped": (StatementStepped, unpublished, ANY),
}  # fmt: skip
BEYOND = "its time lies beyond the end of play"
TWICE = "its report lies merged in a file that was entered in time"
IN_THE_ROOM = "its reporter was answered in the press room on the file that the other report lies in"
UNGUARDED = (
    "what E2 guards is protected or starred; a wrong code here shows in E6 and in what is done under it"
)
QUESTION = "a question needs no verdict"
OVERTAKEN = "what was known changed before this verdict fell due"
AGAIN = "another verdict on the claim was there by its hour"
ABOVE = "the report came to the upper level by itself: the conflict had left its unit"
BESIDE = "a text beside the cases, on no claim"
UNSENT = "a draft that was given back, or that play ended before"
SPOKEN = "another word on the claim was there in time"
SERVED = "a complaint is answered by its ticket"
IDLE: dict[str, dict[str, str]] = {
    "logging dropped": {
        "n4-name": BEYOND, "f4-mock": BEYOND, "b2-fridge": TWICE, "b4-porridge": TWICE,
    },
    "merge dropped": {
        "n6-saturday": BEYOND, "n2-fee": BEYOND, "b4-porridge": BEYOND, "b2-fridge": IN_THE_ROOM, "f1-order": IN_THE_ROOM,
    },
    "gate coded a falsehood": dict.fromkeys(
        ("n5-school", "b2-expired", "b3-donate", "b4-porridge", "f1-order", "f5-power", "m1-blast"), UNGUARDED
    ),
    "verdict dropped": {
        "n1-papers": QUESTION, "b5-booking": QUESTION, "f2-today": QUESTION, "m3-tomorrow": QUESTION,
        "b4-porridge": OVERTAKEN, "f1-order": OVERTAKEN, "f5-power": AGAIN,
    },
    "escalation dropped": {"n4-name": ABOVE, "b1-verse": ABOVE, "b5-manners": ABOVE},
    "text turned": {"": BESIDE, "b4-porridge": UNSENT, "f2-today": UNSENT, "f5-power": SPOKEN},
    "publication dropped": {
        "": BESIDE, "b2-fridge": SPOKEN, "b4-porridge": SPOKEN, "f1-order": SPOKEN, "m1-blast": SPOKEN,
        "b1-waiting": SERVED, "n3-counter": SERVED, "f3-message": SERVED, "m2-extinguishers": SERVED,
    },
}  # fmt: skip
"""Kind of change → claim → why it makes no row of its measure worse."""


ROWS = [(name, drill) for name in READ for drill in DRILLS]
FIRST = first_of_each(READ, lambda name: READ[name][2])  # of each measure


@pytest.mark.parametrize(("name", "drill"), both_forms(ROWS, [row for row in ROWS if row[0] in FIRST]))
def test_one_command_taken_away_or_changed_makes_a_row_of_its_measure_worse(name: str, drill: str) -> None:
    idle, needed = idle_in(name, drill), set()
    for each_change in changed(name, drill):
        where = f"{name}: {drill}, {each_change.claim}, event {each_change.event.seq}"
        assert each_change.worse or each_change.claim in idle, where
        for row in each_change.worse:
            assert row.outcome == "not_due" or says_why(row, each_change.after.measures[row.owed.measure]), (
                where
            )
        assert (each_change.after.overall or 0) <= each_change.best, where
        needed |= set() if each_change.worse else {each_change.claim}
    assert needed - {""} == idle - {""}, "stands in the table and falls"


@pytest.mark.parametrize("name", READ)
def test_each_kind_of_change_is_tried_where_it_must_tell_and_all_that_is_idle_is_of_some_drill(
    name: str,
) -> None:
    claims = {drill: [claim for _, claim in found(name, drill)] for drill in DRILLS}
    assert any(set(tried) - idle_in(name, drill) for drill, tried in claims.items()), "nothing was tried"
    assert set(IDLE.get(name, {})) <= {claim for tried in claims.values() for claim in tried}


def idle_in(name: str, drill: str) -> set[str]:
    """The claims of a drill, and "" for what is on none, of which such a change makes no row worse."""
    return IDLE.get(name, {}).keys() & {"", *(claim.id for claim in played(drill, "good").scenario.claims)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One event of a good drill changed, and the rows of a measure that are worse for it."""

    claim: str
    event: Event
    worse: tuple[LedgerRow, ...]
    after: Verdict
    best: int  # Overall of the drill as it was played; 3 where it is not rated


def changed(name: str, drill: str) -> Iterator[Changed]:
    """Each event of this kind that a cell brought about while it could act, changed by itself."""
    (_, change, code), record, before = READ[name], played(drill, "good"), judged(drill, "good")
    for event, claim in found(name, drill):
        after = judge(with_bodies(record, {event.seq: change(event.body)}))
        worse = tuple(_worse(_rows(before, code), _rows(after, code)))
        yield Changed(
            claim=claim,
            event=event,
            worse=worse,
            after=after,
            best=3 if before.overall is None else before.overall,
        )


def found(name: str, drill: str) -> Iterator[tuple[Event, str]]:
    """What is changed, each with its claim; "" = it is on none."""
    (kind, change, _), before = READ[name], judged(drill, "good")
    for event in played(drill, "good").events:
        body = event.body
        if not isinstance(body, kind) or not of_cells(event) or change(body) == body:
            continue
        if before.course.in_play(event.at, event.seq):
            text = before.log.book.statements.get(getattr(body, "statement", ""))
            case = getattr(body, "case", "") or getattr(body, "about", "") or (text.case if text else "")
            yield (
                event,
                before.log.links.get(case, "") or before.log.asked.get(getattr(body, "question", ""), ""),
            )


def _rows(verdict: Verdict, code: str) -> tuple[LedgerRow, ...]:
    return verdict.measures[code].rows if code else verdict.ledger


def _worse(before: tuple[LedgerRow, ...], after: tuple[LedgerRow, ...]) -> Iterator[LedgerRow]:
    """Rows that are missed now and were not, and rows that nobody's deed keeps any more."""
    was = {row.owed.key: row.outcome for row in before}
    for row in after:
        fell = row.outcome == "missed" or (not row.owed.duty and row.outcome == "not_due")
        if fell and was.get(row.owed.key) != row.outcome:
            yield row
