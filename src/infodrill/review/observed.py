"""What people wrote down: evaluators' notes and ratings, what the press was told, what was done off the system.

Per cell, never per person: an evaluator is told apart from another only to see whether they agree.
"""

# Charter: review observed
from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import krippendorff
import numpy as np

from infodrill.casework.leak import CLOSED_MARKINGS
from infodrill.conduct.nouns.evaluation import NotePinned, TaskRated
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.conduct.nouns.restraint import OffSystemRecorded
from infodrill.conduct.nouns.weighing import ArtefactWeighed
from infodrill.review import falseword
from infodrill.review.measures.base import LETTERS
from infodrill.review.timeline import ReportTimeline
from infodrill.review.tothepress import elsewhere

FEWEST = 2  # evaluators on a cell, and units both rated, before their agreement is computed


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedNote:
    """kind strength | improve, pinned to second `at`."""

    at: int
    cell: str
    kind: str
    text: str
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRating:
    """Ratings P S M U that evaluators gave a cell's task, in order of giving; `seqs` of the events."""

    cell: str
    task: str
    letters: tuple[str, ...]
    texts: tuple[str, ...]
    seqs: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Krippendorff's α (ordinal) of the evaluators on one cell, in hundredths; `units` = tasks that two or more rated."""

    cell: str
    evaluators: int
    units: int
    alpha: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PressCounts:
    """Counts of the press room. `answered` = questions that were answered on their own matter, `elsewhere` on another alone,
    `let_out` = answers by which what the law protects got out, `put_off` = told nothing but that it is looked into, or nothing at
    all: these answer nothing. Of those answered: `untrue` = against the record."""

    asked: int
    answered: int
    elsewhere: int
    let_out: int
    untrue: int
    put_off: int
    late: int  # after the hour for which the answer was asked
    contradictions: tuple[tuple[int, int, str], ...]  # (at, seq, as the checker wrote it)


@dataclass(frozen=True, slots=True, kw_only=True)
class OffSystemAct:
    """*Ghi bổ sung*: `at` = when it was done."""

    at: int
    cell: str
    what: str
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    notes: tuple[PinnedNote, ...]
    ratings: tuple[TaskRating, ...]
    agreements: tuple[Agreement, ...]
    unrated: tuple[tuple[str, str], ...]  # (cell, critical task) that no evaluator rated
    press: PressCounts
    off_system: tuple[OffSystemAct, ...]


def observed(log: ReportTimeline) -> Observed:
    """Everything people wrote down in this drill, in order of time."""
    given = _given(log)
    return Observed(
        notes=tuple(
            PinnedNote(at=body.moment, cell=body.cell, kind=body.kind, text=str(body.text), seq=event.seq)
            for event, body in sorted(log.bodies(NotePinned), key=lambda pair: pair[1].moment)
        ),
        ratings=_ratings(log),
        agreements=tuple(
            agreement for cell in sorted(given) if (agreement := _agreement(cell, given[cell])) is not None
        ),
        unrated=_unrated(log),
        press=_press(log),
        off_system=tuple(
            OffSystemAct(at=body.done_at, cell=body.who, what=str(body.what), seq=event.seq)
            for event, body in log.bodies(OffSystemRecorded)
        ),
    )


def _given(log: ReportTimeline) -> dict[str, dict[str, dict[str, int]]]:
    """cell → evaluator → task → rating 0–3; an evaluator's last word counts."""
    given: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for event, body in log.bodies(TaskRated):
        given[body.cell][event.actor][body.task] = LETTERS.index(body.rating)
    return given


def _ratings(log: ReportTimeline) -> tuple[TaskRating, ...]:
    found: dict[tuple[str, str], list[tuple[str, str, int]]] = defaultdict(list)
    for event, body in log.bodies(TaskRated):
        found[body.cell, body.task].append((body.rating, str(body.text), event.seq))
    return tuple(
        TaskRating(
            cell=cell,
            task=task,
            letters=tuple(letter for letter, _, _ in rows),
            texts=tuple(text for _, text, _ in rows),
            seqs=tuple(seq for _, _, seq in rows),
        )
        for (cell, task), rows in found.items()
    )


def _agreement(cell: str, given: dict[str, dict[str, int]]) -> Agreement | None:
    tasks = sorted({task for rated in given.values() for task in rated})
    table = np.array([[rated.get(task, np.nan) for task in tasks] for rated in given.values()], float)
    paired = int((np.isfinite(table).sum(axis=0) >= FEWEST).sum())
    if len(given) < FEWEST or paired < FEWEST:
        return None
    values = table[np.isfinite(table)]
    if (values == values[0]).all():
        return Agreement(
            cell=cell, evaluators=len(given), units=paired, alpha=100
        )  # α has no variance to divide by; they all said the same
    alpha = krippendorff.alpha(reliability_data=table, level_of_measurement="ordinal")
    return Agreement(cell=cell, evaluators=len(given), units=paired, alpha=round(100 * float(alpha)))


def _unrated(log: ReportTimeline) -> tuple[tuple[str, str], ...]:
    rated = {(body.cell, body.task) for _, body in log.bodies(TaskRated)}
    return tuple(
        (cell, task.id)
        for capability in log.scenario.evaluation.capabilities
        for task in capability.tasks
        for cell in task.cells
        if (cell, task.id) not in rated
    )


def _press(log: ReportTimeline) -> PressCounts:
    answers = list(log.bodies(PressQuestionAnswered))
    given = {body.question for _, body in answers}
    open_notes = {note.artefact for _, note in log.bodies(ArtefactWeighed) if note.tlp not in CLOSED_MARKINGS}
    leaking = {body.question for _, body in answers if body.question in open_notes}
    to_it = {body.question for _, body in answers if not elsewhere(log, body)} - leaking
    asked = [body for _, body in log.bodies(PressQuestionAsked)]
    asked_by = {body.question: body.answer_by for body in asked if body.answer_by > 0}
    first: dict[str, int] = {}
    untrue = {word.item for word in log.said if word.item in to_it and falseword.untrue(log, word)}
    told = {word.item for word in log.said if word.tells and not word.holds}
    for event, body in answers:
        if body.question in to_it and not elsewhere(log, body):
            first.setdefault(body.question, event.at)
    return PressCounts(
        asked=len(asked),
        late=sum(at > asked_by.get(question, at) for question, at in first.items()),
        answered=len(to_it & (untrue | told)),
        elsewhere=len(given - to_it - leaking),
        let_out=len(leaking),
        untrue=len(untrue),
        put_off=len(to_it - untrue - told),
        contradictions=tuple(
            (event.at, event.seq, contradiction)
            for event, body in answers
            for contradiction in body.contradictions
        ),
    )
