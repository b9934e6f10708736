"""The facilitator's page after a drill: one claim at a time, what was true, what was done and when, what it was worth, three
questions, and a row of the improvement plan from what is said in the room.
"""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils.functional import SimpleLazyObject

from infodrill.conduct import policy
from infodrill.conduct.view import SeatView
from infodrill.kernel.digits import whole
from infodrill.kernel.i18n import tr
from infodrill.review import lookback
from infodrill.review.hotwash import WashedClaim, in_runs, washed
from infodrill.review.story import StoryStep
from infodrill.review.words import Voice
from infodrill.web.live import LiveDrill
from infodrill.web.rooms import planning
from infodrill.web.rooms.debrief import making
from infodrill.web.rooms.lookingback import NO_UNIT, DeedLine, deed_line, look_back, record_of
from infodrill.web.rooms.showing import RoomPage, show
from infodrill.web.rooms.worthtold import ClaimWorth
from infodrill.web.seating import room
from infodrill.web.shown import ShownDrill

WASH = RoomPage(
    room="report",
    template="infodrill/wash/page.html",
    css="debrief",
    parts={"wash": "infodrill/wash/claim.html", "plan": "infodrill/debrief/plan.html"},
)
MOST_STEPS = 14  # of a claim, on a wall: of more, what went on within the house is folded


@dataclass(frozen=True, slots=True, kw_only=True)
class WashStep:
    """What was done: in words, the story's clock with the minute, and the event at which the replay opens."""

    clock: str
    words: str
    seq: int
    public: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WashCell:
    """What became of what a cell owed on the claim: (state, words of the state, lines)."""

    name: str
    states: tuple[tuple[str, str, tuple[DeedLine, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WashShown:
    """A claim, the `n`th `of` all. `runs` of steps, each with whether it is folded; `worth` None = nothing was computed of it."""

    n: int
    of: int
    claim: str
    sentence: str
    verdict: str
    tone: str
    why: str
    office: str
    outcome: str
    runs: tuple[tuple[bool, tuple[WashStep, ...]], ...]
    cells: tuple[WashCell, ...]
    worth: ClaimWorth | None
    computing: bool
    questions: tuple[str, ...]

    @property
    def before(self) -> int:
        return self.n - 1

    @property
    def after(self) -> int:
        return self.n + 1 if self.n < self.of else 0


def wash_claims(drill: ShownDrill) -> tuple[WashedClaim, ...]:
    """The claims of a closed drill, read once."""
    return drill.once("hot wash", drill.state.bears, lambda: washed(record_of(drill)))


def wash_shown(drill: LiveDrill, view: SeatView, n: int) -> WashShown | None:
    """The nth claim, from 1; None where none went round. Raises Http404 for one that there is not."""
    claims = wash_claims(drill)
    if not claims and n == 1:
        return None
    if not 1 <= n <= len(claims):
        raise Http404
    held, lang = claims[n - 1], view.lang
    told, voice = held.claim, record_of(drill).log.voice(lang)
    made = making(drill, view)
    back = look_back(drill, view, computing=made.waits, permille=made.permille)
    worth = back.worth if back else None
    return WashShown(
        n=n, of=len(claims), claim=told.claim.id, sentence=told.claim.sentence.in_(lang),
        verdict=tr(lang, told.verdict), tone=told.tone, why=told.why.in_(lang),
        office=told.office.in_(lang) if told.office else "", outcome=voice.say(held.outcome),
        runs=tuple(
            (folded, tuple(_step(voice, step) for step in run)) for folded, run in in_runs(held.steps, MOST_STEPS)
        ),
        cells=_cells(view, held, voice),
        worth=next((claim for claim in worth.claims if claim.claim == told.claim.id), None) if worth else None,
        computing=bool(worth and worth.computing), questions=tuple(tr(lang, asks) for asks in held.questions),
    )  # fmt: skip


def _step(voice: Voice, step: StoryStep) -> WashStep:
    return WashStep(
        clock=voice.dated(step.at), words=voice.say(step.text), seq=step.seq, public=step.kind == "public"
    )


def _cells(view: SeatView, held: WashedClaim, voice: Voice) -> tuple[WashCell, ...]:
    names = view.seats.names(view.lang)
    found = []
    for cell in dict.fromkeys(deed.cell for deed in held.deeds):
        own = [deed for deed in held.deeds if deed.cell == cell]
        states = tuple(
            (
                state,
                tr(view.lang, lookback.STATES[state]),
                tuple(dict.fromkeys(deed_line(voice, deed) for deed in own if deed.state == state)),
            )
            for state, _ in lookback.tally(own)
        )
        found.append(WashCell(name=names.get(cell) or tr(view.lang, NO_UNIT), states=states))
    return tuple(found)


@room("report")
def wash(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    """?claim= which one, from 1."""
    if not policy.facilitates(view.seat, drill.state) or drill.state.practice:
        raise Http404
    n = whole(request.GET.get("claim", "1")) or 0
    shown = wash_shown(drill, view, n)
    told = {
        "wash": shown,
        "plan": SimpleLazyObject(
            lambda: planning.plan_board(drill, view, claim=shown.claim if shown else "")
        ),
        "claims": [
            (place, claim.claim.claim.sentence.in_(view.lang))
            for place, claim in enumerate(wash_claims(drill), 1)
        ],
    }
    return show(request, drill, view, WASH, told)


urlpatterns = [path("d/<slug:drill>/report/wash/", wash, name="hot-wash")]
