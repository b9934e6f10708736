"""The one place where a form becomes a command: POST /d/<drill>/do/<verb>.

Policy and procedure decide; this only reads the form, picks the hat of the seat that the verb asks for, and says how it
ended: a fragment for htmx, a redirect for a plain form; 409 with the rule when refused, 422 when the form is malformed.
"""

# Charter: web doing
from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from dataclasses import replace
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from infodrill.conduct.noun import Command, RangeCommand
from infodrill.conduct.stayingin import persons_in
from infodrill.kernel.errors import ClockError, Refused
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.web import figures
from infodrill.web.donebefore import say_done
from infodrill.web.forms import NO_FILES, Files, build, verbs
from infodrill.web.live import LiveDrill
from infodrill.web.refusals import Busy, FormError, refused
from infodrill.web.rooms import practice
from infodrill.web.seating import seated
from infodrill.web.streams.topics import topics_of
from infodrill.web.taking import give_with_files

LOG = logging.getLogger("infodrill.command")
CLIENT = re.compile(r"[A-Za-z0-9_-]{8,64}")


@require_POST
@seated
def do(request: HttpRequest, drill: LiveDrill, verb: str) -> HttpResponse:
    """Give the command that the form describes."""
    if verb not in verbs() or verbs()[verb].BY_VOTER:  # the screen takes votes, once a browser
        raise Http404
    return given(request, drill, verb, request.POST)


def given(request: HttpRequest, drill: LiveDrill, verb: str, form: QueryDict) -> HttpResponse:
    """Give the command that a form describes, and say to the browser how it ended."""
    seat: str = request.seat
    try:
        client = client_id(request.POST.get("client", "") or uuid4().hex)
        events = carry_out(drill, seat, verb, {client: form}, request.FILES)
    except FormError as error:
        return refused(request, error, 422)
    except (Refused, ClockError) as error:
        return refused(request, error, 409)
    except Busy as error:
        return refused(request, error, 503)
    view = drill.view(seat, request.lang)
    changed = sorted(topics_of(events, view.seat, drill.state))
    ended = "stop" in changed and drill.state.closed
    if not request.htmx:
        return HttpResponseRedirect(f"/d/{drill.id}/" if ended else _back(request, drill))
    told = {"view": view, "verb": verb, "at": drill.clock, "recorded": bool(events)}
    told["remark"] = practice.remark_on(events, drill, view)
    told["named"] = persons_in(drill.state, drill.scenario, (event.body for event in events))
    response = render(request, "infodrill/fragments/done.html", told)
    response["HX-Trigger"] = json.dumps({f"drill:{topic}": "" for topic in changed})
    if rest := drill.rest(seat):
        response["Retry-After"] = str(rest)  # the page says so, and holds what is sent before (pace.js)
    # Another page stands here by now, whether the stream is heard or not.
    if ended:
        response["HX-Redirect"] = f"/d/{drill.id}/"  # who ended it looks back with everybody
    elif "stop" in changed:
        response["HX-Refresh"] = "true"
    return response


def carry_out(
    drill: LiveDrill, seat: str, verb: str, forms: Mapping[str, QueryDict], files: Files = NO_FILES
) -> tuple[Event, ...]:
    """Give what the forms of a press describe, client id → form, all of it or nothing: pages and API end here.

    Raises FormError, Refused, ClockError or Busy.
    """
    commands: dict[str, Command] = {}
    try:
        drill.ready(seat, verbs()[verb])
        commands = {client: _under_a_hat(drill, seat, verb, form, files) for client, form in forms.items()}
        events = give_with_files(drill, seat, commands)
    except (FormError, Refused, ClockError, Busy) as error:
        figures.COMMANDS.labels(verb, error.code).inc()
        rule = error.rule if isinstance(error, Refused) else ""
        if isinstance(error, Refused | ClockError) and len(commands) == 1:
            say_done(drill, seat, next(iter(commands.values())), error)
        LOG.info("refused", extra={"seat": _told(seat, verb), "verb": verb, "code": error.code, "kind": rule})
        raise
    figures.COMMANDS.labels(verb, "done").inc()
    LOG.info(
        "done", extra={"drill": drill.id, "seat": _told(seat, verb), "verb": verb, "seq": drill.state.seq}
    )
    return events


def _told(seat: str, verb: str) -> str:
    """The seat as the server's own log names it: not at all for what the drill's log keeps without one."""
    asked = verbs()[verb]
    return "" if issubclass(asked, RangeCommand) and asked.MAY.actor != "seat" else seat


def _under_a_hat(drill: LiveDrill, seat_id: str, verb: str, form: QueryDict, files: Files) -> Command:
    """The command under the role that the form names, else under the first of the seat's roles that may give it."""
    roles = drill.seats().seats[seat_id].roles
    named = form.get("role", "")
    if named:
        return build(verb, form, named, files)
    hats = [role for role in sorted(roles) if _may_wear(verbs()[verb], role)] or sorted(roles)
    first = build(verb, form, hats[0], files)
    for hat in hats if len(hats) > 1 else ():  # where there is no choice, it is tried once, as it is given
        command = replace(first, role=hat)
        if not drill.refuses_hat(seat_id, command):
            return command
    return first


def _may_wear(cls: type[Command], role: str) -> bool:
    return not issubclass(cls, RangeCommand) or role in cls.MAY.roles


def client_id(given: str) -> str:
    """The id by which a command is known when it comes twice. Raises FormError for one of the wrong shape."""
    if not CLIENT.fullmatch(given):
        raise FormError(
            N_("A field holds something else than it should: {field}."),
            remedy=N_("Load the page again and fill in the form there."),
            field="client",
        )
    return given


def _back(request: HttpRequest, drill: LiveDrill) -> str:
    """Where the form says it came from, when that is a page of this range; else the seat's desk."""
    target: str
    for target in (request.POST.get("next", ""), request.headers.get("Referer", "")):
        hosts = {request.get_host()}
        if target and url_has_allowed_host_and_scheme(target, hosts, require_https=request.is_secure()):
            return target
    return f"/d/{drill.id}/"
