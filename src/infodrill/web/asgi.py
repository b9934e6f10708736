"""The ASGI application: streams beside Django, and the follower for as long as the server lives."""

# Charter: web asgi
from __future__ import annotations

import asyncio
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "infodrill.web.conf.settings")

from infodrill.web.closing import close_the_range
from infodrill.web.interpreter import begin, serve_many

begin()

close_the_range(sign_in=True)

from infodrill.web.answering import pages as django_pages

pages = django_pages()

from infodrill.web.joining.sittings import follow
from infodrill.web.orphans import end_with_parent
from infodrill.web.proxies import seen_from
from infodrill.web.readying import make_ready_beside
from infodrill.web.stores.kept import let_go, let_nobody_wait
from infodrill.web.streams.app import Receive, Scope, Send, is_stream, stream
from infodrill.web.streams.follower import Follower
from infodrill.web.streams.hub import HUB
from infodrill.web.vitals import watch


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Streams are answered here, everything else by Django."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif is_stream(scope):
        await stream(scope, receive, send)
    else:
        await pages(seen_from(scope), receive, send)


async def _live(receive: Receive, send: Send) -> None:
    follower, vitals = Follower(HUB.watched), watch()
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            HUB.open(asyncio.get_running_loop(), follower.standing_still)
            follower.start()
            endings = asyncio.create_task(follow(HUB))
            vitals.start()
            end_with_parent()
            serve_many()
            make_ready_beside()
            await send({"type": "lifespan.startup.complete"})
        else:
            endings.cancel()
            let_nobody_wait()
            # Side by side: each may be waiting for a database that is away.
            await asyncio.gather(*map(asyncio.to_thread, (follower.stop, vitals.stop, let_go)))
            await send({"type": "lifespan.shutdown.complete"})
            return
