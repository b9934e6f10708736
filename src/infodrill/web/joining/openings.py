"""For staff: the drills there are, making one from a scenario, sitting down as control, the first sign-in."""

# Charter: web joining openings
from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth import get_user_model
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from infodrill.conduct.carrying import PlanError
from infodrill.conduct.seats import SeatPlace
from infodrill.kernel.digits import whole
from infodrill.kernel.errors import DrillError, LogError, ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema.base import MOST_ACCOUNTS
from infodrill.scenario.schema.drill import Drill
from infodrill.web import faults, live, models
from infodrill.web.accounts.gate import safe_line
from infodrill.web.accounts.proof import LINKS, begin
from infodrill.web.accounts.refusals import plain_line
from infodrill.web.joining.earlier import closed_drills, opened_after
from infodrill.web.joining.opening import SEED_BITS, open_drill
from infodrill.web.keeping import purge
from infodrill.web.refusals import refused
from infodrill.web.runner import leases
from infodrill.web.scenarios.cards import card
from infodrill.web.scenarios.sources import loaded_from, offers, source_of
from infodrill.web.seating import sit

LOG = logging.getLogger("infodrill.openings")
ACCOUNTS = (1_000, MOST_ACCOUNTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillRow:
    """A drill on the list. `taken` of `of` seats are taken; `purged` = when its texts may be deleted if nothing more comes;
    `gone` = they were."""

    drill: live.LiveDrill
    control: tuple[SeatPlace, ...]
    fault: str
    stands: str
    tone: str
    minute: int
    taken: int
    of: int
    purged: datetime
    gone: bool
    closed: bool
    practice: bool


@dataclass(frozen=True, slots=True)
class DamagedRow:
    """A drill on the list that cannot be read: why, and whether it was set aside."""

    row: models.Drill
    damage: str
    aside: bool


@staff_member_required
def drills(request: HttpRequest) -> HttpResponse:
    """Every drill, newest first, with the seats from which control runs it."""
    lang = request.lang
    held = dict(models.Lease.objects.exclude(fault="").values_list("pk", "fault"))
    rows = [_row(drill, lang, held.get(drill.pk, "")) for drill in models.Drill.objects.order_by("-created")]
    return render(request, "infodrill/joining/drills.html", {"rows": rows})


@staff_member_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Choose a scenario, then its language, city and the cells that work by themselves."""
    asked = request.POST.get("scenario") or request.GET.get("scenario", "")
    source = source_of(asked)
    if asked and source is None:
        raise Http404
    wrong_plan: tuple[str, str] | None = None
    try:
        if source and request.method == "POST":
            try:
                row = _opened(request, loaded_from(source))
                return HttpResponseRedirect(f"/drills/{row.pk}/cards")
            except (PlanError, LogError) as error:
                wrong_plan = error.said(request.lang)
        chosen = loaded_from(source).scenario if source else None
    except ScenarioError as error:
        return refused(request, error, 422)
    told = {
        "offers": () if chosen else offers(),
        "source": source,
        "card": card(chosen) if chosen else None,
        "chosen": chosen.drill if chosen else None,
        "cells": [cell for cell in chosen.cells.cells if cell.level > 0] if chosen else (),
        "earlier": closed_drills() if chosen else (),
        "wrong_plan": wrong_plan,
        "languages": chosen.drill.languages if chosen else (),
        # A second language of every text is asked for where the drill's own file says so: written unasked, it costs the minutes
        # in which the public waits.
        "one_language": not (chosen and _asks_for_both(chosen.drill)),
    }
    return render(request, "infodrill/joining/new.html", told, status=422 if wrong_plan else 200)


@staff_member_required
@require_POST
def try_again(request: HttpRequest, drill: str) -> HttpResponse:
    """Let a runner take up a drill that was left alone because of a fault."""
    models.Lease.objects.filter(pk=drill).update(fault="")
    return HttpResponseRedirect("/drills/")


@staff_member_required
@require_POST
def set_aside(request: HttpRequest, drill: str) -> HttpResponse:
    """Let a drill that cannot be read rest: no runner wants it, no clock runs in it, and it can be purged."""
    try:
        live.of(drill)
    except models.Drill.DoesNotExist:
        raise Http404 from None
    except DatabaseError:
        raise
    except Exception:  # it is damaged, however
        models.Lease.objects.filter(pk=drill).update(over=True, runner="", clock="", target=-1)
        LOG.warning("a damaged drill was set aside", extra={"drill": drill})
    return HttpResponseRedirect("/drills/")


@staff_member_required
@require_POST
def sit_down(request: HttpRequest, drill: str, seat: str) -> HttpResponse:
    """Staff take one of control's seats without a code."""
    try:
        found = live.of(drill)
    except models.Drill.DoesNotExist:
        raise Http404 from None
    place = found.seats().seats.get(seat)
    if place is None or not place.control:
        raise Http404
    sit(request, found, seat)
    return HttpResponseRedirect(f"/d/{drill}/report/" if found.state.closed else f"/d/{drill}/")


@require_http_methods(["GET", "POST"])
def first_entry(request: HttpRequest, token: str) -> HttpResponse:
    """The one-time link that `infodrill serve` prints; used up by the sign-in. A visit alone signs nobody in."""
    number, _, key = token.partition(".")
    user = get_user_model().objects.filter(pk=whole(number) or 0, is_active=True).first()
    if user is None or not LINKS.check_token(user, key):
        raise Http404
    if request.method == "POST":
        if not safe_line(request):
            return refused(request, plain_line(), 403)
        return HttpResponseRedirect(begin(request, user, "link", "/drills/"))
    return render(request, "infodrill/joining/enter.html", {"token": token})


def _row(row: models.Drill, lang: str, fault: str) -> DrillRow | DamagedRow:
    """A drill on the list; one that cannot be read says what is wrong, and the others stand beside it."""
    try:
        return _read_row(live.of(row.pk), lang, _said(leases.fault_of(fault), lang))
    except DatabaseError:
        raise
    except Exception as error:  # whatever damaged rows raise: one line of the list, not the list
        over = models.Lease.objects.filter(pk=row.pk, over=True).exists()
        return DamagedRow(row, _said(faults.named_or_kind(error), lang), over)


def _said(fault: DrillError | None, lang: str) -> str:
    return " ".join(fault.said(lang)) if fault else ""


def _read_row(drill: live.LiveDrill, lang: str, fault: str) -> DrillRow:
    seats, events = drill.seats(lang).seats, drill.events
    words = _stands(drill)
    tones = {"closed": "", "being played": "good", "not begun": "sea"}
    last = max(int(drill.row.created.timestamp()), events[-1].wall if events else 0)
    return DrillRow(
        drill=drill,
        control=tuple(seat for seat in seats.values() if seat.control),
        fault=fault,
        stands=words,
        tone=tones.get(words, "heed"),
        minute=drill.clock // 60,
        taken=sum(key in drill.state.joined for key in seats),
        of=len(seats),
        purged=datetime.fromtimestamp(last, tz=UTC) + timedelta(days=purge.DAYS),
        gone=models.Lease.objects.filter(pk=drill.id, over=True).exists() and not purge.holds(drill.id),
        closed=drill.state.closed,
        practice=drill.state.practice is not None,
    )


def _stands(drill: live.LiveDrill) -> str:
    """How a drill stands, as a msgid."""
    state = drill.state
    if state.closed:
        return N_("closed")
    if state.stopped:
        return N_("stopped: real event")
    return (N_("being played") if drill.pace.running else N_("paused")) if state.begun else N_("not begun")


def _asks_for_both(drill: Drill) -> bool:
    return drill.both_languages and "both_languages" in drill.model_fields_set


def _opened(request: HttpRequest, scenario: Loaded) -> models.Drill:
    """Raises PlanError, or the drill file's first fault, for an earlier plan that cannot be read."""
    form = request.POST
    wanted, seed = whole(form.get("accounts", "")), whole(form.get("seed", "").strip())
    accounts = 0 if wanted is None else min(max(wanted, ACCOUNTS[0]), ACCOUNTS[1])
    make = partial(
        open_drill,
        scenario,
        name=form.get("name", "").strip()[:120],
        lang=form.get("lang", ""),
        automated=form.getlist("automated"),
        accounts=accounts,
        seed=-1 if seed is None else seed % (1 << SEED_BITS),
        coach=form.get("coach") == "1",
        both_languages=form.get("one_language") != "1",
    )
    return opened_after(request, lambda plan: make(plan=plan))
