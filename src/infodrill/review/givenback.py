"""What a reader is told of deadlines that moved: whose clock ran fast, and what control skipped."""

# Charter: review givenback
from __future__ import annotations

from infodrill.conduct.twoclocks import REAL_TIME, TwoClocks
from infodrill.kernel.clock import MINUTE
from infodrill.kernel.i18n import N_
from infodrill.review.words import Amount, ReportLine, Value, line

FAST = N_("The clock ran faster than real time for {n} minutes of play, at up to ×{speed}")
SKIPPED = N_("Control skipped {m} minutes")
BOTH = N_(
    "The clock ran faster than real time for {n} minutes of play, at up to ×{speed}, and control skipped {m} minutes"
)
MOVED = N_(
    "{cause}: people get that time back, so deadlines lie later than the procedure has them, and later than a desk showed"
    " them before the clock was moved. What was not due when play ended is not counted as missing."
)


def given_back(clocks: TwoClocks) -> ReportLine | None:
    """Why deadlines moved back in this play; None = the clock ran as real time does, and skipped nothing."""
    speed, fast = clocks.hurried()
    skipped = clocks.left_out()
    if not fast and not skipped:
        return None
    said: dict[str, Value] = {
        "n": Amount(-(-fast // MINUTE)), "m": Amount(-(-skipped // MINUTE)), "speed": f"{speed / REAL_TIME:g}",
    }  # fmt: skip
    words, named = (BOTH, "nms") if fast and skipped else (FAST, "ns") if fast else (SKIPPED, "m")
    return line(MOVED, cause=line(words, **{name: value for name, value in said.items() if name[0] in named}))
