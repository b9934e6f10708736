"""The raw ASGI application of the streams: server-sent events; once one is open, neither thread nor database serves it.

GET /d/<drill>/stream?ticket=…, header Last-Event-ID to resume. Messages: `changed` (data: topics, space-separated),
`resync` (load everything again), `alive` as heartbeat, `still` in its place while nothing new is told.
"""

# Charter: web streams app
from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from django.db import DatabaseError

from infodrill.web import figures
from infodrill.web.joining.sittings import holds
from infodrill.web.streams.hub import HUB, Listener
from infodrill.web.streams.tickets import read_ticket

ADDRESS = re.compile(r"/d/([a-z0-9-]{1,16})/stream")
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'"),
]


def is_stream(scope: Mapping[str, Any]) -> bool:
    return scope["type"] == "http" and bool(ADDRESS.fullmatch(scope["path"]))


async def stream(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one browser until it goes away."""
    match = ADDRESS.fullmatch(scope["path"])
    asked = parse_qs(scope["query_string"].decode("latin-1"))
    holder = read_ticket(asked.get("ticket", [""])[0])
    # One answer for a wrong ticket, an old one and one of another drill: nobody learns which drills there are.
    if scope["method"] != "GET" or match is None or holder is None or holder[0] != match[1]:
        return await _refuse(send, 403)
    try:
        if not await holds(*holder):  # taken back since the ticket was drawn
            return await _refuse(send, 403)
    except DatabaseError:
        return await _refuse(send, 503)
    # The header is the browser's own, after a break; on a page's first connection it has none, and the page's
    # cursor counts.
    resumed = next((value for name, value in scope["headers"] if name == b"last-event-id"), b"")
    last = resumed.decode("latin-1") or asked.get("last", [""])[0]
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    with (
        HUB.listening(holder[0], holder[1], last, sitting=holder[2]) as listener,
        figures.STREAMS.track_inprogress(),
    ):
        await _until_gone(listener, receive, send)


async def _refuse(send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})


async def _until_gone(listener: Listener, receive: Receive, send: Send) -> None:
    gone = asyncio.ensure_future(_gone(receive))
    # Else a browser that went away would be noticed only with the next message for it.
    gone.add_done_callback(lambda done: listener.wake())
    try:
        await send({"type": "http.response.body", "body": b"retry: 2000\n\n", "more_body": True})
        while not gone.done():
            body = await listener.next()
            if not gone.done():
                figures.SENT.inc()
                await send({"type": "http.response.body", "body": body, "more_body": not listener.over})
            if listener.over:
                return
    finally:
        gone.cancel()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
