"""Who may give which command: the whole matrix, written by hand, against the table of the policy."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from infodrill.casework.nouns.intake import OpenCase
from infodrill.casework.steps import CONTROL
from infodrill.conduct import policy
from infodrill.conduct.noun import RangeCommand, commands
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.roles import ANYONE
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.grown import renewed
from tests.conduct.filling import made
from tests.corpus.plays.control import COLUMNS, MATRIX

ROOT = Path(__file__).parents[2]
ALLOWED = {
    cells[0]: {role for role, mark in zip(COLUMNS, cells[1:-1], strict=True) if mark == "x"}
    for cells in (line.split() for line in MATRIX.strip().splitlines())
}
PHASES = {line.split()[0]: {int(one) for one in line.split()[-1]} for line in MATRIX.strip().splitlines()}
VERB = {asked.__name__: asked for asked in commands()}


def seat(*roles: str) -> SeatPlace:
    return SeatPlace(
        seat="s",
        name="name",
        cell="cell",
        level=1,
        ward="",
        roles=frozenset(roles),
        owns=frozenset(),
        automated=True,
    )


def command(name: str, role: str) -> RangeCommand:
    """The verb with its smallest values."""
    return made(VERB[name], role)


def test_the_matrix_names_every_verb_and_every_role_and_no_other() -> None:
    assert set(ALLOWED) == set(VERB)
    assert set(COLUMNS) == ANYONE


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_a_role_gives_a_command_only_when_the_matrix_says_so(name: str) -> None:
    asked = {
        role: ChangeClock(role=role, change="pause") if name == "ChangeClock" else command(name, role)
        for role in COLUMNS
    }
    assert {role for role in COLUMNS if policy.may(seat(role), asked[role])} == ALLOWED[name]


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_a_verb_belongs_to_its_phases(name: str) -> None:
    assert {phase for phase in range(5) if policy.in_phase(command(name, "x"), phase)} == PHASES[name]


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_nobody_speaks_under_a_role_that_the_seat_does_not_hold(name: str) -> None:
    for role in sorted(ALLOWED[name]):
        strangers = ANYONE - {role}
        assert not policy.may(seat(*strangers), command(name, role))


@pytest.mark.parametrize("change", ["start", "resume", "speed", "step", "jump", "run_on", "close"])
def test_the_safety_officer_only_stops_the_clock(change: str) -> None:
    assert not policy.may(seat("SAFE"), ChangeClock(role="SAFE", change=change))
    assert policy.may(seat("SAFE"), ChangeClock(role="SAFE", change="pause"))
    assert policy.may(seat("SAFE"), ChangeClock(role="SAFE", change="halt"))
    for role in ("CTRL", "DIR"):
        assert policy.may(seat(role), ChangeClock(role=role, change=change))


def test_guests_take_a_seat_answer_the_roll_and_vote_and_nothing_else() -> None:
    given = {name for name, roles in ALLOWED.items() if "OBS" in roles}
    assert given == {"JoinSeat", "LeaveSeat", "AnswerRoll", "CastVote"}


@pytest.mark.parametrize("name", sorted(VERB))
def test_after_the_close_and_in_a_stop_for_a_real_event_only_what_says_so_is_given(name: str) -> None:
    may = VERB[name].MAY
    told = [policy.stands_still(DrillState(**{what: True}), VERB[name]) for what in ("closed", "stopped")]
    assert told == [not may.closed, not may.stopped]
    assert not policy.stands_still(DrillState(), VERB[name])


def test_nothing_is_done_on_a_case_after_the_close_or_in_a_stop() -> None:
    for what in ("closed", "stopped"):
        assert policy.stands_still(DrillState(**{what: True}), OpenCase)


def test_no_player_moves_the_clock_or_the_msel() -> None:
    for name in ("ChangeClock", "BeginPhase", "DeliverInject", "AdHocInject", "EditInject", "SpeakAsPersona"):
        assert ALLOWED[name] <= CONTROL, name


def test_the_reference_page_is_written_from_the_table() -> None:
    spec = spec_from_file_location("policytable", ROOT / "tools" / "policytable.py")
    assert spec and spec.loader
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    written = (ROOT / "docs" / "reference" / "policy.md").read_text("utf-8")
    assert written == tool.page(), "run python tools/policytable.py"


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_while_the_city_lives_on_no_page_offers_a_player_anything(name: str) -> None:
    for phase in (1, 2, 3, 4):
        played = renewed(DrillState(), phase=phase)
        living = renewed(played, run_on=True)
        for role in ALLOWED[name]:
            then = policy.offered(seat(role), played, VERB[name])
            assert policy.offered(seat(role), living, VERB[name]) == (then and role in CONTROL), (role, phase)
