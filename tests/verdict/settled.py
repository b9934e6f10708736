"""Duty rows of putting right: E11 escalation, E13 self-correction and promises, E18 questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.verdict.askings import pressed
from tests.verdict.duties import beside_the_studio, contradicted
from tests.verdict.exported import Event, seconds
from tests.verdict.rows import Done, Ledger, Row
from tests.verdict.service import SLIP
from tests.verdict.storyclock import NEVER
from tests.verdict.words import TABLE, Word
from tests.verdict.world import FALSE, Case, Claim, Due

OWN_HEADS = frozenset({"AGENCY-HEAD", "L1-LEAD"})
DECISIVE = frozenset(
    {"leave", "leave_gated", "service", "acknowledge", "watch"}
)  # steps by which a case is decided on
WIDE = 3  # S from which a claim is the city's


def e11(ledger: Ledger) -> Iterator[Row]:
    """A conflict of interest leaves its unit, and what is the city's reaches it (R13)."""
    world = ledger.world
    if not any(cell["level"] == 1 for cell in world.drill.cells):
        return
    for claim, known in world.reported():
        units = _conflicted(ledger, claim)
        since = known if claim.steps != {"leave"} else _own_act(ledger, claim, units)
        if units and since is not None:
            due = _at_once(ledger, claim, since)
            done = _left_the_unit(ledger, claim, units, due)
            yield ledger.row("E11", claim.id, "conflict", since, due, done)
        reason = None if claim.left_or_served else _reason(ledger, claim, known)
        called = _reason(ledger, claim, known)
        if claim.own_error:
            pass  # to tell the city of one's own error is never out of place
        elif called is None and not units:
            brought = _brought_up(ledger, claim, NEVER)
            yield ledger.forbidden("E11", claim.id, "own level", known, brought, world.dealt_with(claim.id))
        elif called is not None and not units and (early := _brought_up(ledger, claim, called)):
            yield ledger.forbidden("E11", claim.id, "too early", known, early, True)
        yield from _needless(ledger, claim, known)
        if reason is not None:
            due = world.due("escalation", claim.id, reason)
            done = _left_the_unit(ledger, claim, (), due)
            yield from ledger.owed("E11", claim.id, "escalate", reason, due, done)


def _at_once(ledger: Ledger, claim: Claim, known: int) -> Due:
    """At once is the shortest time that the procedure gives to an escalation, whatever the claim's priority."""
    span = seconds(ledger.world.drill.steps["escalation"]["due"]["P1"])
    due = ledger.world.settled(claim.id, known, span, "P1")
    return replace(due, priority=ledger.world.priority(claim.id, known))


def _conflicted(ledger: Ledger, claim: Claim) -> tuple[str, ...]:
    """Units that a claim is about: those of level 1 always, others where somebody else is to acknowledge for them."""
    stands_in = any(what == "acknowledge" and role not in OWN_HEADS for what, role in claim.path)
    levels = {cell: ledger.world.level_of(cell) for cell in claim.about}
    return tuple(cell for cell, level in levels.items() if level == 1 or (level > 1 and stands_in))


def _own_act(ledger: Ledger, claim: Claim, units: tuple[str, ...]) -> int | None:
    """The first second in play at which a unit opened a file on what is about it, gated it or decided on it (R13)."""
    world, acts = (
        ledger.world,
        ("case.opened", "case.gated", "case.verdict_set", "case.decided", "case.stepped"),
    )
    mine = [
        event.at
        for event in world.on(claim.id, *acts)
        if event["cell"] in units
        and world.clock.in_time(event.at, event.seq, world.clock.reached)
        and (event.type != "case.opened" or event.actor not in ("runner", "system"))
        and (event.type != "case.stepped" or event["step"] in DECISIVE)
    ]
    return min(mine, default=None)


def _reason(ledger: Ledger, claim: Claim, known: int) -> int | None:
    """The first moment at which a claim is the city's: P1, a city owner, two wards, the press, S ≥ 3."""
    drill, moments = ledger.world.drill, []
    if claim.steps != {"leave"} and claim.owner and ledger.world.level_of(claim.owner) >= 2:
        moments.append(known)
    moments += [start for start, priority in ledger.world.ladder(claim.id, known) if priority == "P1"]
    wards: set[str] = set()
    for event in drill.of("city.wave_started"):
        if event["claim"] == claim.id:
            wards |= {event["ward"]} if event["ward"] else {"here", "there"}
            moments += [event.at] if len(wards) > 1 else []
    for event in drill.of("inject.delivered"):
        row = drill.injects.get(event["inject"], {})
        if row.get("claim") == claim.id and row.get("method") == "press":
            moments.append(event.at)
    moments += [event.at for event in drill.of("press.question_asked") if event["claim"] == claim.id]
    stood = drill.of("city.claim_stood")
    moments += [event.at for event in stood if event["claim"] == claim.id and event["level"] >= WIDE]
    reached = [max(known, moment) for moment in moments if moment <= ledger.world.clock.ends]
    return min(reached, default=None)


def _left_the_unit(ledger: Ledger, claim: Claim, units: tuple[str, ...], due: Due | None) -> Done | None:
    """A case of the claim came to level 2; a conflict that lies at level 2 is on record."""
    world = ledger.world
    lower = all(world.level_of(unit) == 1 for unit in units)
    found = [event for event in world.on(claim.id, "case.conflict_recorded") if event["unit"] in units]
    for event in (
        world.on(claim.id, "case.opened", "case.escalated", "case.hand_over_answered") if lower else ()
    ):
        merged = world.cases[event["case"]].merged if event.type == "case.opened" else None
        given_away = merged is not None and due is not None and due.at is not None and merged.at <= due.at
        if event["level"] >= 2 and event.get("accepted", True) and not given_away:
            found.append(event)
    return Done.by(min(found, key=lambda event: event.seq, default=None))


def _needless(ledger: Ledger, claim: Claim, known: int) -> Iterator[Row]:
    """A conflict of interest on record in play of a unit that the claim is not about (R13)."""
    clock = ledger.world.clock
    for event in ledger.world.on(claim.id, "case.conflict_recorded"):
        has = {*claim.about, *([] if event["reason"] == "about_unit" else [claim.owner])}
        if event["unit"] not in has and clock.in_time(event.at, event.seq, clock.reached):
            yield ledger.forbidden("E11", claim.id, "needless conflict", known, [event["unit"]], True)
            return


def _merged_up(ledger: Ledger, claim: Claim, reason: int) -> Iterator[str]:
    """Merges that took a case of a ward into a file of the city before a second (R13)."""
    world, drill = ledger.world, ledger.world.drill
    for case in world.cases.values():
        if case.claim != claim.id or case.merged is None:
            continue
        into, seq = world.cases[case.into], case.merged.seq
        itself = into.opened["source"] != "free" and into.opened["level"] >= 2 and into.claim == claim.id
        escalated = any(
            event["case"] == into.id and event["level"] >= 2 and event.seq < seq
            for event in drill.of("case.escalated")
        )
        above = escalated or _lies_at(ledger, into, seq) >= 2
        overran = any(
            event["item"] == case.id and not event["excused"] and event.seq < seq
            for event in drill.of("deadline.missed")
        )
        at, clock = case.merged.at, world.clock
        ward = _lies_at(ledger, case, seq) < 2 and not overran
        if ward and above and not itself and at < reason and clock.in_time(at, seq, clock.reached):
            yield f"merged upwards at {at}"


def _lies_at(ledger: Ledger, case: Case, before: int) -> int:
    """The level of a case before an event: where it was opened, or last taken over."""
    taken = ledger.world.drill.of("case.hand_over_answered")
    levels = [
        event["level"]
        for event in taken
        if event["case"] == case.id and event["accepted"] and event.seq < before
    ]
    return int((levels or [case.opened["level"]])[-1])


def _brought_up(ledger: Ledger, claim: Claim, reason: int) -> list[str]:
    """What went to the city in play before a second, escalated or handed over by its ward (R13)."""
    clock, drill = ledger.world.clock, ledger.world.drill
    found = []
    levels = {event["case"]: event["level"] for event in drill.of("case.opened")}
    for event in ledger.world.on(claim.id, "case.escalated", "case.hand_over_answered"):
        handed = event.type == "case.hand_over_answered"
        if handed and not event["accepted"]:
            continue
        missed = [
            entry
            for entry in drill.of("deadline.missed")
            if entry["item"] == event["case"] and not entry["excused"] and entry.seq < event.seq
        ]
        overran = missed and (handed or event["reason"] == "overrun")
        up = event["level"] >= 2 and not (handed and levels.get(event["case"], 0) >= 2)
        if up and not overran and event.at < reason and clock.in_time(event.at, event.seq, clock.reached):
            found.append(f"brought up at {event.at}")
        if handed:
            levels[event["case"]] = event["level"]
    return [*found, *_merged_up(ledger, claim, reason)]


def e13(ledger: Ledger) -> Iterator[Row]:
    """Our own error is corrected by the deadline of its priority; a promise to the public is kept at its time."""
    clock = ledger.world.clock
    yield from _published_before(ledger)
    yield from beside_the_studio(ledger)
    for word in ledger.public.words:
        if not clock.in_time(word.at, word.seq, clock.reached):
            continue
        error = _error(ledger, word)
        if error is not None:
            yield from _correction(ledger, word, *error)
        if word.promise:
            due = ledger.world.settled(word.claim, word.at, *ledger.public.within(word))
            later = ledger.public.kept(word)
            yield ledger.row("E13", word.claim, "promise", word.at, due, Done.by(later), word=word.name)


def _published_before(ledger: Ledger) -> Iterator[Row]:
    """What our own side published before anybody played: from its coming, or from the record that made it false, to the first
    answer."""
    for claim, known in ledger.world.reported():
        unknown = claim.known(known) == "UNPROVEN" and claim.in_fact(known) in FALSE
        later = [at for at, verdict in claim.truth if at > known and "confirm" in TABLE[verdict][1]]
        since = known if unknown or "confirm" in TABLE[claim.known(known)][1] else min(later, default=None)
        if not claim.own_error or since is None:
            continue
        words = [word for word in ledger.public.on(claim.id) if ledger.public.judged(word) == "answer"]
        mine = (
            word
            for word in words
            if claim.owner in ("", word.cell) and not word.press and not word.blames and word.owns
        )
        own = (word for word in mine if not _blames(ledger, claim, word))
        done = Done.by(next((word for word in own if word.at >= since and word.replaces), None))
        if due := ledger.world.due("self_correct", claim.id, since):
            yield ledger.row("E13", claim.id, "correct", since, due, done, word="planted")


def _blames(ledger: Ledger, claim: Claim, word: Word) -> bool:
    """The case that it was said on stood coded as a falsehood of somebody else, with intent (R14)."""
    gated = ledger.world.drill.of("case.gated")
    codes = [event["code"] for event in gated if event["case"] == word.case and event.seq < word.seq]
    return bool(codes) and codes[-1] == "G0" and claim.gate != "G0"


def _error(ledger: Ledger, word: Word) -> tuple[int, str] | None:
    """(since, reason) of a word that has to be put right: false when said, overtaken while it stood, or raised."""
    moments: list[tuple[int, str]] = []
    if ledger.public.judged(word) == "false":
        moments.append((word.at, "false word"))
    follows = ledger.public.replaced(word)
    until = follows.at if follows else ledger.world.clock.ends
    claim = ledger.world.claims.get(word.claim)
    for known_from, verdict in claim.truth if claim else ():
        if word.at < known_from <= until and word.stance in TABLE[verdict][1]:
            moments.append((known_from, "new knowledge"))
    for event in ledger.world.drill.of("statement.error_raised"):
        if event["statement"] == word.statement and word.at <= event.at <= until:
            moments.append((event.at, "raised"))
    first = min(moments, default=None)
    wrong = first and any(reason != "raised" for _, reason in moments)
    return (first[0], "wrong") if first and wrong else first


def _correction(ledger: Ledger, word: Word, since: int, reason: str) -> Iterator[Row]:
    due = ledger.world.due("self_correct", word.claim, since)
    fixed = ledger.public.replaced(word)
    while fixed is not None and (fixed.at < since or ledger.public.judged(fixed) == "false"):
        fixed = ledger.public.replaced(fixed)
    done = Done.by(fixed)
    if due is None:
        return
    agreed = None if fixed or due.at is None else _came_true(ledger, word, since, due.at)
    row = ledger.row("E13", word.claim, "correct", since, due, done, word=word.name, reason=reason)
    needless = reason == "raised" and row.outcome == "met" and word.claim  # R14
    if needless or (row.outcome == "missed" and agreed is not None):
        yield Row("E13", word.claim, "correct", since, due.at, "not applicable", due.priority, cell=row.cell)
    else:
        yield row


def _came_true(ledger: Ledger, word: Word, since: int, due: int) -> int | None:
    """When a false word came to agree with what is known before it had to be corrected (R14)."""
    claim = ledger.world.claims.get(word.claim)
    for known_from, verdict in claim.truth if claim else ():
        if since < known_from <= due and ledger.public.verdict_on(word, verdict, known_from) == "answer":
            return known_from
    return None


def left_standing(rows: list[Row], words: tuple[Word, ...]) -> set[str]:
    """Denials that were overtaken and not corrected in time: false denials, though they were right when said."""
    denials = {word.name: word for word in words if word.stance == "deny"}
    return {
        row.values["word"] for row in rows if row.outcome == "missed" and row.values.get("word") in denials
    }


def e18(ledger: Ledger) -> Iterator[Row]:
    """Sincere questions are given an answer, voids are filled (R16)."""
    world = ledger.world
    for claim, known in world.reported():
        if not claim.spoken:
            continue
        if claim.gate == "G3":
            due, done = world.due("publish", claim.id, known, SLIP), _answered(ledger, claim, known, None)
            if due and contradicted(ledger, claim, known, due):
                done = None
            yield from ledger.owed("E18", claim.id, "question", known, due, done)
        raised = [event for event in world.drill.of("questions.raised") if event["claim"] == claim.id]
        if claim.gate != "G3" and raised and raised[0].at <= world.clock.ends:
            asked = raised[0]
            due, done = (
                world.due("publish", claim.id, asked.at, SLIP),
                _answered(ledger, claim, asked.at, asked),
            )
            if due and contradicted(ledger, claim, asked.at, due):
                done = None
            yield from ledger.owed("E18", claim.id, "void", asked.at, due, done)
        yield from pressed(ledger, claim)


def _answered(ledger: Ledger, claim: Claim, since: int, asked: Event | None) -> Done | None:
    """An answer published since, or one that stands already and is named as the answer to this question."""
    answers = [word for word in ledger.public.on(claim.id) if ledger.public.judged(word) == "answer"]
    done = [Done.by(word) for word in answers if word.at >= since]
    for event in ledger.world.drill.of("questions.answered") if asked else ():
        named = any(word.statement == event["by_statement"] and word.at <= event.at for word in answers)
        if asked and event["question"] == asked["question"] and named:
            done.append(Done.by(event))
    return min(
        (each_done for each_done in done if each_done), key=lambda each_done: each_done.seq, default=None
    )


def false_confirmations(ledger: Ledger) -> dict[str, int]:
    """Words that confirmed a falsehood, with the harm of their claims."""
    found = {}
    for word in ledger.public.words:
        claim = ledger.world.claims.get(word.claim)
        if claim and word.stance == "confirm" and ledger.public.judged(word) == "false":
            found[word.name] = claim.harm
    return found
