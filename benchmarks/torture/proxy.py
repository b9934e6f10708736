"""A line that can be cut: a TCP proxy on loopback between browsers and server, and between server and database.

Between server and database it can be cut just where it hurts: at the commit of what a person wrote.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable

PIECE = 65_536
WROTE, COMMIT, ROLLBACK = b'INTO "web_logtext"', b"COMMIT", b"ROLLBACK"


class Proxy:
    """Passes bytes from its `port` to `target` on 127.0.0.1. `cut` ends what runs; while `shut` nothing is taken."""

    def __init__(self, target: int) -> None:
        self.target, self.shut = target, False
        self.sprung = threading.Event()
        self.sprung.set()
        self._lets_pass = False
        self._lines: set[socket.socket] = set()
        self._door = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port: int = self._door.getsockname()[1]
        threading.Thread(target=self._take, daemon=True).start()

    def cut(self) -> None:
        """End every connection that there is, as a pulled cable and a reset do."""
        for line in list(self._lines):
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def arm(self, *, lets_pass: bool) -> None:
        """Cut and shut the line at the next commit of a text; `lets_pass` = the commit arrives, its answer does not.

        `sprung` is set when that has happened.
        """
        self._lets_pass = lets_pass
        self.sprung.clear()

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
                back = threading.Thread(target=_pass, args=(far, near, lambda piece: False), daemon=True)
                back.start()
                _pass(near, far, self._trap(far))
                back.join()
                self._lines -= pair

    def _trap(self, far: socket.socket) -> Callable[[bytes], bool]:
        """Whether the line ends before this piece of one connection passes."""
        wrote = False

        def ends(piece: bytes) -> bool:
            nonlocal wrote
            wrote = wrote or WROTE in piece
            if wrote and COMMIT in piece and not self.sprung.is_set():
                self.shut = True
                self.sprung.set()
                if self._lets_pass:
                    far.sendall(piece)
                self.cut()
                return True
            wrote = wrote and COMMIT not in piece and ROLLBACK not in piece
            return False

        return ends


def _pass(here: socket.socket, there: socket.socket, ends: Callable[[bytes], bool]) -> None:
    with contextlib.suppress(OSError):
        while (piece := here.recv(PIECE)) and not ends(piece):
            there.sendall(piece)
    for end in (here, there):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
