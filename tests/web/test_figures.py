"""Beside a critical task stands what its own measure measures, and no other one's figure; how long and how many as a language
writes them."""

from __future__ import annotations

from types import SimpleNamespace as Made
from typing import Any, cast

import pytest

from infodrill.conduct.nouns.evaluation import MEASURES
from infodrill.web.rooms.evaluation import FIGURES, _figures
from infodrill.web.rooms.moments import span
from infodrill.web.rooms.signs import grouped

# A case with another time for each step, so that no figure can stand for another.
CASE: Any = Made(
    case="c1", opened_at=0, round_at=0, verdict_at=600, decided_at=1_200, escalated_at=1_800,
    tickets=(("t1", 0, 5), ("t2", 0, -1)), missed=(), hand_overs=(), cell="clinic",
)  # fmt: skip
WORD = Made(case="c1", versions=(Made(published_at=2_400),))
SAYS = {
    "E2": "decision: 20", "E3": "decision: 20", "E4": "decision: 20", "E5": "decision: 20", "E6": "verdict: 10",
    "E7": "first word: 40", "E11": "passing it up: 30", "E12": "1 of 2 tickets",
}  # fmt: skip


@pytest.mark.parametrize("measure", MEASURES)
def test_each_measure_has_its_own_figure_or_none(measure: str) -> None:
    view = cast(Any, Made(lang="en", statements=(WORD,)))
    told = " · ".join(FIGURES[measure](view, [CASE]))
    assert SAYS[measure] in told if measure in SAYS else told == ""


def test_a_case_that_was_handed_on_counts_for_the_cell_that_handed_it_on_too() -> None:
    """The evaluator read that nothing was passed up, and the debrief that it was."""
    handed = Made(frm="clinic", to="network", at=900, accepted=True)
    case: Any = Made(**{**vars(CASE), "escalated_at": -1, "hand_overs": (handed,), "cell": "network"})
    view = cast(Any, Made(lang="en", statements=(WORD,), cases=(case,)))
    for cell, count in (
        ("clinic", "1 passed up"),
        ("network", "1 passed up"),
        ("adviser", "nothing measured yet"),
    ):
        assert count in " · ".join(_figures(view, cell, "E11"))
    assert "passing it up: 15" in " · ".join(_figures(view, "clinic", "E11"))


@pytest.mark.parametrize(
    ("seconds", "vi", "en"),
    [(250, "5 phút", "5 min"), (6_720, "1 giờ 52 phút", "1 h 52"), (-420, "7 phút", "7 min")],
)
def test_how_long_is_said_in_words(seconds: int, vi: str, en: str) -> None:
    assert (span("vi", seconds), span("en", seconds)) == (vi, en)


def test_thousands_are_written_as_the_language_does() -> None:
    assert (grouped("vi", 1_240), grouped("en", 1_240)) == ("1.240", "1,240")
