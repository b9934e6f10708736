"""A drill of the corpus as a server plays it: commands by its live drill, time by its runner, the file as it is exported.

For a process of its own: `python -m tests.corpus.live FILE`. The data folder is made and taken away; the key of the server, the
drill's id and time are fixed, so that the same commands have the same content digest. Salts and wall time are drawn.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tests.corpus import verbs
from tests.corpus.stage import ACCOUNTS, MINUTE, SCENARIO, SEED

if TYPE_CHECKING:
    from infodrill.kernel.events import EventBody

KEY, LETTER = "the same key whenever the corpus is made", "a"


class Live:
    """The drill at minute 0, with its runner. `folder` = of the server's data."""

    def __init__(self, folder: Path) -> None:
        from infodrill.web import live, steady
        from infodrill.web.joining import opening
        from infodrill.web.runner import leases, session

        self._now = 5_000_000
        steady.ms = lambda: self._now
        opening.LETTERS = LETTER
        self.drill = live.of(opening.open_drill(str(SCENARIO), accounts=ACCOUNTS, seed=SEED).pk)
        leases.take("corpus", ())
        self._runner, self._given = session.Session(self.drill.id, "corpus", folder), 0

    def give(self, seat: str, command: Any) -> tuple[EventBody, ...]:
        """What the command comes to, once the runner has done what follows from it."""
        self._given += 1
        events = self.drill.give(seat, command, f"corpus-{self._given}")
        self._settle()
        return tuple(event.body for event in events)

    def made(self, seat: str, command: Any, what: str) -> str:
        """The id of what the command makes."""
        return next(str(getattr(body, what)) for body in self.give(seat, command) if hasattr(body, what))

    def goes_on(self, minutes: int) -> None:
        """Control lets a paused clock go on by so many minutes."""
        self.give("ctrl", verbs.ChangeClock(role="CTRL", change="step", value=minutes * MINUTE))

    def write(self, path: Path) -> None:
        """Export the closed drill with its verdict, as the server does."""
        from infodrill.review.record import load_record
        from infodrill.web import archive
        from infodrill.web.outcome.scoring import score

        archive.write(self.drill.id, path)
        score(self.drill.id, load_record(path))
        path.unlink()
        archive.write(self.drill.id, path)

    def _settle(self) -> None:
        while self._runner.tick():
            pass
        self.drill.catch_up()


def play(stage: Live) -> None:
    """A jump that a grave inject halts, another that reaches its second, and the little that people do between."""
    stage.give("duty", verbs.JoinSeat("L1-DUTY"))
    stage.give("ctrl", verbs.ChangeClock(role="CTRL", change="start"))
    stage.give("ctrl", verbs.ChangeClock(role="CTRL", change="pause", reason="chờ hội trường"))
    stage.goes_on(5)
    said = "Quỹ Bến Mơ đang nhận tiền cứu bến phà"
    case = stage.made("duty", verbs.OpenCase(role="L1-DUTY", intake="ward", source="free", said=said), "case")
    stage.give("duty", verbs.LogCase(role="L1-DUTY", case=case, sentence=said, danger=True))
    stage.give("ctrl", verbs.ChangeClock(role="CTRL", change="jump", ahead=10 * MINUTE))
    stage.give("ctrl", verbs.ChangeClock(role="CTRL", change="jump", ahead=5 * MINUTE, forced=True))
    stage.give("ctrl", verbs.ChangeClock(role="CTRL", change="halt", reason="hết giờ của hội trường"))


def main(path: Path) -> None:
    """Play it and write the file."""
    with TemporaryDirectory(prefix="infodrill-corpus-") as folder:
        os.environ |= {"INFODRILL_DATA": folder, "INFODRILL_SECRET": KEY, "INFODRILL_LOG_LEVEL": "CRITICAL"}
        from infodrill.web.keeping.opening import open_range

        open_range(new=True)
        from django.db import connections

        from infodrill.web import humanpace

        humanpace.PACE, humanpace.EACH = 0.0, 1e-9  # a play writes faster than people
        stage = Live(Path(folder) / "cities")
        play(stage)
        stage.write(path)
        connections.close_all()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
