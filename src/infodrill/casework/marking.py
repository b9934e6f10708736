"""Markings (TLP 2.0) of a case's artefacts: what is marked how, who may mark, what the leak check may quote.

Unmarked artefacts are GREEN; evidence has its own marking from the start; what was published is CLEAR.
"""

# Charter: casework marking
from __future__ import annotations

from collections.abc import Iterable, Iterator

from infodrill.casework import commands as ask
from infodrill.casework.events import ArtefactMarked
from infodrill.casework.leak import CLOSED_MARKINGS, Artefact
from infodrill.casework.records import Case, CaseBook
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import Scene
from infodrill.kernel.events import EventBody, Text
from infodrill.kernel.i18n import N_

MARKINGS = ("RED", "AMBER", "GREEN", "CLEAR")


def mark_artefact(scene: Scene, cmd: ask.MarkArtefact) -> tuple[EventBody, ...]:
    """Whoever may add evidence, the rights adviser, or the owner of an answer."""
    case = scene.case(cmd.case)
    owns = any(one.question == cmd.artefact and one.owner == scene.cell for one in case.questions)
    if scene.role != "RIGHTS" and not (owns and scene.role == "FACT-OWNER"):
        scene.may("evidence", case)
    held = {one.source: one.marking for one in artefacts(case, scene.artefacts) if one.source}
    if cmd.artefact not in held:
        raise refuse(
            "unknown",
            N_("There is no artefact {artefact} on {case}."),
            held,
            artefact=cmd.artefact,
            case=case.case,
        )
    if cmd.tlp not in MARKINGS:
        raise refuse("fields", N_("There is no marking {tlp}."), MARKINGS, tlp=cmd.tlp)
    if held[cmd.artefact] == cmd.tlp:
        raise refuse("once", N_("{artefact} is marked {tlp} already."), artefact=cmd.artefact, tlp=cmd.tlp)
    reason = Text(scene.said(cmd.reason, "reason"))
    return (ArtefactMarked(case.case, cmd.artefact, cmd.tlp, scene.role, scene.cell, reason),)


def artefacts(case: Case, messages: Iterable[Artefact] = ()) -> Iterator[Artefact]:
    """All artefacts of a case with the marking that stands. `messages` = those sent about it."""
    marked = dict(case.markings)
    for one in case.evidence:
        yield Artefact(one.evidence, marked.get(one.evidence, one.tlp), one.text)
    for asked in case.questions:
        if asked.answered_at >= 0:
            yield Artefact(
                asked.question, marked.get(asked.question, "GREEN"), f"{asked.answer}\n{asked.advice}"
            )
    if case.said:
        said = f"{case.case}.said"
        yield Artefact(said, marked.get(said, "GREEN"), case.said)
    for message in messages:
        yield Artefact(message.source, marked.get(message.source, message.marking), message.text)


def compared(
    case: Case | None, book: CaseBook, messages: Iterable[Artefact] = ()
) -> tuple[tuple[Artefact, ...], tuple[Artefact, ...]]:
    """(protected, public): what a draft on a case may not hold, and what everybody may say because it is open."""
    open_texts = [
        Artefact(one.statement, "CLEAR", _published(book, one.statement)) for one in book.statements.values()
    ]
    held = tuple(artefacts(case, messages)) if case else ()
    held += tuple(one for other in _kin(case, book) for one in artefacts(other)) if case else ()
    if case:
        open_texts.append(Artefact(case.case, "GREEN", case.sentence))
    closed = tuple(one for one in held if one.marking in CLOSED_MARKINGS)
    return closed, (*open_texts, *(one for one in held if one.marking not in CLOSED_MARKINGS))


def _kin(case: Case, book: CaseBook) -> list[Case]:
    """Cases whose papers are this case's too: what was merged into it, and what it was split from."""
    return [book.cases[one] for one in (*case.merged, case.parent) if one in book.cases]


def _published(book: CaseBook, statement: str) -> str:
    version = book.statements[statement].published
    return (
        "\n".join((version.title_vi, version.body_vi, version.title_en, version.body_en)) if version else ""
    )
