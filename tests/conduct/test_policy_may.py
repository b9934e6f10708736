"""Who may give which command: the whole matrix, written here by hand, against the table of the policy.

Columns: control DIR CTRL WHITE SAFE, simulators PUB PRESS PLAT AGENCY, EVAL OBS; city LEAD SEC DUTY UBND; ward L1-LEAD
L1-DUTY, CITIZEN-DESK; MONITOR VERIFY EXPERT FACT-OWNER AGENCY-HEAD RIGHTS COMMS SPOKE COLLAB CONG-AN OVERSIGHT. Last: phases.
"""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from itertools import product
from pathlib import Path

import pytest

from infodrill.conduct import policy
from infodrill.conduct.noun import RangeCommand, by_name
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.roles import ANYONE
from infodrill.conduct.seats import CONTROL, SeatPlace
from tests.conduct.filling import made

ROOT = Path(__file__).parents[2]
COLUMNS = [
    "DIR", "CTRL", "WHITE", "SAFE", "SIM-PUB", "SIM-PRESS", "SIM-PLAT", "SIM-AGENCY", "EVAL", "OBS", "L2-LEAD", "L2-SEC",
    "L2-DUTY", "UBND", "L1-LEAD", "L1-DUTY", "CITIZEN-DESK", "MONITOR", "VERIFY", "EXPERT", "FACT-OWNER", "AGENCY-HEAD",
    "RIGHTS", "COMMS", "SPOKE", "COLLAB", "CONG-AN", "OVERSIGHT",
]  # fmt: skip
MATRIX = """
JoinSeat             x x x x x x x x x x x x x x x x x x x x x x x x x x x x  01234
LeaveSeat            x x x x x x x x x x x x x x x x x x x x x x x x x x x x  01234
CallRoll             x x . x . . . . . . . x . . . . . . . . . . . . . . . .  01234
AnswerRoll           x x x x x x x x x x x x x x x x x x x x x x x x x x x x  01234
OpenMeeting          . x . . . . . . . . x x x x x . . . . . . . . . . . . .  01234
RecordDecision       . . . . . . . . . . x x x x x . . . . . . . . . . . . .  01234
CloseMeeting         . x . . . . . . . . x x x x x . . . . . . . . . . . . .  01234
SendMessage          x x x x x x x x x . x x x x x x x x x x x x x x x x x x  01234
ConfirmReceipt       . . . . . . . . . . x x x x x x x x x x x x x x x x x x  01234
GiveDirective        x x . . . . . . . . x . . x . . . . . . . . . . . . . .  01234
IssueGuidance        . x . . . . . . . . x x x . . . . . . . . . . . . . . .  01234
ConfirmGuidance      . . . . . . . . . . x x x x x x x x x x x x x x x x x x  01234
RequestGuidance      . . . . x x x x . . . . . . . . x . . . . . . . . x . x  01234
FileForecastSheet    . . . . . . . . . . . . . . . . . x . . . . . . . . . .  01
ForecastSpread       . . . . . . . . . . . . . . . . . x . . . . . . . . . .  01234
SetWatchList         . . . . . . . . . . . . . . . . . x . . . . . . . . . .  01234
RelayStatement       . . . . . . . . . . . . . . . . . . . . . . . . . x . .  01234
AnswerQuestions      . . . . . . . . . . . . . . x x x . . . . . . x x . . .  01234
LinkStatement        . x . . . . . . x . . . . . . . . . . . . . . . . . . .  01234
PressTrap            . . . . . . . . . . x x x x x x x x x x x x x x x x x x  01234
RecordObjection      . . . . . . . . . . x x x x x x x x x x x x x x x x x x  01234
RecordOffSystem      . x . . . . . . x . . . . . . . . . . . . . . . . . . .  01234
OpenConference       . x . . . . . . . . . . . . . . . . . . . . . x x . . .  01234
CloseConference      . x . . . . . . . . . . . . . . . . . . . . . x x . . .  01234
AskPressQuestion     . x . . . x . . . . . . . . . . . . . . . . . . . . . .  01234
AnswerPressQuestion  . . . . . . . . . . . . . . . . . . . . . . . . x . . .  01234
AcknowledgeInject    x x x x x x x x x . x x x x x x x x x x x x x x x x x x  01234
DeliverInject        x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
RetimeInject         x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
EditInject           x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
AdHocInject          x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
TurnNoiseDial        . x . . x . . . . . . . . . . . . . . . . . . . . . . .  01234
LinkCase             . x . . . . . . x . . . . . . . . . . . . . . . . . . .  01234
PostOnNetwork        . . . . . . . . . . . . . . x x x . . . . . . x x . . .  01234
SpeakAsPersona       . x . . x x x x . . . . . . . . . . . . . . . . . . . .  01234
EditPost             . x . . x x x x . . . . . . x x x . . . . . . x x . . .  01234
DeletePost           . x . . x x x x . . . . . . . . . . . . . . . . . . . .  01234
BlankPost            . x . x . . . . . . . . . . . . . . . . . . . . . . . .  01234
ChangeClock          x x . x . . . . . . . . . . . . . . . . . . . . . . . .  01234
BeginPhase           x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
BeginMove            x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
HoldLeap             x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
LetLeapGo            x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
StopForReal          . . . x . . . . . . . . . . . . . . . . . . . . . . . .  01234
ResumeAfterStop      . . . x . . . . . . . . . . . . . . . . . . . . . . . .  01234
LogFault             x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
MendFault            x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
ShowCaption          x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
OpenPoll             x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
ClosePoll            x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
CastVote             x x x x x x x x x x x x x x x x x x x x x x x x x x x x  01234
PinNote              . . x . . . . . x . . . . . . . . . . . . . . . . . . .  01234
RateTask             . . . . . . . . x . . . . . . . . . . . . . . . . . . .  01234
RateStatement        . . . . . . . . x . . . . . . . . . . . . . . . . . . .  01234
"""
ALLOWED = {
    cells[0]: {role for role, mark in zip(COLUMNS, cells[1:-1], strict=True) if mark == "x"}
    for cells in (line.split() for line in MATRIX.strip().splitlines())
}
PHASES = {line.split()[0]: {int(one) for one in line.split()[-1]} for line in MATRIX.strip().splitlines()}
VERB = by_name()


def seat(*roles: str) -> SeatPlace:
    return SeatPlace("s", "name", "cell", 1, "", frozenset(roles), frozenset(), True)


def command(name: str, role: str) -> RangeCommand:
    """The verb with its smallest values."""
    return made(VERB[name], role)


def test_the_matrix_names_every_verb_and_every_role_and_no_other() -> None:
    assert set(ALLOWED) == set(VERB)
    assert set(COLUMNS) == ANYONE


@pytest.mark.parametrize("name, role", list(product(sorted(ALLOWED), COLUMNS)))
def test_a_role_gives_a_command_only_when_the_matrix_says_so(name: str, role: str) -> None:
    if name == "ChangeClock":
        assert policy.may(seat(role), ChangeClock(role, "pause")) is (role in ALLOWED[name])
    else:
        assert policy.may(seat(role), command(name, role)) is (role in ALLOWED[name])


@pytest.mark.parametrize("name, phase", list(product(sorted(ALLOWED), range(5))))
def test_a_verb_belongs_to_its_phases(name: str, phase: int) -> None:
    assert policy.in_phase(command(name, "x"), phase) is (phase in PHASES[name])


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_nobody_speaks_under_a_role_that_the_seat_does_not_hold(name: str) -> None:
    for role in sorted(ALLOWED[name]):
        strangers = ANYONE - {role}
        assert not policy.may(seat(*strangers), command(name, role))


@pytest.mark.parametrize("change", ["start", "resume", "speed", "step", "jump", "run_on", "close"])
def test_the_safety_officer_only_stops_the_clock(change: str) -> None:
    assert not policy.may(seat("SAFE"), ChangeClock("SAFE", change))
    assert policy.may(seat("SAFE"), ChangeClock("SAFE", "pause"))
    assert policy.may(seat("SAFE"), ChangeClock("SAFE", "halt"))
    for role in ("CTRL", "DIR"):
        assert policy.may(seat(role), ChangeClock(role, change))


def test_guests_take_a_seat_answer_the_roll_and_vote_and_nothing_else() -> None:
    given = {name for name, roles in ALLOWED.items() if "OBS" in roles}
    assert given == {"JoinSeat", "LeaveSeat", "AnswerRoll", "CastVote"}


def test_no_player_moves_the_clock_or_the_msel() -> None:
    for name in ("ChangeClock", "BeginPhase", "DeliverInject", "AdHocInject", "EditInject", "SpeakAsPersona"):
        assert ALLOWED[name] <= CONTROL, name


def test_pages_are_offered_exactly_what_the_seat_may_do() -> None:
    for role, phase in product(COLUMNS, range(5)):
        offered = {one.__name__ for one in policy.verbs_of(seat(role), phase)}
        assert offered == {name for name in ALLOWED if role in ALLOWED[name] and phase in PHASES[name]}


def test_the_reference_page_is_written_from_the_table() -> None:
    spec = spec_from_file_location("policytable", ROOT / "tools" / "policytable.py")
    assert spec and spec.loader
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    written = (ROOT / "docs" / "reference" / "policy.md").read_text("utf-8")
    assert written == tool.page(), "run python tools/policytable.py"
