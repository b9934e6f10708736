"""One good drill whose log is changed in a copy: how a thing is taken away or said otherwise, and what of it is left.

Nothing here knows how a measure reads words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered
from infodrill.kernel.events import Event, EventBody, Text
from infodrill.review.assess import Verdict, judge
from infodrill.review.ledger import LedgerRow
from infodrill.review.measures import firstword, overreaction, questions
from infodrill.review.record import Record
from infodrill.review.timeline import read_timeline
from tests.rehearsals import judged
from tests.rehearsals import record as played
from tests.review.mutating import WHATEVER, with_bodies

DRILL = "free-data"
OWN = "d6-ward"  # what the ward itself had put up
FALSE = ("d1-gift", "d2-refund", OWN, "d7-sim")
Change = Callable[[Record], Record]
RAISED = frozenset(
    {questions.EVASION, overreaction.PERSONS, firstword.CONFIRMED}
)  # rows that a breach alone makes
Fallen = tuple[tuple[str, str, str], ...]
"""(measure, kind of row, claim) of what must fall."""


def each(record: Record, turn: Callable[[Event], EventBody | None]) -> Record:
    """The log with what `turn` makes of each event in its place; None = it was not done."""
    changed: dict[int, EventBody] = {}
    for event in record.events:
        body = turn(event)
        if body is not event.body:
            changed[event.seq] = WHATEVER if body is None else body
    return with_bodies(record, changed)


def without(*kinds: type[EventBody]) -> Change:
    return lambda record: each(record, lambda event: None if isinstance(event.body, kinds) else event.body)


def unpublished(*, case: str = "") -> Change:
    """No text became public; only those on a claim where one is named."""

    def change(record: Record) -> Record:
        texts = texts_on(record, case)

        def turn(event: Event) -> EventBody | None:
            body = event.body
            gone = isinstance(body, StatementStepped) and body.to == "PUBLISHED" and body.statement in texts
            return None if gone else body

        return each(record, turn)

    return change


def texts_on(record: Record, claim: str) -> set[str]:
    links = read_timeline(record).links
    drafts = [event.body for event in record.events if isinstance(event.body, StatementDrafted)]
    return {draft.statement for draft in drafts if claim in ("", links.get(draft.case, ""))}


def worded(
    write: Callable[[StatementDrafted, str], dict[str, str]], stances: str = "deny advice", claim: str = ""
) -> Change:
    """The texts filed under these stances with the fields that `write` gives them, by the Vietnamese sentence of their claim."""

    def change(record: Record) -> Record:
        links, texts = read_timeline(record).links, texts_on(record, claim)

        def turn(event: Event) -> EventBody | None:
            body = event.body
            if not isinstance(body, StatementDrafted) or body.statement not in texts:
                return body
            told = links.get(body.case, "")
            if body.stance not in stances.split() or not told:
                return body
            given = write(body, record.scenario.claim(told).sentence.vi)
            turned: dict[str, Any] = {name: Text(text) for name, text in given.items()}
            return replace(body, **turned)

        return each(record, turn)

    return change


def answered(text: str) -> Change:
    """The press was told this instead, under the same stance."""

    def turn(event: Event) -> EventBody | None:
        body = event.body
        return replace(body, text=Text(text)) if isinstance(body, PressQuestionAnswered) else body

    return lambda record: each(record, turn)


def both(*changes: Change) -> Change:
    def change(record: Record) -> Record:
        for each_change in changes:
            record = each_change(record)
        return record

    return change


def falls(name: str, change: Change, fallen: Fallen) -> None:
    """That the change costs these rows, and the letter."""
    for rows in fallen:
        there = (
            not broken(judged(DRILL, "good"), rows) if rows[1] in RAISED else met(judged(DRILL, "good"), rows)
        )
        assert there, f"{name}: {rows}"
    after = judge(change(played(DRILL, "good")))
    for rows in fallen:
        left = met(after, rows)
        assert not left, f"{name}: still met {[row.owed.key for row in left]}"
        assert rows[1] not in RAISED or broken(after, rows), f"{name}: {rows}"
    assert after.overall is None or after.overall < 3, name
    aimed = [row for row in after.measures["E3"].rows if row.owed.what == overreaction.PERSONS]
    assert not any(row.why.values for row in aimed), (
        f"{name}: the hour stands beside each row, and is told once"
    )


def broken(verdict: Verdict, rows: tuple[str, str, str]) -> bool:
    return any(row.owed.what == rows[1] and row.outcome == "missed" for row in verdict.measures[rows[0]].rows)


def met(verdict: Verdict, rows: tuple[str, str, str]) -> list[LedgerRow]:
    measure, what, claim = rows
    found = verdict.measures[measure]
    return [
        row for row in (*found.rows, *found.beside)
        if row.owed.what == what and claim in ("", row.owed.claim) and row.outcome == "met"
    ]  # fmt: skip
