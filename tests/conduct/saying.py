"""What a drill's log told the public, gathered for tests: each version with its moment, its case and what was logged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from infodrill.casework.book import Case, Version
from infodrill.casework.nouns.decision import ActionTaken
from infodrill.casework.nouns.moves import DeadlineMissed
from infodrill.casework.nouns.service import TicketAnswered
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.fold import apply
from infodrill.conduct.nouns.leaps import MoveBegun
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PromiseMissed
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event
from infodrill.scenario.schema import Scenario
from infodrill.scenario.storydate import StoryDate


@dataclass(frozen=True)
class Said:
    """A published version. `when` = the story's date and time; `promised` = of its next word, by the clock that ran when it
    was written, None = none; `apologised` = an acknowledgement was decided and taken on its case; `before` = what came out on
    the case last, within the hour; `told` = when the owner of the facts gave its newest answer by then, None = it gave none;
    `edition` = the number by which the public knows it."""

    statement: str
    kind: str
    version: Version
    case: Case | None
    claim: str
    at: int
    when: datetime
    written: datetime
    promised: datetime | None
    apologised: bool
    before: Said | None
    told: datetime | None
    edition: int

    def title(self, lang: str) -> str:
        return self.version.title_vi if lang == "vi" else self.version.title_en

    def body(self, lang: str) -> str:
        return self.version.body_vi if lang == "vi" else self.version.body_en

    def __str__(self) -> str:
        return f"{self.statement} v{self.version.version} ({self.kind}/{self.version.stance}, {self.claim}, {self.when:%d %H:%M})"


@dataclass(frozen=True)
class Told:
    """An answer to the press, with the case that it was given on as that stood then."""

    body: PressQuestionAnswered
    at: int
    when: datetime
    promised: datetime | None
    case: Case | None
    claim: str


@dataclass(frozen=True)
class Heard:
    """All of a drill: what was published, what the press and those who complained were told, and which promises the log says
    were not kept."""

    said: tuple[Said, ...]
    press: tuple[Told, ...]
    replies: tuple[str, ...]
    broken: tuple[str, ...]
    state: DrillState


def hear(scenario: Scenario, events: Iterable[Event]) -> Heard:
    """Read a log once, in its order."""
    state, date = DrillState(), StoryDate(datetime.fromisoformat(scenario.drill.epoch))
    said: list[Said] = []
    press: list[Told] = []
    replies: list[str] = []
    broken: list[str] = []
    acknowledged: set[str] = set()
    for event in events:
        state = apply(state, event)
        match event.body:
            case MoveBegun() as begun:
                date.move(event.at, begun.story)
            case ActionTaken(action=3, case=case):
                acknowledged.add(case)
            case StatementStepped(to="PUBLISHED") as step:
                said.append(_said(state, date, step, event.at, acknowledged, said))
            case PressQuestionAnswered() as answer:
                due = date.at(answer.promise_due) if answer.promise_due else None
                case = state.book.cases.get(answer.about)
                claim = state.links.get(answer.about, "")
                press.append(Told(answer, event.at, date.at(event.at), due, case, claim))
            case TicketAnswered(text=text):
                replies.append(str(text))
            case DeadlineMissed(excused=False) as missed if missed.step.startswith("promise"):
                broken.append(f"{missed.item} {missed.step}")
            case PromiseMissed(excused=False) as missed:
                broken.append(missed.question)
            case _:
                pass
    return Heard(tuple(said), tuple(press), tuple(replies), tuple(broken), state)


def _said(
    state: DrillState,
    date: StoryDate,
    step: StatementStepped,
    at: int,
    acknowledged: set[str],
    so_far: list[Said],
) -> Said:
    statement = state.book.statements[step.statement]
    version = next(
        each_version for each_version in statement.versions if each_version.version == step.version
    )
    before = next((word for word in reversed(so_far) if word.case and word.case.case == statement.case), None)
    recent = before if before and (date.at(at) - before.when).total_seconds() <= 3_600 else None
    written = date.at(version.at)
    case = state.book.cases.get(statement.case)
    answers = [question.answered_at for question in case.questions if question.answer] if case else []
    return Said(
        statement.statement, statement.kind, version, case,
        state.links.get(statement.case, ""), at, date.at(at), written,
        written + timedelta(seconds=version.next_update - version.at) if version.next_update else None,
        statement.case in acknowledged, recent, date.at(max(answers)) if answers else None,
        statement.edition(version.version),
    )  # fmt: skip
