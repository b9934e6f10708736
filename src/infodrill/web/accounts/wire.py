"""The only place of infodrill that calls another server: the house's sign-in service, while somebody signs in through it.

The guard's door opens for the one host and port of INFODRILL_OIDC_ISSUER, in this thread, for one question. Nothing of a
drill can be in it: what is sent is the range's own name there, its secret, and the code that the service gave out.
Redirects are not followed, proxies of the environment are not asked. docs/adr/0005 says why this exists.
"""

# Charter: web accounts wire
from __future__ import annotations

import http.client
import json
import threading
from base64 import b64encode
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from infodrill.kernel import egress
from infodrill.kernel.errors import EgressRefused
from infodrill.web.closing import HTTPS

SECONDS = 5
LONGEST = 256 * 1024  # bytes of an answer
# So that a service that hangs does not take the threads that answer players.
_LINES = threading.BoundedSemaphore(3)


class Unreached(Exception):
    """The service was not reached, or has not answered as such a service does."""


def get(address: str) -> dict[str, Any]:
    """The JSON object at an address of the service."""
    return _ask(address, "GET", None, {})


def post(address: str, form: dict[str, str], client: str, secret: str) -> dict[str, Any]:
    """The JSON object that answers a form; with a secret, the range says who it is (RFC 6749, 2.3.1)."""
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    if secret:
        pair = f"{quote(client, safe='')}:{quote(secret, safe='')}"
        headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
    return _ask(address, "POST", urlencode(form), headers)


def door_of(address: str) -> egress.Address:
    parts = urlsplit(address)
    return parts.hostname or "", parts.port or HTTPS


def _ask(address: str, verb: str, body: str | None, headers: dict[str, str]) -> dict[str, Any]:
    if not _LINES.acquire(timeout=1):
        raise Unreached("busy")
    try:
        return _heard(address, verb, body, headers)
    finally:
        _LINES.release()


def _heard(address: str, verb: str, body: str | None, headers: dict[str, str]) -> dict[str, Any]:
    parts, door = urlsplit(address), door_of(address)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    line = kind(*door, timeout=SECONDS)
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    try:
        with egress.opened(door):
            line.request(verb, path, body, {"Accept": "application/json", **headers})
            answer = line.getresponse()
            told = answer.read(LONGEST + 1)
        if answer.status != 200 or len(told) > LONGEST:
            raise Unreached(answer.status)
        found = json.loads(told)
    except (OSError, http.client.HTTPException, ValueError, RecursionError, EgressRefused) as error:
        raise Unreached(type(error).__name__) from None
    finally:
        line.close()
    if not isinstance(found, dict):
        raise Unreached("no object")
    return found
