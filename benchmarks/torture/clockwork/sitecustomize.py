"""Loaded by the server's processes through PYTHONPATH: their wall clock is off by what INFODRILL_TORTURE_CLOCK's file says.

Seconds as a signed 64-bit integer, mapped into memory: the torture run sets them back and forth while the range plays.
SIGUSR2 makes a process say what its threads are doing; scripted seats write faster than people.
"""

from __future__ import annotations

import contextlib
import faulthandler
import mmap
import os
import signal
import struct
import time

_path = os.environ.get("INFODRILL_TORTURE_CLOCK", "")
if _path:
    with open(_path, "rb") as _file:
        _off = mmap.mmap(_file.fileno(), 8, access=mmap.ACCESS_READ)
    _time, _time_ns = time.time, time.time_ns
    time.time = lambda: _time() + struct.unpack("<q", _off[:8])[0]
    time.time_ns = lambda: _time_ns() + struct.unpack("<q", _off[:8])[0] * 1_000_000_000
    faulthandler.register(signal.SIGUSR2, all_threads=True)
    with contextlib.suppress(ImportError):  # trees before there was a human pace
        from infodrill.web import humanpace

        humanpace.PACE = 0.0
        humanpace.EACH = 1e-9
