"""The press room: a conference, questions, answers given live."""

# Charter: conduct commands pressroom
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct.commands.base import RangeCommand


@dataclass(frozen=True, slots=True)
class OpenConference(RangeCommand):
    topic: str


@dataclass(frozen=True, slots=True)
class CloseConference(RangeCommand):
    conference: str


@dataclass(frozen=True, slots=True)
class AskPressQuestion(RangeCommand):
    """A journalist asks. `claim` links the question for control and review; the one who answers never sees it."""

    outlet: str
    text: str
    conference: str = ""
    claim: str = ""


@dataclass(frozen=True, slots=True)
class AnswerPressQuestion(RangeCommand):
    """kind answer | holding | no_comment; stance and figures as in a statement; `promise_due` = a promised second, 0 = none."""

    question: str
    kind: str
    text: str
    stance: str = "unknown"
    figures: tuple[str, ...] = ()
    case: str = ""
    promise_due: int = 0
