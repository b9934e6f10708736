"""Time as the tests move it: the steady clock of this process, and runners that fall silent before an observer's eyes."""

from __future__ import annotations

from infodrill.web.runner import leases


class Steady:
    """In place of `infodrill.web.steady.ms`."""

    def __init__(self) -> None:
        self.now = 5_000_000

    def __call__(self) -> int:
        return self.now


def nobody_gives_a_sign(steady: Steady) -> None:
    """Another runner watches for as long as it takes until whoever drives is silent, taking nothing yet."""
    for _ in range(leases.SILENCE_MS // 1_000 + 1):
        for drill, driver, beats in leases.Lease.objects.values_list("pk", "runner", "beats"):
            leases.silence(drill, driver, beats)
        steady.now += 1_000
