"""Duty rows of the answering measures: E1 logging, E4 and E7 words, E6 verdicts.

Each function takes a ledger and gives the rows of one measure for all claims that were delivered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from tests.verdict.exported import Event
from tests.verdict.rows import Done, Ledger, Row
from tests.verdict.words import Word
from tests.verdict.world import FALSE, Case, Claim

URGENT = "P1"


def e1(ledger: Ledger) -> Iterator[Row]:
    """Each claim's first report, and each report that the system took in as a case of its own, is logged (R2)."""
    world = ledger.world
    for claim, known in ledger.world.reported():
        cases = [case for case in world.cases.values() if case.claim == claim.id]
        first = min((logged for case in cases if (logged := logged_at(ledger, case))), default=None)
        done = Done(*first, "logged") if first else None
        yield from ledger.owed("E1", claim.id, "log", known, world.due("log", claim.id, known), done)
        for case in cases:
            if case.opened.actor == "runner":
                logged = logged_at(ledger, case)
                due = world.due("log", claim.id, case.opened.at)
                done = Done(*logged, case.id) if logged else None
                yield from ledger.owed("E1", claim.id, f"log report {case.id}", case.opened.at, due, done)


def logged_at(ledger: Ledger, case: Case) -> tuple[int, int] | None:
    """When a case was entered in the book: itself, or by joining one that is there."""
    own = [event for event in ledger.world.drill.of("case.logged") if event["case"] == case.id]
    if own:
        return own[0].at, own[0].seq
    if not case.merged:
        return None
    joined = logged_at(ledger, ledger.world.cases[case.into])
    return max(joined, (case.merged.at, case.merged.seq)) if joined else None


def merging(ledger: Ledger) -> tuple[int, int, int]:
    """Pairs of cases: about one claim and merged, merged though about two, about one and not merged."""
    cases = [case for case in ledger.world.cases.values() if case.claim]
    right = wrong = left = 0
    for one, other in combinations(cases, 2):
        same, together = one.claim == other.claim, _root(ledger, one) == _root(ledger, other)
        right += same and together
        wrong += together and not same
        left += same and not together
    return right, wrong, left


def e7(ledger: Ledger) -> Iterator[Row]:
    """A first word while the claim is P1 or P2, and an answer to each truth as it becomes known."""
    for claim, known in ledger.world.reported():
        if not claim.spoken:
            continue
        due = ledger.world.due("holding", claim.id, known)
        word = _first(ledger, claim, known, ledger.public.is_first_word)
        yield from ledger.owed("E7", claim.id, "first word", known, due, Done.by(word))
        for since, _ in truths(claim, known):
            yield from _answer(ledger, "E7", claim, since)


def e4(ledger: Ledger) -> Iterator[Row]:
    """The answers that E7 owes on harmful falsehoods while they are P1 or P2."""
    for claim, known in ledger.world.reported():
        for since, verdict in truths(claim, known):
            if verdict in FALSE and claim.spoken:
                yield from (
                    row for row in _answer(ledger, "E4", claim, since) if row.priority in ("P1", "P2")
                )


def e6(ledger: Ledger) -> Iterator[Row]:
    """A right verdict on each truth of a claim that the procedure does not leave or serve at the gate (R12)."""
    world = ledger.world
    for claim, known in ledger.world.reported():
        if claim.left_or_served or claim.gate == "G4":
            continue
        for since, verdict in truths(claim, known):
            due = world.due("verdict", claim.id, since)
            if due is None:
                continue
            given = _standing(ledger, claim, due.at)
            right = given is not None and _is_right(claim, given, since, verdict)
            confidence = given["confidence"] if given else None
            done = Done.by(given)
            row = ledger.row("E6", claim.id, "verdict", since, due, done, right=right, confidence=confidence)
            yield ledger.judged(row, right)


def truths(claim: Claim, known: int) -> list[tuple[int, str]]:
    """(since, verdict) of each truth to be answered: known once delivered and on record; one overtaken before is none."""
    found: list[tuple[int, str]] = []
    for known_from, verdict in claim.truth:
        since = max(known, known_from)
        if found and found[-1][0] == since:
            found.pop()
        found.append((since, verdict))
    return found


def _answer(ledger: Ledger, measure: str, claim: Claim, since: int) -> Iterator[Row]:
    due = ledger.world.due("publish", claim.id, since)
    word = _first(ledger, claim, since, lambda word: ledger.public.judged(word) == "answer")
    done = Done.by(word)
    if due and due.at is not None and ledger.world.watched(claim.id, due.at):
        late = done is None or not ledger.world.clock.in_time(done.at, done.seq, due.at)
        done = Done(due.at, -1, "lawful watching") if late else done
    yield from ledger.owed(measure, claim.id, "answer", since, due, done)


def _first(ledger: Ledger, claim: Claim, since: int, is_one: Callable[[Word], bool]) -> Word | None:
    return next((word for word in ledger.public.on(claim.id) if word.at >= since and is_one(word)), None)


def _standing(ledger: Ledger, claim: Claim, due: int | None) -> Event | None:
    """The verdict that stands at the due second (at the end of play, where nothing is due)."""
    clock = ledger.world.clock
    until = clock.reached if due is None else due
    given = [event for event in ledger.world.on(claim.id, "case.verdict_set")]
    return next((event for event in reversed(given) if clock.in_time(event.at, event.seq, until)), None)


def _is_right(claim: Claim, given: Event, since: int, verdict: str) -> bool:
    """Right = the truth that the row asks for, or the one that was known later, when the verdict was set."""
    if given["verdict"] == verdict:
        return True
    return given.at > since and given["verdict"] == claim.known(given.at)


def _root(ledger: Ledger, case: Case) -> str:
    while case.into:
        case = ledger.world.cases[case.into]
    return case.id
