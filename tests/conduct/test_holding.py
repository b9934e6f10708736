"""A leap that control holds: the plan waits, everything owed keeps its row and its time, and nothing comes twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infodrill.automata.agenda import AutomatedCells
from infodrill.automata.character import character
from infodrill.conduct import holding
from infodrill.conduct.city import build_city, open_event, open_spread
from infodrill.conduct.delivery import due_injects, planned
from infodrill.conduct.drill import Drill
from infodrill.conduct.giving import give
from infodrill.conduct.network import Network
from infodrill.conduct.nouns.course import CityBuilt, MinuteClosed
from infodrill.conduct.nouns.leaps import BeginMove, Hold, HoldLeap, LeapHeld, LeapLetGo, LetLeapGo, MoveBegun
from infodrill.conduct.runner import Runner
from infodrill.conduct.seats import directory
from infodrill.conduct.shipped import load_shipped
from infodrill.conduct.state import DrillState
from infodrill.conduct.twoclocks import TwoClocks, as_played, carried
from infodrill.conduct.twoclocks import planned as by_plan
from infodrill.conduct.view import SeatView
from infodrill.kernel.derived import MemoryDerivedStore
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Event, EventBody, Text
from infodrill.kernel.log import EventLog
from infodrill.kernel.store import MemoryLogStore
from infodrill.media.storyclock import story_time
from infodrill.scenario.loader import Loaded, find, load
from infodrill.scenario.schema import Scenario
from tests.conduct.drilling import Range

CTRL = "direction"
MINUTE = 60


@pytest.fixture(scope="module")
def typhoon() -> Loaded:
    return load(find("typhoon"))


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    made = Range(clinic.scenario)
    made.note(MoveBegun(1, clinic.scenario.drill.moves[0].story))
    return made


def ahead(ground: Range) -> tuple[int, int]:
    """(number, second) of the next move."""
    move = next(
        each_move for each_move in ground.scenario.drill.moves if each_move.number not in ground.state.moves
    )
    return move.number, move.at


def test_only_the_next_move_is_held_and_only_once(ground: Range) -> None:
    number, _ = ahead(ground)
    with pytest.raises(Refused, match="R156"):
        ground.give(CTRL, HoldLeap("CTRL", number + 1))
    ground.give(CTRL, HoldLeap("CTRL", number))
    with pytest.raises(Refused, match="R156"):
        ground.give(CTRL, HoldLeap("CTRL", number))
    with pytest.raises(Refused, match="R158"):
        ground.give(CTRL, BeginMove("CTRL", number))


def test_nobody_but_control_holds_a_leap_or_lets_it_go(ground: Range) -> None:
    number, _ = ahead(ground)
    for command in (HoldLeap("L1-DUTY", number), LetLeapGo("L1-DUTY", number)):
        with pytest.raises(Refused, match="R103"):
            ground.give("duty", command)


def test_let_go_before_its_time_the_move_comes_as_planned(ground: Range) -> None:
    number, at = ahead(ground)
    ground.at(at - 300)
    ground.give(CTRL, HoldLeap("CTRL", number))
    ground.give(CTRL, LetLeapGo("CTRL", number))
    assert ground.state.hold is None and holding.delays(ground.state) == 0


def test_what_is_planned_behind_a_held_leap_waits_and_comes_once(ground: Range) -> None:
    number, at = ahead(ground)
    behind = next(
        inject
        for inject in ground.scenario.msel.injects
        if inject.at >= at and inject.trigger.kind == "time" and inject.phase < 4
    )
    ground.at(at - 300)
    ground.give(CTRL, HoldLeap("CTRL", number))
    ground.at(behind.at + 20 * MINUTE + 30)
    now = ground.state.at - ground.state.at % MINUTE
    due = due_injects(ground.scenario, ground.state, now, now + MINUTE, 0)
    assert behind.number not in {due_inject.number for due_inject in due}
    (gone,) = ground.give(CTRL, LetLeapGo("CTRL", number))
    assert isinstance(gone, LeapLetGo)
    assert gone.begins == (ground.state.minute + 1) * MINUTE and gone.waited == gone.begins - at
    assert planned(behind, ground.state) == behind.at + gone.waited
    assert holding.stands_still(ground.state, gone.begins - 1)
    assert not holding.stands_still(ground.state, gone.begins)


# ---- what is owed ----


def log(*events: tuple[int, EventBody]) -> list[Event]:
    return [Event(seq=seq, at=at, actor="direction", body=body) for seq, (at, body) in enumerate(events)]


def held_clocks(scenario: Scenario, number: int, waited: int) -> TwoClocks:
    """The clocks of a drill whose move `number` waited; every later move came as much later."""
    moves = sorted(scenario.drill.moves, key=lambda move: move.at)
    at = next(move.at for move in moves if move.number == number)
    begun = [
        (move.at + (waited if move.at >= at else 0), MoveBegun(move.number, move.story)) for move in moves
    ]
    held = [
        (max(at - 300, 0), LeapHeld(number, at, Text(""))),
        (at + waited, LeapLetGo(number, waited, at + waited)),
    ]
    return as_played(scenario, sorted(log(*begun, *held), key=lambda event: event.at))


@given(st.data())
def test_holding_extends_and_never_extinguishes(typhoon: Loaded, data: st.DataObject) -> None:
    """Whatever would have fallen due in play falls due in play when a leap is held, and no sooner."""
    scenario = typhoon.scenario
    plan = by_plan(scenario)
    number = data.draw(
        st.sampled_from([move.number for move in scenario.drill.moves if 0 < move.at < plan.ends])
    )
    waited = data.draw(st.integers(1, 120)) * MINUTE
    play = held_clocks(scenario, number, waited)
    since, allowed = data.draw(st.integers(0, plan.ends)), data.draw(st.integers(60, 48 * 3_600))
    priority = data.draw(st.sampled_from(["P1", "P2", "P3", "P4"]))
    before = plan.due(since, allowed, priority=priority)
    after = play.due(carried(since, plan, play), allowed, priority=priority)
    assert play.ends == plan.ends + waited
    assert after >= before
    if before <= plan.ends:
        assert after <= play.ends


@given(st.integers(0, 30_000), st.lists(st.integers(1, 90), max_size=3), st.booleans())
def test_the_second_of_the_plan_never_runs_back_and_stands_while_a_leap_is_held(
    at: int, waits: list[int], pending: bool
) -> None:
    held = tuple((6_000 * (n + 1), 60 * one) for n, one in enumerate(waits))
    last = 6_000 * (len(waits) + 1)
    later = sum(one for _, one in held)
    hold = Hold(move=9, planned=last, due=last + later) if pending else None
    state = DrillState(held=held, hold=hold)
    now, then = holding.plan_second(state, at), holding.plan_second(state, at + 1)
    assert now <= then <= now + 1 or then - now <= 1
    assert now >= at - later - (max(0, at - last - later) + 1 if pending else 0)
    if pending and at >= last + later:
        assert now == last - 1


# ---- the runner ----


def running(name: str = "boundaries", accounts: int = 1_500) -> Runner:
    """A drill at minute 0 whose cells do nothing."""
    loaded = load(find(name))
    scenario, edition = loaded.scenario, load_shipped(loaded.scenario.drill.edition)
    players = {cell.id: character("absent") for cell in scenario.cells.cells if cell.level > 0}
    opened = open_event(loaded, edition, 1, accounts, dict.fromkeys(players, "absent"), "vi")
    city = build_city(scenario, accounts, 1, None)
    drill = Drill(
        scenario, edition, directory(scenario.cells, "vi"), EventLog(MemoryLogStore(), seed=1, epoch=0)
    )
    drill.record((opened, CityBuilt(accounts, city.digest)), 0, "runner")
    network = Network(scenario, seed=1, language="vi")
    return Runner(
        drill, open_spread(city, opened), network, MemoryDerivedStore(), AutomatedCells(players, 1), lang="vi"
    )


def test_a_drill_whose_leap_was_held_plays_all_that_was_planned_once_and_later() -> None:
    """The last move of the drill, planned for minute 55, is held in minute 50 and let go 12 minutes late."""
    runner = running()
    drill = runner.drill
    direction = next(seat.seat for seat in drill.seats.seats.values() if "CTRL" in seat.roles)
    move = next(each_move for each_move in drill.scenario.drill.moves if each_move.number == 4)
    planned_at, waited = move.at // MINUTE, 12
    runner.play(until=planned_at - 5)
    runner.follow(give(drill, direction, HoldLeap("CTRL", 4), drill.state.at))
    runner.play(until=planned_at + waited)
    assert drill.state.moves == (1, 2, 3) and drill.state.phase == 3
    assert {one for one, at in drill.state.waves if at >= planned_at} == set()
    runner.follow(give(drill, direction, LetLeapGo("CTRL", 4), drill.state.at))
    later = drill.state.held[0][1] // MINUTE
    assert waited <= later <= waited + 1
    runner.play()
    begun = {number: at for number, at, _ in drill.state.told}
    assert begun[4] == move.at + later * MINUTE
    waves = sorted(drill.state.waves)
    wanted = [
        (claim.id, (wave.at + (later * MINUTE if wave.at >= move.at else 0)) // MINUTE)
        for claim in drill.scenario.claims
        for wave in claim.waves
    ]
    assert set(wanted) <= set(waves) and len(set(waves)) == len(waves)  # injects begin some more
    timed = [inject for inject in drill.scenario.msel.injects if inject.trigger.kind == "time"]
    assert {inject.number for inject in timed} <= set(drill.state.deliveries)
    assert drill.state.closed
    assert as_played(drill.scenario, drill.log.events).ends == by_plan(drill.scenario).ends + later * MINUTE  # type: ignore[attr-defined]


def test_what_is_posted_while_a_leap_is_held_speaks_of_the_hour_before_it(clinic: Loaded) -> None:
    """The clinic's last move is planned for minute 49: 08:26 becomes 13:40."""
    drill, at = clinic.scenario.drill, 2_940
    held = DrillState(hold=Hold(move=5, planned=at, due=at))
    gone = DrillState(held=((at, 600),))
    assert [story_time(drill, minute) for minute in (48, 49)] == ["08:25", "13:40"]
    assert [story_time(drill, minute, holding.put_off(held)) for minute in (48, 70)] == ["08:25", "08:47"]
    assert [story_time(drill, minute, holding.put_off(gone)) for minute in (58, 59)] == ["08:35", "13:40"]


@pytest.mark.parametrize("held", [None, 1, -1], ids=["none-held", "second-held", "last-held"])
@pytest.mark.parametrize("name", ["boundaries", "clinic", "forged-order", "typhoon"])
def test_board_programme_and_ledger_say_the_second_at_which_the_runner_begins_a_move(
    name: str, held: int | None
) -> None:
    """Every move of every drill of the library, none held, or one held and let go seven minutes late."""
    runner = running(name, 600)
    drill = runner.drill
    drill.scenario = drill.scenario.model_copy(update={"claims": ()})  # the plan alone, nobody lives it
    direction = next(seat for seat in drill.seats.seats.values() if "CTRL" in seat.roles)
    moves = sorted(drill.scenario.drill.moves, key=lambda move: move.at)
    number, due = (0, 0) if held is None else (moves[held].number, moves[held].at // MINUTE)
    said: dict[str, set[tuple[int, int]]] = {"board": set(), "programme": set(), "ledger": set()}
    minute = 0
    while minute <= runner.schedule.third_ends + 1:
        if number and minute == due - 3:
            give(drill, direction.seat, HoldLeap("CTRL", number), drill.state.at)
        if number and minute == due + 7:
            give(drill, direction.seat, LetLeapGo("CTRL", number), drill.state.at)
        if not number or minute >= due + 7:
            view = SeatView(direction, drill.state, drill.scenario, seats=drill.seats, lang="en")
            assert view.control is not None
            said["board"] |= {(move.number, view.control.comes_at(move)) for move in view.control.ahead}
            said["programme"] |= {(line.number, line.at) for line in view.run_of_show if line.kind == "move"}
            said["ledger"] |= set(as_played(drill.scenario, drill.log.events).begun)  # type: ignore[attr-defined]
        runner.open_minute(minute)
        drill.record((MinuteClosed(minute, drill.state.seq, ""),), minute * MINUTE, "runner")
        minute += 1
    begun = {(one, at) for one, at, _ in drill.state.told}
    assert {one for one, _ in begun} == {move.number for move in moves}
    assert said["board"] <= begun and said["programme"] == begun
    assert {at for at, _ in said["ledger"]} <= {at for _, at in begun}
    assert held == -1 or moves[-1].number in {one for one, _ in said["board"]}
