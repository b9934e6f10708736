"""The survey in the debrief: its sheet for whoever took part, how many came for who asks, and what was answered, from five on."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_POST

from infodrill.conduct.ballots import SKIPPED
from infodrill.conduct.nouns.hall import FEWEST_ANSWERS
from infodrill.conduct.nouns.survey import CloseSurvey, OpenSurvey
from infodrill.conduct.view import SeatView
from infodrill.kernel.digits import whole
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.screen import ScreenPoll
from infodrill.web.seating import room
from infodrill.web.shown import ShownDrill
from infodrill.web.voting import hand_in, voter_of

ABREAST, SHORT = 5, 12  # answers in a row, letters of each: what 360 px hold


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyAsk:
    """A question of the sheet: (place, option) of each answer; `name` of its control. Answers of a `scale` are so few and short
    that they stand in one row of a phone, from no to yes."""

    name: str
    text: str
    options: tuple[tuple[int, str], ...]

    @property
    def scale(self) -> bool:
        return len(self.options) <= ABREAST and all(len(words) <= SHORT for _, words in self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyShown:
    """`sheet` for who may fill one in and has not, `came` = sheets so far, in fives, for who closes it."""

    open: bool
    opens: bool
    closes: bool
    sheet: tuple[SurveyAsk, ...]
    given: bool
    came: int
    sheets: int
    closed: bool
    told: tuple[ScreenPoll, ...]
    untold: tuple[str, ...]


def survey_shown(request: HttpRequest, drill: ShownDrill, view: SeatView) -> SurveyShown | None:
    """None where there is nothing of it for this seat."""
    board = view.survey
    opens = view.over and board.stands is None and view.may(OpenSurvey) and not drill.state.practice
    if board.stands is None and not opens:
        return None
    closed, closes = bool(board.stands and board.stands.closed), board.open and view.may(CloseSurvey)
    given = bool(request.session.get(_mark(drill.id)))
    asks = board.asks
    fills = board.answers and not given
    asked = tuple(
        SurveyAsk(name=f"q{n}", text=each.text, options=tuple(enumerate(each.options)))
        for n, each in enumerate(asks)
    )
    sheets = board.stands.sheets if board.stands else 0
    return SurveyShown(
        open=board.open,
        opens=opens,
        closes=closes,
        given=given,
        closed=closed,
        sheet=asked if fills else (),
        came=_came(drill) if closes else 0,
        sheets=sheets,
        told=tuple(
            _bars(n, each.text, each.options, each.counts) for n, each in enumerate(asks) if each.counts
        ),
        untold=tuple(each.text for each in asks if sheets and not each.counts),
    )


def _came(drill: ShownDrill) -> int:
    """In fives, so that nobody is seen to hand in; none at an older moment, of which no sheets are kept."""
    count = drill.ballots.count() if isinstance(drill, LiveDrill) else 0
    return count // FEWEST_ANSWERS * FEWEST_ANSWERS


def _bars(n: int, text: str, options: tuple[str, ...], counts: tuple[int, ...]) -> ScreenPoll:
    total = sum(counts) or 1
    bars = tuple(
        (option, count, count * 1_000 // total) for option, count in zip(options, counts, strict=True)
    )
    return ScreenPoll(poll=f"q{n}", question=text, options=options, closed=True, bars=bars)


def _mark(drill: str) -> str:
    """Session key: this browser has handed in its sheet."""
    return f"surveyed:{drill}"


@require_POST
@room("report")
def answer(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    """A sheet: once a browser, beside the log, with no word of the seat. A question may be left out; a whole sheet not."""
    sheet = tuple(
        place
        if (place := whole(request.POST.get(f"q{n}", ""))) is not None and place < len(each.options)
        else SKIPPED
        for n, each in enumerate(view.survey.asks)
    )
    if set(sheet) - {SKIPPED} and not request.session.get(_mark(drill.id)):
        if not hand_in(drill, view.seat, sheet, voter_of(request)):
            raise Http404
        request.session[_mark(drill.id)] = True
    return HttpResponseRedirect(f"/d/{drill.id}/report/#sv-h")


urlpatterns = [path("d/<slug:drill>/report/survey/answer", answer, name="survey-answer")]
