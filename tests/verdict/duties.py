"""Duty rows of the answering measures: E1 logging, E4 and E7 words, E6 verdicts.

Each function takes a ledger and gives the rows of one measure for all claims that were delivered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise

from tests.verdict import emptiness
from tests.verdict.exported import Event, seconds
from tests.verdict.rows import Done, Ledger, Row
from tests.verdict.storyclock import NEVER
from tests.verdict.words import SILENT, Word
from tests.verdict.world import FALSE, LEFT_ALONE, Case, Claim, Due

URGENT = "P1"
IN_PART = FALSE | {"MIXED"}
UNVERIFIED = frozenset({"G1", "G2", "G3", "G4"})  # left, answered or served without a verdict


def e1(ledger: Ledger) -> Iterator[Row]:
    """Each report that the scenario sends at a time of its own and the system took in as a case is logged (R2)."""
    world = ledger.world
    for claim, _ in ledger.world.reported():
        for case in world.cases.values():
            sent = world.drill.sent(case.opened["source"])
            if sent == claim.id and case.opened.actor == "runner":
                due = world.due("log", claim.id, case.opened.at)
                logged = _as_it_presses(ledger, case, claim.id, due)
                done = Done(*logged, case.id) if logged else None
                yield from ledger.owed("E1", claim.id, f"log report {case.id}", case.opened.at, due, done)
    yield from (
        row for case in world.cases.values() for row in _own_file(ledger, case) if row.outcome == "missed"
    )


def _own_file(ledger: Ledger, case: Case) -> Iterator[Row]:
    """A case that a seat opened by itself in play, which nobody reported (R2)."""
    world, opened = ledger.world, case.opened
    by_hand = opened.actor not in ("runner", "system") and not opened.actor.startswith("control:")
    split = opened.get("parent") or opened.get("report")
    if (
        not case.claim
        or not by_hand
        or split
        or not world.clock.in_time(opened.at, opened.seq, world.clock.reached)
    ):
        return
    priority = world.priority(case.claim, opened.at)
    span = seconds(world.drill.steps["log"]["due"][priority])
    due = world.settled(case.claim, opened.at, span, priority)
    logged = _as_it_presses(ledger, case, case.claim, due)
    done = Done(*logged, case.id) if logged else None
    yield from ledger.owed("E1", case.claim, f"log report {case.id}", opened.at, due, done)


def logged_at(ledger: Ledger, case: Case) -> tuple[int, int] | None:
    """When a case was entered in the book: itself, or by joining one that is there."""
    own = [event for event in ledger.world.drill.of("case.logged") if event["case"] == case.id]
    found = [(own[0].at, own[0].seq)] if own else []
    if case.merged and (joined := logged_at(ledger, ledger.world.cases[case.into])):
        found.append(max(joined, (case.merged.at, case.merged.seq)))
    if word := told_the_reporter(ledger, case):
        found.append((word.at, word.seq))
    return min(found, default=None)


def _as_it_presses(ledger: Ledger, case: Case, claim: str, due: Due | None) -> tuple[int, int] | None:
    """The same; None where it stood there as nothing that presses when its time was up: lower than one step under what the facts
    said when it was entered (R2)."""
    logged, world = logged_at(ledger, case), ledger.world
    if logged is None:
        return None
    files, into = {case.id}, case.into
    while into and into not in files:
        files.add(into)
        into = world.cases[into].into
    by = world.clock.reached if due is None or due.at is None else due.at
    rated = [
        event
        for event in world.drill.of("case.logged", "case.triaged")
        if event["case"] in files and world.clock.in_time(event.at, event.seq, by)
    ]
    least = {"P1": "P2", "P2": "P3"}.get(world.priority(claim, logged[0]), "P4")
    return None if rated and rated[-1]["priority"] > least else logged


def told_the_reporter(ledger: Ledger, case: Case) -> Word | None:
    """What the reporter whose question opened a case was told first (R2)."""
    asked = {
        event["question"]
        for event in ledger.world.drill.of("press.question_asked")
        if case.opened["source"] == f"inject:{event.get('inject', 0)}"
    }
    words = (word for word in ledger.public.words if word.press and word.name in asked)
    return next((word for word in words if word.kind not in SILENT and not word.empty), None)


def merging(ledger: Ledger) -> tuple[int, int, int]:
    """Pairs of cases: about one claim and merged, merged though about two, about one and not merged."""
    cases = [case for case in ledger.world.cases.values() if case.claim]
    right = wrong = left = 0
    for case, other in combinations(cases, 2):
        same, together = case.claim == other.claim, _root(ledger, case) == _root(ledger, other)
        told = {each.id: told_the_reporter(ledger, each) for each in (case, other)}
        if same and not together and any(told.values()):
            together = any(
                word and word.case and _root(ledger, ledger.world.cases[word.case]) == _root(ledger, beside)
                for word, beside in ((told[case.id], other), (told[other.id], case))
            )
            if not together and any(told[each.id] and not _logged(ledger, each) for each in (case, other)):
                continue  # answered, and no file of its own
        right += same and together
        wrong += together and not same
        left += same and not together
    return right, wrong, left


def _logged(ledger: Ledger, case: Case) -> bool:
    return any(event["case"] == case.id for event in ledger.world.drill.of("case.logged"))


def e7(ledger: Ledger) -> Iterator[Row]:
    """A first word while the claim is P1 or P2, and an answer to each truth as it becomes known."""
    for claim, known in ledger.world.reported():
        if not claim.spoken:
            continue
        due = ledger.world.due("holding", claim.id, known)
        word = _first(ledger, claim, known, ledger.public.is_first_word)
        false = _first(ledger, claim, known, lambda word: ledger.public.judged(word) == "false")
        if false and word and false.seq < word.seq:
            word = None  # a false word misses its row
        yield from ledger.owed("E7", claim.id, "first word", known, due, Done.by(word))
        for since, _ in truths(claim, known):
            yield from _answer(ledger, "E7", claim, since)


def e4(ledger: Ledger) -> Iterator[Row]:
    """The answer to each harmful falsehood while it is P1 or P2 (R10)."""
    for claim, known in ledger.world.reported():
        since = harmful_since(claim, known)
        if since is not None and claim.spoken:
            yield from (row for row in _answer(ledger, "E4", claim, since) if row.priority in ("P1", "P2"))


def e6(ledger: Ledger) -> Iterator[Row]:
    """A right verdict on each state of what can be known of a claim that the procedure has verified (R12)."""
    world, counted = ledger.world, set[int]()
    for claim, known in ledger.world.reported():
        if claim.gate in UNVERIFIED and "acknowledge" not in claim.steps:
            continue
        states = [known, *(known_from for known_from, _ in claim.truth if known_from > known)]
        for since, after in pairwise([*states, NEVER]):
            due = world.due("verdict", claim.id, since)
            if due is None:
                continue
            given = _standing(ledger, claim, due.at)
            right = given is not None and given.at >= since and given["verdict"] == claim.known(given.at)
            right = right and given is not None and _grounded(ledger, claim, given)
            right = right and given is not None and not _only_heard(ledger, claim, given)
            confidence = given["confidence"] if given else None
            done = Done.by(given) if right or not due.excused else None
            row = ledger.row("E6", claim.id, "verdict", since, due, done, right=right, confidence=confidence)
            overtaken = after < (NEVER if due.at is None else due.at)
            row = replace(row, outcome="not applicable") if overtaken else ledger.judged(row, right)
            counted |= {given.seq} if given and row.evaluated else set()
            yield row
    for claim, known in ledger.world.reported():
        yield from _wrong(ledger, claim, known, counted)


def _grounded(ledger: Ledger, claim: Claim, given: Event) -> bool:
    """Something was asked or filed before, the cell keeps the facts itself, or it is no matter of fact (R29)."""
    if (
        given.get("cell") == claim.owner
        or given["verdict"] in ("NOT_A_FACT", "SATIRE")
        or given.get("evidence")
    ):
        return True
    on = ledger.world.on
    return any(event.seq < given.seq for event in on(claim.id, "case.question_asked", "case.evidence_added"))


def _only_heard(ledger: Ledger, claim: Claim, given: Event) -> bool:
    """All that was filed before is what nobody vouches for, no owner of facts answered, and the verdict says what is so (R31)."""
    if given.get("cell") == claim.owner or given["verdict"] in ("NOT_A_FACT", "SATIRE", "UNPROVEN"):
        return False
    answers, filed = (
        [event for event in ledger.world.on(claim.id, kind) if event.seq < given.seq]
        for kind in ("case.question_answered", "case.evidence_added")
    )
    vouched = [
        event for event in filed if event["kind"] == "primary" or event["grade"][:1] not in emptiness.HEARSAY
    ]
    return bool(filed) and not answers and not vouched


def _wrong(ledger: Ledger, claim: Claim, known: int, counted: set[int]) -> Iterator[Row]:
    """A breach for each verdict that was wrong when given and settled no row that fell due (R12)."""
    clock = ledger.world.clock
    for event in ledger.world.on(claim.id, "case.verdict_set"):
        wrong = event["verdict"] != claim.known(event.at) and clock.in_time(
            event.at, event.seq, clock.reached
        )
        if wrong and event.seq not in counted:
            row = ledger.forbidden(
                "E6", claim.id, f"wrong {event['case']}/{event.seq}", known, ["wrong"], True
            )
            yield replace(row, values={**row.values, "confidence": event["confidence"], "right": False})


def harmful_since(claim: Claim, known: int) -> int | None:
    """From when a claim is a harmful falsehood to be answered: the first record that says false, wholly or in part (R10)."""
    if claim.harm < 2 or claim.gate in LEFT_ALONE or claim.truth[-1][1] not in IN_PART:
        return None
    return next((since for since, verdict in truths(claim, known) if verdict in IN_PART), None)


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
    contrary = due is not None and contradicted(ledger, claim, since, due)
    done = None if contrary else Done.by(word)
    if due and due.at is not None and not contrary and ledger.world.watched(claim.id, due.at):
        late = done is None or not ledger.world.clock.in_time(done.at, done.seq, due.at)
        done = Done(due.at, -1, "lawful watching") if late else done
    yield from ledger.owed(measure, claim.id, "answer", since, due, done)


def contradicted(ledger: Ledger, claim: Claim, since: int, due: Due) -> bool:
    """Whether a false word was said by the deadline while the truth that an answer was owed to still stood: it misses its row."""
    later = min((known_from for known_from, _ in claim.truth if known_from > since), default=NEVER)
    by = NEVER if due.at is None else due.at
    return any(
        ledger.public.judged(word) == "false"
        and since <= word.at < later
        and ledger.world.clock.in_time(word.at, word.seq, by)
        for word in ledger.public.on(claim.id)
    )


def _first(ledger: Ledger, claim: Claim, since: int, is_one: Callable[[Word], bool]) -> Word | None:
    return next((word for word in ledger.public.on(claim.id) if word.at >= since and is_one(word)), None)


def _standing(ledger: Ledger, claim: Claim, due: int | None) -> Event | None:
    """The verdict that stands at the due second (at the end of play, where nothing is due)."""
    clock = ledger.world.clock
    until = clock.reached if due is None else due
    given = [event for event in ledger.world.on(claim.id, "case.verdict_set")]
    return next((event for event in reversed(given) if clock.in_time(event.at, event.seq, until)), None)


def _root(ledger: Ledger, case: Case) -> str:
    while case.into:
        case = ledger.world.cases[case.into]
    return case.id


def beside_the_studio(ledger: Ledger) -> Iterator[Row]:
    """What our own side put out in no text and somebody called wrong; put right in time it earns nothing (R14)."""
    world, clock = ledger.world, ledger.world.clock
    for event in world.drill.of("statement.taken_up"):
        claim = world.claims.get(world.cases[event["case"]].claim)
        judged = claim is not None and (claim.own_error or event["said"].startswith("press:"))
        due = world.due("self_correct", claim.id if claim else "", event.at)
        if judged or due is None or not clock.in_time(event.at, event.seq, clock.reached):
            continue
        named = claim.id if claim else ""
        later = (
            word for word in ledger.public.words if word.statement == event["statement"] and not word.empty
        )
        row = ledger.row(
            "E13", named, "correct", event.at, due, Done.by(next(later, None)), word=f"{event['statement']}@1"
        )
        if row.outcome == "met":
            yield Row(
                "E13", named, "correct", event.at, due.at, "not applicable", due.priority, cell=row.cell
            )
        else:
            yield row
