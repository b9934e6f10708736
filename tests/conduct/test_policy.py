"""Who may do and see what: the table is walked whole."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from infodrill.casework.book import Asked, Case, Statement
from infodrill.conduct import commands as verbs
from infodrill.conduct import policy
from infodrill.conduct.seats import CITY_WIDE, CONTROL, SeatPlace
from infodrill.conduct.state import DrillState, Message

SAMPLES: dict[type[verbs.RangeCommand], tuple[object, ...]] = {
    verbs.AcknowledgeInject: (1,),
    verbs.SendMessage: ("chat", (), "x"),
    verbs.ConfirmReceipt: ("m1",),
    verbs.PressTrap: ("ask_removal", "c1"),
    verbs.RecordObjection: ("c1", "x"),
    verbs.RecordOffSystem: (0, "x", "x"),
    verbs.LinkCase: ("c1", "k"),
    verbs.DeliverInject: (1,),
    verbs.RetimeInject: (1, 60),
    verbs.EditInject: (1, "s", "b"),
    verbs.AdHocInject: ("x", "hotline", "s", "b"),
    verbs.TurnNoiseDial: ("feed", 1_000),
    verbs.PostOnNetwork: ("feed", "x"),
    verbs.SpeakAsPersona: ("x", "feed", "x"),
    verbs.EditPost: ("u1", "x"),
    verbs.DeletePost: ("u1",),
    verbs.BlankPost: ("u1", "x"),
    verbs.ChangeClock: ("pause",),
    verbs.BeginPhase: (2,),
    verbs.BeginMove: (1,),
    verbs.StopForReal: ("x",),
    verbs.ResumeAfterStop: (),
}
ROLES = sorted(policy.ANYONE)


def seat(
    role: str, *, cell: str = "cell", level: int = 1, ward: str = "", owns: frozenset[str] = frozenset()
) -> SeatPlace:
    return SeatPlace("s", "name", cell, level, ward, frozenset({role}), owns, True)


def case(**changes: object) -> Case:
    return replace(Case("c1", "NEW", 0, 0, "hotline", "free", "other", "w", 1), **changes)  # type: ignore[arg-type]


def test_every_verb_stands_in_the_table() -> None:
    written = {
        one for one in vars(verbs).values() if isinstance(one, type) and issubclass(one, verbs.RangeCommand)
    }
    assert set(policy.MAY) == written - {verbs.RangeCommand} == set(SAMPLES)


@pytest.mark.parametrize("role, verb", list(product(ROLES, SAMPLES)))
def test_a_role_may_use_a_verb_only_when_the_table_says_so(role: str, verb: type[verbs.RangeCommand]) -> None:
    command = verb(role, *SAMPLES[verb])
    assert policy.may(seat(role), command) is (role in policy.MAY[verb])


@pytest.mark.parametrize("verb", list(SAMPLES))
def test_nobody_speaks_under_a_role_that_the_seat_does_not_hold(verb: type[verbs.RangeCommand]) -> None:
    holder = sorted(policy.MAY[verb])[0]
    command = verb(holder, *SAMPLES[verb])
    assert not policy.may(seat("OBS" if holder != "OBS" else "CTRL"), command)


def test_observers_act_on_nothing() -> None:
    assert not any("OBS" in roles for roles in policy.MAY.values())


@pytest.mark.parametrize(
    "kind, role, allowed",
    [
        ("guidance", "L2-SEC", True),
        ("guidance", "L1-DUTY", False),
        ("directive", "UBND", True),
        ("directive", "SPOKE", False),
        ("forecast", "MONITOR", True),
        ("forecast", "COMMS", False),
        ("chat", "L1-DUTY", True),
    ],
)
def test_guidance_directives_and_forecasts_are_bound_to_their_roles(
    kind: str, role: str, allowed: bool
) -> None:
    assert policy.may(seat(role), verbs.SendMessage(role, kind, (), "x")) is allowed


@pytest.mark.parametrize("role", ROLES)
def test_a_strange_cell_sees_a_case_only_by_its_function(role: str) -> None:
    seen = policy.sees_case(seat(role), case())
    by_function = role in CITY_WIDE or role in CONTROL - {"OBS"}
    assert seen is by_function


def test_own_cell_own_ward_asked_owner_and_oversight_see_a_case() -> None:
    assert policy.sees_case(seat("L1-DUTY", cell="other"), case())
    assert policy.sees_case(seat("L1-DUTY", ward="w"), case())
    assert policy.sees_case(seat("FACT-OWNER", cell="dyke"), case(questions=(Asked("q1", "dyke", 0, "?"),)))
    assert not policy.sees_case(
        seat("FACT-OWNER", cell="health"), case(questions=(Asked("q1", "dyke", 0, "?"),))
    )
    assert policy.sees_case(seat("OVERSIGHT"), case(decided_at=60))
    assert not policy.sees_case(seat("OVERSIGHT"), case())


def test_a_draft_is_seen_only_with_its_case() -> None:
    draft = Statement("s1", "c1", "answer", "issuer", "DRAFTING", ("feed",), ())
    assert not policy.sees_statement(seat("L1-DUTY"), draft, case())
    assert policy.sees_statement(seat("RIGHTS"), draft, case())


def test_truth_is_for_owners_and_control_alone() -> None:
    state = DrillState()
    for role in ROLES:
        strange = policy.sees_truth(seat(role), "k1", state)
        assert strange is (role in CONTROL - {"OBS"})
    assert policy.sees_truth(seat("FACT-OWNER", owns=frozenset({"k1"})), "k1", state)
    assert not policy.sees_truth(seat("FACT-OWNER", owns=frozenset({"k1"})), "k2", state)
    assert not policy.sees_truth(seat("VERIFY", owns=frozenset({"k1"})), "k1", state)


def test_a_message_to_a_cell_stays_there() -> None:
    message = Message("m1", "chat", 0, "s9", "a", ("b",), "x", "")
    assert policy.sees_message(seat("L1-DUTY", cell="b"), message)
    assert policy.sees_message(seat("L1-DUTY", cell="a"), message)
    assert not policy.sees_message(seat("L1-DUTY", cell="c"), message)
