"""The big screen: captions, and polls of the guests."""

# Charter: conduct nouns hall
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, ClassVar, NamedTuple

from infodrill.casework.reach import InHall
from infodrill.casework.steps import GROUPS
from infodrill.conduct import policy
from infodrill.conduct.clockrules import phase_over
from infodrill.conduct.noun import ForAll, May, NotTold, RangeCommand, command
from infodrill.conduct.nouns.publicquestions import Once, asked_by_public
from infodrill.conduct.roles import ANYONE, CONDUCTORS
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.conduct.wording import not_listed
from infodrill.kernel.errors import Refused, expect
from infodrill.kernel.events import Event, event
from infodrill.kernel.fields import Count, Key, Number, Words
from infodrill.kernel.grown import renewed
from infodrill.kernel.grown import with_one as with_
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema import Scenario

LONGEST_LINE = 200
MOST_OPTIONS = 6
LONGEST_SHOWN = 3_600
FEWEST_ANSWERS = 5  # below this nothing of a poll is shown, and no fewer are added to what is (charter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """`votes` by option, in the order of the options; `told` = as they stood when enough more had been cast to be told."""

    poll: str
    at: int
    question: str
    options: tuple[str, ...]
    votes: tuple[int, ...]
    told: tuple[int, ...] | None = None
    closed: bool = False

    @property
    def shown(self) -> tuple[int, ...] | None:
        """The votes in fives and more, so that no single one is seen to come; None before five. All of them once it is closed,
        but for fewer than five after the last that were told: what they add would be read off their difference."""
        return self.votes if self.closed and self.waiting >= FEWEST_ANSWERS else self.told

    @property
    def waiting(self) -> int:
        """How many have been cast since votes were told."""
        return sum(self.votes) - sum(self.told or ())

    def cast(self, option: int) -> Poll:
        """With one vote more. Of a large hall's votes a fifth more are told at once: whatever is told each page asks for."""
        votes = tuple(count + (index == option) for index, count in enumerate(self.votes))
        more = replace(self, votes=votes)
        return (
            replace(more, told=votes)
            if more.waiting >= max(FEWEST_ANSWERS, sum(self.told or ()) // 5)
            else more
        )


@event
@dataclass(frozen=True, slots=True)
class CaptionShown(ForAll):
    """A line on the big screen until exercise second `until`."""

    TYPE: ClassVar[str] = "hall.caption_shown"
    DONE: ClassVar[str] = N_("Show a line on the big screen")
    TOPICS: ClassVar[tuple[str, ...]] = ("screen",)
    text: InHall
    until: int

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return renewed(state, caption=self.text, caption_until=self.until)


@event
@dataclass(frozen=True, slots=True)
class PollOpened(ForAll):
    """The hall is asked a question, with its answers to choose from."""

    TYPE: ClassVar[str] = "hall.poll_opened"
    DONE: ClassVar[str] = N_("Ask the hall a question")
    TOPICS: ClassVar[tuple[str, ...]] = ("poll",)
    poll: str
    question: InHall
    options: tuple[InHall, ...]

    def apply(self, state: DrillState, event: Event) -> DrillState:
        entry = Poll(
            poll=self.poll,
            at=event.at,
            question=self.question,
            options=self.options,
            votes=(0,) * len(self.options),
        )
        return _with_poll(state, entry)


@event
@dataclass(frozen=True, slots=True)
class VoteCast(NotTold, ForAll):
    """One answer; its actor is "hall", never a seat. It stirs nobody's page: how many came is told by no number of messages."""

    TYPE: ClassVar[str] = "hall.vote_cast"
    TOPICS: ClassVar[tuple[str, ...]] = ()
    ROUTINE: ClassVar[bool] = True
    poll: str
    option: int

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return _with_poll(state, state.polls[self.poll].cast(self.option))


@event
@dataclass(frozen=True, slots=True)
class VotesTold(NotTold, ForAll):
    """Enough more have answered: from here on their votes are shown."""

    TYPE: ClassVar[str] = "hall.votes_told"
    TOPICS: ClassVar[tuple[str, ...]] = ("poll",)
    ROUTINE: ClassVar[bool] = True
    poll: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return state


@event
@dataclass(frozen=True, slots=True)
class PollClosed(ForAll):
    """The question to the hall was closed; its counts stay."""

    TYPE: ClassVar[str] = "hall.poll_closed"
    DONE: ClassVar[str] = N_("Close the poll")
    TOPICS: ClassVar[tuple[str, ...]] = ("poll",)
    poll: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return _with_poll(state, replace(state.polls[self.poll], closed=True))


@command
@dataclass(frozen=True, slots=True)
class ShowCaption(RangeCommand):
    """A line on the big screen for `seconds` of exercise time."""

    MAY: ClassVar[May] = May(thing="hall", says=CaptionShown.DONE, roles=CONDUCTORS)
    text: Annotated[str, Words(LONGEST_LINE, N_("Caption"))]
    seconds: Annotated[int, Number(1, LONGEST_SHOWN)] = 60

    def decide(self, scene: RangeScene) -> tuple[CaptionShown, ...]:
        return (CaptionShown(scene.free(self.text, "text"), scene.at + self.seconds),)


@command
@dataclass(frozen=True, slots=True)
class OpenPoll(RangeCommand):
    """“What would you decide?”: two to six options."""

    MAY: ClassVar[May] = May(thing="poll", says=PollOpened.DONE, roles=CONDUCTORS)
    question: Annotated[str, Words(LONGEST_LINE, N_("What would you decide?"))]
    options: Annotated[tuple[str, ...], Words(LONGEST_LINE), Count(2, MOST_OPTIONS)]

    def decide(self, scene: RangeScene) -> tuple[PollOpened, ...]:
        options = tuple(scene.free(option, "options") for option in self.options)
        number = scene.numbered("v", scene.state.polls)
        return (PollOpened(number, scene.free(self.question, "question"), options),)


@command
@dataclass(frozen=True, slots=True)
class ClosePoll(RangeCommand):
    """Close the question that the hall is asked."""

    MAY: ClassVar[May] = May(thing="poll", says=PollClosed.DONE, roles=CONDUCTORS)
    poll: Annotated[str, Key("poll")]

    def decide(self, scene: RangeScene) -> tuple[PollClosed, ...]:
        return (PollClosed(_running(scene, self.poll).poll),)


@command
@dataclass(frozen=True, slots=True)
class CastVote(RangeCommand):
    """`option` from 0. Recorded without the seat; the page lets each guest answer once."""

    MAY: ClassVar[May] = May(
        thing="poll",
        says=N_("Answer a question put to the hall"),
        roles=ANYONE,
        note="recorded without the seat",
        actor="hall",
    )
    PACED: ClassVar[bool] = False
    BY_VOTER: ClassVar[bool] = True
    poll: Annotated[str, Key("poll")]
    option: Annotated[int, Number(0, MOST_OPTIONS - 1)]

    def decide(self, scene: RangeScene) -> tuple[VoteCast | VotesTold, ...]:
        poll = _running(scene, self.poll)
        if not 0 <= self.option < len(poll.options):
            raise not_listed("option", self.option, map(str, range(len(poll.options))))
        told = poll.cast(self.option).told != poll.told
        return (VoteCast(poll.poll, self.option), *([VotesTold(poll.poll)] if told else ()))


def _running(scene: RangeScene, poll: str) -> Poll:
    return expect(
        scene.state.polls.get(poll),
        Refused(
            N_("There is no open poll {poll}."),
            remedy=N_("Wait until control opens one."),
            code="R130",
            poll=poll,
        ),
        lambda found: not found.closed,
    )


def _with_poll(state: DrillState, poll: Poll) -> DrillState:
    return renewed(state, polls=with_(state.polls, poll.poll, poll))


@dataclass(frozen=True, slots=True, kw_only=True)
class PollShown:
    """`votes` by option, in fives until it is closed; None while fewer than five answered: not even their number is told."""

    poll: str
    question: str
    options: tuple[str, ...]
    votes: tuple[int, ...] | None
    closed: bool


class Headline(NamedTuple):
    """A claim as the hall reads of it; `title` = its topic, which says nothing of what is so, "" where it has none: the title of
    its situation may tell ("a cloned voice, a leak that is real")."""

    title: str
    sentence: str


class HallView:
    """The caption and the polls are the same for every seat; the numbers are for the hall and for control."""

    def __init__(self, seat: SeatPlace, state: DrillState, scenario: Scenario, lang: str, once: Once) -> None:
        self._seat, self._state, self._scenario, self._lang = seat, state, scenario, lang
        self._once = once

    @property
    def caption(self) -> str:
        """The line to show now, "" for none."""
        return self._state.caption if self._state.at < self._state.caption_until else ""

    @property
    def phase_over(self) -> int:
        """The phase whose time is up while the clock waits for control: 3 or 4, 0 = none."""
        return phase_over(self._state, self._scenario)

    @property
    def lifted(self) -> bool:
        """Whether a real event is over and nobody has turned the clock since."""
        return self._state.lifted

    @property
    def moving(self) -> dict[str, int]:
        """How many cases stand in each of the five groups of states: numbers alone; {} for a player, whom they would
        tell of other cells' work."""
        if not policy.sees_moving(self._seat):
            return {}
        counts = dict.fromkeys(GROUPS, 0)
        group_of = {state: group for group, states in GROUPS.items() for state in states}
        for case in self._state.book.cases.values():
            if not case.merged_into:
                counts[group_of[case.state]] += 1
        return counts

    @property
    def unanswered(self) -> int:
        """How many questions of the public no text answers: a number alone; 0 for a player, as of `moving`."""
        if not policy.sees_moving(self._seat):
            return 0
        entries = asked_by_public(self._state, self._scenario, self._lang, self._once)
        return sum(not entry.answered_by or entry.mute for entry in entries)

    def headline(self, claim: str) -> Headline:
        """What a claim is about, and in which words it went round; empty for whoever does not read that yet."""
        if not policy.sees_headlines(self._seat, self._state):
            return Headline("", "")
        told = self._scenario.claim(claim)
        return Headline(told.topic.in_(self._lang) if told.topic else "", told.sentence.in_(self._lang))

    @property
    def polls(self) -> tuple[PollShown, ...]:
        return tuple(
            PollShown(
                poll=poll.poll,
                question=poll.question,
                options=poll.options,
                votes=poll.shown,
                closed=poll.closed,
            )
            for poll in self._state.polls.values()
        )
