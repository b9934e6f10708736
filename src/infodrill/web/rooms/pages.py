"""The addresses of the rooms, and for each the few lines that join the drill, the seat's view and a template."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from multiprocessing import parent_process
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_POST

from infodrill.casework.book import Case
from infodrill.casework.nouns.statement import DraftStatement
from infodrill.casework.textkinds import FREE
from infodrill.conduct import naming
from infodrill.conduct.housewords import rules
from infodrill.conduct.leftout import KIND as LEFT_OUT
from infodrill.conduct.roles import STAFF
from infodrill.conduct.view import SeatView
from infodrill.kernel.digits import whole
from infodrill.kernel.i18n import tr
from infodrill.web import asof, vitals
from infodrill.web.joining.addresses import outer_address, qr_svg, reaches_phones
from infodrill.web.live import LiveDrill
from infodrill.web.models import Lease
from infodrill.web.rooms import case as cases
from infodrill.web.rooms import control as controls
from infodrill.web.rooms import debrief, leaps, lookingback, statementlist
from infodrill.web.rooms import desk as desks
from infodrill.web.rooms import evaluation as evaluations
from infodrill.web.rooms import lobby as lobbies
from infodrill.web.rooms import meeting as meetings
from infodrill.web.rooms import network as networks
from infodrill.web.rooms import pacing as pacings
from infodrill.web.rooms import portal as portals
from infodrill.web.rooms import press as presses
from infodrill.web.rooms import screen as screens
from infodrill.web.rooms import statement as statements
from infodrill.web.rooms import watch as watches
from infodrill.web.rooms.badges import inbox_seen, see_chat, see_inbox
from infodrill.web.rooms.casegate import gate_choices, gate_codes
from infodrill.web.rooms.drawing import ENDING
from infodrill.web.rooms.readalong import checked, told
from infodrill.web.rooms.showing import RoomPage, pace_of, show
from infodrill.web.rooms.wardmap import tiles
from infodrill.web.runner import leases
from infodrill.web.sealing import seal_row, unseal_row, unveil
from infodrill.web.seating import room
from infodrill.web.shown import ShownDrill
from infodrill.web.streams.hub import HUB
from infodrill.web.voting import cast, voter_of

LATELY = 30  # minutes for which control reads what was left out


def _drawn(room_name: str, *parts: str, folder: str = "", page: str = "page", **others: str) -> RoomPage:
    """A room's page and the parts of it that are fetched again, each from the file of its name; `others` = (part, its file)."""
    folder = folder or room_name
    own = {part: f"infodrill/{folder}/{part}.html" for part in parts}
    return RoomPage(
        room=room_name, template=f"infodrill/{folder}/{page}.html", css=folder, parts=own | others
    )


DESK = _drawn("desk", "inbox", "next", "cases", "aside", "figures", "waiting", "guidance", "loads")
CASES = _drawn("case", "book", page="list")
CASE = _drawn("case", "head", "gate", "proofs", "decision", "past")


def _minute(drill: ShownDrill, view: SeatView) -> screens.CityCounted:
    """What is counted in the city, read once a minute for all viewers of this process."""
    minute = min(drill.lived, drill.state.minute)
    there = drill.counted or minute > 0
    return drill.once(
        "minute", (minute, there), lambda: screens.counted(view, drill.derived, minute, there=there)
    )


def _case(view: SeatView, case: str) -> Case:
    """The case, when the seat sees it; one that it does not see is not there."""
    found = next((each_case for each_case in view.cases if each_case.case == case), None)
    if found is None:
        raise Http404
    return found


@room("desk")
def desk(request: HttpRequest, drill: ShownDrill, view: SeatView) -> HttpResponse:
    model = desks.Desk(view, drill.edition, seen=inbox_seen(request, drill), coach=drill.row.coach)
    told: dict[str, Any] = {"desk": model, "role_words": lobbies.role_words(view)}
    return show(request, drill, view, DESK, told)


@require_POST
@room("desk")
def seen(request: HttpRequest, drill: ShownDrill, view: SeatView) -> HttpResponse:
    """Mark what is in the inbox as seen."""
    see_inbox(request, drill)
    return HttpResponseRedirect(f"/d/{drill.id}/desk/")


@room("case")
def case_list(request: HttpRequest, drill: ShownDrill, view: SeatView) -> HttpResponse:
    return show(request, drill, view, CASES, {"book": cases.book(view, drill.edition)})


@room("case")
def case(request: HttpRequest, drill: ShownDrill, view: SeatView, case: str) -> HttpResponse:
    sheet = cases.sheet(view, drill.edition, _case(view, case))
    told = {
        "effect": screens.effect(view, _case(view, case), _minute(drill, view).series),
        "sheet": sheet,
        "answers": gate_choices(view.lang),
        "codes": gate_codes(view.lang),
    }
    return show(request, drill, view, CASE, told)


NETWORK = _drawn("network", "asked", "strip", "rail", "feed", "thread", "trends", "group", "open", "relay")


@room("network")
def network(request: HttpRequest, drill: ShownDrill, view: SeatView) -> HttpResponse:
    asked, feed = request.GET, drill.reader(view)
    question = asked.get("question", "")
    room, post = networks.thread_of(view, feed, question) if question else ("", "")
    net = networks.network(
        view,
        feed,
        room=room or asked.get("room", "feed")[:80],
        post=post or unveil(asked.get("post", "")),
        query=asked.get("q", "")[:80],
        ward=asked.get("ward", "")[:80],
        asking=asked.get("asking") == "1",
        before=unseal_row(drill.id, view.seat.seat, asked.get("before", "")),
    )
    told = {
        "net": net,
        "asked": networks.asked_here(view, question) if question else None,
        "onward": seal_row(drill.id, view.seat.seat, net.next),
        "portal": portals.portal(view) if net.room == "portal" else None,
        "relays": portals.relays(view),
        "past": portals.histories(view, feed, net),
        "deeds": portals.deeds(feed, net),
    }
    return show(request, drill, view, NETWORK, told)


CONTROL = _drawn(
    "control",
    "dials",
    "leaks",
    "more",
    "lanes",
    "table",
    "clock",
    "going",
    "leap",
    "faults",
    "waiting",
    "tolink",
    "reach",
    "targets",
    "loads",
    "off",
)


@room("control")
def control(request: HttpRequest, drill: ShownDrill, view: SeatView) -> HttpResponse:
    if view.control is None:
        raise Http404
    inject = request.GET.get("inject", "")
    groups = tuple((group.id, group.name.in_(view.lang)) for group in drill.reader(view).groups())
    ctl = controls.control(
        view,
        view.control,
        pace_of(drill),
        lambda seat: drill.view(seat, view.lang),
        tab=request.GET.get("tab", "eye"),
        inject=whole(inject) or 0,
        groups=groups,
    )
    told = {
        "ctl": ctl,
        "owing": SimpleLazyObject(lambda: leaps.owing(view, drill.edition)),
        "going": pacings.going(view, pace_of(drill), _drive(drill), drill.events),
        # What a leap would leave open is control's foresight, judged anew each minute: no part of what was.
        "leap": None if drill.past else leaps.leap(view, view.control, drill, drill.clock),
        "faults": leaps.faults(view, view.control, drill.clock),
        "waits": SimpleLazyObject(lambda: leaps.waiting(view, drill)),
        "unlinked": len(leaps.unlinked(view)),
        "astray": leaps.astray(view),
        "word": meetings.wait_for_word(view),
        "behind": pacings.behind(view, unheard := {} if drill.past else HUB.behind(drill.id)),
        "silent": pacings.silent(view, unheard, drill.programs) if view.seat.roles & STAFF else (),
        "one_of_many": parent_process() is not None,
        "stands_still": not drill.past and HUB.stands_still(drill.id) and drill.id not in vitals.stalled(),
    }
    return show(request, drill, view, CONTROL, told)


def _drive(drill: ShownDrill) -> pacings.Drive:
    """How the drill is driven, as its lease says and as this process has watched it."""
    held = Lease.objects.filter(pk=drill.id).values_list("target", "runner", "beats", "fault").first()
    if held is None:
        return pacings.Drive()
    target, runner, beats, fault = held
    silence = leases.silence(drill.id, runner, beats)
    # A full disk takes no fault into the lease: then it is this process that knows.
    told = leases.fault_of(fault) or vitals.writing()
    return pacings.Drive(
        target=target,
        silence=silence if beats else pacings.NEVER,
        fault=told,
        blamed=bool(fault) and not runner,
        left_out=_left_out(drill),
    )


def _left_out(drill: ShownDrill) -> tuple[tuple[int, str], ...]:
    """Of the last half hour: (minute, kind of fault) of what the runner could not make."""
    rows = drill.derived.rows(LEFT_OUT, max(0, drill.state.minute - LATELY))
    return tuple((int(row["minute"]), str(row["fault"])) for row in rows)


SHELF = _drawn("studio", "shelf", folder="statement", page="list")
STUDIO = _drawn("studio", "head", "write", "preview", "craft", "leaks", "approvals", folder="statement")
PRESS = _drawn("press", "queue", "conference", "answer", "transcript", "promises", "before")
EVALUATION = _drawn(
    "evaluation",
    "cells",
    "form",
    "expected",
    "statements",
    "words",
    notes="infodrill/evaluation/note.html",
    waiting="infodrill/control/waiting.html",
)
SCREEN = _drawn("screen", "top", "join", "latest", "caption", "guest", "curve", "map", "moving", "ending")
WATCH = _drawn("watch", "groups", "asked", "map", "send", "terms")
MEETING = _drawn("meeting", "threads", "talk", "sessions", "guidance", "directives")
LOBBY = _drawn("lobby", "begin", "ways", "aims", "roll", "places", "programme")


@room("studio")
def shelf(request: HttpRequest, drill: ShownDrill, view: SeatView) -> HttpResponse:
    free = [
        (kind, tr(view.lang, naming.KINDS[kind]))
        for kind in sorted(FREE)
        if view.casework.role_for(DraftStatement, kind=kind)
    ]
    return show(
        request, drill, view, SHELF, {"shelf": statementlist.shelf(view, drill.edition), "free": free}
    )


@room("studio")
def statement(request: HttpRequest, drill: ShownDrill, view: SeatView, statement: str) -> HttpResponse:
    """One statement; "new" with ?case=…&kind=… begins one, "newest" with them leads to the one that was begun last."""
    asked = request.GET
    if statement == "newest":
        about_it = (asked.get("case", ""), asked.get("kind", ""))
        begun = [text.statement for text in view.statements if (text.case, text.kind) == about_it]
        return HttpResponseRedirect(f"/d/{drill.id}/studio/{begun[-1] + '/' if begun else ''}")
    if statement == "new":
        found, case_id, kind = None, asked.get("case", ""), asked.get("kind", "holding")
        if kind not in naming.KINDS:
            raise Http404
    else:
        found = view.statement(statement)
        if found is None:
            raise Http404
        case_id, kind = found.case, found.kind
    about = next((each_case for each_case in view.cases if each_case.case == case_id), None)
    return show(
        request,
        drill,
        view,
        STUDIO,
        {"st": statements.studio(view, drill.edition, found, about, kind)},
    )


@room("meeting")
def meeting(request: HttpRequest, drill: ShownDrill, view: SeatView) -> HttpResponse:
    see_chat(request, drill, view)
    asked = request.GET
    model = meetings.meeting(view, with_cell=asked.get("with", "")[:80], about=asked.get("about", "")[:40])
    return show(request, drill, view, MEETING, {"meet": model})


@room("press")
def press(request: HttpRequest, drill: ShownDrill, view: SeatView) -> HttpResponse:
    return show(
        request,
        drill,
        view,
        PRESS,
        {"press": presses.press(view, chosen=request.GET.get("question", "")[:40])},
    )


@room("evaluation")
def evaluation(request: HttpRequest, drill: ShownDrill, view: SeatView) -> HttpResponse:
    if view.evaluation is None:
        raise Http404
    asked = request.GET
    model = evaluations.evaluation(
        view, view.evaluation, cell=asked.get("cell", "")[:80], want=asked.get("want", "")[:80]
    )
    waits = SimpleLazyObject(lambda: leaps.waiting(view, drill))
    return show(request, drill, view, EVALUATION, {"ev": model, "waits": waits, "astray": leaps.astray(view)})


def _led(drill: ShownDrill) -> ShownDrill:
    """What the hall sees: the moment of the replay to which it is being led, if it is."""
    if not isinstance(drill, LiveDrill) or (seq := asof.presented(drill)) < 0:
        return drill
    then = asof.past(drill, seq)
    return drill if then.state.stopped else then


@room("screen")
def screen(request: HttpRequest, drill: ShownDrill, view: SeatView) -> HttpResponse:
    led = drill is not (drill := _led(drill))
    view = drill.view(view.seat.seat, view.lang)
    model = screens.screen(view, drill.edition, _minute(drill, view), drill.clock, closed=drill.state.closed)
    made = debrief.making(drill, view)
    back = lookingback.look_back(drill, view, computing=made.waits, permille=made.permille, paper=ENDING)
    told = {
        "scr": model, "voted": request.session.get(f"voted:{drill.id}", []), "join": None, "back": back,
        "led": led,
    }  # fmt: skip
    if not drill.state.begun and not drill.state.closed and not led:
        address = outer_address(request, "/join")
        told["join"] = {
            "address": address,
            "qr": qr_svg(address),
            "reached": reaches_phones(address),
        }
    return show(request, drill, view, SCREEN, told)


@require_POST
@room("screen")
def vote(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    """A guest's answer: once a browser, recorded without the seat."""
    poll, option = request.POST.get("poll", "")[:40], request.POST.get("option", "")
    voted = list(request.session.get(f"voted:{drill.id}", []))
    if poll not in voted and (chosen := whole(option)) is not None:
        cast(drill, view.seat.seat, min(view.seat.roles), poll, chosen, voter_of(request))
        request.session[f"voted:{drill.id}"] = [*voted, poll]
    return HttpResponseRedirect(f"/d/{drill.id}/screen/")


@room("watch")
def watch(request: HttpRequest, drill: ShownDrill, view: SeatView) -> HttpResponse:
    city = _minute(drill, view)
    told = {
        "wa": watches.watch(view),
        "map": tiles(view, city.asked, view.seat.ward, minute=city.minute),
    }
    return show(request, drill, view, WATCH, told)


@room("lobby")
def lobby(request: HttpRequest, drill: ShownDrill, view: SeatView) -> HttpResponse:
    begun = drill.state.begun and not drill.state.closed
    told = {
        "lob": lobbies.lobby(view, drill.edition, begun=begun),
        "rules": rules(view.lang, view.premises.real),
    }
    return show(request, drill, view, LOBBY, told)


urlpatterns = [
    path("d/<slug:drill>/control/", control, name="control"),
    path("d/<slug:drill>/studio/", shelf, name="statements"),
    path("d/<slug:drill>/told/", told, name="told-check"),
    path("d/<slug:drill>/studio/check/", checked, name="statement-check"),
    path("d/<slug:drill>/studio/<slug:statement>/", statement, name="statement"),
    path("d/<slug:drill>/meeting/", meeting, name="meeting"),
    path("d/<slug:drill>/press/", press, name="press"),
    path("d/<slug:drill>/evaluation/", evaluation, name="evaluation"),
    path("d/<slug:drill>/screen/", screen, name="screen"),
    path("d/<slug:drill>/screen/vote/", vote, name="vote"),
    path("d/<slug:drill>/watch/", watch, name="watch"),
    path("d/<slug:drill>/lobby/", lobby, name="lobby"),
    path("d/<slug:drill>/network/", network, name="network"),
    path("d/<slug:drill>/desk/", desk, name="desk"),
    path("d/<slug:drill>/desk/seen/", seen, name="desk-seen"),
    path("d/<slug:drill>/case/", case_list, name="cases"),
    path("d/<slug:drill>/case/<slug:case>/", case, name="case"),
]
