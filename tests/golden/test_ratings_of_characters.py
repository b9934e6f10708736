"""The flagship has its golden digest and tells the characters apart: good passes, the heavy hand fails, silence harms nobody."""

from __future__ import annotations

from pathlib import Path

from infodrill.automata.rehearse import rehearse
from infodrill.conduct.nouns.city import StatementReleased
from infodrill.conduct.nouns.restraint import TrapPressed
from infodrill.review.assess import Assessment, assess
from infodrill.review.record import load_record
from infodrill.scenario.loader import find, load
from tests.rehearsals import FLAGSHIP, flagship

from .playing import GOLDEN, SIZES


def rated(cells: str, folder: Path) -> Assessment:
    """The flagship played by cells of that character, assessed without twins."""
    made = rehearse(load(find(FLAGSHIP)), seed=1, cells=cells, accounts=SIZES[FLAGSHIP], folder=folder)
    return assess(load_record(made.drill_file), replicas=0)


def test_good_cells_score_p_or_s_in_the_golden_drill() -> None:
    digest, file = flagship()
    assert digest == GOLDEN[FLAGSHIP]
    assessment = assess(load_record(file), replicas=0)
    assert assessment.overall in ("P", "S")
    assert assessment.measures["E2"].letter == assessment.measures["E3"].letter == "P"
    assert not list(assessment.log.bodies(TrapPressed))


def test_overreacting_cells_score_u_and_the_report_says_why(tmp_path: Path) -> None:
    assessment = rated("overreacting", tmp_path)
    assert assessment.overall == "U"
    assert assessment.measures["E2"].letter == assessment.measures["E3"].letter == "U"
    assert len(assessment.why) >= 2


def test_absent_cells_score_m_or_u_and_harm_no_protected_claim(tmp_path: Path) -> None:
    assessment = rated("absent", tmp_path)
    assert assessment.overall in ("M", "U")
    assert assessment.measures["E4"].letter == "U"
    assert not list(assessment.log.bodies(StatementReleased))
    # Nothing was coded, labelled or done, so nothing protected was touched.
    assert {event.actor for event in assessment.log.events} == {"runner"}
