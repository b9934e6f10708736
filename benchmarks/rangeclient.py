"""A small client of the API for scripts outside the wheel: reads, pages through lists, gives commands that survive a retry.

    range = Range("http://127.0.0.1:8000", drill, key)
    for case in range.every("/cases", "cases"): ...
    range.give("send-message", kind="chat", to=["network"], text="…")

The standard library alone; it speaks to loopback and private addresses, as the range does.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode, urlsplit
from uuid import uuid4

TRIES = 4
PATIENCE = 20  # seconds for one answer


class Said(Exception):
    """The range said no: `status` of HTTP and the problem as it was told."""

    def __init__(self, status: int, problem: dict[str, Any]) -> None:
        self.status, self.problem = status, problem
        super().__init__(f"{status} {problem.get('code', '')}: {problem.get('message', '')}")


class Range:
    """One seat of one drill, by its token."""

    def __init__(self, base: str, drill: str, key: str, lang: str = "en") -> None:
        parts = urlsplit(base)
        if not ipaddress.ip_address(parts.hostname or "").is_private:
            raise ValueError("the range is on loopback or on a private address")
        self._host, self._port = parts.hostname, parts.port or 80
        self._root = f"/api/v1/drills/{quote(drill)}"
        self._headers = {"Authorization": f"Bearer {key}", "Accept-Language": lang}

    def get(self, path: str = "", **query: object) -> dict[str, Any]:
        """One answer. Raises Said."""
        asked = f"{self._root}{path}?{urlencode(query)}" if query else f"{self._root}{path}"
        return self._ask("GET", asked, None)

    def every(self, path: str, name: str, **query: object) -> Iterator[dict[str, Any]]:
        """All rows of a list, page after page; `name` = the field that holds them."""
        before = ""
        while True:
            page = self.get(path, before=before, **query)
            yield from page[name]
            before = page["next"]
            if not before:
                return

    def give(self, verb: str, *, client: str = "", role: str = "", **fields: object) -> dict[str, Any]:
        """Give a command. When the line breaks it is sent again under the same id, and recorded once. Raises Said."""
        told = {"client": client or uuid4().hex, "role": role, "fields": fields}
        return self._ask("POST", f"{self._root}/commands/{verb}", json.dumps(told).encode())

    def _ask(self, method: str, path: str, body: bytes | None) -> dict[str, Any]:
        for attempt in range(TRIES):
            try:
                status, told = self._once(method, path, body)
            except (OSError, http.client.HTTPException):
                if attempt == TRIES - 1:
                    raise
                time.sleep(0.2 * 2**attempt)
                continue
            if status == 429 and attempt < TRIES - 1:
                time.sleep(1)
                continue
            if status >= 400:
                raise Said(status, told)
            return told
        raise AssertionError("unreachable")

    def _once(self, method: str, path: str, body: bytes | None) -> tuple[int, dict[str, Any]]:
        line = http.client.HTTPConnection(self._host, self._port, timeout=PATIENCE)
        try:
            headers = {**self._headers, **({"Content-Type": "application/json"} if body else {})}
            line.request(method, path, body, headers)
            answer = line.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            line.close()
