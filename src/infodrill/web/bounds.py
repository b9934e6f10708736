"""How much a browser may send at once: told before Django keeps a byte of it."""

# Charter: web bounds
from __future__ import annotations

from infodrill.casework.attachments import MAX_BYTES
from infodrill.web.streams.app import Receive, Scope, Send

MOST = MAX_BYTES + 1_000_000  # a file and the form around it
REFUSAL = b"Too large / Qua lon"


def too_large(scope: Scope) -> bool:
    """True when the request says itself that it is larger than MOST."""
    told = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    return not told.isdigit() or int(told) > MOST


async def refuse(send: Send) -> None:
    headers = [
        (b"content-type", b"text/plain"),
        (b"content-length", str(len(REFUSAL)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": REFUSAL})


def bounded(receive: Receive) -> Receive:
    """The same body, cut off as if the browser had gone when more comes than MOST; for bodies of untold length."""
    came = 0

    async def some() -> object:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        return message if came <= MOST else {"type": "http.disconnect"}

    return some  # type: ignore[return-value]
