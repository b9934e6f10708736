"""What words to people outside the cells would give away, told while they are written. It knows what their writer's seat sees and
nothing else, and prevents nothing: what goes out is read again at its own door.
"""

# Charter: conduct forewarned
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from infodrill.casework.leak import Hit, apart, leaks, passage
from infodrill.casework.nouns.marking import artefacts
from infodrill.conduct import policy
from infodrill.conduct.beside import heard_by_all, papers_of, stage_of
from infodrill.conduct.nouns.injects import row_of
from infodrill.conduct.pressview import PressView
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.conduct.weighing import passages
from infodrill.kernel.i18n import LANGUAGES
from infodrill.scenario.schema import Scenario


def gives_away(
    seat: SeatPlace, state: DrillState, scenario: Scenario, parts: Mapping[str, str]
) -> tuple[str, ...]:
    """The passages of these words, each once, that hold personal data, what a paper before this seat keeps closed, or what may
    lawfully be withheld and was told to this seat, marked or not."""
    contacts, stage = scenario.drill.public_contacts, stage_of(scenario)
    found = list(leaks(parts, (), (*heard_by_all(state, scenario), stage), contacts))
    for _, closed, open_texts in papers_of(state, scenario, (seat,)):
        seen = [paper for paper in closed if policy.sees_artefact(seat, paper.source, state)]
        found += leaks(parts, seen, open_texts, contacts)
    found += _withheld(seat, state, scenario, parts)
    return tuple(dict.fromkeys(passage(hit, parts) for hit in apart(found)))


def _withheld(
    seat: SeatPlace, state: DrillState, scenario: Scenario, parts: Mapping[str, str]
) -> Iterator[Hit]:
    """Where the words tell a protected fact of the scenario that something before this seat tells too: nobody learns here that he
    guessed one."""
    contacts, stage = scenario.drill.public_contacts, stage_of(scenario)
    facts = [kept.fact for claim in scenario.claims for kept in claim.protects]
    for fact in facts:
        both = [fact.in_(lang) for lang in LANGUAGES]
        hits = [
            replace(hit, part=part)
            for part, text in parts.items()
            for told in both
            for hit in passages(text, told, stage, contacts)
        ]
        if hits and any(
            passages(known, told, stage, contacts)
            for known in _before(seat, state, scenario)
            for told in both
        ):
            yield from hits


def _before(seat: SeatPlace, state: DrillState, scenario: Scenario) -> Iterable[str]:
    """What was told to this seat: papers of its cases, what the press asks, what came in, messages."""
    for case in state.book.cases.values():
        if policy.sees_case(seat, case):
            yield case.sentence
            yield from (paper.text for paper in artefacts(case))
    came = [
        row_of(scenario, state, delivery.inject)
        for delivery in state.deliveries.values()
        if delivery.reached and delivery.seen_by(seat)
    ]
    for lang in LANGUAGES:
        press = PressView(seat, state, scenario, lang)
        yield from (exchange.asked for exchange in (*press.queue, *press.transcript))
        yield from (row.body.in_(lang) for row in came if row)
    yield from (message.text for message in state.messages.values() if message.seen_by(seat))
