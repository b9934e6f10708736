"""What an arm decides anew: an inject comes only where its condition holds there, and nothing removed is the drill itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from infodrill.conduct.city import build_city, intervene
from infodrill.conduct.nouns.city import ClaimBoosted, StatementReleased
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.conduct.nouns.injects import Delivery, InjectDelivered
from infodrill.conduct.standing import comes_to_press, settle_standings
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import EventBody
from infodrill.kernel.grown import renewed
from infodrill.review import arms
from infodrill.review.anew import Anew, OnRecord
from infodrill.review.arms import Life, Relived
from infodrill.review.armwords import ArmWords
from infodrill.review.asking import Asking
from infodrill.review.changes import Arm, ArmChange, ArmChanges
from infodrill.review.record import Record
from infodrill.review.shifting import Intervention
from infodrill.review.timeline import read_timeline
from infodrill.scenario.schema import Inject, Scenario
from infodrill.society import Counts, Spread
from tests.rehearsals import record
from tests.review.living import live, say
from tests.review.scene import MIN, Pen, bi, claim, scenario

MINUTES = 120
SAID, SILENT, TRAPPED, WIDE = (
    2,
    3,
    4,
    5,
)  # injects that wait for an answer, for its want, for a trap, for reach


def waiting(*numbers: int) -> Scenario:
    """A false claim, and injects that wait: each boosts the claim when it comes."""
    plan = scenario(claim("fraud", "G0", "FALSE", pull=90))
    first = plan.msel.injects[0].model_dump(by_alias=True, exclude_none=True)
    conditions: dict[int, dict[str, Any]] = {
        SAID: {"statement_published": {"claim": "fraud"}},
        SILENT: {"all": [{"not": {"statement_published": {"claim": "fraud"}}}, {"after": 50 * MIN}]},
        TRAPPED: {"trap_pressed": "any"},
        WIDE: {"reach": {"claim": "fraud", "at_least": 300}},
    }
    rows = [
        Inject.model_validate(
            first
            | {
                "number": number,
                "at": 10 * MIN,
                "trigger": {"kind": "condition", "condition": condition, "until": 100 * MIN},
                "effect": {"boost_permille": 20},
                "subject": bi(f"row {number}"),
            }
        )
        for number, condition in conditions.items()
        if number in numbers
    ]
    msel = plan.msel.model_copy(update={"injects": (plan.msel.injects[0], *rows)})
    return plan.model_copy(update={"msel": msel})


def comes(minute: int, row: int) -> Any:
    def deed(pen: Pen) -> None:
        body = InjectDelivered(inject=row, planned=600, run_status="delivered", recipients=(), public=True)
        pen.write(minute, body, actor="runner")
        pen.write(minute, ClaimBoosted("fraud", "press", 20), actor="runner")

    return deed


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("city")


@pytest.fixture(scope="module")
def drill(cache: Path) -> Record:
    """Answered in minute 40, upon which inject SAID came; SILENT and TRAPPED never did."""
    deeds = {
        2: lambda pen: pen.wave(2, "fraud", roots=60),
        12: lambda pen: pen.open(12, "c1", "fraud"),
        40: say(40, "c1", "fraud"),
        41: comes(41, SAID),
    }
    return live(Pen(waiting(SAID, SILENT, TRAPPED)), MINUTES, cache, deeds)


@pytest.fixture(scope="module")
def stage(drill: Record, cache: Path) -> Relived:
    opened = drill.opened
    city = build_city(drill.scenario, opened.accounts, opened.seed, cache)
    return Relived(drill, read_timeline(drill), city, MINUTES)


def lived(stage: Relived, *arms: Arm) -> list[Life]:
    found = stage.play(arms, lambda: None)
    return [found[arm] for arm in arms]


def test_an_arm_from_which_nothing_is_removed_is_the_drill_itself(stage: Relived) -> None:
    itself, same = lived(
        stage,
        Arm(assumptions="base", redraw=0, kind="played"),
        Arm(assumptions="base", redraw=0, kind="without", what="nobody wrote it"),
    )
    assert same.series["fraud"].tolist() == itself.series["fraud"].tolist()
    assert same.wards["fraud"].tolist() == itself.wards["fraud"].tolist()
    assert (same.trust, same.injects[SAID]) == (itself.trust, 41)


def test_an_inject_comes_only_where_its_condition_holds(stage: Relived) -> None:
    none, over = lived(
        stage, Arm(assumptions="base", redraw=1, kind="none"), Arm(assumptions="base", redraw=1, kind="over")
    )
    assert SAID not in none.injects and none.injects[SILENT] >= 50
    assert SILENT not in over.injects and over.injects[SAID] == 41
    assert TRAPPED not in none.injects and over.injects[TRAPPED] == 14


def test_an_inject_that_does_not_come_does_nothing_in_the_city(
    stage: Relived, monkeypatch: pytest.MonkeyPatch
) -> None:
    acted: list[int] = []

    def watched(spread: Spread, body: EventBody, minute: int, scenario: Scenario) -> bool:
        if stage.recorded.row_of(body) == SAID:
            acted.append(minute)
        return intervene(spread, body, minute, scenario)

    monkeypatch.setattr(arms, "intervene", watched)
    lived(stage, Arm(assumptions="base", redraw=1, kind="without", what="s1"))
    assert acted == []
    lived(stage, Arm(assumptions="base", redraw=1, kind="played"))
    assert acted == [41]


def test_an_inject_that_waits_for_reach_follows_each_city(cache: Path) -> None:
    """It comes in the minute after the claim was first noted to have come so far, in each replica by its own count."""
    found = live(Pen(waiting(WIDE)), 60, cache, {2: lambda pen: pen.wave(2, "fraud", roots=60)})
    city = build_city(found.scenario, found.opened.accounts, found.opened.seed, cache)
    stage = Relived(found, read_timeline(found), city, 60, fork=5)
    lives = lived(stage, *(Arm(assumptions="base", redraw=redraw, kind="none") for redraw in (1, 2, 3)))
    for life in lives:
        exposed = life.series["fraud"][:, 0].tolist()
        first = next(minute + 1 for minute, count in enumerate(exposed) if count >= 300)
        assert first <= life.injects[WIDE] and exposed[life.injects[WIDE] - 1] >= 300


def test_arms_are_one_city_before_they_differ(stage: Relived) -> None:
    """Common random numbers: the same replica of every arm, up to the first minute in which anything differs."""
    kinds = (
        Arm(assumptions="base", redraw=2, kind="played"),
        Arm(assumptions="base", redraw=2, kind="none"),
        Arm(assumptions="base", redraw=2, kind="shift", by=30),
    )
    lives = lived(stage, *kinds)
    assert len({life.series["fraud"][:40].tobytes() for life in lives}) == 1
    assert len({life.series["fraud"].tobytes() for life in lives}) == 3


def test_a_word_that_comes_sooner_lets_its_inject_come_sooner(stage: Relived) -> None:
    (life,) = lived(stage, Arm(assumptions="base", redraw=1, kind="shift", what="s1", by=-15))
    assert life.injects[SAID] == 26  # in the minute after minute 25, as the runner gives it


def test_what_control_delivered_by_hand_stays(cache: Path) -> None:
    def by_hand(pen: Pen) -> None:
        body = InjectDelivered(inject=SAID, planned=600, run_status="delivered", recipients=(), public=True)
        pen.write(30, body, actor="control:CTRL")

    deeds = {
        2: lambda pen: pen.wave(2, "fraud", roots=60),
        12: lambda pen: pen.open(12, "c1", "fraud"),
        30: by_hand,
        40: say(40, "c1", "fraud"),
    }
    found = live(Pen(waiting(SAID)), 60, cache, deeds)
    city = build_city(found.scenario, found.opened.accounts, found.opened.seed, cache)
    again = Relived(found, read_timeline(found), city, 60)
    (life,) = lived(again, Arm(assumptions="base", redraw=1, kind="none"))
    assert SAID not in life.injects and not again.recorded.came


def test_the_best_play_never_comes_before_its_evidence_and_the_least_work(stage: Relived) -> None:
    best = stage.changes.of("best")
    new = [(minute, body) for minute, body in best.acts if (minute, body) not in stage.acts]
    assert [body.target for _, body in new] == ["fraud"]  # type: ignore[attr-defined]
    assert 2 < new[0][0] < 40
    assert (new[0][1].reach, new[0][1].effect) == (300, "correct")  # type: ignore[attr-defined]


@pytest.mark.parametrize("trap_reach", [0, 200])
def test_over_reaction_does_in_the_city_what_the_scenario_assumes(
    drill: Record, cache: Path, trap_reach: int
) -> None:
    plan = drill.scenario.drill.model_copy(update={"trap_reach": trap_reach})
    assumed = replace(drill, scenario=drill.scenario.model_copy(update={"drill": plan}))
    city = build_city(assumed.scenario, assumed.opened.accounts, assumed.opened.seed, cache)
    over = Relived(assumed, read_timeline(assumed), city, MINUTES).changes.of("over")
    boosts = [body for _, body in over.acts if isinstance(body, ClaimBoosted)]
    assert {body.reach for body in boosts if body.layer == "feed"} >= ({trap_reach} if trap_reach else set())
    assert bool(boosts) >= bool(trap_reach) and over.words.presses


@pytest.mark.parametrize(("name", "cells"), [("clinic", "overreacting"), ("boundaries", "slow")])
def test_what_is_asked_of_a_text_changes_nothing_on_another_claim(name: str, cells: str) -> None:
    """So no inject comes or stays away whose condition speaks of other claims alone: moved, left out, or silence on its claim."""
    ask = Asking(record(name, cells))
    texts = [(ask.changes.claims_of(what), what) for what in ask.texts]
    asked = [
        (own, kind, what, by)
        for own, what in texts
        for kind, by in (("without", 0), ("shift", -30), ("shift", 30))
    ]
    asked += [
        ((claim,), kind, claim, 60)
        for claim in set(ask.log.links.values())
        for kind in ("answer", "unanswered")
    ]
    for own, kind, what, by in asked:
        fork = ask.changes.first_difference(ask.changes.of(kind, what, by))  # type: ignore[arg-type]
        change = ask.changes.of(kind, what, by, not_before=fork or 0)  # type: ignore[arg-type]
        assert others(change.acts, own) == others(ask.changes.acts, own), (kind, what, by)
        assert change.words.statements.keys() <= said_on(own, (*ask.changes.acts, *change.acts)), (
            kind,
            what,
            by,
        )


def others(acts: Sequence[Intervention], own: Collection[str]) -> list[Intervention]:
    """What was said on other claims than these."""
    return [act for act in acts if isinstance(act[1], StatementReleased) and act[1].target not in own]


def said_on(own: Collection[str], acts: Sequence[Intervention]) -> set[str]:
    """The texts that speak on one of these claims, those of a right path under their own names."""
    on = (body for _, body in acts if isinstance(body, StatementReleased) and body.target in own)
    return {name for body in on for name in (body.statement, body.statement.partition("/")[0])}


@pytest.mark.parametrize(("name", "cells"), [("clinic", "overreacting"), ("boundaries", "slow")])
def test_the_runner_and_the_arms_decide_alike(name: str, cells: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A whole drill of the library lived again from its beginning, with its own draws and everything decided anew: every
    condition is asked, since a trap is pressed that nobody lives to see."""
    never = ArmWords(presses=(("ask_removal", "", "", 1 << 40),))
    monkeypatch.setattr(ArmChanges, "of", lambda self, *asked, **more: ArmChange(acts=self.acts, words=never))
    found = record(name, cells)
    opened = found.opened
    city = build_city(found.scenario, opened.accounts, opened.seed)
    log = read_timeline(found)
    minutes = log.live_until // 60
    stage = Relived(found, log, city, minutes, fork=1)
    (life,) = lived(
        stage, Arm(assumptions=opened.assumptions, redraw=0, kind="without", what="nobody wrote it")
    )
    assert life.injects == stage.recorded.injects
    assert life.picked == {
        claim: at for claim, at in stage.recorded.picked.items() if claim in stage.weighed and at < minutes
    }
    assert stage.recorded.injects


@dataclass
class Stood:
    """A city in which one claim is wide, in so many communities and on so many platforms."""

    communities: int
    platforms: int
    narratives: tuple[str, ...] = ("fraud",)
    city: Any = field(default_factory=lambda: SimpleNamespace(accounts=1_000, ward_sizes=np.full(3, 100)))

    def counts(self, _: str) -> Counts:
        return Counts(exposed=900, believers=5, doubters=0, corrected=0, shares=0, questions=0, denials=0)

    def ward_believers(self, _: str) -> Any:
        return np.array([1] * self.communities + [0] * (3 - self.communities))

    def layer_exposed(self, _: str) -> Any:
        return np.array([30] * self.platforms + [0] * (4 - self.platforms))


@pytest.mark.parametrize("told", ["", "press", "offline"])
def test_what_is_wide_comes_to_the_press_as_settling_finds(told: str) -> None:
    """When play is over an arm asks that alone."""
    plan = waiting(SAID)
    rows = [
        row.model_copy(
            update={
                "method": "press",
                "tags": ("offline",) * (told == "offline"),
                "to": row.to.model_copy(update={"public": told == "press"}),
            }
        )
        for row in plan.msel.injects
    ]
    plan = plan.model_copy(update={"msel": plan.msel.model_copy(update={"injects": tuple(rows)})})
    came = Delivery(inject=SAID, run_status="delivered", recipients=(), public=told == "press", at=0)
    state = DrillState(waves=(("fraud", 0),), deliveries={SAID: came} if told else {})
    answers = set()
    for communities, platforms in product(range(4), range(4)):
        spread: Any = Stood(communities, platforms)
        settled = settle_standings(spread, state, plan)
        answer = comes_to_press(spread, state, plan, "fraud")
        assert answer == any(isinstance(body, ClaimBoosted) for body in settled), (communities, platforms)
        answers.add(answer)
    assert answers == ({True} if told else {True, False})


def test_words_of_an_arm_are_read_anew_whenever_one_comes_out(drill: Record) -> None:
    """What an arm keeps from one minute to the next is what it would make in each."""
    recorded = OnRecord(drill)
    book = recorded.state(MINUTES).book
    (name,) = book.statements
    (version,) = book.statements[name].versions
    moved = replace(book.statements[name], versions=(replace(version, published_at=30 * MIN + 20),))
    words = ArmWords(statements={name: moved}, presses=(("ask_removal", "c1", "", 50 * MIN + 1),))
    arm = Anew(recorded, words, 1, lambda claim: True)
    for minute in (*range(2, 60), 30, 10):
        played = recorded.state(minute)
        until = max(minute * MIN, played.at)
        found = arm._state(minute)
        made = words.seen(played, words.in_book(played.book, until), until)
        assert (found.book, found.traps, found.statement_links) == (
            made.book,
            made.traps,
            made.statement_links,
        ), minute
        assert (SAID in found.deliveries) == (arm.injects.get(SAID) is not None)
        if minute == 45:
            arm.injects[SAID] = 45


def test_a_deadline_missed_in_an_arm_stays_missed_whoever_asks_for_it_later() -> None:
    """Nobody asked for a miss before the row that waits for it: the word that came meanwhile hid that it was late."""
    plan = waiting(WIDE)
    (told, wide) = plan.msel.injects
    missed = {"kind": "condition", "condition": {"deadline_missed": {"claim": "fraud", "step": "publish"}}}
    row = wide.model_dump(by_alias=True, exclude_none=True) | {
        "number": SAID,
        "at": 140 * MIN,
        "trigger": missed,
    }
    rows = (told, Inject.model_validate(row))
    pen = Pen(plan.model_copy(update={"msel": plan.msel.model_copy(update={"injects": rows})}))
    deeds = {
        2: lambda pen: pen.wave(2, "fraud", roots=60),
        12: lambda pen: pen.open(12, "c1", "fraud"),
        20: say(20, "c1", "fraud"),
    }
    for minute in range(175):
        deeds.get(minute, lambda pen: None)(pen)
        pen.write(minute, MinuteClosed(minute, len(pen.events) - 1, ""), actor="runner")
    record = OnRecord(pen.end(175))
    record.states = [_decided(state) for state in record.states]
    text = record.state(30).book.statements
    (name,) = text
    later = replace(text[name], versions=(replace(text[name].versions[0], published_at=120 * MIN),))
    arm = Anew(record, ArmWords(statements={name: later}), 15, lambda claim: True)
    spread: Any = SimpleNamespace(exposed=dict)
    for minute in range(15, 174):
        list(arm.decide(minute, spread))
    assert arm.injects[SAID] == 140


def _decided(state: DrillState) -> DrillState:
    """The case of a drill as one that is to be answered."""
    if "c1" not in state.book.cases:
        return state
    case = state.book.cases["c1"]
    decided = replace(
        case, priority="P1", priority_final=True, gate_code="G0", state="DECIDED", disposition="respond", actions=(1,),
        verdict="FALSE", h="H3", decided_at=case.opened_at,
    )  # fmt: skip
    return renewed(state, book=replace(state.book, cases={**state.book.cases, "c1": decided}))
