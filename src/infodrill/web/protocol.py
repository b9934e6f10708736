"""HTTP as the range reads it: uvicorn's protocol on httptools, which knows no limits, within the bounds of `bounds.py`.

Head and body each have their time from their first byte, however they trickle; too much ends in 431 or 413, a second
request before the first is answered in 400 (no browser and no proxy sends so), as do another charset and a form without its
end. A browser that takes no answer is cut off.
"""

# Charter: web protocol
from __future__ import annotations

import asyncio
import time
from enum import Enum, auto
from typing import Any

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from infodrill.kernel.digits import whole
from infodrill.web import figures
from infodrill.web.bounds import (
    KEEP_ALIVE,
    LINGER,
    LONGEST_BODY,
    LONGEST_WRITE,
    MOST_BODY,
    MOST_FIELDS,
    MOST_HEAD,
    SLOWEST_BODY,
)  # fmt: skip
from infodrill.web.connections import connections
from infodrill.web.wholeforms import SentForm

# Said before a language is known.
WORDS = {
    400: ("Bad Request", "This is no request / Không phải một yêu cầu"),
    408: ("Request Timeout", "Too slow / Quá chậm"),
    413: ("Content Too Large", "Too large / Quá lớn"),
    431: ("Request Header Fields Too Large", "Too large / Quá lớn"),
    503: ("Service Unavailable", "The range is full, try again soon / Hệ thống đang đầy, hãy thử lại sau"),
}


class ConnectionStage(Enum):
    """Where a connection stands. IDLE = answered, and nothing came since."""

    HEAD = auto()
    BODY = auto()
    ANSWER = auto()
    IDLE = auto()
    OVER = auto()


class TooMuch(Exception):
    """Raised inside the parser, which stops at it; `status` is HTTP's."""

    def __init__(self, status: int) -> None:
        self.status = status


class BoundedConnection(HttpToolsProtocol):
    """One connection."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.timeout_keep_alive = KEEP_ALIVE
        self.stage = ConnectionStage.HEAD
        self.since = time.monotonic()
        self.held = 0
        self._came = self._head = self._fields = 0  # bytes of this request, of its head; headers
        self._unread_since = 0.0
        self._form = SentForm(())

    @property
    def source(self) -> str:
        """The address that connects: a browser's, or a proxy's."""
        return self.client[0] if self.client else ""

    @property
    def waits(self) -> bool:
        return self.stage in (ConnectionStage.HEAD, ConnectionStage.IDLE, ConnectionStage.OVER)

    @property
    def sends(self) -> bool:
        return self.stage in (ConnectionStage.HEAD, ConnectionStage.BODY)

    # What the loop tells

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if not connections().enter(self):
            self._refuse(503)
            transport.close()  # its descriptor is needed now

    def connection_lost(self, exc: Exception | None) -> None:
        connections().leave(self)
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """The server ends: a page that is being drawn is finished; a stream never is, so its line is cut here."""
        from infodrill.web.streams.app import is_stream  # needs the models, which are loaded after this class

        if self.scope is not None and is_stream(self.scope):
            self.transport.close()
        else:
            super().shutdown()

    @property
    def _over(self) -> bool:
        return self.stage is ConnectionStage.OVER

    def data_received(self, data: bytes) -> None:
        if self._over:
            return
        if self.stage is ConnectionStage.IDLE:
            self._begin(ConnectionStage.HEAD)
        self._unset_keepalive_if_required()
        self._came += len(data)
        if not connections().hold(self, len(data)):
            self._refuse(503)
        if self._over:  # or cut off for the others
            return
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            pass  # nothing is spoken here but HTTP; what follows comes to nothing and runs out of time
        except httptools.HttpParserError as fault:
            cause = fault.__context__
            self._refuse(cause.status if isinstance(cause, TooMuch) else 400)
            return
        # The parser keeps to itself what it has of a line that does not end.
        if self.stage is ConnectionStage.HEAD and self._came > MOST_HEAD:
            self._refuse(431)
        elif self.stage is ConnectionStage.BODY and self._came > MOST_HEAD + MOST_BODY:
            self._refuse(413)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._unread_since = time.monotonic()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._unread_since = 0.0

    # What the parser tells

    def on_message_begin(self) -> None:
        if self.stage is not ConnectionStage.HEAD:
            raise TooMuch(400)
        self._head = self._fields = 0
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        self._count(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        self._fields += 1
        # The colon, the blank and the end of the line, which the parser keeps to itself.
        self._count(len(name) + len(value) + 4)
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        told = next((value for name, value in self.headers if name == b"content-length"), b"0")
        length = whole(told.decode("latin-1"))
        if length is None or length > MOST_BODY:
            raise TooMuch(413)
        self._form = SentForm(self.headers)
        if not self._form.spoken:
            raise TooMuch(400)
        self._begin(ConnectionStage.BODY)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._form.came(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        if not self._form.whole:
            raise TooMuch(400)  # before whoever reads it is told that this was all
        super().on_message_complete()
        self._begin(ConnectionStage.IDLE if self.cycle.response_complete else ConnectionStage.ANSWER)

    def on_response_complete(self) -> None:
        connections().release(self)
        if self.stage is ConnectionStage.ANSWER:
            self._begin(ConnectionStage.IDLE)
        super().on_response_complete()

    # What the watch tells

    def look(self, now: float) -> None:
        """End what has taken too long; once a second."""
        took, bounds = now - self.since, connections().bounds
        if self._unread_since and now - self._unread_since > LONGEST_WRITE:
            self._expire("unread")
        elif self.stage is ConnectionStage.HEAD and took > bounds.head_seconds:
            self._expire("head")
        # Who sends slowly but steadily has time in proportion to what has come; LONGEST_BODY ends it in any
        # case.
        elif self.stage is ConnectionStage.BODY and took > min(
            LONGEST_BODY, bounds.body_seconds + self._came / SLOWEST_BODY
        ):
            self._expire("body")
        elif self.stage is ConnectionStage.IDLE and took > KEEP_ALIVE + 1:
            self._expire("idle")
        elif (self.stage is ConnectionStage.OVER or self.transport.is_closing()) and took > LINGER:
            self.cut()

    def cut(self) -> None:
        """Close it now, whatever was still to be written."""
        self.stage = ConnectionStage.OVER
        self.transport.abort()

    def _expire(self, why: str) -> None:
        figures.TURNED_AWAY.labels(why).inc()
        if why in ("head", "body") and self._came:
            self._refuse(408)
        else:
            self.cut()

    def _begin(self, stage: ConnectionStage) -> None:
        self.stage, self.since = stage, time.monotonic()
        if stage in (ConnectionStage.HEAD, ConnectionStage.IDLE):
            self._came = 0

    def _count(self, more: int) -> None:
        self._head += more
        if self._head > MOST_HEAD or self._fields > MOST_FIELDS:
            raise TooMuch(431)

    def _refuse(self, status: int) -> None:
        """Say no, unless an answer has begun, and read nothing more. It is closed once the other side had time to read."""
        self._begin(ConnectionStage.OVER)
        figures.TURNED_AWAY.labels(str(status)).inc()
        connections().release(self)
        answering = self.cycle is not None and not self.cycle.response_complete
        if answering:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        if (answering and self.cycle.response_started) or self.transport.is_closing():
            self.transport.abort()
            return
        phrase, words = WORDS[status]
        body = words.encode()
        self.transport.write(
            f"HTTP/1.1 {status} {phrase}\r\ncontent-type: text/plain; charset=utf-8\r\n"
            f"content-length: {len(body)}\r\nconnection: close\r\n\r\n".encode()
            + body
        )
        if self.transport.can_write_eof():
            self.transport.write_eof()
