"""The invented network as the seat reads it, the monitoring desk's groups, and the press room. No author has a page."""

# Charter: web api network
from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from ninja import Router

from infodrill.conduct.feedreader import FeedReader, Page, Sieve
from infodrill.kernel.i18n import N_, tr
from infodrill.web.api import shapes, telling
from infodrill.web.api.entering import Here, enter
from infodrill.web.api.places import onward, row_place
from infodrill.web.api.problems import not_there
from infodrill.web.rooms.network import FIXED
from infodrill.web.sealing import unveil

router = Router(tags=["network"])
ROOT = "/drills/{drill}/network"


@router.get(
    f"{ROOT}/rooms",
    response={200: shapes.Rooms, **shapes.READ},
    summary=N_("The rooms of the network that the seat reads"),
)
def rooms(request: HttpRequest, drill: str) -> dict[str, object]:
    here, reader = _in(request, drill)
    lang, groups = here.view.lang, {closed_group.id: closed_group for closed_group in reader.groups()}
    found = []
    for room in reader.rooms:
        if room in FIXED:
            found.append({"room": room, "kind": "public", "name": tr(lang, FIXED[room][0]), "ward": ""})
        elif room in groups:
            group = groups[room]
            found.append({"room": room, "kind": "group", "name": group.name.in_(lang), "ward": group.ward})
        else:
            ward = room.removesuffix("field").removesuffix(".")
            found.append({"room": room, "kind": "street", "name": tr(lang, "In the street"), "ward": ward})
    return {"rooms": found}


@router.get(
    f"{ROOT}/threads",
    response={200: shapes.Posts, **shapes.READ},
    summary=N_("Threads of a room, or of all that the seat reads, newest first"),
)
def threads(
    request: HttpRequest,
    drill: str,
    room: shapes.Name = "",
    ward: shapes.Name = "",
    asking: bool = False,
    before: shapes.Before = "",
    limit: shapes.Limit = 20,
) -> dict[str, object]:
    sieve = Sieve(rooms=(room,) if room else (), ward=ward, asking=asking)
    return _page(request, drill, lambda reader, *place: reader.threads(sieve, *place), before, limit)


@router.get(
    f"{ROOT}/posts/{{post}}",
    response={200: shapes.Thread, **shapes.READ},
    summary=N_("The thread in which a post stands"),
)
def thread(
    request: HttpRequest,
    drill: str,
    post: str,
    before: shapes.Before = "",
    limit: shapes.Limit = 50,
) -> dict[str, object]:
    here, reader = _in(request, drill)
    found = reader.thread(unveil(post), row_place(here, before), limit)
    if found is None:
        raise not_there()
    return {
        "root": telling.post(here.view, found.root),
        "answers": [telling.post(here.view, answer) for answer in found.answers],
        "earlier": onward(here, found.earlier),
    }


@router.get(
    f"{ROOT}/posts/{{post}}/versions",
    response={200: shapes.PostVersions, **shapes.READ},
    summary=N_("Every version of a post that may be read"),
)
def versions(request: HttpRequest, drill: str, post: str) -> dict[str, object]:
    _, reader = _in(request, drill)
    found = reader.versions(unveil(post))
    if not found:
        raise not_there()
    return {"versions": [{"at": minute * 60, "text": text} for minute, text in found]}


@router.get(
    f"{ROOT}/trends",
    response={200: shapes.Trends, **shapes.READ},
    summary=N_("What is being talked about in public"),
)
def trends(request: HttpRequest, drill: str) -> dict[str, object]:
    _, reader = _in(request, drill)
    return {"trends": reader.trends()}


@router.get(
    f"{ROOT}/press", response={200: shapes.Posts, **shapes.READ}, summary=N_("The press site, newest first")
)
def press(
    request: HttpRequest, drill: str, before: shapes.Before = "", limit: shapes.Limit = 20
) -> dict[str, object]:
    return _page(request, drill, FeedReader.press, before, limit)


@router.get(
    f"{ROOT}/portal", response={200: shapes.Posts, **shapes.READ}, summary=N_("The portal, newest first")
)
def portal(
    request: HttpRequest, drill: str, before: shapes.Before = "", limit: shapes.Limit = 20
) -> dict[str, object]:
    return _page(request, drill, FeedReader.portal, before, limit)


@router.get(
    f"{ROOT}/search",
    response={200: shapes.Posts, **shapes.READ},
    summary=N_("Posts that hold every word, newest first"),
)
def search(
    request: HttpRequest,
    drill: str,
    q: shapes.Words,
    room: shapes.Name = "",
    ward: shapes.Name = "",
    before: shapes.Before = "",
    limit: shapes.Limit = 20,
) -> dict[str, object]:
    sieve = Sieve(rooms=(room,) if room else (), ward=ward)
    return _page(request, drill, lambda reader, *place: reader.search(q, sieve, *place), before, limit)


@router.get(
    "/drills/{drill}/watch/groups",
    response={200: shapes.Groups, **shapes.READ},
    summary=N_("Groups of posts on the monitoring desk, largest first"),
)
def groups(request: HttpRequest, drill: str) -> dict[str, object]:
    view = enter(request, drill, "watch").view
    return {"groups": sorted(view.groups, key=lambda group: -group.volume)}


@router.get(
    "/drills/{drill}/press-room",
    response={200: shapes.PressRoom, **shapes.READ},
    summary=N_("Questions of the press, and what was answered"),
)
def press_room(request: HttpRequest, drill: str) -> dict[str, object]:
    view = enter(request, drill, "press").view
    return {"queue": view.press.queue, "transcript": view.press.transcript}


def _in(request: HttpRequest, drill: str) -> tuple[Here, FeedReader]:
    here = enter(request, drill, "network")
    return here, here.drill.reader(here.view)


def _page(
    request: HttpRequest, drill: str, read: Callable[..., Page], before: str, limit: int
) -> dict[str, object]:
    """The cards that `read` (reader, place, limit) finds from `before` on, and the cursor of what follows."""
    here, reader = _in(request, drill)
    page = read(reader, row_place(here, before), limit)
    return {"posts": [telling.post(here.view, card) for card in page.cards], "next": onward(here, page.next)}
