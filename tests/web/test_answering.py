"""Pages are answered in one thread each, beside the event loop that the streams live on."""

from __future__ import annotations

import asyncio
import threading

import pytest
from django.http import HttpResponse

from infodrill.web.answering import Pages
from infodrill.web.middleware import watching

pytestmark = pytest.mark.usefixtures("base")


async def _asked(pages: Pages, path: str) -> tuple[int, bytes]:
    sent, gone = [], asyncio.Event()
    scope = {
        "type": "http", "method": "GET", "path": path, "query_string": b"", "headers": [(b"host", b"testserver")],
        "scheme": "http", "server": ("testserver", 80), "client": ("127.0.0.1", 1), "http_version": "1.1",
    }  # fmt: skip
    told = iter([{"type": "http.request", "body": b""}])

    async def receive():
        for message in told:
            return message
        await gone.wait()

    async def send(message):
        sent.append(message)

    await pages(scope, receive, send)
    return sent[0]["status"], b"".join(one.get("body", b"") for one in sent)


def test_a_page_is_answered_in_one_thread_from_the_first_middleware_to_the_view(monkeypatch):
    threads = []
    seen = watching.time.perf_counter

    def noted():
        threads.append(threading.current_thread().name)
        return seen()

    def view(request):
        threads.append(threading.current_thread().name)
        return HttpResponse("ok")

    monkeypatch.setattr(watching.time, "perf_counter", noted)
    pages = Pages()
    monkeypatch.setattr(pages, "_get_response", view, raising=False)
    pages.load_middleware()
    request_thread = threading.current_thread().name

    async def asked():
        return await _asked(pages, "/healthz")

    assert asyncio.run(asked())[0] == 200
    assert len(threads) >= 2
    assert len(set(threads)) == 1
    assert threads[0].startswith("page") and threads[0] != request_thread


def test_many_pages_are_answered_at_once():
    async def both():
        pages = Pages()
        return await asyncio.gather(*(_asked(pages, "/healthz") for _ in range(20)))

    assert {status for status, _ in asyncio.run(both())} == {200}
