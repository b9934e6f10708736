"""Everything by automated cells: what the machine does when nobody sits down, to the planned end."""

from __future__ import annotations

from tests.corpus.stage import Stage

AUTOMATED = ("ward", "city")


def play(stage: Stage) -> None:
    """All four phases and the run-on, in Vietnamese."""
    stage.to_the_end()
