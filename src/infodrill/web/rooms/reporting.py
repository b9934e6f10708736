"""The report's address: the form in three taps, and the commands that it comes to."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

import json
from dataclasses import replace
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path

from infodrill.casework.attachments import MAX_BYTES
from infodrill.casework.commands import AddAttachment, AddEvidence, LogCase, OpenCase
from infodrill.casework.events import CaseOpened, EvidenceAdded
from infodrill.casework.refusal import RuleRefused
from infodrill.conduct.policy import enters
from infodrill.conduct.view import SeatView
from infodrill.kernel.errors import DrillError, Refused
from infodrill.kernel.i18n import tr
from infodrill.web.forms import refuse_unkept
from infodrill.web.live import LiveDrill
from infodrill.web.pictures import drawn_anew
from infodrill.web.refusals import Busy, FormError, refused
from infodrill.web.rooms import report as reports
from infodrill.web.rooms.showing import Page, show
from infodrill.web.seating import room
from infodrill.web.taking import give_with_files

REPORT = Page("desk", "infodrill/report/page.html", "report", {})
OVER = Page("desk", "infodrill/report/over.html", "report", {})


def _reported(
    request: HttpRequest, drill: LiveDrill, view: SeatView, form: reports.Report, source: str
) -> str:
    """Give what the report comes to: a case, its line in the book, its picture; the case's id. A repeat changes nothing."""
    sent, seat = request.POST, view.seat.seat
    refuse_unkept(sent)
    client, said, danger = (
        sent.get("client", "")[:50],
        sent.get("said", "").strip()[:1_000],
        sent.get("danger", "unsure"),
    )
    way, told = reports.intake(view, sent.get("what", "")), "" if danger == "unsure" else danger
    report = OpenCase(form.open_role, way, source, sent.get("ward", "")[:80], said, danger=told)
    act = uuid4().hex  # one press, and at human pace one text
    opened = drill.give(seat, report, f"{client}.open", act=act)
    case = next((str(one.body.case) for one in opened if isinstance(one.body, CaseOpened)), "")
    if form.log_role and case:
        # Not sure counts as danger until somebody knows better: the faster clock runs.
        line = LogCase(form.log_role, case, said[:400], danger != "no")
        drill.give(seat, line, f"{client}.log", act=act)
        if (photo := request.FILES.get("photo")) and form.evidence_role:
            raw = photo.read(MAX_BYTES + 1)
            _pictured(drill, view, form.evidence_role, case, raw, client, act)
    return case


def _pictured(
    drill: LiveDrill, view: SeatView, role: str, case: str, raw: bytes, client: str, act: str
) -> None:
    """The evidence and the picture beside it. Whether both would be taken is asked before the picture is decoded."""
    seat, words = view.seat.seat, tr(view.lang, "Picture sent with the report")
    seen, kept = AddEvidence(role, case, "report", "C3", "AMBER", words), b""
    if not drill.given(seat, seen, f"{client}.seen"):
        drill.would_take(seat, seen)
        _may_attach(drill, seat, AddAttachment(role, case, "", "photo", raw))
        kept = drawn_anew(raw)  # so that no evidence speaks of a picture that cannot be read
    made = drill.give(seat, seen, f"{client}.seen", act=act)
    item = next((one.body.evidence for one in made if isinstance(one.body, EvidenceAdded)), "")
    picture = AddAttachment(role, case, item, "photo", raw)
    if kept:
        drill.give(seat, replace(picture, content=kept), f"{client}.photo", asked=picture)
    else:
        give_with_files(drill, seat, picture, f"{client}.photo")


def _may_attach(drill: LiveDrill, seat: str, picture: AddAttachment) -> None:
    """Raises Refused when the picture would be, wherever it stood: its evidence is not there yet."""
    try:
        drill.would_take(seat, picture)
    except RuleRefused as error:
        if error.rule != "unknown":
            raise


def _in_words(lang: str, error: DrillError) -> dict[str, str]:
    """A refusal as the page says it, with its nearest allowed ways."""
    allowed = ", ".join(tr(lang, one) for one in getattr(error, "allowed", ())) or "–"
    params = {**error.params, "allowed": allowed}
    remedy = tr(lang, error.remedy, **params) if error.remedy else ""
    return {"code": error.code, "message": tr(lang, error.message, **params), "remedy": remedy}


@room("desk")
def report(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    """The report form; posted, it opens a case and, where the seat may, enters it in the book."""
    if view.over and request.method != "POST":
        return show(request, drill, view, OVER, {})
    sent = request.POST
    source = (sent.get("source") or request.GET.get("source", ""))[:120]
    form = reports.report(view, drill.scenario, drill.edition, source, sent.get("said", "")[:1_000])
    if request.method != "POST":
        return show(request, drill, view, REPORT, {"report": form})
    try:
        case = _reported(request, drill, view, form, source)
    except (Refused, FormError, Busy) as error:
        status = 503 if isinstance(error, Busy) else 409
        if request.htmx:  # type: ignore[attr-defined]
            return refused(request, error, status)
        response = show(request, drill, view, REPORT, {"report": form, "wrong": _in_words(view.lang, error)})
        response.status_code = status
        return response
    if request.htmx:  # type: ignore[attr-defined]
        return _sent(request, drill, view, form, case)
    return HttpResponseRedirect(f"/d/{drill.id}/case/{case}/" if case else f"/d/{drill.id}/desk/")


def _sent(
    request: HttpRequest, drill: LiveDrill, view: SeatView, form: reports.Report, case: str
) -> HttpResponse:
    """The answer in the place of the form, so that a report stays on its page until the range has it."""
    told = {
        "view": view,
        "report": form,
        "at": drill.clock,
        "case": case,
        "case_name": case.upper(),
        "sees": enters(view.seat, "case"),
    }
    response = render(request, "infodrill/report/sent.html", told)
    response["HX-Trigger"] = json.dumps({"drill:cases": ""})
    response["HX-Retarget"], response["HX-Reswap"] = ".report", "outerHTML"
    return response


urlpatterns = [path("d/<slug:drill>/desk/report/", report, name="report")]
