"""How fast one caller may ask: a bucket a caller, refilled by the wall clock, in the memory of each worker."""

# Charter: web api rates
from __future__ import annotations

import threading
import time
from dataclasses import dataclass

from infodrill.web.api.problems import too_fast

PER_SECOND = 10
BURST = 20
MOST_KEPT = 4_096


@dataclass
class _Bucket:
    left: float
    at: float


class Rates:
    """Buckets by caller. The oldest are dropped beyond MOST_KEPT: a dropped one begins full again."""

    def __init__(self) -> None:
        self._buckets: dict[str, _Bucket] = {}
        self._lock = threading.Lock()

    def take(self, caller: str, now: float | None = None) -> None:
        """Count one request. Raises ApiError (429) when the bucket is empty. `now` = monotonic seconds."""
        now = time.monotonic() if now is None else now
        with self._lock:
            bucket = self._buckets.pop(caller, None) or _Bucket(BURST, now)
            self._buckets[caller] = bucket
            if len(self._buckets) > MOST_KEPT:
                del self._buckets[next(iter(self._buckets))]
            bucket.left = min(BURST, bucket.left + (now - bucket.at) * PER_SECOND)
            bucket.at = now
            if bucket.left < 1:
                raise too_fast(n=1)
            bucket.left -= 1


RATES = Rates()
