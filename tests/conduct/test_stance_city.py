"""Stance decides what a statement does in the city: a correction that confirms a falsehood feeds it, and corrects nobody."""

from __future__ import annotations

import pytest

from infodrill.casework import rights
from infodrill.casework.nouns.escalation import CaseEscalated
from infodrill.conduct.city import build_city, intervene
from infodrill.conduct.holding import plan_second
from infodrill.conduct.nouns.city import StatementReleased, StatementRetracted, WaveStarted
from infodrill.conduct.release import CITY_REACH, WARD_REACH, releases
from infodrill.review import truth
from infodrill.review.ledger.publicwords import is_answer, is_false_word
from infodrill.scenario.loader import Loaded, find, library, load
from infodrill.society import Spread
from tests.conduct.drilling import Range


def false_claim(clinic: Loaded) -> str:
    return next(
        claim.id for claim in clinic.scenario.claims if {truth.verdict for truth in claim.truth} == {"FALSE"}
    )


def sent(clinic: Loaded, kind: str, stance: str, claim: str = "", body: str = "") -> StatementReleased:
    """What such a text sends into the city; `body` "" = what is so and what to do, as the record has it."""
    ground, on = Range(clinic.scenario), clinic.scenario.claim(claim or false_claim(clinic))
    ground.at(7_200)
    both = [each for each in (on.truth[-1].why, on.advice) if each]
    told = {lang: "\n".join(each.in_(lang) for each in both) for lang in ("vi", "en")}
    if body:
        told["vi"], _, told["en"] = body.partition(" | ")
    ground.publish(ground.case(on.id), kind=kind, stance=stance, craft={"fact_first": 10},
        body_vi=told["vi"], body_en=told["en"],
    )  # fmt: skip
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


LOOKING = "Chúng tôi đang xem xét. | We are looking into it."
FRIDGE_B = "30 mũi tiêm sáng thứ Tư lấy từ tủ B, lô thuốc còn hạn | The 30 shots of Wednesday came from fridge B, all in date"


@pytest.mark.parametrize(
    "kind, stance, body, effect",
    [
        ("correction", "deny", LOOKING, "hold"),
        ("correction", "deny", "Không có chuyện đó, chắc chắn là không. | It is not so, certainly not.", "hold"),
        ("correction", "deny", "Anh chị không cho trẻ uống nước lá. | Do not give children leaf water.", "warn"),
        ("correction", "deny", f"{FRIDGE_B}.", "correct"),
        ("warning", "advice", LOOKING, "hold"),
        ("warning", "advice", "Anh chị không cho trẻ uống nước lá. | Do not give children leaf water.", "warn"),
        ("answer", "deny", LOOKING, "hold"), ("correction", "deny", FRIDGE_B.partition(" | ")[0], "hold"),
        ("correction", "confirm", "Chúng tôi xác nhận. | We confirm it.", "confirm"),
    ],
)  # fmt: skip
def test_a_text_does_no_more_than_its_words_say(
    clinic: Loaded, kind: str, stance: str, body: str, effect: str
) -> None:
    assert sent(clinic, kind, stance, body=body).effect == effect


FALSE_IN_THE_CITY = {"false_denial", "confirm"}


@pytest.mark.parametrize("name", library())
def test_the_city_takes_for_false_what_the_report_does(name: str) -> None:
    """Of every claim, at each second at which its record changes or just did not yet, whatever the stance; and who tells as
    settled what nobody knows yet gives no answer, and spreads it."""
    scenario = load(find(name)).scenario
    for claim in scenario.claims:
        times = {
            second for known in claim.truth for at in (known.at, known.known_from) for second in (at - 60, at)
        }
        for at in sorted({max(0, second // 60 * 60) for second in times}):
            ground = Range(scenario)
            ground.at(at)
            case = ground.case(claim.id)
            for stance in rights.STANCES:
                ground.publish(case, kind="correction", stance=stance)
                (body,) = releases(ground.state, scenario, (ground.log.kept[-1].body,))
                assert isinstance(body, StatementReleased)
                second = plan_second(ground.state, at)
                settled = stance == "confirm" and truth.known(claim, second) == "UNPROVEN"
                false = is_false_word(claim, stance, second)
                assert (body.effect in FALSE_IN_THE_CITY) == (false or settled), (claim.id, at, stance)
                assert not (false or settled) or not is_answer(claim, stance, second)


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


def test_what_was_confirmed_before_anybody_knew_is_believed_by_more(clinic: Loaded) -> None:
    """Also where the record has it mixed in the end, as the porridge of the clinic."""
    town, claim = build_city(clinic.scenario, 6_000, 1), "b4-porridge"
    believers = []
    for release in (
        (),
        (sent(clinic, "correction", "confirm", claim, "Chúng tôi xác nhận: đúng là như vậy."),),
    ):
        spread = Spread(town, seed=1)
        intervene(spread, WaveStarted(claim=claim, roots=60, layers=("feed",), ward=""), 0, clinic.scenario)
        for body in release:
            intervene(spread, body, 60, clinic.scenario)
        spread.advance(1_440)
        believers.append(int(spread.ward_believers(claim).sum()))
    assert believers[0] < believers[1]


def test_taking_back_a_confirmation_leaves_the_city_as_it_is(clinic: Loaded) -> None:
    spread = Spread(build_city(clinic.scenario, 6_000, 1), seed=1)
    release = sent(clinic, "correction", "confirm")
    intervene(
        spread, WaveStarted(claim=release.target, roots=60, layers=("feed",), ward=""), 0, clinic.scenario
    )
    intervene(spread, release, 10, clinic.scenario)
    assert intervene(spread, StatementRetracted(release.statement), 20, clinic.scenario)
    spread.advance(60)
