"""What a server's processes cost: memory as proportional set size, and CPU seconds. Read from /proc."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from tests.web.serving import Server


def memory(server: Server, pids: Callable[[], list[int]]) -> dict[str, int]:
    """Proportional set size in MB: what the processes together really take."""
    own = [server.process.pid, *children(server.process.pid)]
    return {"server": sum(map(pss, own)), "database": sum(map(pss, pids()))}


def worked(server: Server, pids: Callable[[], list[int]]) -> dict[str, float]:
    """CPU seconds so far, of the server's processes and the database's."""
    own = [server.process.pid, *children(server.process.pid)]
    return {"server": sum(map(cpu, own)), "database": sum(map(cpu, pids()))}


def cpu(pid: int) -> float:
    try:
        told = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    except OSError:
        return 0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def children(parent: int) -> list[int]:
    """All processes below one."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(") ", 1)[1].split()[1])
            except OSError:
                continue
    found, here = [], {parent}
    while here:
        here = {pid for pid, above in parents.items() if above in here}
        found += sorted(here)
    return found


def pss(pid: int) -> int:
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return int(re.search(r"^Pss:\s+(\d+)", told, re.MULTILINE)[1]) // 1024
