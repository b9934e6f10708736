"""A branch: a new drill that shares another one's log up to a moment and goes on by itself from there.

Event 0 of a branch is that of its parent, with the name of the parent, its chain digest after its own event 0 and after the last
event that both share, and that event. The facts in between are the parent's, wall times and salts and all, chained anew: what
was erased stays erased, and whoever holds the branch alone can see that they lead from the one digest to the other.
"""

# Charter: conduct branching
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from infodrill.casework import charter
from infodrill.conduct.city import MODEL_VERSION
from infodrill.conduct.fold import fold
from infodrill.conduct.giving import RUNNER
from infodrill.conduct.nouns.city import RELEASES
from infodrill.conduct.nouns.clock import ClockChanged, JumpEnded
from infodrill.conduct.nouns.course import DrillClosed, DrillOpened, MinuteClosed
from infodrill.conduct.nouns.lobby import SeatLeft
from infodrill.conduct.state import DrillState
from infodrill.kernel.chain import Tip, chain_of, graft
from infodrill.kernel.errors import DrillError, LogError, Place
from infodrill.kernel.events import Event, EventBody
from infodrill.kernel.i18n import N_
from infodrill.kernel.protocols import Stored


class BranchError(DrillError):
    """A drill cannot be played again from there."""

    code = "Y230"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """The last event that a branch shares with its parent, and the state after it."""

    seq: int
    at: int
    state: DrillState


def cut_after(events: Sequence[Event], seq: int) -> Cut:
    """The moment after an event, or after the last of those that were recorded with it in one stroke. Raises BranchError."""
    if not 0 <= seq < len(events):
        raise BranchError(
            N_("This drill has no event {seq}."),
            remedy=N_("Its last one is {last}."),
            seq=seq,
            last=len(events) - 1,
        )
    while seq + 1 < len(events) and _with_it(events[seq], events[seq + 1]):
        seq += 1
    opened, state = events[0].body, fold(events[: seq + 1])
    if not isinstance(opened, DrillOpened) or opened.model_version != MODEL_VERSION:
        raise BranchError(
            N_("The simulated city of this drill was lived by another version of the model."),
            remedy=N_("Use the version of infodrill that played it."),
            code="Y231",
        )
    if state.closed or not state.begun:
        raise BranchError(
            N_("Nothing is played at that moment."),
            remedy=N_("Choose one between the start and the end of the drill."),
            code="Y232",
        )
    if state.stopped:
        raise BranchError(
            N_("The drill stood still there for a real event."),
            remedy=N_("Choose a moment before it, or after it went on."),
            code="Y233",
        )
    return Cut(seq=seq, at=events[seq].at, state=state)


def before(events: Sequence[Event], second: int) -> int:
    """The last event before an exercise second, which is then played anew; of the first second the opening itself."""
    return next((event.seq for event in reversed(events) if event.at < second), 0)


def _with_it(event: Event, after: Event) -> bool:
    """Whether an event was recorded in one stroke with the one before it: no log ever ended between the two."""
    if isinstance(event.body, MinuteClosed) or isinstance(after.body, MinuteClosed) or event.at != after.at:
        return False
    if after.actor == RUNNER:
        return event.actor == RUNNER or isinstance(after.body, RELEASES)
    return bool(after.command) and after.command == event.command


def opening(
    parent: str, stored: Stored, opened: DrillOpened, cut: Cut, cells: Mapping[str, str]
) -> DrillOpened:
    """Event 0 of a branch. `cells` = the character of each cell that works by itself from the cut on."""
    build = charter.standing()
    return replace(
        opened,
        cells=dict(cells),
        charter_digest=build.digest,
        charter_release=build.release,
        charter_state=build.state,
        charter_program=build.program,
        parent=parent,
        parent_opening=chain_of(stored.lines[0], 0),
        parent_chain=chain_of(stored.lines[cut.seq], cut.seq),
        cut=cut.seq,
        cut_minute=cut.state.minute,
    )


def handed_over(state: DrillState) -> Iterator[EventBody]:
    """What a branch begins with after the cut: whoever sat there in the parent does not sit here, and no jump is under way."""
    if state.jump is not None:
        yield JumpEnded(state.at)
    yield from (SeatLeft(seat) for seat in state.joined)


def stands(state: DrillState) -> Iterator[EventBody]:
    """The same for a drill that people play: its clock waits until control starts it."""
    yield from handed_over(state)
    if state.running:
        yield ClockChanged("pause")


def prove_branch(stored: Stored, events: Sequence[Event]) -> None:
    """LogError where the facts of a branch do not lead from the one digest of its parent to the other."""
    opened = events[0].body
    if not isinstance(opened, DrillOpened) or not opened.parent:
        return
    place = Place("log.jsonl", 1, "seq 0")
    closed = sum(isinstance(event.body, MinuteClosed) for event in events[: opened.cut + 1])
    if not 0 <= opened.cut < len(events) or closed != opened.cut_minute:
        raise LogError(N_("the event at which this branch begins is not in it"), place=place)
    if chain_from(stored, opened.parent_opening, opened.cut) != opened.parent_chain:
        raise LogError(
            N_("what this branch shares with its parent does not give the parent's digest"), place=place
        )


def chain_from(stored: Stored, opened_with: str, upto: int) -> str:
    """The chain digest after event `upto` of a log that began with another event 0 and held the same facts since."""
    tip = Tip(opened_with)
    for seq, line in enumerate(stored.lines[1 : upto + 1], 1):
        tip = graft(line, seq, tip, stored.texts)[1].tip
    return tip.chain


def content_played(stored: Stored, events: Sequence[Event]) -> str:
    """The content digest of what was played, from event 1 to the close: the same for a branch that goes on like its parent. The
    verdict behind it is the program's that gave it."""
    closed = next((event.seq for event in events if isinstance(event.body, DrillClosed)), len(events) - 1)
    tip = Tip()
    for seq, line in enumerate(stored.lines[1 : closed + 1], 1):
        tip = graft(line, seq, tip, stored.texts)[1].tip
    return tip.content


def is_parent(stored: Stored, opened: DrillOpened) -> bool:
    """Whether a log is the parent of the branch that was opened so: it began so, and came to that digest at the cut."""
    if not 0 <= opened.cut < len(stored.lines):
        return False
    found = chain_of(stored.lines[0], 0), chain_of(stored.lines[opened.cut], opened.cut)
    return found == (opened.parent_opening, opened.parent_chain)
