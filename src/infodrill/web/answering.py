"""Django's pages behind ASGI, each in one thread from the first middleware to the last.

Django would run half of its middleware on the event loop and hop to a thread and back for each of the others: some twenty
hops a page, most of the server's time in a full hall, and the streams wait on that same loop.
"""

# Charter: web answering
from __future__ import annotations

import asyncio
import contextvars
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.core.handlers.asgi import ASGIHandler
from django.http import HttpRequest, HttpResponseBase

from infodrill.web.stores.kept import close_stale

# Answered at once; more would only share the interpreter, and the pool of PostgreSQL holds twelve.
THREADS = 8


class Pages(ASGIHandler):
    """The ASGI application of everything but streams."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="page")
        super().__init__()

    def load_middleware(self, is_async: bool = False) -> None:
        """The chain of a synchronous server, whatever the base class asks for."""
        super().load_middleware(is_async=False)

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, made in one thread."""
        loop, context = asyncio.get_running_loop(), contextvars.copy_context()
        response = await loop.run_in_executor(self._threads, context.run, self._answer, request)
        # Waits without a thread: whoever guesses keeps nobody else waiting.
        await asyncio.sleep(getattr(response, "late", 0))
        return response

    def _answer(self, request: HttpRequest) -> Any:
        # Django closes the connections of the thread that ends a request; the ones used are this thread's.
        close_stale()
        try:
            return self.get_response(request)
        finally:
            close_stale()


def pages() -> Pages:
    """The application, once Django is set up."""
    import django

    django.setup(set_prefix=False)
    return Pages()
