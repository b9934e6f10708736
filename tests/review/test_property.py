"""What must hold of the ledger of any log: cut it anywhere, take an answer away, let cells do what they like.

The logs are small drills played by automated cells; every measure that declares a Spec is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from infodrill.casework.nouns.decision import CaseDecided
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseLogged, CaseOpened
from infodrill.casework.nouns.moves import DeadlineMissed, ReadingTaken
from infodrill.casework.nouns.triage import CaseTriaged
from infodrill.conduct.nouns.city import StatementReleased
from infodrill.conduct.nouns.links import CaseLinked
from infodrill.conduct.nouns.msel import NoiseDialTurned
from infodrill.conduct.nouns.pressquestions import PromiseMissed
from infodrill.kernel.events import Event
from infodrill.review.ledger import LedgerRow, Owed, course_of
from infodrill.review.ledger.publicwords import WordsOnClaim
from infodrill.review.measures import SPECS, Measure, measure_log
from infodrill.review.record import Record
from infodrill.review.timeline import is_system, read_timeline
from tests.forms import amount
from tests.rehearsals import record as played

DRILLS = ("boundaries", "good"), ("forged-order", "overreacting")
OF_WORDS = ("E4", "E7", "E18")
WHATEVER = NoiseDialTurned("feed", 1000)  # an event that no measure reads, in the place of one taken away
IN_THEIR_TRAIN = (
    CaseOpened,
    CaseLinked,
    DeadlineMissed,
    ReadingTaken,
    StatementReleased,
    PromiseMissed,
)
few = settings(max_examples=amount(10, 25), deadline=None, derandomize=True)


@cache
def whole(name: str, cells: str) -> dict[str, Measure]:
    return measured(played(name, cells))


def measured(record: Record) -> dict[str, Measure]:
    return measure_log(read_timeline(record), course_of(record))


def with_events(record: Record, events: Iterable[Event]) -> Record:
    return replace(record, events=tuple(events))


def rows(found: dict[str, Measure]) -> dict[str, LedgerRow]:
    return {row.owed.key: row for measure in found.values() for row in measure.rows}


# ---- cut the log at any minute ----


@pytest.mark.parametrize("drill", DRILLS)
@few
@given(minute=some.integers(1, 90))
def test_a_log_cut_at_any_minute_keeps_what_was_due_and_owes_nothing_else(
    drill: tuple[str, str], minute: int
) -> None:
    record, until = played(*drill), minute * 60
    before, after = rows(measured(with_events(record, _up_to(record, until)))), rows(whole(*drill))
    for key, row in before.items():
        if not row.owed.duty:
            continue
        if row.outcome in ("met", "missed", "excused"):
            assert row.owed.due <= until, key
            assert after[key].outcome == row.outcome, key
        else:
            assert row.outcome in ("not_due", "not_applicable"), key
    for key, row in after.items():
        if row.owed.duty and row.evaluated and row.owed.due < until:
            assert before[key].outcome == row.outcome, key


@pytest.mark.parametrize("drill", DRILLS)
@few
@given(minute=some.integers(1, 90))
def test_a_cut_log_never_has_a_higher_coverage(drill: tuple[str, str], minute: int) -> None:
    record = played(*drill)
    cut = measured(with_events(record, _up_to(record, minute * 60)))
    for code, measure in whole(*drill).items():
        if code in SPECS and SPECS[code].owed(course_of(record)):
            assert (cut[code].coverage or 0) <= (measure.coverage or 0), code


def _up_to(record: Record, until: int) -> list[Event]:
    return [event for event in record.events if event.at <= until]


# ---- take an answer away ----


@pytest.mark.parametrize("drill", DRILLS)
@few
@given(data=some.data())
def test_an_answer_taken_away_never_raises_a_result(drill: tuple[str, str], data: some.DataObject) -> None:
    record = played(*drill)
    answers = _answers(record)
    gone = data.draw(some.sets(some.sampled_from(sorted(answers)), min_size=1))
    events = [replace(event, body=WHATEVER) if event.seq in gone else event for event in record.events]
    now, before = measured(with_events(record, events)), whole(*drill)
    for code in OF_WORDS:
        met = {row.owed.key for row in before[code].rows if row.outcome == "met"}
        assert {row.owed.key for row in now[code].rows if row.outcome == "met"} <= met, code
        assert (now[code].rating or 0) <= (before[code].rating or 0), code
    duties = {row.owed.key for row in before["E5"].rows if row.owed.duty and row.outcome == "met"}
    assert {row.owed.key for row in now["E5"].rows if row.owed.duty and row.outcome == "met"} <= duties


def _answers(record: Record) -> set[int]:
    log, course = read_timeline(record), course_of(record)
    found: set[int] = set()
    for claim in record.scenario.claims:
        words = WordsOnClaim(log, course, claim)
        found |= {word.seq for word in words.said if words.answers(word, log.ends_at)}
    return found


# ---- whatever cells do ----


@pytest.mark.parametrize("drill", DRILLS)
@few
@given(data=some.data())
def test_nothing_that_cells_do_changes_what_is_owed(drill: tuple[str, str], data: some.DataObject) -> None:
    record = played(*drill)
    theirs = [event.seq for event in record.events if _of_cells(event)]
    dropped = data.draw(some.sets(some.sampled_from(theirs)))
    altered = data.draw(some.sampled_from(("P1", "P4")))
    events = [_altered(event, altered) for event in record.events if event.seq not in dropped]
    assert _owed(with_events(record, events)) == _owed(record)


def test_cells_that_do_nothing_owe_the_same() -> None:
    record = played(*DRILLS[0])
    assert _owed(with_events(record, (event for event in record.events if not _of_cells(event)))) == _owed(
        record
    )


def _of_cells(event: Event) -> bool:
    """What a seat did, and what the range records in its train."""
    return not is_system(event.actor) or isinstance(event.body, IN_THEIR_TRAIN)


def _owed(record: Record) -> list[Owed]:
    course = course_of(record)
    return [replace(obligation, gate=-1) for spec in SPECS.values() for obligation in spec.owed(course)]


def _altered(event: Event, priority: str) -> Event:
    """The event with another triage, gate code or disposition."""
    match event.body:
        case CaseTriaged() | CaseLogged():
            return replace(event, body=replace(event.body, priority=priority))
        case GatePassed():
            return replace(event, body=replace(event.body, code="G1"))
        case CaseDecided():
            return replace(event, body=replace(event.body, disposition="leave", actions=()))
        case _:
            return event
