"""The drill: which ones the caller sits in, clock and phase, the run of show."""

# Charter: web api drills
from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from infodrill.conduct.policy import rooms_of
from infodrill.kernel.i18n import N_
from infodrill.kernel.mark import LOCAL_USE
from infodrill.web import models
from infodrill.web.api import shapes
from infodrill.web.api.entering import Caller, Here, enter
from infodrill.web.api.rates import RATES
from infodrill.web.rooms.showing import pace_of

router = Router(tags=["drill"])


@router.get(
    "/drills",
    response={200: shapes.Drills, **shapes.READ},
    summary=N_("The drills in which the caller has a seat"),
)
def drills(request: HttpRequest) -> dict[str, object]:
    caller: Caller = request.auth
    RATES.take(caller.key)
    found = models.Drill.objects.filter(pk__in=caller.seats).order_by("pk")
    return {
        "drills": [
            {"drill": each_drill.pk, "name": each_drill.name, "seat": caller.seats[each_drill.pk]}
            for each_drill in found
        ]
    }


@router.get(
    "/drills/{drill}",
    response={200: shapes.Drill, **shapes.READ},
    summary=N_("The drill: its clock, its phase and the caller's seat"),
)
def drill(request: HttpRequest, drill: str) -> dict[str, object]:
    here = enter(request, drill)
    view, row = here.view, here.drill.row
    return {
        "drill": row.pk,
        "name": row.name,
        "language": row.language,
        "local_use": LOCAL_USE if here.drill.scenario.places.real else "",
        "seat": {
            **shapes.Seat.copied(view.seat),
            "roles": sorted(view.seat.roles),
            "rooms": rooms_of(view.seat),
        },
        "clock": _clock(here),
    }


@router.get(
    "/drills/{drill}/run-of-show",
    response={200: shapes.Show, **shapes.READ},
    summary=N_("The run of show, as far as the seat may know it"),
)
def run_of_show(request: HttpRequest, drill: str) -> dict[str, object]:
    return {"lines": enter(request, drill, "lobby").view.run_of_show}


def _clock(here: Here) -> dict[str, object]:
    view, pace = here.view, pace_of(here.drill)
    phases = here.drill.scenario.drill.phases
    titles: dict[int, str] = {phase.number: phase.title.in_(view.lang) for phase in phases}
    return {
        "at": pace.now,
        "clock": view.clock(pace.now),
        "state": pace.state,
        "speed": pace.speed,
        "phase": view.phase,
        "phase_title": titles.get(view.phase, ""),
    }
