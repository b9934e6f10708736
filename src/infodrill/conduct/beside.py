"""What the leak check reads beside the book of cases: messages about the case, and what the range says openly.

Open are the scenario's own names and briefing and the injects that went to everyone: quoting them is no leak.
"""

# Charter: conduct beside
from __future__ import annotations

from collections.abc import Iterator, Mapping

from infodrill.casework import commands as ask
from infodrill.casework.leak import Artefact, Hit, leaks
from infodrill.casework.marking import compared
from infodrill.conduct import policy
from infodrill.conduct.delivery import rows_as_run
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.scenario.schema import Bi, Scenario

READS = (
    ask.DraftStatement,
    ask.SelfCorrect,
    ask.ApproveStatement,
    ask.ClearLeak,
    ask.PublishStatement,
    ask.MarkArtefact,
)


def artefacts_beside(
    state: DrillState, scenario: Scenario, stage: Artefact, seat: SeatPlace, command: ask.CaseCommand
) -> tuple[Artefact, ...]:
    """Messages and guidance about the command's case, GREEN unless marked, and open texts with source "".

    () for commands that the leak check does not read. Whoever marks is told of what the seat sees and of nothing else;
    a text is compared with all of them, for a secret is protected from those who do not know it too.
    """
    if not isinstance(command, READS):
        return ()
    statement = state.book.statements.get(getattr(command, "statement", ""))
    case = statement.case if statement else getattr(command, "case", "")
    told = told_about(state, case)
    if isinstance(command, ask.MarkArtefact):
        told = tuple(one for one in told if policy.sees_artefact(seat, one.source, state))
    return (*told, *heard_by_all(state, scenario), stage)


def leaks_in(
    state: DrillState, scenario: Scenario, case_id: str, parts: Mapping[str, str], own: str = ""
) -> tuple[Hit, ...]:
    """What a text that goes out without a draft holds of a case's protected papers, and personal data. Its `own` paper
    does not make itself public."""
    case = state.book.cases.get(case_id)
    beside = (*told_about(state, case_id), *heard_by_all(state, scenario), stage_of(scenario))
    closed, open_texts = compared(case, state.book, beside)
    others = tuple(one for one in open_texts if not own or one.source != own)
    return leaks(parts, closed, others, scenario.drill.public_contacts)


def heard_by_all(state: DrillState, scenario: Scenario) -> Iterator[Artefact]:
    """Injects that went to everyone, as open texts."""
    rows = rows_as_run(scenario, state)
    for one in state.deliveries.values():
        if one.reached and one.public and (row := rows.get(one.inject)):
            yield Artefact("", "CLEAR", _both(row.subject) + "\n" + _both(row.body))


def told_about(state: DrillState, case: str) -> tuple[Artefact, ...]:
    """Messages and guidance about a case, as unmarked ones; public guidance is CLEAR."""
    if not case:
        return ()
    said = (Artefact(one.message, "GREEN", one.text) for one in state.messages.values() if one.case == case)
    guided = (
        Artefact(
            one.guidance,
            "CLEAR" if one.published_at >= 0 else "GREEN",
            "\n".join((one.topic, one.facts, *one.lines)),
        )
        for one in state.proactive.guidance.values()
        if one.about == case
    )
    return (*said, *guided)


def stage_of(scenario: Scenario) -> Artefact:
    """Names and places of the story, as everybody at the table knows them."""
    drill, places, cells = scenario.drill, scenario.places, scenario.cells
    texts = [drill.title, drill.synopsis, drill.briefing, places.city, *(one.name for one in places.wards)]
    texts += [one for cell in cells.cells for one in (cell.name, cell.organisation)]
    return Artefact("", "CLEAR", "\n".join((*map(_both, texts), *drill.public_contacts)))


def _both(text: Bi) -> str:
    return f"{text.vi}\n{text.en}"
