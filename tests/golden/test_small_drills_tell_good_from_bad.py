"""Each smaller drill of the library once: good cells reach P or S in its golden play, the heavy hand fails.

Six characters with three seeds each: `infodrill rehearse --grid`, docs/reference/verdict.md.
"""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.moves import CaseStepped
from infodrill.review.assess import assess
from infodrill.review.grid import judged
from infodrill.review.record import load_record
from infodrill.review.timeline import read_timeline
from infodrill.review.tried import seats_of
from infodrill.scenario.loader import find, library, load
from tests.forms import both_forms
from tests.rehearsals import FLAGSHIP, SMALL, as_golden

from .playing import GOLDEN, SIZES


def test_every_drill_of_the_library_is_golden() -> None:
    assert set(SIZES) == set(GOLDEN) == set(library())


@pytest.mark.parametrize("name", SMALL)
def test_good_cells_are_rated_in_all_that_it_promises(name: str) -> None:
    digest, file = as_golden(name)
    assessment = assess(load_record(file), replicas=0)
    letters = {code: assessment.measures[code].letter for code in load(find(name)).scenario.evaluation.rates}
    assert assessment.overall in ("P", "S") and set(letters.values()) <= {"P", "S"}, letters
    assert digest == GOLDEN[name]


@pytest.mark.parametrize("name", sorted(SIZES))
def test_no_seat_of_a_good_cell_waits_for_more_than_a_third_of_play(name: str) -> None:
    """Nineteen seats of the flagship had nothing to do for hours: nobody answered what the injects asked of them by name."""
    record = load_record(as_golden(name)[1])
    shown = seats_of(read_timeline(record))
    assert {seat: tried.idle for seat, tried in shown.items() if tried.waits} == {}


# The clinic's is `test_joined`'s.
@pytest.mark.parametrize("name", both_forms([*SMALL, FLAGSHIP], ["forged-order"]))
def test_cells_that_reach_for_the_heavy_hand_fail(name: str) -> None:
    verdict = judged(load(find(name)), "overreacting", 1, accounts=SIZES[name], cache=None)[1]
    assert (verdict.letter, verdict.measures["E2"].letter, verdict.measures["E3"].letter) == ("U", "U", "U")
    assert len(verdict.why) >= 2


def test_an_old_picture_that_few_have_seen_is_watched_and_shown_to_nobody_else() -> None:
    log = assess(load_record(as_golden("five-pictures")[1]), replicas=0).log
    steps = [body.step for _, body in log.on_claim("p2-span", CaseStepped)]
    assert "watch" in steps and "decide" not in steps
    assert [word for word in log.said if word.claim == "p2-span"] == []
