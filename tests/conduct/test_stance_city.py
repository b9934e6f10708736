"""Stance decides what a statement does in the city: a correction that confirms a falsehood feeds it, and corrects nobody."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.escalation import CaseEscalated
from infodrill.conduct.city import build_city, intervene
from infodrill.conduct.nouns.city import StatementReleased, StatementRetracted, WaveStarted
from infodrill.conduct.release import CITY_REACH, WARD_REACH, releases
from infodrill.scenario.loader import Loaded
from infodrill.society import Spread
from tests.conduct.drilling import Range


def false_claim(clinic: Loaded) -> str:
    return next(
        claim.id for claim in clinic.scenario.claims if {truth.verdict for truth in claim.truth} == {"FALSE"}
    )


def sent(clinic: Loaded, kind: str, stance: str, claim: str = "") -> StatementReleased:
    ground = Range(clinic.scenario)
    ground.at(7_200)
    ground.publish(
        ground.case(claim or false_claim(clinic)), kind=kind, stance=stance, craft={"fact_first": 10}
    )
    found = releases(ground.state, ground.scenario, (ground.log.kept[-1].body,))
    assert isinstance(found[0], StatementReleased)
    return found[0]


@pytest.mark.parametrize(
    "kind, stance, effect",
    [
        ("correction", "deny", "correct"), ("correction", "partly", "correct"), ("correction", "confirm", "confirm"),
        ("correction", "unknown", "hold"), ("correction", "advice", "warn"), ("answer", "confirm", "confirm"),
        ("answer", "unknown", "answer"), ("warning", "advice", "warn"), ("holding", "unknown", "hold"),
        ("acknowledgement", "confirm", "confirm"),
    ],
)  # fmt: skip
def test_stance_decides_and_then_kind(clinic: Loaded, kind: str, stance: str, effect: str) -> None:
    assert sent(clinic, kind, stance).effect == effect


def test_a_word_on_a_case_that_the_city_took_up_reaches_the_whole_city(clinic: Loaded) -> None:
    ground = Range(clinic.scenario)
    ground.at(7_200)
    case = ground.case(false_claim(clinic))
    for level, reach in ((1, WARD_REACH), (2, CITY_REACH)):
        if level > 1:
            ground.note(CaseEscalated(case=case, level=level, reason="overrun", cell="clinic"))
        ground.publish(case, kind="correction", stance="deny")
        (found,) = releases(ground.state, ground.scenario, (ground.log.kept[-1].body,))
        assert isinstance(found, StatementReleased) and found.reach == reach


def test_confirming_what_is_so_acknowledges_it(clinic: Loaded) -> None:
    true = next(claim.id for claim in clinic.scenario.claims if claim.truth[-1].verdict == "TRUE")
    assert sent(clinic, "correction", "confirm", true).effect == "acknowledge"


def test_a_confirmed_falsehood_is_believed_by_more_and_corrected_for_nobody(clinic: Loaded) -> None:
    town, claim = build_city(clinic.scenario, 6_000, 1), false_claim(clinic)
    believers = {}
    for stance in ("", "confirm", "deny"):
        spread = Spread(town, seed=1)
        intervene(spread, WaveStarted(claim=claim, roots=60, layers=("feed",), ward=""), 0, clinic.scenario)
        if stance:
            intervene(spread, sent(clinic, "correction", stance), 60, clinic.scenario)
        spread.advance(1_440)
        believers[stance] = int(spread.ward_believers(claim).sum())
    assert believers["deny"] < believers[""] < believers["confirm"]


def test_taking_back_a_confirmation_leaves_the_city_as_it_is(clinic: Loaded) -> None:
    spread = Spread(build_city(clinic.scenario, 6_000, 1), seed=1)
    release = sent(clinic, "correction", "confirm")
    intervene(
        spread, WaveStarted(claim=release.target, roots=60, layers=("feed",), ward=""), 0, clinic.scenario
    )
    intervene(spread, release, 10, clinic.scenario)
    assert intervene(spread, StatementRetracted(release.statement), 20, clinic.scenario)
    spread.advance(60)
