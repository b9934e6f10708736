"""The report's address: the form in three taps, and the commands that it comes to."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import path

from infodrill.casework.attachments import MAX_BYTES
from infodrill.casework.nouns.evidence import AddAttachment, AddEvidence, EvidenceAdded
from infodrill.casework.nouns.intake import LONGEST_SENTENCE, CaseOpened, LogCase, OpenCase
from infodrill.conduct.giving import PressOrder
from infodrill.conduct.policy import enters
from infodrill.conduct.view import SeatView
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody
from infodrill.kernel.i18n import tr
from infodrill.kernel.quoting import cut
from infodrill.web.live import LiveDrill
from infodrill.web.refusals import Busy, FormError, in_words, refused
from infodrill.web.rooms import report as reports
from infodrill.web.rooms.showing import RoomPage, show
from infodrill.web.sealing import unveil_source
from infodrill.web.seating import room
from infodrill.web.taking import press_with_files

REPORT = RoomPage(room="desk", template="infodrill/report/page.html", css="report", parts={})
OVER = RoomPage(room="desk", template="infodrill/report/over.html", css="report", parts={})


def _reported(
    request: HttpRequest, drill: LiveDrill, view: SeatView, form: reports.ReportForm, source: str
) -> str:
    """Give what the report comes to, all of it or nothing; the case's id. A repeat changes nothing."""
    sent = request.POST
    photo = request.FILES.get("photo")
    raw = photo.read(MAX_BYTES + 1) if photo and form.evidence_role else b""
    events = press_with_files(drill, view.seat.seat, _orders(view, form, source, sent, raw))
    return _opened([event.body for event in events])


def _orders(
    view: SeatView, form: reports.ReportForm, source: str, sent: QueryDict, raw: bytes
) -> tuple[PressOrder, ...]:
    """A case, its line in the book and its picture, as far as the seat may."""
    client, said = sent.get("client", "")[:50], sent.get("said", "").replace("\r\n", "\n").strip()[:1_000]
    danger, line = sent.get("danger", "unsure"), cut(" ".join(said.split()), LONGEST_SENTENCE)
    way, told = reports.intake(view, sent.get("what", ""), source), "" if danger == "unsure" else danger
    report = OpenCase(
        role=form.open_role, intake=way, source=source, ward=sent.get("ward", "")[:80], said=said, danger=told
    )
    orders = [PressOrder(f"{client}.open", lambda done: report)]
    if form.log_role:
        # Not sure counts as danger until somebody knows better: the faster clock runs.
        orders.append(
            PressOrder(
                f"{client}.log",
                lambda done: LogCase(
                    role=form.log_role, case=_opened(done), sentence=line, danger=danger != "no"
                ),
            )
        )
    if form.log_role and raw:
        words, role = tr(view.lang, "Picture sent with the report"), form.evidence_role
        orders.append(
            PressOrder(
                f"{client}.seen",
                lambda done: AddEvidence(
                    role=role, case=_opened(done), kind="report", grade="C3", tlp="AMBER", text=words
                ),
            )
        )
        orders.append(
            PressOrder(
                f"{client}.photo",
                lambda done: AddAttachment(
                    role=role, case=_opened(done), evidence=_evidence(done), name="photo", content=raw
                ),
            )
        )
    return tuple(orders)


def _opened(done: Sequence[EventBody]) -> str:
    return next((str(body.case) for body in done if isinstance(body, CaseOpened)), "")


def _evidence(done: Sequence[EventBody]) -> str:
    return next((body.evidence for body in done if isinstance(body, EvidenceAdded)), "")


@room("desk")
def report(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    """The report form; posted, it opens a case and, where the seat may, enters it in the book."""
    if view.over and request.method != "POST":
        return show(request, drill, view, OVER, {})
    sent = request.POST
    source = unveil_source(sent.get("source") or request.GET.get("source", ""))[:120]
    said = sent.get("said", "")[:1_000] or _read(drill, view, source)
    form = reports.report(view, drill.edition, source, said)
    if request.method != "POST":
        return show(request, drill, view, REPORT, {"report": form})
    try:
        case = _reported(request, drill, view, form, source)
    except (Refused, FormError, Busy) as error:
        status = 503 if isinstance(error, Busy) else 409
        if request.htmx:
            return refused(request, error, status)
        response = show(request, drill, view, REPORT, {"report": form, "wrong": in_words(request, error)})
        response.status_code = status
        return response
    if request.htmx:
        return _sent(request, drill, view, form, case)
    return HttpResponseRedirect(f"/d/{drill.id}/case/{case}/" if case else f"/d/{drill.id}/desk/")


def _read(drill: LiveDrill, view: SeatView, source: str) -> str:
    """The words of the post that the report is made of, as its reader has them; "" for anything else."""
    kind, _, post = source.partition(":")
    versions = drill.reader(view).versions(post) if kind == "post" else ()
    return cut(versions[-1][1], reports.MOST) if versions else ""


def _sent(
    request: HttpRequest, drill: LiveDrill, view: SeatView, form: reports.ReportForm, case: str
) -> HttpResponse:
    """The answer in the place of the form, so that a report stays on its page until the range has it."""
    # A report that was sent twice meets the case that it opened the first time: that is no other.
    own = bool(case) and form.like == case
    told = {
        "view": view,
        "report": replace(form, like="", like_title="") if own else form,
        "at": drill.clock,
        "case": case,
        "case_name": case.upper(),
        "sees": enters(view.seat, "case"),
        "help": request.POST.get("what") == "help",
    }
    response = render(request, "infodrill/report/sent.html", told)
    response["HX-Trigger"] = json.dumps({"drill:cases": ""})
    response["HX-Retarget"], response["HX-Reswap"] = ".report", "outerHTML"
    return response


urlpatterns = [path("d/<slug:drill>/desk/report/", report, name="report")]
