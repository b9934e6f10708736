"""The hot wash of a closed drill, one claim at a time: what was true, what was done and when, and three questions to discuss.

The questions follow from what was owed on the claim and what became of it; the last always asks for a row of the plan. Presses of
traps stand in nothing of it: they are told to who pressed.
"""

# Charter: review hotwash
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from infodrill.kernel.i18n import N_
from infodrill.review.lookback import DeedDone, LookBack
from infodrill.review.outcomes import without_presses
from infodrill.review.story import ClaimStory, StoryStep
from infodrill.review.whatwastrue import WasTrue
from infodrill.review.words import ReportLine

QUESTIONS = 3
FAILED = frozenset({"missed", "wrong", "late", "lapsed", "behind", "otherwise"})
DONE = frozenset({"met"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WashedClaim:
    """A claim for the room; `questions` = three msgids."""

    claim: WasTrue
    story: ClaimStory
    deeds: tuple[DeedDone, ...]
    questions: tuple[str, ...]

    @property
    def outcome(self) -> ReportLine:
        return without_presses(self.story.outcome)

    @property
    def steps(self) -> tuple[StoryStep, ...]:
        """What was done on it and when, without presses of traps."""
        return tuple(step for step in self.story.steps if step.kind != "trap")


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """A question, and when it is worth asking: what is known of the claim and what became of what was owed on it."""

    asks: str
    when: Callable[[WasTrue, Sequence[DeedDone]], bool]


def washed(found: LookBack) -> tuple[WashedClaim, ...]:
    """Every claim that went round, the weightiest first."""
    made = []
    for claim, story in zip(found.claims, found.stories, strict=True):
        deeds = tuple(deed for deed in found.deeds if deed.claim == claim.claim.sentence)
        made.append(
            WashedClaim(claim=claim, story=story, deeds=deeds, questions=tuple(_questions(claim, deeds)))
        )
    return tuple(made)


def in_runs(steps: Sequence[StoryStep], most: int) -> Iterator[tuple[bool, tuple[StoryStep, ...]]]:
    """Steps in runs, each with whether it may be folded: of more than `most` what went on within the house. What people heard,
    what was decided, missed or pressed, and the first and the last are never among them."""
    last = len(steps) - 1

    def stays(place: int) -> bool:
        return last < most or place in (0, last) or bool(steps[place].kind)

    for told, run in groupby(range(len(steps)), stays):
        found = tuple(steps[place] for place in run)
        yield not told and len(found) > 1, found


def _failed(*codes: str) -> Callable[[WasTrue, Sequence[DeedDone]], bool]:
    return lambda _, deeds: any(deed.measure in codes and deed.state in FAILED for deed in deeds)


# In the order in which they are worth the room's time.
RAISED: tuple[Raised, ...] = (
    Raised(
        asks=N_("What made us go further than the procedure lets us, and what would have been enough?"),
        when=lambda _, deeds: any(deed.over for deed in deeds),
    ),
    Raised(
        asks=N_("Where was it seen first, and what kept it from reaching the desk?"),
        when=_failed("E1"),
    ),
    Raised(
        asks=N_("Who could have spoken earlier, with what was known at that moment?"),
        when=_failed("E4", "E7", "E18"),
    ),
    Raised(
        asks=N_("Whom did we ask for the facts, and what did we take for certain too early?"),
        when=_failed("E5", "E6"),
    ),
    Raised(
        asks=N_("When did it become too large for one desk, and who should have known of it then?"),
        when=_failed("E11"),
    ),
    Raised(
        asks=N_("Our own word was wrong: who noticed, and how did people learn of it?"),
        when=lambda claim, deeds: claim.claim.own_error or _failed("E13")(claim, deeds),
    ),
    Raised(
        asks=N_("Who told the people concerned what happens next, and was that day kept?"),
        when=_failed("E12"),
    ),
    Raised(
        asks=N_(
            "People were free to say this: how did we hear what they wanted, without treating it as an offence?"
        ),
        when=lambda claim, _: claim.rights,
    ),
    Raised(
        asks=N_("This one went well: would it go as well at night, or with another person at the desk?"),
        when=lambda _, deeds: (
            any(deed.state in DONE for deed in deeds) and not any(deed.state in FAILED for deed in deeds)
        ),
    ),
    Raised(
        asks=N_("What did people see and believe in the minutes before they heard from us?"),
        when=lambda claim, _: True,
    ),
    Raised(
        asks=N_("What did we know for certain at the worst moment, and what did we only suppose?"),
        when=lambda claim, _: True,
    ),
)
LAST = N_(
    "What do we change before the next drill: which unit, by which day, and how will we see that it is done?"
)


def _questions(claim: WasTrue, deeds: Sequence[DeedDone]) -> Iterator[str]:
    fitting = [raised.asks for raised in RAISED if raised.when(claim, deeds)]
    yield from fitting[: QUESTIONS - 1]
    yield LAST
