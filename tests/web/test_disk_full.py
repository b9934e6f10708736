"""The disk of the data folder is filled while a drill is played: everybody is told, nothing is lost, and it goes on by itself."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path

import pytest

from infodrill.kernel.i18n import tr

from .serving import Browser, Server, new_drill, until

SIZE = 192  # MB of the disk; less than 64 free is short


class Disk:
    """A file system of its own in a namespace of the server's, seen through its process: nobody needs to be root."""

    def __init__(self, folder: Path) -> None:
        unshare = shutil.which("unshare")
        if unshare is None:
            pytest.fail("this test needs `unshare` (package util-linux)")
        self.folder = folder
        folder.mkdir()
        mount = f'mount -t tmpfs -o size={SIZE}m range {folder} && exec "$@"'
        as_root = [] if os.geteuid() == 0 else ["--map-root-user"]
        self.before = [unshare, "--mount", *as_root, "sh", "-c", mount, "sh"]

    def fill(self, server: Server, *, leave: int = 0) -> None:
        """Take all room but `leave` bytes."""
        self.path = Path(f"/proc/{server.process.pid}/root{self.folder}/filler")
        piece = 1 << 20
        with self.path.open("ab", buffering=0) as filler:
            while piece:
                free = os.statvfs(self.path).f_bavail * os.statvfs(self.path).f_frsize
                if free <= leave:
                    return
                try:
                    filler.write(bytes(min(piece, free - leave)))
                except OSError as error:
                    assert error.errno == errno.ENOSPC
                    piece //= 2

    def empty(self) -> None:
        self.path.unlink()


def codes(server: Server) -> list[str]:
    return [reason["code"] for reason in json.loads(Browser(server).get("/readyz")[1])["reasons"]]


def test_a_disk_that_fills_up_is_told_to_everybody_and_the_drill_goes_on_when_there_is_room(tmp_path):
    disk = Disk(tmp_path / "disk")
    server = Server(tmp_path, INFODRILL_DATA=str(disk.folder))
    server.before = disk.before
    server.start()
    try:
        drill, seats = new_drill(server, ("network",), ("duty", "direction"))
        duty, control = seats["duty"], seats["direction"]
        control.do(drill, "change-clock", change="start")
        control.do(drill, "change-clock", change="speed", value=60_000)

        def second() -> int:
            status, body = duty.get(f"/api/v1/drills/{drill}")
            return int(json.loads(body)["clock"]["at"]) if status == 200 else -1  # asked too often

        until(lambda: second() > 60)
        disk.fill(server, leave=40 << 20)
        until(lambda: codes(server) == ["H607"])
        assert duty.do(drill, "send-message", kind="chat", text="còn chỗ") == 200
        disk.fill(server)
        until(lambda: "H611" in codes(server))
        kept, answer = 0, (200, "")
        while answer[0] == 200 and kept < 300:  # SQLite first uses what it holds already
            answer = duty.post(f"/d/{drill}/do/send-message", kind="chat", text=f"số {kept} " + "x" * 3_000)
            kept += answer[0] == 200
        assert answer[0] == 503 and "H611" in answer[1]
        until(lambda: tr("vi", "The disk is full.") in control.get(f"/d/{drill}/control/?part=going")[1])
        assert Browser(server).get("/healthz")[0] == 200
        stood = until(lambda: second() + 1)
        disk.empty()
        until(lambda: Browser(server).get("/readyz")[0] == 200)
        assert duty.do(drill, "send-message", kind="chat", text="lại có chỗ") == 200
        until(lambda: second() > stood + 120)
        page = duty.get(f"/d/{drill}/meeting/")[1]
        assert "còn chỗ" in page and "lại có chỗ" in page
    finally:
        server.stop()
