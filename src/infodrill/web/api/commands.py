"""Commands: the verbs that a seat may give, and giving one. Ends in `doing.carry_out`, as every form does.

The charter: people post at human speed, a person judges with evidence attached, and nothing is said in public, signed,
started or stopped by a program. What is left to tokens is the clerk's work: reports, records, receipts, messages.
"""

# Charter: web api commands
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.http import HttpRequest, QueryDict
from ninja import Router

from infodrill.casework.steps import PLAYERS
from infodrill.conduct.noun import Command, RangeCommand, RangeEvent
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.stayingin import persons_in
from infodrill.conduct.view import SeatView
from infodrill.kernel.events import Event
from infodrill.kernel.fields import MADE
from infodrill.kernel.i18n import N_
from infodrill.web.api import shapes
from infodrill.web.api.entering import Caller, Here, enter
from infodrill.web.api.fields import described, typed
from infodrill.web.api.problems import malformed, not_there, people_only, reads_only
from infodrill.web.doing import carry_out
from infodrill.web.forms import verbs
from infodrill.web.sealing import veil
from infodrill.web.streams.topics import topics_of
from infodrill.web.voting import voter_of

router = Router(tags=["commands"])


@router.get(
    "/drills/{drill}/commands",
    response={200: shapes.Verbs, **shapes.READ},
    summary=N_(
        "The commands that the caller may give now, with their fields; on which case or text, its own `possible` says"
    ),
)
def offered(request: HttpRequest, drill: str) -> dict[str, object]:
    here = enter(request, drill)
    found = [verb for verb, cls in verbs().items() if _may(here.caller, here.view, verb, cls)]
    lang = here.view.lang
    return {
        "verbs": [{"verb": verb, "fields": list(described(verbs()[verb], lang))} for verb in sorted(found)]
    }


@router.post(
    "/drills/{drill}/commands/{verb}",
    response={200: shapes.Result, **shapes.READ},
    summary=N_("Give a command; the same client id again gives the first result again"),
)
def give(request: HttpRequest, drill: str, verb: str, order: shapes.Order) -> dict[str, object]:
    here = enter(request, drill)
    if here.caller.scope == "read":
        raise reads_only()
    if verb not in verbs():
        raise not_there()
    if here.caller.scope and not by_token(verb):
        raise people_only()
    fields = typed(verbs()[verb], order.fields)
    seat = here.view.seat
    # A voter has one answer, whatever client id it comes under.
    client = (
        order.client
        if not verbs()[verb].BY_VOTER
        else f"vote:{fields.get('poll', '')}:{here.caller.key if here.caller.scope else voter_of(request)}"
    )
    events = carry_out(here.drill, seat.seat, verb, {client: _form(order.role, fields)})
    state = here.drill.state
    return {
        "events": list(_done(events, seat, here)),
        "changed": sorted(topics_of(events, seat, state)),
        "persons": list(persons_in(state, here.drill.scenario, (event.body for event in events))),
    }


def by_token(verb: str) -> bool:
    """True when a token that may act may give the command, which declares it; False for one that does not exist."""
    asked = verbs().get(verb)
    if asked is None:
        return False
    return asked.MAY.token if issubclass(asked, RangeCommand) else asked.TOKEN


def _may(caller: Caller, view: SeatView, verb: str, cls: type[Command]) -> bool:
    """Whether the caller's list holds a verb."""
    if caller.scope == "read" or (caller.scope and not by_token(verb)):
        return False
    return offered_now(view, cls)


def offered_now(view: SeatView, asked: type[Command]) -> bool:
    """Whether the range would take a command from this seat now, as far as that hangs on no case or text: what a page may draw.
    On which of them, casework says one by one."""
    if issubclass(asked, RangeCommand):
        return view.may(asked)
    return not view.rests and bool(view.seat.roles & PLAYERS)


def _form(role: str, fields: Mapping[str, object]) -> QueryDict:
    """The order as the form that a page would have sent."""
    form = QueryDict(mutable=True)
    for name, value in fields.items():
        if name in ("role", "client", "next", "csrfmiddlewaretoken"):
            raise malformed(field="fields")
        form.setlist(name, [_said(item) for item in value] if isinstance(value, list) else [_said(value)])
    if role:
        form["role"] = role
    return form


def _said(value: object) -> str:
    return ("1" if value else "0") if isinstance(value, bool) else str(value)


def _done(events: Iterable[Event], seat: SeatPlace, here: Here) -> Iterator[dict[str, object]]:
    state = here.drill.state
    for event in events:
        mine = isinstance(event.body, RangeEvent) and event.body.OWN and event.actor == seat.seat
        if mine or topics_of([event], seat, state):
            named = {id_: str(value) for id_ in sorted(MADE) if (value := getattr(event.body, id_, ""))}
            named |= {"post": veil(named["post"])} if "post" in named else {}
            yield {"kind": event.body.TYPE, "at": event.at, "ids": named}
