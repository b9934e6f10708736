"""The verdict can fail: each kind of row of each measure, taken away, done too late, done the contrary way.

Generated from the registry and from the rows that good cells met in the small drills of the library. What no mutation can
bring about stands in a table with its reason, and is tried all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, product

import pytest

from infodrill.casework import rights
from infodrill.casework.nouns.intake import CaseLogged
from infodrill.kernel.events import EventBody
from infodrill.review.assess import Verdict, judge
from infodrill.review.ledger import LedgerRow
from infodrill.review.measures import SPECS, detection, overreaction, transparency
from infodrill.review.measures.base import Measure
from tests.forms import both_forms
from tests.rehearsals import judged
from tests.rehearsals import record as played
from tests.review import mutating
from tests.review.mutating import Mutation

DRILLS = ("forged-order", "boundaries", "clinic")
MUTATIONS: dict[str, Mutation] = {
    "removed": mutating.removed, "delayed": mutating.delayed, "contradicted": mutating.contradicted,
}  # fmt: skip

ELSEWHERE = {
    "E8": "an evaluator must have judged the texts: test_measures.py",
    "E17": "needs five pairs of twin claims: test_raising.py",
    "E19": "needs a document that is marked: test_secrets.py",
}
"""Measures of which good cells meet no row here: their mutations are made in fixtures."""

IMPOSSIBLE = {
    ("E1", detection.LOGGED, "contradicted"): "a report is entered or it is not",
    ("E3", overreaction.TRAP, "removed"): "who presses no trap keeps to it by doing nothing",
    ("E14", transparency.NUMBER, "removed"): "what was not done needs no number",
    ("E14", transparency.NOTICE, "removed"): "what was not done needs no notice",
}
AT_ONCE = "what is forbidden is breached at once: nothing of it falls due"


def impossible(code: str, row: LedgerRow, name: str) -> str:
    """Why a mutation cannot make a row of this kind missed or uncovered, "" where it can."""
    if name == "delayed" and not row.owed.duty:
        return AT_ONCE
    return IMPOSSIBLE.get((code, row.owed.what, name), "")


def kinds(code: str) -> Iterator[tuple[str, tuple[LedgerRow, ...]]]:
    """Each kind of row that good cells met: in the drill where the measure is rated, else in any."""
    found: dict[str, tuple[str, tuple[LedgerRow, ...]]] = {}
    for drill in sorted(DRILLS, key=lambda drill: judged(drill, "good").measures[code].rating is None):
        met = [row for row in judged(drill, "good").measures[code].rows if row.outcome == "met"]
        for what in dict.fromkeys(row.owed.what for row in met):
            found.setdefault(what, (drill, tuple(row for row in met if row.owed.what == what)))
    yield from found.values()


# Each measure falls by one kind of mutation in the short form, each kind in turn.
IN_TURN = [*zip(SPECS, cycle(MUTATIONS), strict=False)]


@pytest.mark.parametrize(("code", "name"), both_forms(product(SPECS, MUTATIONS), IN_TURN))
def test_the_measure_falls_the_row_says_why_and_overall_falls_with_it(code: str, name: str) -> None:
    every = list(kinds(code))
    assert bool(every) != (code in ELSEWHERE)
    for drill, rows in every:
        before, after = judged(drill, "good"), judge(MUTATIONS[name](played(drill, "good"), rows))
        now = [row for row in after.measures[code].rows if row.owed.what == rows[0].owed.what]
        missed = [
            row
            for row in now
            if row.outcome == "missed" and row.owed.claim in {ledger_row.owed.claim for ledger_row in rows}
        ]
        if impossible(code, rows[0], name):
            assert not missed, f"{drill} {rows[0].owed.what}: it can be missed"
            continue
        if name == "removed" and not rows[0].owed.duty:
            assert sum(row.outcome == "met" for row in now) < len(rows), f"{drill} {rows[0].owed.what}"
        else:
            assert missed, f"{drill} {rows[0].owed.what}"
        for row in missed:
            assert mutating.says_why(row, after.measures[code]), row.owed.key
        assert _fell(before.measures[code], after.measures[code]), f"{drill} {rows[0].owed.what}"
        assert _overall_fell(before, after, code), f"{drill} {rows[0].owed.what}"


@pytest.mark.parametrize("code", SPECS)
def test_every_single_duty_that_was_met_is_missed_without_what_met_it(code: str) -> None:
    for drill, rows in kinds(code):
        if rows[0].owed.duty:
            for row in rows:
                after = judge(mutating.removed(played(drill, "good"), (row,)))
                assert [
                    ledger_row.outcome
                    for ledger_row in after.measures[code].rows
                    if ledger_row.owed.key == row.owed.key
                ] == ["missed"]


@pytest.mark.parametrize("drill", DRILLS)
def test_a_book_that_holds_the_most_urgent_reports_alone_costs_the_letter(drill: str) -> None:
    """Every logging gone but those of P1, all merges left: where others are owed that press, E1 falls."""
    record, before = played(drill, "good"), judged(drill, "good").measures["E1"]
    logged = [row for row in before.rows if row.owed.what == detection.LOGGED and row.evaluated]
    urgent = {row.owed.claim for row in logged if row.owed.priority == detection.URGENT}
    links = judged(drill, "good").log.links
    dropped: dict[int, EventBody] = {
        event.seq: mutating.WHATEVER
        for event in record.events
        if isinstance(event.body, CaseLogged) and links.get(event.body.case) not in urgent
    }
    after = judge(mutating.with_bodies(record, dropped)).measures["E1"]
    pressing = sum(row.owed.priority == "P2" for row in logged)
    # A letter that was answered needs no book.
    answered = [
        row for row in after.rows
        if row.owed.what == detection.LOGGED and row.evaluated and row.outcome == "met" and row.owed.priority == "P2"
    ]  # fmt: skip
    assert all("answered" in row.why.msgid for row in answered)
    assert _fell(before, after) or not pressing
    assert after.values.get("never", 0) == pressing - len(answered)


def _fell(before: Measure, after: Measure) -> bool:
    """A lower letter or none, or less that is covered; where there was no letter, more that is missed."""
    if (after.coverage or 0) < (before.coverage or 0):
        return True
    if before.rating is not None:
        return after.rating is None or after.rating < before.rating
    missed = [sum(row.outcome == "missed" for row in measure.rows) for measure in (before, after)]
    return missed[0] < missed[1]


def _overall_fell(before: Verdict, after: Verdict, code: str) -> bool:
    """Never higher; at most the letter of what bounds it; at most M where anything is U."""
    rating = after.measures[code].rating
    if after.overall is None or before.overall is None:
        return True
    bound = before.overall
    if rating is not None and code in rights.OVERALL_FLOORS:
        bound = min(bound, rating)
    return after.overall <= (min(bound, rights.CAP_OF_U) if rating == 0 else bound)
