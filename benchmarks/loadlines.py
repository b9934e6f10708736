"""The two kinds of lines that the load program holds: streams that only listen, and keep-alive lines that ask. asyncio alone."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from urllib.parse import urlencode

HOST = "127.0.0.1"
A_SECOND = 150  # streams opened in one second


@dataclass
class Heard:
    """What one stream heard: (monotonic seconds, topics); "resync" counts as a topic. `broken` = the line was lost."""

    told: list[tuple[float, frozenset[str]]] = field(default_factory=list)
    broken: int = 0


async def listen(port: int, drill: str, ticket: str, heard: Heard) -> None:
    """Open one stream and keep what it says until cancelled."""
    query = urlencode({"ticket": ticket})
    reader, writer = await asyncio.open_connection(HOST, port)
    writer.write(f"GET /d/{drill}/stream?{query} HTTP/1.1\r\nHost: {HOST}:{port}\r\n\r\n".encode())
    kind = ""
    try:
        while line := await reader.readline():
            if line.startswith(b"event: "):
                kind = line[7:].decode().strip()
            elif line.startswith(b"data:") and kind:
                words = frozenset(line[5:].decode().split()) if kind == "changed" else frozenset({kind})
                heard.told.append((time.monotonic(), words))
                kind = ""
        heard.broken += 1
    except OSError:
        heard.broken += 1
    finally:
        writer.close()


def many(port: int, drill: str, tickets: list[str], pipe: Connection) -> None:
    """A process of streams: opens one a ticket, says "open", and at "stop" hands over what each heard."""
    pipe.send(asyncio.run(_many(port, drill, tickets, pipe)))


class Ear(asyncio.Protocol):
    """A stream that only notes when what came: it is read after the measure, so that listening costs the machine little."""

    def __init__(self, port: int, drill: str, ticket: str) -> None:
        self._asked = (
            f"GET /d/{drill}/stream?{urlencode({'ticket': ticket})} HTTP/1.1\r\nHost: {HOST}:{port}\r\n\r\n"
        )
        self._came: list[tuple[float, bytes]] = []
        self.begun = self.lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(self._asked.encode())

    def data_received(self, data: bytes) -> None:
        self._came.append((time.monotonic(), data))
        self.begun = self.begun or b"event: " in data

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost = True

    def heard(self) -> Heard:
        """What was said: a message came when its last byte did."""
        found, kind, rest = Heard(broken=int(self.lost)), "", b""
        for when, data in self._came:
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                if line.startswith(b"event: "):
                    kind = line[7:].decode().strip()
                elif line.startswith(b"data:") and kind:
                    words = frozenset(line[5:].decode().split()) if kind == "changed" else frozenset({kind})
                    found.told.append((when, words))
                    kind = ""
        return found


async def _many(port: int, drill: str, tickets: list[str], pipe: Connection) -> list[Heard]:
    loop, ears = asyncio.get_running_loop(), []
    for one in tickets:
        ear = Ear(port, drill, one)
        await loop.create_connection(lambda ear=ear: ear, HOST, port)  # type: ignore[misc]
        ears.append(ear)
        await asyncio.sleep(1 / A_SECOND)
    while not all(one.begun for one in ears) and not any(one.lost for one in ears):
        await asyncio.sleep(0.05)  # each is told to load once, as its first word
    pipe.send("open")
    await loop.run_in_executor(None, pipe.recv)
    return [one.heard() for one in ears]


class Line:
    """A keep-alive line that asks one thing at a time."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def ask(
        self, method: str, path: str, headers: dict[str, str], body: bytes = b""
    ) -> tuple[int, bytes]:
        """(status, body). A line that the server has closed is opened again once."""
        for fresh in (False, True):
            if self._writer is None or fresh:
                self._reader, self._writer = await asyncio.open_connection(HOST, self._port, limit=1 << 22)
            try:
                return await self._once(method, path, headers, body)
            except (asyncio.IncompleteReadError, ConnectionError):
                self._writer.close()
                self._writer = None
        raise ConnectionError(path)

    async def _once(self, method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        assert self._reader and self._writer
        told = {"Host": f"{HOST}:{self._port}", "Content-Length": str(len(body)), **headers}
        head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        self._writer.write(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
        raw = await self._reader.readuntil(b"\r\n\r\n")
        status = int(raw.split(b" ", 2)[1])
        fields = dict(one.lower().split(b": ", 1) for one in raw.split(b"\r\n")[1:] if b": " in one)
        if b"content-length" in fields:
            return status, await self._reader.readexactly(int(fields[b"content-length"]))
        return status, await self._chunks() if b"transfer-encoding" in fields else b""

    async def _chunks(self) -> bytes:
        assert self._reader
        found = b""
        while size := int((await self._reader.readline()).strip() or b"0", 16):
            found += await self._reader.readexactly(size)
            await self._reader.readline()
        await self._reader.readline()
        return found
