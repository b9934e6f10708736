"""What the leak check reads beside the book of cases: messages about the case, and what the range says openly.

Open are the scenario's own names and briefing and the injects that went to everyone: quoting them is no leak.
"""

# Charter: conduct beside
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from infodrill.casework.leak import Artefact, Hit, apart, leaks
from infodrill.casework.noun import CaseCommand, case_of
from infodrill.casework.nouns.marking import MarkArtefact, compared, published_texts
from infodrill.conduct import policy
from infodrill.conduct.nouns.injects import row_of
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.fields import keys
from infodrill.scenario.schema import Bi, Scenario


def artefacts_beside(
    state: DrillState,
    scenario: Scenario,
    stage: Artefact,
    seat: SeatPlace,
    cell: Iterable[SeatPlace],
    command: CaseCommand,
) -> tuple[Artefact, ...]:
    """Messages and guidance about the command's case, GREEN unless marked, and open texts with source ""; for a text, the
    protected papers too of every other case that a seat of its `cell` sees, with what is open of them.

    () for commands that the leak check does not read. Whoever marks is told of what the seat sees and of nothing else;
    a text is compared with all of them, for a secret is protected from those who do not know it too.
    """
    if not command.CHECKED:
        return ()
    case = next(
        (case_of(state.book, item) for item in (*keys(command, "statement"), *keys(command, "case"))), ""
    )
    told = told_about(state, case)
    if isinstance(command, MarkArtefact):
        told = tuple(artefact for artefact in told if policy.sees_artefact(seat, artefact.source, state))
    else:
        told = (*told, *_of_others(state, scenario, cell, case))
    return (*told, *heard_by_all(state, scenario), stage)


def leaks_in(
    state: DrillState, scenario: Scenario, seats: Iterable[SeatPlace], parts: Mapping[str, str], own: str = ""
) -> tuple[Hit, ...]:
    """What a text that goes out without a draft holds of the protected papers of any case that one of `seats` sees, and
    personal data. Whatever case it names, it is read as a draft on each would be; its `own` paper is nothing public."""
    found = list(
        leaks(parts, (), (*heard_by_all(state, scenario), stage_of(scenario)), scenario.drill.public_contacts)
    )
    for _, closed, open_texts in papers_of(state, scenario, seats):
        others = tuple(open_text for open_text in open_texts if not own or open_text.source != own)
        found += leaks(parts, closed, others, scenario.drill.public_contacts)
    return apart(found)


def _of_others(
    state: DrillState, scenario: Scenario, seats: Iterable[SeatPlace], own: str
) -> Iterator[Artefact]:
    for case, closed, open_texts in papers_of(state, scenario, seats):
        if case != own:
            yield from closed
            yield from (replace(open_text, marking="CLEAR") for open_text in open_texts)


def papers_of(
    state: DrillState, scenario: Scenario, seats: Iterable[SeatPlace]
) -> Iterator[tuple[str, tuple[Artefact, ...], tuple[Artefact, ...]]]:
    """(case, protected, open) of each case that one of `seats` sees and that has anything protected."""
    everybody = (*heard_by_all(state, scenario), stage_of(scenario))
    published, told, watchers = published_texts(state.book), _told(state), tuple(seats)
    for case in state.book.cases.values():
        if any(policy.sees_case(watcher, case) for watcher in watchers):
            closed, open_texts = compared(case, state.book, (*told.get(case.case, ()), *everybody), published)
            if closed:
                yield case.case, closed, open_texts


def heard_by_all(state: DrillState, scenario: Scenario) -> Iterator[Artefact]:
    """Injects that went to everyone, as open texts."""
    for delivery in state.deliveries.values():
        reached = delivery.reached and delivery.public
        if reached and (row := row_of(scenario, state, delivery.inject)):
            yield Artefact("", "CLEAR", _both(row.subject) + "\n" + _both(row.body))


def told_about(state: DrillState, case: str) -> tuple[Artefact, ...]:
    """Messages and guidance about a case, as unmarked ones; public guidance is CLEAR."""
    return tuple(_told(state).get(case, ())) if case else ()


def _told(state: DrillState) -> Mapping[str, list[Artefact]]:
    """The same of every case, in one pass."""
    told: dict[str, list[Artefact]] = {}
    for message in state.messages.values():
        told.setdefault(message.case, []).append(Artefact(message.message, "GREEN", message.text))
    for guidance in state.guidance.values():
        text = f"{guidance.topic}\n{guidance.told}"
        marking = "CLEAR" if guidance.published_at >= 0 else "GREEN"
        told.setdefault(guidance.about, []).append(Artefact(guidance.guidance, marking, text))
    return told


def stage_of(scenario: Scenario) -> Artefact:
    """Names and places of the story, as everybody at the table knows them."""
    drill, places, cells = scenario.drill, scenario.places, scenario.cells
    texts = [drill.title, drill.synopsis, drill.briefing, places.city, *(ward.name for ward in places.wards)]
    texts += [text for cell in cells.cells for text in (cell.name, cell.organisation)]
    return Artefact("", "CLEAR", "\n".join((*map(_both, texts), *drill.public_contacts)))


def _both(text: Bi) -> str:
    return f"{text.vi}\n{text.en}"
