"""How a room's page is shown: its frame, its model, its parts. A part asked for by name is rendered alone."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject

from infodrill.conduct.view import SeatView
from infodrill.web.rooms import practice
from infodrill.web.rooms.badges import badges
from infodrill.web.rooms.frame import FramePace, frame
from infodrill.web.rooms.living import counted_to
from infodrill.web.rooms.pacing import falls_short
from infodrill.web.shown import ShownDrill

FRAME_PARTS = {
    name: f"infodrill/parts/{name}.html"
    for name in ("hour", "stands", "beside", "tide", "tabs", "thumb", "practice")
}

STOPPED = "stopped"  # the one part of a page of a real stop


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPage:
    """A room's page: its template, its own style sheet, and the parts that fetch themselves again."""

    room: str
    template: str
    css: str
    parts: Mapping[str, str]


def pace_of(drill: ShownDrill) -> FramePace:
    """The clock as the frame shows it."""
    state = drill.state
    if state.closed:
        told = "closed"
    elif state.stopped:
        told = "stopped"
    elif not state.begun and not drill.pace.running:
        told = "before"
    elif drill.pace.jumping:
        told = "run_on" if state.run_on else "jump"
    else:
        told = "running" if drill.pace.running else "paused"
    awaited = told == "running" and drill.pace.awaited and not state.minute
    held = told == "running" and drill.pace.held
    speed = drill.pace.speed
    reached = falls_short(speed, drill.events) if told == "running" else 0
    return FramePace(now=drill.clock, state=told, speed=speed, reached=reached, awaited=awaited, held=held)


def show(
    request: HttpRequest,
    drill: ShownDrill,
    view: SeatView,
    page: RoomPage,
    told: Mapping[str, Any],
) -> HttpResponse:
    """The page, or with ?part=a,b only these parts of it."""
    if practice.looks_back(request, drill, view, page.room):
        return HttpResponseRedirect(f"/d/{drill.id}/report/")
    # A part mostly shows nothing of the frame: made when it is asked for.
    framed = SimpleLazyObject(
        lambda: frame(view, drill.edition, pace_of(drill), page.room, badges(request, drill, view))
    )
    strip = SimpleLazyObject(lambda: practice.strip(drill, view)) if drill.state.practice else None
    context = {"view": view, "frame": framed, "practice": strip, "css": f"infodrill/{page.css}.css",
               "counted_to": counted_to(drill, view), **told}  # fmt: skip
    asked = request.GET.get("part", "")
    if not asked:
        return render(request, page.template, context)
    parts = {**FRAME_PARTS, **page.parts}
    names = list(
        dict.fromkeys(asked.split(","))
    )  # each once: an address is cheaper to write than a part to draw
    if names == [STOPPED]:  # the page of a stop asks, and the exercise goes on: it is to be loaded again
        response = HttpResponse(status=204)
        response["HX-Refresh"] = "true"
        return response
    if any(name not in parts for name in names):
        raise Http404
    return HttpResponse("".join(render_to_string(parts[name], context, request) for name in names))
