"""What was asked and answered in the press room, what was promised there, what contradicts what we published."""

# Charter: conduct events pressroom
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import Composed, EventBody, Text, event, unchanged, upcaster


@event
@dataclass(frozen=True, slots=True)
class ConferenceOpened(EventBody):
    TYPE: ClassVar[str] = "press.conference_opened"
    conference: str
    cell: str
    topic: Text


@event
@dataclass(frozen=True, slots=True)
class ConferenceClosed(EventBody):
    TYPE: ClassVar[str] = "press.conference_closed"
    conference: str


@event
@dataclass(frozen=True, slots=True)
class PressQuestionAsked(EventBody):
    """From an inject (`inject` > 0, the words are the inject's) or from a SIM seat. `answer_by` = exercise second."""

    TYPE: ClassVar[str] = "press.question_asked"
    question: str
    conference: str
    inject: int
    claim: str
    answer_by: int
    outlet: Text
    text: Text


@event
@dataclass(frozen=True, slots=True)
class PressQuestionAnswered(EventBody):
    """`took` seconds. `contradictions` = "s1@2:stance:deny→confirm" or "…:figure:6 child→8 child", found by `checker`.

    kind answer | holding | no_comment; `promise_due` = exercise second of what was promised, 0 = nothing.
    """

    TYPE: ClassVar[str] = "press.question_answered"
    VERSION: ClassVar[int] = 2
    question: str
    cell: str
    kind: str
    stance: str
    figures: tuple[Text, ...]
    about: str  # case id, "" = none
    promise_due: int
    took: int
    contradictions: tuple[Text, ...]
    checker: Composed
    text: Text


upcaster("press.question_answered", 1)(
    unchanged
)  # figures, and the contradictions that repeat them, were no free text


@event
@dataclass(frozen=True, slots=True)
class PressAnswerHeld(EventBody):
    """An answer that the leak check held back: how many of its passages, and none of its words."""

    TYPE: ClassVar[str] = "press.answer_held"
    question: str
    cell: str
    found: int
    checker: Composed


@event
@dataclass(frozen=True, slots=True)
class PromiseMissed(EventBody):
    """What was promised to the press by second `due` did not come; noted once."""

    TYPE: ClassVar[str] = "press.promise_missed"
    question: str
    due: int
    excused: bool
