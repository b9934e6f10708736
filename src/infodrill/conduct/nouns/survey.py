"""The survey after a drill: asked of everybody who took part, answered without a name, told from five answers on.

While it is open its sheets lie beside the log (`conduct.ballots`). Closing it records how often each answer was chosen; of a
question with fewer than five answers, and of a survey with fewer than five sheets, nothing is recorded at all.
"""

# Charter: conduct nouns survey
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from infodrill.casework.steps import PLAYERS
from infodrill.conduct.ballots import Sheet
from infodrill.conduct.noun import ForAll, May, RangeCommand, command
from infodrill.conduct.nouns.hall import FEWEST_ANSWERS
from infodrill.conduct.roles import CONDUCTORS
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Event, event
from infodrill.kernel.grown import renewed
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema import Scenario
from infodrill.scenario.survey import options_of, questions_of

Counts = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """`sheets` 0 while it is open, and where fewer than five came; `counts` by question and answer, () for a question of which
    nothing is told."""

    closed: bool = False
    sheets: int = 0
    counts: Counts = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedInSurvey:
    """A question in words; `counts` by option, () where nothing is told of it."""

    text: str
    options: tuple[str, ...]
    counts: tuple[int, ...]


class _OfSurvey(ForAll):
    """Base: everybody may know that it is asked, and what came of it. No figure of the drill's outcome rests on it."""

    TOPICS: ClassVar[tuple[str, ...]] = ("survey",)
    WORK: ClassVar[bool] = False
    BEARS: ClassVar[bool] = False


@event
@dataclass(frozen=True, slots=True)
class SurveyOpened(_OfSurvey):
    """The questions of the scenario, or the range's own, are put to everybody who took part."""

    TYPE: ClassVar[str] = "survey.opened"
    DONE: ClassVar[str] = N_("Open the survey")

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return renewed(state, survey=Survey())


@event
@dataclass(frozen=True, slots=True)
class SurveyClosed(_OfSurvey):
    """How many sheets came, and how often each answer was chosen, from five on; the sheets themselves are recorded nowhere."""

    TYPE: ClassVar[str] = "survey.closed"
    DONE: ClassVar[str] = N_("Close the survey and show what was answered")
    sheets: int
    counts: tuple[tuple[int, ...], ...]

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return renewed(state, survey=Survey(closed=True, sheets=self.sheets, counts=self.counts))


@command
@dataclass(frozen=True, slots=True)
class OpenSurvey(RangeCommand):
    """Ask everybody who took part, once, when the drill is closed."""

    MAY: ClassVar[May] = May(
        thing="survey", says=SurveyOpened.DONE, roles=CONDUCTORS, note="after the close", closed=True
    )

    def decide(self, scene: RangeScene) -> tuple[SurveyOpened, ...]:
        if not scene.state.closed or scene.state.survey is not None or scene.state.practice is not None:
            raise Refused(
                N_("The survey is asked once, when the drill is closed."),
                remedy=N_("Close the drill first; what was asked stands in the debrief."),
                code="R173",
            )
        return (SurveyOpened(),)


@command
@dataclass(frozen=True, slots=True)
class CloseSurvey(RangeCommand):
    """Count the sheets and throw them away."""

    COUNTS: ClassVar[bool] = True
    MAY: ClassVar[May] = May(
        thing="survey",
        says=SurveyClosed.DONE,
        roles=CONDUCTORS,
        note="after the close",
        closed=True,
    )

    def decide(self, scene: RangeScene) -> tuple[SurveyClosed, ...]:
        if not is_asked(scene.state):
            raise Refused(
                N_("No survey is open."), remedy=N_("Open it when the drill is closed."), code="R174"
            )
        sheets = scene.ballots.sheets()
        return (SurveyClosed(len(sheets) if told(sheets) else 0, counted(scene.scenario, sheets)),)


def is_asked(state: DrillState) -> bool:
    """Whether the survey is open."""
    return state.survey is not None and not state.survey.closed


def answers(seat: SeatPlace, state: DrillState) -> bool:
    """True when the seat may fill in a sheet: whoever played, while the survey is open. Who ran the drill and guests did not."""
    return is_asked(state) and bool(seat.roles & PLAYERS)


def told(sheets: Sequence[Sheet]) -> bool:
    """Whether so many came that something may be told of them."""
    return len(sheets) >= FEWEST_ANSWERS


def counted(scenario: Scenario, sheets: Sequence[Sheet]) -> Counts:
    """How often each answer was chosen, by question; () of a question that fewer than five answered. Chosen places that the
    questions do not have count nowhere."""
    found = []
    for n, question in enumerate(questions_of(scenario)):
        chosen = [sheet[n] for sheet in sheets if n < len(sheet)]
        counts = tuple(chosen.count(place) for place in range(len(options_of(question))))
        found.append(counts if sum(counts) >= FEWEST_ANSWERS else ())
    return tuple(found) if told(sheets) else ()


class SurveyView:
    """For everybody who may be in the debrief."""

    def __init__(self, seat: SeatPlace, state: DrillState, scenario: Scenario, lang: str) -> None:
        self._scenario, self._lang = scenario, lang
        self.stands = state.survey
        self.open = is_asked(state)
        self.answers = answers(seat, state)

    @property
    def asks(self) -> tuple[AskedInSurvey, ...]:
        """The questions, with what is told of the answers."""
        return asked(self._scenario, self.stands, self._lang)


def asked(scenario: Scenario, survey: Survey | None, lang: str) -> tuple[AskedInSurvey, ...]:
    """The questions in a language, with what is told of the answers."""
    counts = survey.counts if survey else ()
    return tuple(
        AskedInSurvey(
            text=question.text.in_(lang),
            options=tuple(option.in_(lang) for option in options_of(question)),
            counts=counts[n] if n < len(counts) else (),
        )
        for n, question in enumerate(questions_of(scenario))
    )
