"""What the public notices of a statement is what is recorded of it: never its text, and never more than it has."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from infodrill.casework.records import Case, CaseBook, Statement, Version
from infodrill.conduct.spoken import LATE, lacking, spoken, spoken_facts
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Text
from infodrill.media.matters import admits
from infodrill.scenario.loader import find, load
from infodrill.scenario.schema import Scenario

WHOLE = {
    "fact_first": 2, "myth_once": 1, "why_misleads": 1, "evidence": 2, "what_to_do": 1, "issuer_time": 1, "plain": 1,
    "no_attack": 1,
}  # fmt: skip
NOON = 40 * 60


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return load(find("market-rumour")).scenario


def version(**change: Any) -> Version:
    fields: dict[str, Any] = {
        "version": 1, "stance": "deny", "figures": (), "craft": WHOLE, "leaks": (), "title_vi": Text("t"),
        "title_en": Text("t"), "body_vi": Text("b"), "body_en": Text("b"), "author": ("COMMS", "ward"),
        "author_seat": "s", "at": NOON, "published_at": NOON,
    }  # fmt: skip
    return Version(**(fields | change))


def statement(*versions: Version, name: str = "s1", **change: Any) -> Statement:
    fields: dict[str, Any] = {
        "statement": name, "case": "k1", "kind": "correction", "issuer": "ward", "state": "PUBLISHED",
        "channels": ("feed",), "versions": versions,
    }  # fmt: skip
    return Statement(**(fields | change))


def state(*statements: Statement, claim: str = "m1-blast", told: int = NOON // 60 - 5) -> DrillState:
    book = CaseBook(statements={each.statement: each for each in statements})
    return replace(DrillState(), book=book, links={"k1": claim}, waves=((claim, told),), at=NOON)


def facts(scenario: Scenario, said: Statement, *others: Statement, **change: Any) -> Any:
    return spoken_facts(state(said, *others, **change), scenario, said, said.versions[-1])


@pytest.mark.parametrize(
    ("item", "lack"),
    [
        ("what_to_do", "do"),
        ("evidence", "source"),
        ("issuer_time", "asof"),
        ("plain", "plain"),
        ("no_attack", "fair"),
    ],
)
def test_what_has_no_point_is_missed_and_nothing_else(scenario: Scenario, item: str, lack: str) -> None:
    assert facts(scenario, statement(version(craft=WHOLE | {item: 0}))).lacks == {lack}
    assert facts(scenario, statement(version())).lacks == frozenset()


def test_a_holding_line_is_not_asked_for_a_source_and_is_asked_when_there_is_more(scenario: Scenario) -> None:
    early = version(stance="unknown", craft=WHOLE | {"evidence": 0})
    assert facts(scenario, statement(early, kind="holding")).lacks == {"next"}
    promised = replace(early, next_update=NOON + 600)
    assert facts(scenario, statement(promised, kind="holding")).lacks == frozenset()


def test_the_first_word_after_an_hour_is_late_and_no_later_one(scenario: Scenario) -> None:
    late = statement(version(published_at=NOON + LATE, at=NOON + LATE))
    assert facts(scenario, late).late
    assert not facts(scenario, statement(version())).late
    held = statement(version(stance="unknown"), name="s0", kind="holding", issuer="city")
    assert not facts(scenario, late, held).late


def test_what_the_issuer_said_before_is_remembered_of_the_issuer_alone(scenario: Scenario) -> None:
    now = statement(version(stance="confirm", published_at=NOON + 60))
    before = statement(version(stance="deny"), name="s0")
    assert facts(scenario, now, before).turned
    assert not facts(scenario, now, replace(before, issuer="city")).turned
    assert not facts(scenario, now, replace(before, versions=(version(stance="partly"),))).turned
    assert facts(scenario, statement(version(corrects=1))).turned


def test_who_saw_it_says_so_under_a_flat_denial_and_under_nothing_else(scenario: Scenario) -> None:
    # The meter did smoke: the claim is mixed, and people stood there.
    assert facts(scenario, statement(version(stance="deny"))).seen
    assert not facts(scenario, statement(version(stance="partly"))).seen
    assert not facts(scenario, statement(version(stance="deny")), claim="nothing").seen


def test_the_text_says_nothing(scenario: Scenario) -> None:
    said = statement(version(craft=WHOLE | {"what_to_do": 0}))
    erased = statement(
        replace(said.versions[0], title_vi=Text(""), body_vi=Text(""), title_en=Text(""), body_en=Text(""))
    )
    assert facts(scenario, said) == facts(scenario, erased)


@pytest.mark.parametrize(("opened_at", "late"), [(NOON, True), (NOON + 60, False)])
def test_a_case_that_is_linked_to_nothing_counts_from_its_opening(
    scenario: Scenario, opened_at: int, late: bool
) -> None:
    said = statement(version(published_at=NOON + LATE))
    case = Case(
        intake="hotline",
        source="",
        cell="ward",
        case="k1",
        state="NEW",
        opened_at=opened_at,
        round_at=0,
        ward="",
        level=1,
    )
    book = CaseBook(statements={"s1": said}, cases={"k1": case})
    shown = replace(state(said, claim=""), book=book, links={}, waves=())
    assert spoken_facts(shown, scenario, said, said.versions[0]).late == late
    nobody = replace(shown, book=replace(book, cases={}))
    assert not spoken_facts(nobody, scenario, said, said.versions[0]).late


def test_what_was_said_on_another_case_of_the_same_claim_is_a_word_before(scenario: Scenario) -> None:
    late = statement(version(published_at=NOON + LATE))
    before = statement(version(stance="unknown"), name="s0", kind="holding", case="k2")
    shown = state(late, before)
    assert spoken_facts(shown, scenario, late, late.versions[0]).late, "the other case is linked to nothing"
    linked = replace(shown, links={"k1": "m1-blast", "k2": "m1-blast"})
    assert not spoken_facts(linked, scenario, late, late.versions[0]).late


@pytest.mark.parametrize(
    "stances", [("deny", "partly"), ("partly", "deny"), ("deny", "confirm"), ("confirm", "deny")]
)
def test_who_says_the_contrary_of_before_has_turned(scenario: Scenario, stances: tuple[str, str]) -> None:
    now = statement(version(stance=stances[1], published_at=NOON + 60))
    assert facts(scenario, now, statement(version(stance=stances[0]), name="s0")).turned


@pytest.mark.parametrize(
    ("verdicts", "seen"), [(("TRUE", "FALSE"), [True, False]), (("UNPROVEN", "TRUE"), [False, True])]
)
def test_what_can_be_seen_of_a_claim_is_what_is_so_by_then(
    scenario: Scenario, verdicts: tuple[str, str], seen: list[bool]
) -> None:
    claim = scenario.claim("m1-blast")
    first, *_ = claim.truth
    known = tuple(
        first.model_copy(update={"at": at, "known_from": at, "verdict": verdict})
        for at, verdict in zip((0, 600), verdicts, strict=True)
    )
    changed = claim.model_copy(update={"truth": known})
    said = version(stance="deny")
    assert [spoken("correction", said, changed, at=at).seen for at in (300, 900)] == seen


@pytest.mark.parametrize(("stance", "asked"), [("unknown", True), ("deny", False), ("advice", False)])
def test_whoever_says_that_it_is_not_known_yet_is_asked_when_there_is_more(stance: str, asked: bool) -> None:
    assert ("next" in lacking("answer", version(stance=stance, next_update=0))) == asked


@pytest.mark.parametrize("claim", ["m1-blast", ""])
def test_what_is_said_on_a_complaint_with_a_ticket_is_recorded_so_whatever_claim_it_is_of(
    scenario: Scenario, claim: str
) -> None:
    said = statement(version(stance="confirm"), kind="answer")
    case = Case(
        intake="hotline", source="", cell="ward", case="k1", state="NEW", opened_at=0, round_at=0, ward="", level=1
    )  # fmt: skip
    for tickets in ((), (("t1", NOON, -1),)):
        book = CaseBook(statements={"s1": said}, cases={"k1": replace(case, tickets=tickets)})
        shown = replace(state(said, claim=claim), book=book)
        found = spoken_facts(shown, scenario, said, said.versions[0])
        assert (found.complaint, admits(found)) == (bool(tickets), bool(tickets))
