"""Weighs what was marked and what was published against what the scenario says may be withheld (E19). Judges no one's reasons."""

# Charter: conduct weighing
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from infodrill.casework.book import Case
from infodrill.casework.leak import CLOSED_MARKINGS, Artefact, Hit, leaks, parts_of
from infodrill.casework.nouns.evidence import EvidenceAdded
from infodrill.casework.nouns.marking import ArtefactMarked, artefacts
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.privacy import private
from infodrill.conduct.beside import stage_of, told_about
from infodrill.conduct.nouns.weighing import ArtefactWeighed
from infodrill.conduct.outgoing import outgoing
from infodrill.conduct.state import DrillState
from infodrill.kernel.erasable import until_erased
from infodrill.kernel.events import EventBody
from infodrill.kernel.folding import as_read
from infodrill.scenario.schema import Scenario


@dataclass(frozen=True, slots=True)
class _Scale:
    """What is weighed against: the scenario's protected facts by ground, its public contacts, open texts."""

    facts: tuple[tuple[str, str], ...]  # (ground, fact)
    contacts: tuple[str, ...]
    stage: Artefact

    def grounds(self, text: str, *, personal: bool) -> tuple[str, ...]:
        found = {ground for ground, fact in self.facts if _tells(text, fact, self.stage, self.contacts)}
        if personal and private(as_read(text), self.contacts, (self.stage.text,)):
            found.add("personal")
        return tuple(sorted(found))


# The papers of a drill's cases, each beside each fact: every seat reads them every minute.
@until_erased(1024)
def _tells(text: str, fact: str, stage: Artefact, contacts: tuple[str, ...]) -> bool:
    return bool(passages(text, fact, stage, contacts))


def passages(text: str, fact: str, stage: Artefact, contacts: tuple[str, ...]) -> tuple[Hit, ...]:
    """Where a text tells a fact, in order: its words or a name of it; one figure alone may be chance, two are not."""
    found = leaks({"": text}, [Artefact("fact", "RED", fact)], [stage], contacts)
    told = tuple(leak for leak in found if leak.source)
    return told if len(told) >= 2 or any(leak.kind != "number" for leak in told) else ()


def weighed(
    state: DrillState, scenario: Scenario, stage: Artefact, bodies: Iterable[EventBody]
) -> Iterator[ArtefactWeighed]:
    """A note on every artefact that these events mark, and on all that they tell the public that holds a protected fact.

    Marking down is noted too (with `tlp` GREEN or CLEAR and no grounds), so that review sees what was put right.
    """
    bodies = tuple(bodies)
    drafts: dict[tuple[str, int], StatementDrafted] = {}
    for body in bodies:
        match body:
            case StatementDrafted():
                drafts[body.statement, body.version] = body
            case EvidenceAdded() if body.tlp in CLOSED_MARKINGS:
                case = state.book.cases[body.case]
                yield _marked(_scale(scenario, stage), case, body.evidence, body.tlp, body.text)
            case ArtefactMarked():
                case = state.book.cases[body.case]
                text = _texts(state, case).get(body.artefact, "")
                closed = body.tlp in CLOSED_MARKINGS
                plain = ArtefactWeighed(artefact=body.artefact, case=body.case, tlp=body.tlp, grounds=())
                yield (
                    _marked(_scale(scenario, stage), case, body.artefact, body.tlp, text) if closed else plain
                )
            case StatementStepped() if body.to == "PUBLISHED":
                yield from _published(state, scenario, stage, body, drafts)
    yield from _said(state, scenario, stage, bodies)


def telling(scenario: Scenario, case: Case) -> tuple[str, ...]:
    """The papers of a case, by id, that tell what may lawfully be withheld, as whoever has them before him reads."""
    if not any(claim.protects for claim in scenario.claims):
        return ()
    scale = _scale(scenario, stage_of(scenario))
    papers = (paper for paper in artefacts(case) if paper.source)
    return tuple(paper.source for paper in papers if scale.grounds(paper.text, personal=False))


def _said(
    state: DrillState, scenario: Scenario, stage: Artefact, bodies: tuple[EventBody, ...]
) -> Iterator[ArtefactWeighed]:
    """A note on what an organisation says in public without a draft, only where it holds a protected fact: the leak check
    let it pass, for it knows only what the drill's papers hold. A statement's reason is weighed with the statement."""
    for body, sent in outgoing(state, bodies):
        text = "\n".join(part for part in sent.parts.values() if part)
        if not isinstance(body, StatementStepped) and (
            found := _scale(scenario, stage).grounds(text, personal=False)
        ):
            yield ArtefactWeighed(artefact=sent.item, case=sent.about, tlp="CLEAR", grounds=found)


def _marked(scale: _Scale, case: Case, artefact: str, tlp: str, text: str) -> ArtefactWeighed:
    return ArtefactWeighed(
        artefact=artefact,
        case=case.case,
        tlp=tlp,
        grounds=scale.grounds(text, personal=True),
        left_open=_left_open(case, artefact, text),
    )


def _left_open(case: Case, artefact: str, text: str) -> bool:
    """The owner of the facts said the same and did not mark it."""
    answers = [paper for paper in artefacts(case) if paper.source.startswith(f"{case.case}.q")]
    said = [answer for answer in answers if answer.marking not in CLOSED_MARKINGS]
    if any(answer.source == artefact for answer in said):
        return True
    return any(
        hit.kind in ("exact", "near")
        for answer in said
        for hit in leaks({"": text}, [Artefact("q", "RED", answer.text)])
    )


def _published(
    state: DrillState,
    scenario: Scenario,
    stage: Artefact,
    body: StatementStepped,
    drafts: Mapping[tuple[str, int], StatementDrafted],
) -> Iterator[ArtefactWeighed]:
    """Personal data that RIGHTS or SAFE let pass is theirs to judge; a protected fact is a leak however it passed."""
    held = state.book.statements.get(body.statement)
    made = drafts.get((body.statement, body.version)) or (
        next((version for version in held.versions if version.version == body.version), None)
        if held
        else None
    )
    if made is None:
        return
    # What the public reads, all of it: a fact said in a source, a figure or the public log is as public as one in the body.
    text = "\n".join((*parts_of(made).values(), body.reason))
    if found := _scale(scenario, stage).grounds(text, personal=False):
        case = held.case if held else ""
        yield ArtefactWeighed(
            artefact=f"{body.statement}@{body.version}", case=case, tlp="CLEAR", grounds=found
        )


def _texts(state: DrillState, case: Case) -> Mapping[str, str]:
    return {artefact.source: artefact.text for artefact in artefacts(case, told_about(state, case.case))}


def _scale(scenario: Scenario, stage: Artefact) -> _Scale:
    facts = tuple(
        (protect.ground, text)
        for claim in scenario.claims
        for protect in claim.protects
        for text in (protect.fact.vi, protect.fact.en)
    )
    return _Scale(facts, scenario.drill.public_contacts, stage)
