"""Who may see what, function by function."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework.book import Asked, Case, HandedOver, Statement, Version
from infodrill.casework.steps import CONTROL
from infodrill.casework.undertakings import Task
from infodrill.conduct import policy
from infodrill.conduct.fold import apply
from infodrill.conduct.nouns.clock import Jump
from infodrill.conduct.nouns.messages import Message
from infodrill.conduct.nouns.practice import Practice
from infodrill.conduct.policy import as_published
from infodrill.conduct.policy.sees import APPROVES
from infodrill.conduct.roles import ANYONE, NOT_GUESTS, STAFF
from infodrill.conduct.seats import CITY_WIDE, SeatPlace, directory
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Text
from infodrill.kernel.grown import renewed
from infodrill.scenario.schema import Cells
from infodrill.web.streams.topics import topics_of
from tests.corpus.making import PLAYS, played

ROLES = sorted(ANYONE)


def seat(
    role: str, *, cell: str = "cell", level: int = 1, ward: str = "", owns: frozenset[str] = frozenset()
) -> SeatPlace:
    return SeatPlace(
        seat="s",
        name="name",
        cell=cell,
        level=level,
        ward=ward,
        roles=frozenset({role}),
        owns=owns,
        automated=True,
    )


def case(**changes: object) -> Case:
    return replace(
        Case(
            case="c1",
            state="NEW",
            opened_at=0,
            round_at=0,
            intake="hotline",
            source="free",
            cell="other",
            ward="w",
            level=1,
        ),
        **changes,
    )  # type: ignore[arg-type]


@pytest.mark.parametrize("role", ROLES)
def test_a_strange_cell_sees_a_case_only_by_its_function(role: str) -> None:
    seen = policy.sees_case(seat(role), case())
    by_function = role in CITY_WIDE or role in CONTROL - {"OBS"}
    assert seen is by_function


def test_own_cell_own_ward_asked_owner_and_oversight_see_a_case() -> None:
    assert policy.sees_case(seat("L1-DUTY", cell="other"), case())
    assert policy.sees_case(seat("L1-DUTY", ward="w"), case())
    assert policy.sees_case(
        seat("FACT-OWNER", cell="dyke"), case(questions=(Asked(question="q1", owner="dyke", at=0, text="?"),))
    )
    assert not policy.sees_case(
        seat("FACT-OWNER", cell="health"),
        case(questions=(Asked(question="q1", owner="dyke", at=0, text="?"),)),
    )
    assert policy.sees_case(seat("OVERSIGHT"), case(decided_at=60))
    assert not policy.sees_case(seat("OVERSIGHT"), case())


def test_who_was_given_a_task_sees_its_case_and_a_function_of_some_wards_sees_those_alone() -> None:
    tasked = case(tasks=(Task(task="t1", to="dyke", what=Text("look"), at=0, due=60, by="other"),))
    assert [policy.sees_case(seat("L1-DUTY", cell=cell), tasked) for cell in ("dyke", "health")] == [
        True,
        False,
    ]
    for role in CITY_WIDE:
        district = [
            policy.sees_case(replace(seat(role), wards=frozenset({ward})), case()) for ward in ("w", "v")
        ]
        assert district == [True, False], role
    assert not policy.sees_case(seat("L1-DUTY"), case(ward="")), "no ward is nobody's own"


@pytest.mark.parametrize(
    ("answered_at", "accepted", "seen"), [(-1, False, True), (9, True, True), (9, False, False)]
)
def test_a_hand_over_shows_its_case_to_both_cells_while_it_waits_and_once_taken_and_to_neither_once_returned(
    answered_at: int, accepted: bool, seen: bool
) -> None:
    given = HandedOver(
        hand_over="h1",
        frm="ward",
        to="dyke",
        reason=Text("the dyke's"),
        at=1,
        answered_at=answered_at,
        accepted=accepted,
    )
    handed = case(hand_overs=(given,))
    assert [policy.sees_case(seat("L1-DUTY", cell=cell), handed) for cell in ("ward", "dyke", "health")] == [
        seen,
        seen,
        False,
    ]
    again = case(hand_overs=(given, replace(given, hand_over="h2", answered_at=-1, accepted=False)))
    assert policy.sees_case(seat("L1-DUTY", cell="dyke"), again), "offered anew, whatever became of the first"


def text_on_its_way(**changes: object) -> Statement:
    version = Version(
        version=1, stance="deny", figures=(), title_vi="", title_en="", body_vi="", body_en="", craft={}, leaks=("a leak",),
        author=("COMMS", "c"), author_seat="x", at=5, published_at=10, raised_by="z", state="PUBLISHED",
    )  # fmt: skip
    newest = replace(version, version=2, published_at=-1, state="REVIEW", **changes)  # type: ignore[arg-type]
    return Statement(
        statement="s1", case="c1", kind="answer", issuer="issuer", state="REVIEW", channels=("feed",),
        versions=(version, newest), raised_by="z", missed=("promise:1",), cleared=("a leak",),
    )  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_a_correction_on_its_way_is_read_by_its_issuer_and_who_may_approve_it_and_another_text_by_neither(
    role: str,
) -> None:
    drafts = policy.sees_drafts(seat(role), case())
    correction, other = text_on_its_way(corrects=1), text_on_its_way()
    assert policy.sees_newest(seat(role), correction, case()) is (drafts or role in APPROVES)
    assert policy.sees_newest(seat(role), other, case()) is drafts
    own = seat(role, cell="issuer")
    assert policy.sees_newest(own, correction, case()) is (drafts or role in APPROVES or role != "OBS")
    assert policy.sees_newest(own, other, case()) is drafts


def test_who_judges_a_correction_without_its_case_reads_its_words_and_nothing_of_the_case() -> None:
    whole = text_on_its_way(corrects=1)
    judged = policy.as_read(seat("FACT-OWNER"), whole, case(), lambda one: one)
    assert [version.leaks for version in judged.versions] == [(), ()]
    assert (judged.case, judged.raised_by, judged.missed, judged.cleared) == ("", "", (), ())
    assert [version.raised_by for version in as_published(whole).versions] == [""]


@pytest.mark.parametrize("role", ROLES)
def test_a_group_of_posts_is_a_source_for_the_watching_desk_and_ratings_are_for_evaluators_and_the_direction(
    role: str,
) -> None:
    state = DrillState()
    assert policy.sees_source(seat(role), "group:1", state) is (role in {"MONITOR", "VERIFY"})
    assert policy.sees_source(seat(role), "post:1", state) and not policy.sees_source(
        seat(role), "inject:1", state
    )
    assert policy.sees_ratings(seat(role)) is (role in {"EVAL", "DIR", "WHITE"})


def test_a_draft_is_seen_only_with_its_case() -> None:
    draft = Statement(
        statement="s1",
        case="c1",
        kind="answer",
        issuer="issuer",
        state="DRAFTING",
        channels=("feed",),
        versions=(),
    )
    assert not policy.sees_statement(seat("L1-DUTY"), draft, case())
    assert policy.sees_statement(seat("RIGHTS"), draft, case())


def test_a_new_version_on_the_way_is_hidden_from_those_who_only_read_the_published_one() -> None:
    said = Version(
        version=1,
        stance="deny",
        figures=(),
        title_vi="",
        title_en="",
        body_vi="a",
        body_en="b",
        craft={},
        leaks=("near body_vi 0-3 RED c1.e1",),
        author=("COMMS", "c"),
        author_seat="x",
        at=5,
        published_at=10,
    )
    said = replace(said, state="PUBLISHED")
    draft = replace(said, version=2, state="REVIEW", published_at=-1, body_vi="secret")
    whole = Statement(
        statement="s1",
        case="c1",
        kind="answer",
        issuer="issuer",
        state="REVIEW",
        channels=("feed",),
        versions=(said, draft),
        approvals=(("RIGHTS", "c", "y"),),
        error_raised_at=7,
        raised_by="z",
    )
    seen = as_published(whole)
    assert (seen.versions, seen.state, seen.approvals) == ((replace(said, leaks=()),), "PUBLISHED", ())
    assert (seen.error_raised_at, seen.raised_by) == (-1, "")
    more = replace(
        whole, missed=("promise:1",), leak_cleared=True, cleared=("near body_vi 0-3 RED c1.e1",), wrong="as c1.e1 says",
    )  # fmt: skip
    bare = as_published(more)
    assert (bare.case, bare.missed, bare.leak_cleared, bare.cleared, bare.wrong) == ("", (), False, (), "")
    assert policy.sees_statement(seat("L1-DUTY"), whole, case()) and not policy.sees_drafts(
        seat("L1-DUTY"), case()
    )


def test_truth_is_for_owners_and_control_alone() -> None:
    for role in ROLES:
        strange = policy.sees_truth(seat(role), "k1")
        assert strange is (role in CONTROL - {"OBS"})
    assert policy.sees_truth(seat("FACT-OWNER", owns=frozenset({"k1"})), "k1")
    assert not policy.sees_truth(seat("FACT-OWNER", owns=frozenset({"k1"})), "k2")
    assert not policy.sees_truth(seat("VERIFY", owns=frozenset({"k1"})), "k1")


@pytest.mark.parametrize(
    ("role", "cell", "owner", "finds"),
    [
        ("FACT-OWNER", "dyke", None, True), ("FACT-OWNER", "dyke", "health", False), ("FACT-OWNER", "health", None, False),
        ("VERIFY", "dyke", None, False),
    ],
)  # fmt: skip
def test_who_was_asked_finds_out_only_what_nobody_holds(
    role: str, cell: str, owner: str | None, finds: bool
) -> None:
    asked = case(questions=(Asked(question="q1", owner="dyke", at=0, text="?"),))
    assert policy.finds_out(seat(role, cell=cell), owner, asked) == finds


def test_how_far_an_answer_came_is_seen_once_something_was_done_or_said() -> None:
    told = Statement(
        statement="s1",
        case="c1",
        kind="answer",
        issuer="i",
        state="PUBLISHED",
        channels=("feed",),
        versions=(),
    )
    version = Version(
        version=1, stance="deny", figures=(), title_vi="", title_en="", body_vi="", body_en="", craft={}, leaks=(),
        author=("COMMS", "c"), author_seat="x", at=5, published_at=10,
    )  # fmt: skip
    state, own = DrillState(), seat("L1-DUTY", cell="other")
    out = replace(told, versions=(version,))
    drafted = replace(told, versions=(replace(version, published_at=-1),))

    def with_text(text: Statement) -> DrillState:
        return renewed(state, book=replace(state.book, statements={"s1": text}))

    assert not policy.sees_effect(own, case(), state) and not policy.sees_effect(
        own, case(), with_text(drafted)
    )
    assert policy.sees_effect(own, case(), with_text(out)) and policy.sees_effect(
        own, case(acting_at=9), state
    )
    assert not policy.sees_effect(own, case(), with_text(replace(out, case="c2")))
    assert not policy.sees_effect(seat("L1-DUTY"), case(), with_text(out)), "a strange cell"


def test_a_message_to_a_cell_stays_there() -> None:
    message = Message(message="m1", kind="chat", at=0, seat="s9", cell="a", to=("b",), text="x", case="")
    assert message.seen_by(seat("L1-DUTY", cell="b"))
    assert message.seen_by(seat("L1-DUTY", cell="a"))
    assert not message.seen_by(seat("L1-DUTY", cell="c"))


PLAYED, PAUSED = DrillState(begun=True, running=True), DrillState(begun=True)
OVER, STOPPED = DrillState(begun=True, closed=True), DrillState(begun=True, closed=True, stopped=True)


@pytest.mark.parametrize("role", ROLES)
def test_all_replay_what_is_over_and_those_who_run_it_what_stands_paused(role: str) -> None:
    runs = role in STAFF | {"EVAL"}
    asked = (DrillState(), PLAYED, PAUSED, OVER, STOPPED)
    assert [policy.replays(seat(role), state) for state in asked] == [False, False, runs, True, False]
    assert [policy.presents(seat(role), state) for state in asked] == [
        False, False, role in STAFF, role in STAFF, False,
    ]  # fmt: skip
    assert policy.hears_press(seat(role), OVER) is runs and not policy.hears_press(seat(role), PLAYED)
    moving = renewed(PAUSED, jump=Jump(target=60, forced=False)), renewed(PAUSED, run_on=True)
    assert not any(policy.replays(seat(role), state) for state in moving), "the city lives on meanwhile"


@pytest.mark.parametrize("role", ROLES)
def test_what_is_taken_home_is_none_of_a_drill_that_may_name_real_places_and_no_guest_has_the_plan(
    role: str,
) -> None:
    assert not policy.takes(seat(role), "takeaway.vi.pdf", OVER), "how it was opened is not known"
    runs = role in STAFF | {"EVAL"}
    assert [policy.sees_plan(seat(role), state) for state in (PLAYED, OVER)] == [
        runs,
        runs or role in NOT_GUESTS,
    ]
    own = [
        policy.hears_own(replace(seat(role), seat="duty-1"), doer, OVER) for doer in ("duty-1", "duty-2", "d")
    ]
    assert own == [True, False, False]


@pytest.mark.parametrize("role", ROLES)
def test_those_who_run_a_drill_play_on_from_a_moment_of_it_and_nobody_from_a_practice(role: str) -> None:
    alone = replace(OVER, practice=Practice(seat="s"))
    asked = (PLAYED, PAUSED, OVER, alone)
    runs = role in STAFF
    assert [policy.branches(seat(role), state) for state in asked] == [False, runs, runs, False]


@pytest.mark.parametrize("role", ROLES)
def test_what_a_cell_did_is_told_to_it_and_to_those_who_ran_the_drill_after_the_end(role: str) -> None:
    guest, runs = role not in NOT_GUESTS, role in STAFF | {"EVAL"}
    heard = [policy.hears_deeds(seat(role, cell="own"), cell, OVER) for cell in ("own", "other")]
    assert heard == [not guest or runs, runs]
    assert not policy.hears_deeds(seat(role, cell="own"), "own", PLAYED)


@pytest.mark.parametrize("role", ROLES)
def test_a_seat_replays_as_itself_and_those_who_ran_the_drill_as_whoever_played_or_watched(role: str) -> None:
    own = seat(role)
    others = {other: replace(seat(other), seat="other") for other in ROLES}
    assert policy.replays_as(own, own)
    found = {other for other, place in others.items() if policy.replays_as(own, place)}
    runs = role in STAFF | {"EVAL"}
    assert found == (
        {other for other in ROLES if not policy.sees_everything(others[other])} if runs else set()
    )


def with_guests(cells: Cells) -> Cells:
    """The same, with a seat for guests in every cell."""
    chair = next(seat for cell in cells.cells for seat in cell.seats)
    return cells.model_copy(
        update={
            "cells": tuple(
                cell.model_copy(
                    update={
                        "seats": (
                            *cell.seats,
                            chair.model_copy(update={"id": f"guest-{cell.id}", "roles": ("OBS",)}),
                        )
                    }
                )
                for cell in cells.cells
            )
        }
    )


@pytest.mark.parametrize("play", sorted(PLAYS))
def test_beside_whatever_cell_a_guest_sits_it_sees_the_same_and_no_case(play: str) -> None:
    drill = played(play).drill
    alone = seat("OBS", cell="nowhere", level=0)
    seats = directory(with_guests(drill.scenario.cells), "vi").seats
    beside = [place for name, place in seats.items() if name.startswith("guest-")]
    state, told = DrillState(), 0
    for event in drill.log.events:
        state = apply(state, event)
        seen = topics_of((event,), alone, state)
        told += bool(seen)
        for place in beside:
            assert topics_of((event,), place, state) == seen, f"{event.seq} {event.body}, beside {place.cell}"
            assert not any(policy.sees_case(place, case) for case in state.book.cases.values()), event.body
    assert told and (state.book.cases or play == "practice")
    for kept in (state.messages, state.guidance, state.directives, state.meetings):
        for record in kept.values():
            assert {record.seen_by(place) for place in beside} == {record.seen_by(alone)}, record
