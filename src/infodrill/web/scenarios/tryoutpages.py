"""For staff: the tryout of a scenario, how far it is, what it showed; asked for and broken off by whoever may add scenarios."""

# Charter: web scenarios tryout pages
from __future__ import annotations

import json
from typing import Any

from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from infodrill.kernel.mark import LOCAL_USE
from infodrill.scenario.faults import ScenarioErrors
from infodrill.web.models import ScenarioTryout
from infodrill.web.outcome.queue import WAITING
from infodrill.web.refusals import refused
from infodrill.web.scenarios import tryouts
from infodrill.web.scenarios.pages import MAY_ADD, asked_for, not_allowed
from infodrill.web.scenarios.sound import must_be_sound
from infodrill.web.scenarios.sources import loaded_from

PART, PAGE = "infodrill/scenarios/tried.html", "infodrill/scenarios/tryout.html"


@staff_member_required
@require_http_methods(["GET", "POST"])
def tryout(request: HttpRequest) -> HttpResponse:
    """Its page, or with `part` what changes of it; a POST asks for it, or breaks it off (`what` = cancel)."""
    source = asked_for(request)
    may = request.user.has_perm(MAY_ADD)
    if request.method == "POST" and not may:
        return refused(request, not_allowed(), 403)
    try:
        loaded = loaded_from(source)
        must_be_sound(loaded)
    except ScenarioErrors as wrong:
        return refused(request, wrong, 422)
    if request.method == "POST":
        if request.POST.get("what") == "cancel":
            tryouts.cancel(loaded.digest)
        else:
            tryouts.want(loaded.digest, source.key)
        return HttpResponseRedirect(f"/scenarios/tryout?{urlencode({'of': source.key})}")
    row = tryouts.of(loaded.digest)
    told = {
        "source": source, "title": loaded.scenario.drill.title, "may": may, "row": row, **_shown(row, request.lang),
        "local_use": LOCAL_USE if loaded.scenario.places.real else "",
    }  # fmt: skip
    return render(request, PART if request.GET.get("part") else PAGE, told)


def _shown(row: ScenarioTryout | None, lang: str) -> dict[str, Any]:
    """`page` and `fault` in the reader's language, and how much of the plays is behind us."""
    if row is None:
        return {}
    return {
        "waits": row.state in WAITING,
        "permille": row.done * 1_000 // row.total if row.total else 0,
        "page": json.loads(row.pages)[lang] if row.state == "done" else None,
        "fault": json.loads(row.fault)[lang] if row.state == "failed" else "",
    }
