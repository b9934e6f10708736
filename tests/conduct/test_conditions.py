"""Conditions of injects look at what players did, and at nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.automata.preparing import CHECK, OURS, STOP
from infodrill.casework.book import Case, CaseBook
from infodrill.casework.nouns.intake import LogCase
from infodrill.conduct.conditions import holds
from infodrill.conduct.delivery import no_longer_so
from infodrill.conduct.nouns.city import Standing
from infodrill.conduct.nouns.injects import Delivery
from infodrill.conduct.nouns.links import LinkStatement
from infodrill.conduct.state import DrillState
from infodrill.kernel.i18n import LANGUAGES, N_, tr
from infodrill.scenario.loader import Loaded, find, library, load
from infodrill.scenario.schema import Condition
from tests.conduct.drilling import Range


def condition(**fields: object) -> Condition:
    return Condition.model_validate(fields)


@pytest.fixture
def state() -> DrillState:
    case = Case(
        case="c1",
        state="TRIAGED",
        opened_at=60,
        round_at=60,
        intake="hotline",
        source="inject:1",
        cell="ward-a",
        ward="a",
        level=1,
        verdict="MIXED",
        missed=("log",),
    )
    return DrillState(
        at=1_200,
        phase=3,
        book=CaseBook(cases={"c1": case}),
        links={"c1": "dyke"},
        stood={"c1": {"NEW": 60, "VERIFYING": 900, "TRIAGED": 1_100}},
        deliveries={
            1: Delivery(
                inject=1,
                at=60,
                run_status="delivered",
                recipients=("s1",),
                public=False,
                acknowledged=("s1",),
            ),
            2: Delivery(inject=2, at=60, run_status="delivered", recipients=(), public=True),
        },
        standings={"dyke": Standing(3, 900, 400)},
        traps=(("ask_removal", "c1", "ward-a", 600),),
    )


@pytest.mark.parametrize(
    "fields, expected",
    [
        ({"after": 1_200}, True),
        ({"after": 1_201}, False),
        ({"phase_is": 3}, True),
        ({"phase_is": 2}, False),
        ({"case_opened": "dyke"}, True),
        ({"case_opened": "page"}, False),
        ({"case_state": {"claim": "dyke", "state": "VERIFYING"}}, True),
        ({"case_state": {"claim": "dyke", "state": "DECIDED"}}, False),
        ({"case_state": {"claim": "dyke", "state": "VERIFYING", "by": 899}}, False),
        ({"case_state": {"claim": "dyke", "state": "VERIFYING", "by": 900}}, True),
        ({"case_state": {"claim": "dyke", "state": "GATED", "by": 1_000}}, True),
        ({"case_state": {"claim": "dyke", "state": "TRIAGED", "by": 1_000}}, False),
        ({"verdict": {"claim": "dyke", "is": "MIXED"}}, True),
        ({"verdict": {"claim": "dyke", "is": "FALSE"}}, False),
        ({"deadline_missed": {"claim": "dyke", "step": "log"}}, True),
        ({"deadline_missed": {"claim": "dyke", "step": "verdict"}}, False),
        ({"deadline_missed": {"claim": "dyke"}}, True),
        ({"trap_pressed": "ask_removal"}, True),
        ({"trap_pressed": "any"}, True),
        ({"trap_pressed": "deny_at_once"}, False),
        ({"reach": {"claim": "dyke", "at_least": 900}}, True),
        ({"reach": {"claim": "dyke", "at_least": 901}}, False),
        ({"reach": {"claim": "page", "at_least": 1}}, False),
        ({"spread_level": {"claim": "dyke", "at_least": 3}}, True),
        ({"spread_level": {"claim": "dyke", "at_least": 4}}, False),
        ({"inject_acknowledged": 1}, True),
        ({"inject_acknowledged": 2}, False),
        ({"statement_published": {"claim": "dyke"}}, False),
    ],
)
def test_a_simple_condition_reads_the_state(
    state: DrillState, fields: dict[str, object], expected: bool
) -> None:
    assert holds(condition(**fields), state) is expected
    assert holds(condition(**{"not": fields}), state) is not expected


def test_all_and_any_combine(state: DrillState) -> None:
    yes, no = {"after": 0}, {"after": 9_999}
    assert holds(condition(all=[yes, yes]), state)
    assert not holds(condition(all=[yes, no]), state)
    assert holds(condition(any=[no, yes]), state)
    assert not holds(condition(any=[no, no]), state)


def test_a_case_without_a_link_fulfils_nothing_about_a_claim(state: DrillState) -> None:
    unlinked = replace(state, links={})
    assert not holds(condition(case_opened="dyke"), unlinked)
    assert not holds(condition(verdict={"claim": "dyke", "is": "MIXED"}), unlinked)


def test_a_deadline_that_was_met_stays_met_when_time_goes_on(state: DrillState) -> None:
    by = condition(case_state={"claim": "dyke", "state": "VERIFYING", "by": 900})
    assert holds(by, state) and holds(by, replace(state, at=90_000))


def test_a_case_that_was_sent_back_has_still_been_there(state: DrillState) -> None:
    case = replace(state.book.cases["c1"], state="VERIFYING")
    back = replace(state, book=CaseBook(cases={"c1": case}))
    assert holds(condition(case_state={"claim": "dyke", "state": "TRIAGED"}), back)


def test_a_merged_duplicate_has_reached_nothing(state: DrillState) -> None:
    case = replace(state.book.cases["c1"], state="CLOSED", merged_into="c0")
    merged = replace(state, book=CaseBook(cases={"c1": case}))
    assert not holds(condition(case_state={"claim": "dyke", "state": "NEW"}), merged)


def test_the_fold_keeps_the_first_second_in_each_state(clinic: Loaded) -> None:
    ground = Range(clinic.scenario)
    ground.at(60)
    case = ground.case(clinic.scenario.claims[0].id)
    ground.at(300)
    ground.give("duty", LogCase(role="L1-DUTY", case=case, sentence="Một câu.", danger=False))
    assert ground.state.stood == {case: {"NEW": 60, "LOGGED": 300}}


def test_a_prebunk_counts_for_the_claim_that_control_linked_it_to(clinic: Loaded) -> None:
    ground = Range(clinic.scenario)
    claim = clinic.scenario.claims[0].id
    wanted = condition(statement_published={"claim": claim, "kind": "prebunk", "within": 600})
    said = ground.publish(kind="prebunk", stance="advice")
    assert not holds(wanted, ground.state)
    ground.give("direction", LinkStatement("CTRL", said, claim))
    assert holds(wanted, ground.state)


def test_whoever_thanks_for_a_text_has_had_time_to_meet_it(clinic: Loaded) -> None:
    ground = Range(clinic.scenario)
    claim = clinic.scenario.claims[0].id
    wanted = condition(statement_published={"claim": claim, "kind": "prebunk", "ago": 180})
    said = ground.publish(kind="prebunk", stance="advice")
    ground.give("direction", LinkStatement("CTRL", said, claim))
    at = ground.state.at
    assert not holds(wanted, replace(ground.state, at=at + 100)) and holds(
        wanted, replace(ground.state, at=at + 200)
    )


TITLE = N_("How to recognise genuine notices from {unit}")
SAID = {"title_vi": "Sóng Biếc không tặng 30 GB", "body_vi": "Tin tặng 30 GB là giả, bà con đừng bấm."}
ASIDE = {"title_vi": "Thư viện mở cửa", "body_vi": "Thư viện phường mở cửa lúc 8 giờ."}


@pytest.mark.parametrize(("words", "told"), [(SAID, True), (ASIDE, False)])
@pytest.mark.parametrize("on_a_case", [True, False])
def test_nobody_says_that_nothing_was_said_beside_a_word_on_the_matter(
    words: dict[str, str], told: bool, on_a_case: bool
) -> None:
    """ "Twenty minutes and nobody says a thing", though two texts of ours stood on the wall: on other cases."""
    ground = Range(load(find("free-data")).scenario)
    row = next(row for row in ground.scenario.msel.injects if row.number == 91)
    assert row.trigger.condition is not None
    ground.at(row.at)
    ground.publish(ground.case() if on_a_case else "", "warning", "deny", title_en="", body_en="", **words)
    assert holds(row.trigger.condition, ground.state, ground.scenario) is not told
    assert no_longer_so(ground.scenario, row, ground.state) is told
    claim = condition(statement_published={"claim": "d1-gift"})
    assert not holds(claim, ground.state, ground.scenario), (
        "an answer to a text waits for one that was linked"
    )


@pytest.mark.parametrize(
    ("words", "told"), [(SAID, True), (SAID | {"title_vi": "Tháo sim ra không khóa được ví"}, False)]
)
def test_of_a_text_on_another_claim_the_headline_gainsays_silence_on_this_one(
    words: dict[str, str], told: bool
) -> None:
    """Both texts hung on other cases, and their headlines stood on the wall."""
    ground = Range(load(find("free-data")).scenario)
    row = next(row for row in ground.scenario.msel.injects if row.number == 91)
    assert row.trigger.condition is not None
    ground.publish(ground.case("d7-sim"), "answer", "deny", title_en="", body_en="", **words)
    assert holds(row.trigger.condition, ground.state, ground.scenario) is not told


@pytest.mark.parametrize("name", library())
def test_a_general_word_in_advance_breaks_no_silence(name: str) -> None:
    """How to recognise a genuine notice, as automated cells write it under the name of each unit, in one language or in both."""
    ground = Range(load(find(name)).scenario)
    units = ground.scenario.cells.cells
    for lang in (*LANGUAGES, ""):
        title = {
            each: "\n".join(tr(each, TITLE).format(unit=unit.name.in_(each)) for unit in units)
            for each in LANGUAGES
        }
        body = {each: "\n".join(tr(each, said) for said in (OURS, CHECK, *STOP)) for each in LANGUAGES}
        kept = {each: each in (lang or each) for each in LANGUAGES}
        words = {f"title_{each}": title[each] * kept[each] for each in LANGUAGES}
        words |= {f"body_{each}": body[each] * kept[each] for each in LANGUAGES}
        ground.publish("", "prebunk", "advice", **words)
    for claim in ground.scenario.claims:
        silence = condition(**{"not": {"statement_published": {"claim": claim.id}}})
        assert holds(silence, ground.state, ground.scenario), claim.id


def test_what_one_language_happens_to_share_says_nothing_of_the_matter() -> None:
    ground = Range(load(find("free-data")).scenario)
    silence = condition(**{"not": {"statement_published": {"claim": "d1-gift"}}})
    other = {"title_en": "The library opens", "body_en": "The ward library opens at eight."}
    ground.publish("", "bulletin", "advice", **SAID, **other)
    assert holds(silence, ground.state, ground.scenario)
