"""What waits for a seat: inbox, messages, guidance, deadlines, the one next thing, what came while it was away."""

# Charter: web api desk
from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from infodrill.casework.clocks import Owing, name_of
from infodrill.conduct import news
from infodrill.conduct.waiting import head
from infodrill.kernel.i18n import N_, tr
from infodrill.web.api import shapes
from infodrill.web.api.entering import Here, enter
from infodrill.web.api.places import newest_first
from infodrill.web.rooms.nextthings import NOTHING, next_things
from infodrill.web.rooms.signs import step_name

router = Router(tags=["desk"])
STATION = ("control", "evaluation")


@router.get(
    "/drills/{drill}/inbox",
    response={200: shapes.Inbox, **shapes.READ},
    summary=N_("What reached the seat, newest first"),
)
def inbox(
    request: HttpRequest,
    drill: str,
    before: shapes.Before = "",
    limit: shapes.Limit = 20,
) -> dict[str, object]:
    here = enter(request, drill, "desk", *STATION)
    view, lang = here.view, here.view.lang
    shown, onward = newest_first(here, view.inbox, lambda pair: str(pair[1].number), before, limit)
    return {
        "next": onward,
        "items": [
            {
                "inject": row.number,
                "at": delivery.at,
                "clock": view.clock(delivery.at),
                "from_": row.from_.in_(lang),
                "method": row.method,
                "subject": row.subject.in_(lang),
                "body": row.body.in_(lang),
                "pictures": row.media,
                "acknowledged": view.seat.seat in delivery.acknowledged,
            }
            for delivery, row in shown
        ],
    }


@router.get(
    "/drills/{drill}/messages",
    response={200: shapes.Messages, **shapes.READ},
    summary=N_("Messages to and from the cell, newest first"),
)
def messages(
    request: HttpRequest,
    drill: str,
    before: shapes.Before = "",
    limit: shapes.Limit = 20,
) -> dict[str, object]:
    here = enter(request, drill, "meeting", *STATION)
    view = here.view
    shown, onward = newest_first(here, view.messages, lambda message: message.message, before, limit)
    return {
        "next": onward,
        "messages": [
            {
                **shapes.MessageLine.copied(message),
                "clock": view.clock(message.at),
                "case": _seen_case(here, message.case),
                "received": view.seat.cell in message.received,
            }
            for message in shown
        ],
    }


@router.get(
    "/drills/{drill}/guidance",
    response={200: shapes.GuidanceList, **shapes.READ},
    summary=N_("Guidance that the seat may read"),
)
def guidance(request: HttpRequest, drill: str) -> dict[str, object]:
    view = enter(request, drill, "meeting", *STATION).view
    return {
        "guidance": [
            {
                **shapes.GuidanceLine.copied(each_guidance),
                "confirmed": view.seat.cell in each_guidance.confirmed,
            }
            for each_guidance in view.guidance.seen
        ]
    }


@router.get(
    "/drills/{drill}/deadlines",
    response={200: shapes.Deadlines, **shapes.READ},
    summary=N_("What is owed on the seat's open cases, on texts and on appeals, soonest first"),
)
def deadlines(request: HttpRequest, drill: str) -> dict[str, object]:
    view = enter(request, drill, "case").view
    edition = view.casework.edition
    reads = view.casework.reads_clocks
    texts, appeals = filter(reads, view.statements), filter(reads, view.appeals)
    items: tuple[Owing, ...] = (*view.open_cases, *texts, *appeals)
    found = [
        {
            "item": name_of(item),
            "case": about.case if (about := view.casework.case_of(item)) else "",
            "step": step,
            "name": step_name(edition, step, view.lang),
            "due": judged.until,
            "clock": view.clock(judged.until),
            "missed": judged.missed,
        }
        for item in items
        for step, at in view.casework.owed(item)
        for judged in (view.casework.judged_at(item, step, at, view.play_ends),)
    ]
    return {"deadlines": sorted(found, key=lambda entry: (entry["due"], entry["item"]))[:200]}


@router.get(
    "/drills/{drill}/next",
    response={200: shapes.NextThing, **shapes.READ},
    summary=N_("The one next thing for the seat, why, and how"),
)
def next_thing(request: HttpRequest, drill: str) -> dict[str, object]:
    view = enter(request, drill, "desk").view
    first = head(next_things(view, view.casework.edition))
    if first is None:
        do, why, how = (tr(view.lang, name) for name in NOTHING)
        return {"next": {"step": "wait", "item": "", "due": -1, "do": do, "why": why, "how": how}}
    return {"next": {**shapes.Hint.copied(first), "due": first.at, "do": first.words}}


@router.get(
    "/drills/{drill}/news",
    response={200: shapes.News, **shapes.READ},
    summary=N_("What came or changed after a moment"),
)
def what_came(request: HttpRequest, drill: str, seen: shapes.Second = 0) -> dict[str, object]:
    view = enter(request, drill, "desk", *STATION).view
    return {"said": news.line(view, seen), "news": news.since(view, seen)[-200:]}


def _seen_case(here: Here, case: str) -> str:
    """The case that a message names, when the seat sees it."""
    return case if any(each_case.case == case for each_case in here.view.cases) else ""
