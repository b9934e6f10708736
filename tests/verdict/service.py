"""Duty rows of E12: complaints routed and answered by their date, and what is true acknowledged."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.verdict import emptiness
from tests.verdict.exported import Event
from tests.verdict.rows import Done, Ledger, Row
from tests.verdict.words import SILENT
from tests.verdict.world import TRUE, Claim, Due

FAR = 6  # times the usual time that a remedy may lie ahead (R7)
SLIP = "P3"  # the intake slip's priority of what is never triaged; a question is a void, which is P3 too


def e12(ledger: Ledger) -> Iterator[Row]:
    """A complaint is routed with a public date, and answered by that date."""
    world = ledger.world
    for claim, known in world.reported():
        if "service" not in claim.steps:
            yield from _admitted(ledger, claim, known)
            continue
        written = world.on(claim.id, "case.ticket_opened")
        tickets = [
            event for event in written if event["due"] > event.at and _told(ledger, event, emptiness.in_words)
        ]
        opened, usual = next(iter(tickets), None), world.drill.service
        routed = next((event for event in tickets if event["due"] - event.at <= usual), None)
        route = world.due("service", claim.id, known, SLIP)
        yield from ledger.owed("E12", claim.id, "route", known, route, Done.by(routed))
        answered = world.on(claim.id, "case.ticket_answered")
        answers = [event for event in answered if event["remedy_due"] >= event.at and _told(ledger, event)]
        answers = [event for event in answers if not _refuses(ledger, claim, event)]
        found = next((event for event in answers if event["remedy_due"] - event.at <= FAR * usual), None)
        due = _by_date(ledger, claim.id, known, opened)
        yield ledger.row("E12", claim.id, "answer by date", known, due, Done.by(found))


def _refuses(ledger: Ledger, claim: Claim, event: Event) -> bool:
    """What the record bears out is told to be none of anybody's business (R31)."""
    refused = emptiness.REFUSAL.search(emptiness.QUOTED.sub("", ledger.world.drill.words(event.get("text"))))
    return claim.known(event.at) in TRUE and refused is not None


def _admitted(ledger: Ledger, claim: Claim, known: int) -> Iterator[Row]:
    """What the right path acknowledges is admitted with a remedy date, from when it is known to be true (R7)."""
    true = [at for at, verdict in claim.truth if verdict in TRUE]
    if "acknowledge" not in claim.steps or not true:
        return
    since = max(known, true[0])
    promised = ledger.world.on(claim.id, "case.remedy_promised")
    far = FAR * ledger.world.drill.service
    dated = (event for event in promised if event.at < event["due"] <= event.at + far)
    due = ledger.world.due("acknowledge", claim.id, since, SLIP)
    said = (
        word
        for word in ledger.public.on(claim.id)
        if word.stance in ("confirm", "partly") and word.kind not in SILENT
    )
    both = [
        next((event for event in dated if _told(ledger, event)), None),
        next((word for word in said if not word.empty), None),
    ]
    done = Done.by(max((each for each in both if each), key=lambda each: each.seq)) if all(both) else None
    yield from ledger.owed("E12", claim.id, "acknowledge", since, due, done)


def _told(ledger: Ledger, event: Event, says: Callable[[str], bool] = emptiness.with_something) -> bool:
    """What was written beside a date says something of it (R28)."""
    return says(ledger.world.drill.words(event.get("text")))


def _by_date(ledger: Ledger, claim: str, known: int, opened: Event | None) -> Due:
    """The date that the public was given in play, if it comes before the procedure's own time, which holds without one (R7)."""
    world, clock = ledger.world, ledger.world.clock
    days = min(SLIP, world.priority(claim, known))
    own = world.settled(claim, known, world.drill.service, days)
    if opened is None or not clock.in_time(opened.at, opened.seq, clock.reached):
        return own
    if own.at is not None and own.at <= opened["due"]:
        return own
    date = opened["due"]
    for start, end in world.away(claim, known):
        date += end - start if start < date else 0
    excused = date > clock.ends and opened["due"] <= clock.reached
    return Due(opened["due"] if excused else date, own.priority, clock.story(opened["due"]), excused)
