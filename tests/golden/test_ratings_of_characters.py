"""The flagship has its golden digest: good cells pass, silence fails and harms nobody.

The heavy hand is told apart in `test_small_drills_tell_good_from_bad`. Absent cells play it with the shortest run-on, in
which no row is settled, and in the short form in a small city.
"""

from __future__ import annotations

from infodrill.conduct.nouns.city import StatementReleased
from infodrill.conduct.nouns.restraint import TrapPressed
from infodrill.review.assess import Verdict, assess
from infodrill.review.grid import judged
from infodrill.review.record import load_record
from infodrill.scenario.loader import find, load
from tests.forms import amount
from tests.rehearsals import ACCOUNTS, FLAGSHIP, flagship

from .playing import GOLDEN, SIZES

CITY = amount(ACCOUNTS, SIZES[FLAGSHIP])


def rated(cells: str) -> Verdict:
    """The flagship played by cells of that character."""
    return judged(load(find(FLAGSHIP)), cells, 1, accounts=CITY, cache=None)[1]


def test_good_cells_score_p_or_s_in_the_golden_drill() -> None:
    digest, file = flagship()
    assert digest == GOLDEN[FLAGSHIP]
    assessment = assess(load_record(file), replicas=0)
    assert assessment.overall in ("P", "S")
    assert assessment.measures["E2"].letter == assessment.measures["E3"].letter == "P"
    assert not list(assessment.log.bodies(TrapPressed))


def test_absent_cells_score_m_or_u_and_harm_no_protected_claim() -> None:
    verdict = rated("absent")
    assert verdict.letter in ("M", "U")
    assert verdict.measures["E4"].letter == "U"
    assert not list(verdict.log.bodies(StatementReleased))
    # Nothing was coded, labelled or done, so nothing protected was touched.
    assert {event.actor for event in verdict.log.events} == {"runner"}
