"""What events owe each other: what one press records is there as a whole, and a minute is closed over what it needed.

A log keeps what came of a press in one piece, so a part that is missing shows. An event that stands alone by nature (a receipt, a
word between cells, an opinion) owes nothing and can be left out unseen: `docs/security.md` lists those.
"""

# Charter: conduct together
from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from infodrill.casework.comesto import comes_to
from infodrill.casework.edition import Edition
from infodrill.casework.noun import CaseworkEvent
from infodrill.casework.nouns.decision import CARRIED_BY_ACT, ActionTaken, CaseDecided, PublicLogEntered
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.triage import CaseTriaged
from infodrill.casework.records import CaseBook
from infodrill.casework.rights import SIGNED_ACTIONS
from infodrill.casework.scene import with_substitutes
from infodrill.conduct import noun
from infodrill.conduct.giving import RUNNER
from infodrill.conduct.nouns.clock import PhaseBegun
from infodrill.conduct.nouns.course import CityBuilt, MinuteClosed
from infodrill.conduct.release import releases
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import LogError, Place
from infodrill.kernel.events import Event, EventBody
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema import Scenario

Press = tuple[Event, ...]


def presses(events: tuple[Event, ...]) -> Iterator[Press]:
    """The events in pieces that were recorded at once: by one hand, in one second, under one client id."""
    for _, piece in groupby(events, key=lambda event: (event.actor, event.at, event.command)):
        yield tuple(piece)


def hold_together(before: DrillState, press: Press, edition: Edition) -> None:
    """Raises LogError where a press lacks a part, or took a step that its role may not take; `before` = the state without it."""
    for event, broken in (*_parts(before.book, press), *_takers(before.book, press, edition)):
        raise _broken(event, broken)


def hold_the_minute(before: DrillState, event: Event, *, built: bool) -> None:
    """Raises LogError for a minute that is closed without a city, a start or a phase, and for a phase that the clock left out:
    control alone may pass over one."""
    body = event.body
    if isinstance(body, MinuteClosed):
        owed = {
            CityBuilt.TYPE: built,
            "clock.changed: start": before.begun,
            PhaseBegun.TYPE: before.phase >= 1,
        }
        for what in (what for what, there in owed.items() if not there):
            raise _broken(event, f"owed ({body.TYPE}: {what})")
    elif isinstance(body, PhaseBegun) and event.actor == RUNNER and body.phase != before.phase + 1:
        raise _broken(event, f"owed ({body.TYPE}: {before.phase + 1})")


def hold_releases(after: DrillState, press: Press, following: tuple[Press, ...], scenario: Scenario) -> None:
    """Raises LogError where what a press sends into the city is not what the range records next; `after` = the state with it."""
    bodies = tuple(event.body for event in press)
    sent = releases(after, scenario, bodies) if press[-1].actor != RUNNER else ()
    recorded = [event.body.TYPE for piece in following for event in piece if event.actor == RUNNER]
    for at, release in enumerate(sent):
        if recorded[at : at + 1] != [release.TYPE]:
            raise _broken(press[-1], f"owed ({press[-1].body.TYPE}: {release.TYPE})")


def _broken(event: Event, rule: str) -> LogError:
    return LogError(
        N_("a rule of the procedure is broken by event {n}: {rule}"),
        place=Place("log.jsonl", event.seq + 1, f"seq {event.seq}"), n=event.seq, rule=rule,
    )  # fmt: skip


@cache
def _before(step: str) -> frozenset[type[EventBody]]:
    """The slips of which one stands before the step in its press: those of the commands that take it; none where one has none."""
    taking = [asked for asked in noun.bringing().get(CaseStepped, ()) if step in getattr(asked, "STEPS", ())]
    slips = [frozenset(kind for kind in comes_to(asked) if _leads(kind)) for asked in taking]
    return frozenset().union(*slips) if all(slips) else frozenset()


def _leads(kind: type[EventBody]) -> bool:
    return issubclass(kind, CaseworkEvent) and bool(kind.LEADS_FROM)


def _parts(book: CaseBook, press: Press) -> Iterator[tuple[Event, str]]:
    """A slip without the step that it was filled in for, a step without its slip, a decision that was not carried out."""
    for at, event in enumerate(press):
        body = event.body
        if isinstance(body, CaseStepped):
            earlier = [each.body for each in press[:at]]
            told = (each for each in earlier if isinstance(each, CaseworkEvent))
            about = {type(each) for each in told if each.case_in(book) == body.case}
            slips = _before(body.step)
            if slips and not slips & about:
                yield (
                    event,
                    f"owed ({body.case}: {body.step}, {', '.join(sorted(kind.TYPE for kind in slips))})",
                )
            if body.step == "act":
                yield from _carried(book, event, body, earlier)
        elif isinstance(body, CaseworkEvent) and body.LEADS_FROM:
            case = body.case_in(book)
            held = book.cases.get(case)
            later = (each.body for each in press[at + 1 :])
            steps = [each for each in later if isinstance(each, CaseStepped) and each.case == case]
            if held is not None and held.state in body.LEADS_FROM and not steps:
                yield event, f"owed ({case}: {body.TYPE}, {CaseStepped.TYPE})"


def _carried(
    book: CaseBook, event: Event, body: CaseStepped, earlier: list[EventBody]
) -> Iterator[tuple[Event, str]]:
    if (case := book.cases.get(body.case)) is None:
        return
    taken = {each.action for each in earlier if isinstance(each, ActionTaken)}
    told = {each.action for each in earlier if isinstance(each, PublicLogEntered)}
    decided = [each.actions for each in earlier if isinstance(each, CaseDecided) and each.case == body.case]
    for action in decided[-1] if decided else case.actions:
        if action in CARRIED_BY_ACT and action not in taken:
            yield event, f"owed ({body.case}: {ActionTaken.TYPE}, {action})"
        elif action in CARRIED_BY_ACT and action in SIGNED_ACTIONS and action not in told:
            yield event, f"owed ({body.case}: {PublicLogEntered.TYPE}, {action})"


def _takers(book: CaseBook, press: Press, edition: Edition) -> Iterator[tuple[Event, str]]:
    """Who decides depends on how grave a case is: the role may take the step at the priority that the case had before the press,
    and the slip is under the role that took the step."""
    slips: dict[str, str] = {}
    for event in press:
        body = event.body
        if isinstance(body, CaseDecided):
            slips[body.case] = body.role
        if not isinstance(body, CaseStepped) or event.actor == RUNNER or body.step == "split":
            continue
        if (case := book.cases.get(body.case)) is None or not edition.has(body.step):
            continue
        # Without client ids, presses of one second lie in one piece: what was triaged in it may count already.
        graded = (
            each.body for each in press if isinstance(each.body, CaseTriaged) and each.body.case == body.case
        )
        given = {case.priority or "P1", *(each.priority for each in graded)}
        allowed = frozenset().union(*(edition.steps[body.step].roles(priority) for priority in given))
        if body.role not in (with_substitutes(allowed) if case.conflicts else allowed):
            yield event, f"role ({event.actor}: {body.role}, {body.step}, {case.priority})"
        if slips.get(body.case, body.role) != body.role:
            yield event, f"role ({event.actor}: {slips[body.case]}, {body.step})"
