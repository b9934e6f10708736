"""After the drill: how far its report is, what this seat may take away, and the files themselves.

What the seat may take, `conduct.policy.takes` says; making it is `web.outcome`'s.
"""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_POST

from infodrill.conduct import policy
from infodrill.conduct.linking import waiting
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import LANGUAGES, N_, tr
from infodrill.review import planfile
from infodrill.web.joining.papers import OFFICE
from infodrill.web.live import LiveDrill
from infodrill.web.outcome import keeping, questions, worth
from infodrill.web.rooms import asking, beside, leaps, lookingback, planning, practice, surveying
from infodrill.web.rooms import screen as screens
from infodrill.web.rooms.living import lived_again
from infodrill.web.rooms.showing import RoomPage, show
from infodrill.web.seating import room
from infodrill.web.shown import ShownDrill

DEBRIEF = RoomPage(
    room="report",
    template="infodrill/debrief/page.html",
    css="debrief",
    parts={
        **{
            name: f"infodrill/debrief/{name}.html"
            for name in ("over", "truth", "deeds", "worth", "beside", "asked", "outcome", "plan", "survey")
        },
        "waiting": "infodrill/control/waiting.html",
    },
)
ONE_FILE = N_("One file, opens in any browser, prints well")
HTML, DATA, BYTES, ZIP = (
    "text/html; charset=utf-8",
    "application/json",
    "application/octet-stream",
    "application/zip",
)
PDF = "application/pdf"
ONE_PAGE = N_("One page for everybody: what was true, what was done, what it was worth")
HOME = {"pdf": (N_("To take away, on paper (PDF)"), PDF), "html": (N_("To take away, in a browser"), HTML)}
TAKEN_HOME = {"vi": "to-tom-tat.vi", "en": "take-away.en"}  # when saved
PAPER = {  # kind → words, what it is good for, icon, type
    "pdf": (N_("Report on paper (PDF)"), N_("To print and to file: contents, page numbers, the mark on each page"),
            "paper", PDF),
    "docx": (N_("Report for Word or LibreOffice"), N_("To go on writing in"),
             "paper", f"{OFFICE}.wordprocessingml.document"),
    "xlsx": (N_("Tables of the report"), N_("Ledger, measures, claims, plan and realism passport, for Excel"),
             "dial", f"{OFFICE}.spreadsheetml.sheet"),
}  # fmt: skip
PAGES = {f"report.{lang}.html" for lang in LANGUAGES}
REPORT = {"vi": "bao-cao.vi", "en": "report.en"}  # when saved
WHOLE = N_("The whole drill; anyone can verify it and make the report again")
OUT = N_("Statements, ClaimReview, CAP, public log, calendar, MSEL as run")
# name → (words, what it is good for, icon, type, name when saved)
OFFERED = {
    "report.vi.html": (N_("Report in Vietnamese"), ONE_FILE, "report", HTML, "bao-cao.vi.html"),
    "report.en.html": (N_("Report in English"), ONE_FILE, "report", HTML, "report.en.html"),
    **{
        f"report.{lang}.{kind}": (words, what, icon, media, f"{REPORT[lang]}.{kind}")
        for kind, (words, what, icon, media) in PAPER.items()
        for lang in LANGUAGES
    },
    **{
        f"takeaway.{lang}.{kind}": (words, ONE_PAGE, "paper", media, f"{TAKEN_HOME[lang]}.{kind}")
        for kind, (words, media) in HOME.items()
        for lang in LANGUAGES
    },
    "report.json": (
        N_("The report as data"),
        N_("The same figures, for a program"),
        "dial",
        DATA,
        "report.json",
    ),
    "drill": (N_("The drill file"), WHOLE, "seal", BYTES, "whole.drill"),
    "artefacts": (N_("What went out"), OUT, "paper", ZIP, "artefacts.zip"),
}
STAGES = {
    "": N_("Waiting for the runner"),
    "drill": N_("Writing the drill file"),
    "artefacts": N_("Gathering what went out"),
    "assess": N_("Living the city again, with and without what was said"),
    "report": N_("Writing the report"),
}
WEIGHT = {
    "": 0,
    "drill": 20,
    "artefacts": 60,
    "assess": 100,
    "report": 960,
}  # per mille at which a stage begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A file that this seat may take. `size` in words."""

    name: str
    title: str
    what: str
    icon: str
    size: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """`state` none | wanted | making | done | cancelled | failed; `permille` of the work is done, `again` = then once more,
    since something was recorded meanwhile. `offers` of the last one that is whole, made at `since`, None = there is none."""

    closed: bool
    state: str
    words: str
    permille: int
    fault: str
    offers: tuple[Offer, ...]
    may_make: bool
    waits: bool
    again: bool
    since: datetime | None


def making(drill: ShownDrill, view: SeatView) -> Making:
    """How the outcome stands for this seat."""
    row, state = keeping.of(drill.id), drill.state
    whole = keeping.current(drill.id)
    grown = row is not None and row.upto <= state.bears
    told = "none" if row is None else row.state
    if grown and told in keeping.ENDED:
        told = "wanted"
    elif told == "done" and not whole:
        told = "none"
    sizes = keeping.sizes(drill.id) if state.closed else {}
    stage = row.stage if row and told == "making" else ""
    return Making(
        closed=state.closed,
        state=told,
        words=(lived_again(drill, view.lang) if not stage else "") or tr(view.lang, STAGES.get(stage, "")),
        permille=WEIGHT.get(stage, 0)
        + (row.done * 860 // max(1, row.total) if row and stage == "assess" else 0),
        fault=row.fault if row and told == "failed" else "",
        offers=tuple(
            Offer(
                name=name,
                title=tr(view.lang, words),
                what=tr(view.lang, what),
                icon=icon,
                size=_size(view.lang, sizes[name]),
            )
            for name, (words, what, icon, _, _) in sorted(
                OFFERED.items(), key=lambda file: _of_others(file[0], view.lang)
            )
            if name in sizes and policy.takes(view.seat, name, state)
            # What is on paper is offered in the reader's language, the page in both.
            if name in PAGES or not _of_others(name, view.lang)
        ),
        may_make=policy.makes_report(view.seat, state),
        waits=told in ("wanted", "making") or (state.closed and row is None),
        again=told == "making" and grown,
        since=whole.whole_at if whole else None,
    )


def _of_others(name: str, lang: str) -> bool:
    """Whether a file is written in another language than the reader's."""
    return any(f".{other}." in name for other in LANGUAGES if other != lang)


def _size(lang: str, count: int) -> str:
    if count < 1_000_000:
        return f"{max(1, count // 1_000)} kB"
    text = f"{count / 1_000_000:.1f} MB"
    return text.replace(".", ",") if lang == "vi" else text


@room("report")
def debrief(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    made = making(drill, view)
    provisional = made.closed and (made.again or bool(waiting(drill.state)))
    told = {
        "making": made,
        "back": lookingback.look_back(drill, view, computing=made.waits, permille=made.permille),
        "asked": SimpleLazyObject(lambda: asking.ask_board(drill, view)),
        "beside": SimpleLazyObject(lambda: beside.beside_parent(drill, view)),
        "plan": SimpleLazyObject(lambda: planning.plan_board(drill, view)),
        "plan_is_newer": SimpleLazyObject(lambda: worth.plan_is_newer(drill)),
        "survey": surveying.survey_shown(request, drill, view),
        "facilitates": policy.facilitates(view.seat, drill.state),
        "branches": policy.branches(view.seat, drill.state),
        "said": screens.published(view, lookingback.words_were(drill, view.lang)),
        "waits": SimpleLazyObject(lambda: leaps.waiting(view, drill)),
        "astray": leaps.astray(view),
        "sent": handed_in(view),
        "provisional": provisional,
        "practised": practice.ending(drill, view),
    }
    return show(request, drill, view, DEBRIEF, told)


def handed_in(view: SeatView) -> tuple[str, ...]:
    """The words of the seat's cell that stand in the record: what a browser still keeps of them was sent."""
    cell = view.seat.cell
    texts = [
        str(words)
        for text in view.statements
        for version in text.versions
        for words in (version.title_vi, version.title_en, version.body_vi, version.body_en)
        if version.author[1] == cell
    ]
    texts += [exchange.said for exchange in view.press.transcript if exchange.cell == cell]
    texts += [asked.answer for case in view.cases for asked in case.questions if asked.owner == cell]
    return tuple(dict.fromkeys(filter(None, texts)))


@room("report")
def taken(request: HttpRequest, drill: LiveDrill, view: SeatView, name: str) -> HttpResponse:
    """A file, to be saved. One that the seat may not take is not there."""
    found = OFFERED.get(name)
    content = (
        keeping.content(drill.id, name) if found and policy.takes(view.seat, name, drill.state) else None
    )
    if found is None or content is None:
        raise Http404
    response = HttpResponse(content, content_type=found[3])
    response["Content-Disposition"] = f'attachment; filename="{drill.id}-{found[4]}"'
    return response


@room("report")
def plan_file(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    """The improvement plan as it stands, to be given to the next drill."""
    if not policy.takes(view.seat, "plan", drill.state):
        raise Http404
    response = HttpResponse(planfile.plan_file(drill.record, worth.left(drill)), content_type=DATA)
    response["Content-Disposition"] = f'attachment; filename="{drill.id}-plan.json"'
    return response


@require_POST
@room("report")
def made(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    """Control has the report made, or breaks it off."""
    if not policy.makes_report(view.seat, drill.state):
        raise Http404
    if request.POST.get("what") == "cancel":
        keeping.cancel(drill.id)
    else:
        keeping.want(drill.id, again=True)
    return HttpResponseRedirect(f"/d/{drill.id}/report/")


@require_POST
@room("report")
def ask(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    """Put a question to the drill, or break one off."""
    if not policy.facilitates(view.seat, drill.state):
        raise Http404
    value = request.POST.get("ask", "")
    if value == "cancel":
        questions.cancel(drill, request.POST.get("key", ""))
    elif question := beside.read_question(drill, value) or asking.read_question(drill, view, value):
        questions.want(drill, question)
    else:
        raise Http404
    return HttpResponseRedirect(f"/d/{drill.id}/report/#{'be' if value == beside.ASKED else 'as'}-h")


urlpatterns = [
    path("d/<slug:drill>/report/", debrief, name="debrief"),
    path("d/<slug:drill>/report/make/", made, name="outcome-make"),
    path("d/<slug:drill>/report/ask/", ask, name="debrief-ask"),
    path("d/<slug:drill>/report/plan/file", plan_file, name="plan-file"),
    path("d/<slug:drill>/report/<str:name>", taken, name="outcome-file"),
]
