"""A wall clock that a test sets: every Python that finds this file first reads its offset in ms from a file at each look.

Only the wall clock: `time.monotonic` is the kernel's own, which nobody sets.
"""

import datetime
import os
import time
from pathlib import Path

_real, _offset = time.time_ns, Path(os.environ["INFODRILL_TEST_WALL"])


def _time_ns() -> int:
    return _real() + int(_offset.read_text() or 0) * 1_000_000


class _Datetime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time_ns() / 1e9, tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(_time_ns() / 1e9, datetime.UTC).replace(tzinfo=None)


time.time_ns = _time_ns
time.time = lambda: _time_ns() / 1e9
datetime.datetime = _Datetime
