"""A line that can be cut: a TCP proxy on loopback between browsers and server, and between server and database."""

from __future__ import annotations

import contextlib
import socket
import threading

PIECE = 65_536


class Proxy:
    """Passes bytes from its `port` to `target` on 127.0.0.1. `cut` ends what runs; while `shut` nothing is taken."""

    def __init__(self, target: int) -> None:
        self.target, self.shut = target, False
        self._lines: set[socket.socket] = set()
        self._door = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port: int = self._door.getsockname()[1]
        threading.Thread(target=self._take, daemon=True).start()

    def cut(self) -> None:
        """End every connection that there is, as a pulled cable and a reset do."""
        for line in list(self._lines):
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def _take(self) -> None:
        while True:
            near, _ = self._door.accept()
            threading.Thread(target=self._join, args=(near,), daemon=True).start()

    def _join(self, near: socket.socket) -> None:
        with near, contextlib.suppress(OSError):
            if self.shut:
                return
            with socket.create_connection(("127.0.0.1", self.target), timeout=10) as far:
                far.settimeout(None)
                pair = {near, far}
                self._lines |= pair
                back = threading.Thread(target=_pass, args=(far, near), daemon=True)
                back.start()
                _pass(near, far)
                back.join()
                self._lines -= pair


def _pass(here: socket.socket, there: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := here.recv(PIECE):
            there.sendall(piece)
    for end in (here, there):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
