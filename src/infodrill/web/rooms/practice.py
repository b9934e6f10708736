"""The strip of who practises alone: whether the clock waits and for what, and what there is to say of the last step."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from infodrill.conduct import practising
from infodrill.conduct.view import SeatView
from infodrill.kernel.events import Event
from infodrill.review import lesson, letgo, threelines
from infodrill.review.words import Voice
from infodrill.web.rooms.moments import moment
from infodrill.web.rooms.nextthings import good_for, next_things
from infodrill.web.rooms.steps import STEPS, called
from infodrill.web.shown import ShownDrill

SHOWN = 3
LOOKED = "looked-back"  # session key: practices whose end this browser has been shown


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRemark:
    """What is said of a step, in the reader's words; `right` None = no verdict; `clock`: when, `seq`: its event."""

    seq: int
    right: bool | None
    words: str
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeStrip:
    """`waits`: the clock stands for the person, or `comes`: it is about to, for `what`, done at `link`; `begun`: it has run;
    `busy`: what is more urgent is with others; `speed` = how many times real time it runs at; `last`: on the
    person's last step."""

    begun: bool
    waits: bool
    comes: bool
    what: str
    link: str
    speed: int
    busy: bool
    last: StepRemark | None
    earlier: tuple[StepRemark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """What was let go by on a claim: the steps, why it is so ("" where the page says it already), and what would have been right,
    in the reader's words."""

    claim: str
    steps: str
    why: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeEnd:
    """Three sentences, what was let go by, and what was said of each step."""

    so: str
    well: str
    then: str
    passed: tuple[Passed, ...]
    steps: tuple[StepRemark, ...]
    scenario: str
    seat: str


def strip(drill: ShownDrill, view: SeatView) -> PracticeStrip | None:
    """The strip, None for whoever does not practise alone, and after the end."""
    state = drill.state
    if state.practice is None or state.practice.seat != view.seat.seat or state.closed:
        return None
    said = _remarks(drill, view)[::-1]
    # What was said of an earlier step is none of the last.
    newest = max(lesson.presses(drill.record.events, view.seat.seat), default=0)
    last = next((remark for remark in said if remark.seq >= newest), None)
    practice, found = state.practice, next_things(view, drill.edition)
    own = practising.waiting(view, practice)
    running = bool(own) and state.running
    # Between what has come and the runner's next look at it the clock still runs, though for nobody else.
    comes = running and drill.once("comes to stand", state.seq, lambda: bool(_stands(drill, view)))
    # What the log says the clock stands for is older than what was just done.
    head = own[0] if own and (comes or practice.waits[:1] == (own[0].name,)) else None
    waited = next(
        (thing for thing in found if head and (thing.step, thing.item) == (head.step, head.item)), None
    )
    return PracticeStrip(
        begun=state.begun,
        waits=bool(practice.waits),
        comes=comes,
        what=waited.words if waited else "",
        link=waited.link if waited else "desk/",
        speed=max(1, state.speed // 1_000),
        busy=running and not comes,
        last=last,
        earlier=tuple(remark for remark in said if remark.seq < newest)[:SHOWN],
    )


def _stands(drill: ShownDrill, view: SeatView) -> tuple[str, ...]:
    practice = drill.state.practice
    played = (seat.seat for seat in view.casework.played if seat.seat != view.seat.seat)
    others = (drill.view(seat, view.lang) for seat in played)
    return practising.stands_for(view, others, practice) if practice else ()


def remark_on(events: Sequence[Event], drill: ShownDrill, view: SeatView) -> StepRemark | None:
    """What is said of these steps beside the finger, to whoever practises alone."""
    state = drill.state
    if not events or state.practice is None or state.practice.seat != view.seat.seat:
        return None
    said = _remarks(drill, view, since=events[0].seq)
    return said[-1] if said else None


def ending(drill: ShownDrill, view: SeatView) -> PracticeEnd | None:
    """The end of a practice, None while it goes on and for whoever does not practise alone."""
    state = drill.state
    if state.practice is None or state.practice.seat != view.seat.seat or not state.closed:
        return None
    voice, told = Voice.standing(view.lang, view.premises.begins), _three(drill, view.seat.seat)
    return PracticeEnd(
        so=voice.say(told.so),
        well=voice.say(told.well),
        then=voice.say(told.then),
        passed=_passed(drill, view, voice, told.about),
        steps=_remarks(drill, view),
        scenario=view.premises.id,
        seat=view.seat.seat,
    )


def _passed(drill: ShownDrill, view: SeatView, voice: Voice, told: str) -> tuple[Passed, ...]:
    return tuple(
        Passed(
            claim=passed.claim.sentence.in_(view.lang),
            steps=", ".join(called(drill.edition, step, view.lang) for step in passed.steps if step in STEPS),
            why=passed.why.in_(view.lang) if passed.claim.id != told else "",
            right=voice.say(passed.right),
        )
        for passed in letgo.let_go(drill.record, drill.state, view.seat.seat)
    )


def looks_back(request: HttpRequest, drill: ShownDrill, view: SeatView, room: str) -> bool:
    """True once after the end, for whoever practised: the page moves on to the look back. Other rooms stay open after that."""
    state = drill.state
    if state.practice is None or state.practice.seat != view.seat.seat or not state.closed:
        return False
    moved = request.session.get(LOOKED, [])
    if drill.id in moved or request.GET.get("part"):
        return False
    request.session[LOOKED] = [*moved, drill.id]
    return room != "report"


def _three(drill: ShownDrill, seat: str) -> threelines.ThreeLines:
    return drill.once(
        "three lines", drill.state.seq, lambda: threelines.three_lines(drill.record, drill.state, seat)
    )


def _remarks(drill: ShownDrill, view: SeatView, since: int = 0) -> tuple[StepRemark, ...]:
    voice = Voice.standing(view.lang, view.premises.begins)
    found = lesson.remarks(drill.record, drill.state, view.seat.seat)
    return tuple(
        StepRemark(
            seq=said.seq,
            right=said.right,
            words=voice.say(said.words) if said.words else good_for(said.step, view.lang),
            clock=moment(view, said.at),
        )
        for said in found
        if said.seq >= since
    )
