"""Hidden claims of merged, split and taken-back cases: no merging hides a claim, and none outlives its merge."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework.nouns.evidence import AddAttachment, AddEvidence
from infodrill.casework.nouns.handovers import HandOver, HandOverAnswered
from infodrill.casework.nouns.intake import CaseOpened, LogCase, MergeCase, SplitCase
from infodrill.casework.nouns.tasks import TaskAssigned
from infodrill.casework.nouns.undoing import UndoStep
from infodrill.conduct import policy
from infodrill.conduct.drill import Drill
from infodrill.conduct.fold import fold
from infodrill.conduct.giving import give
from infodrill.conduct.nouns.links import CaseLinked
from infodrill.conduct.seats import directory
from infodrill.conduct.shipped import load_shipped
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Text
from infodrill.kernel.log import EventLog
from infodrill.kernel.store import MemoryLogStore
from infodrill.scenario.loader import Loaded


@pytest.fixture
def drill(clinic: Loaded) -> Drill:
    scenario = clinic.scenario
    log = EventLog(MemoryLogStore(), seed=1, epoch=0)
    return Drill(scenario, load_shipped(scenario.drill.edition), directory(scenario.cells, "vi"), log)


def report(drill: Drill, case: str, claim: str = "") -> None:
    """A report reaches the duty seat's cell, with the hidden claim of its inject."""
    cell = duty(drill)[1]
    drill.record(
        [CaseOpened(case=case, intake="hotline", source="free", cell=cell)], drill.state.at, "runner"
    )
    if claim:
        drill.record([CaseLinked(case=case, claim=claim, by="conduct")], drill.state.at, "runner")


def duty(drill: Drill) -> tuple[str, str]:
    seat = drill.seats.with_role("L1-DUTY")[0]
    return seat.seat, seat.cell


def test_a_merge_lends_its_claim_and_takes_it_back_when_undone(drill: Drill) -> None:
    seat, _ = duty(drill)
    claim = drill.scenario.claims[0].id
    report(drill, "c1")
    report(drill, "c2", claim)
    give(drill, seat, MergeCase("L1-DUTY", "c2", "c1"), drill.state.at)
    assert drill.state.links == {"c1": claim, "c2": claim}
    give(drill, seat, UndoStep("L1-DUTY", "c2"), drill.state.at)
    assert drill.state.links == {"c2": claim}
    assert drill.state.book.cases["c2"].state == "NEW"


def test_a_claim_that_control_linked_stays_when_a_merge_is_undone(drill: Drill) -> None:
    seat, _ = duty(drill)
    first, second = drill.scenario.claims[0].id, drill.scenario.claims[1].id
    report(drill, "c1", first)
    report(drill, "c2", second)
    give(drill, seat, MergeCase("L1-DUTY", "c2", "c1"), drill.state.at)
    give(drill, seat, UndoStep("L1-DUTY", "c2"), drill.state.at)
    assert drill.state.links == {"c1": first, "c2": second}


def test_the_report_split_off_a_merge_keeps_its_own_claim(drill: Drill) -> None:
    seat, _ = duty(drill)
    first, second = drill.scenario.claims[0].id, drill.scenario.claims[1].id
    report(drill, "c1", first)
    report(drill, "c2", second)
    give(drill, seat, MergeCase("L1-DUTY", "c2", "c1"), drill.state.at)
    give(drill, seat, LogCase(role="L1-DUTY", case="c1", sentence="A story.", danger=False), drill.state.at)
    give(
        drill,
        seat,
        SplitCase(role="L1-DUTY", case="c1", sentence="Another story.", danger=False, report="c2"),
        drill.state.at,
    )
    assert drill.state.links["c3"] == second


def test_folding_the_log_again_ends_the_link_too(drill: Drill) -> None:
    seat, _ = duty(drill)
    report(drill, "c1")
    report(drill, "c2", drill.scenario.claims[0].id)
    give(drill, seat, MergeCase("L1-DUTY", "c2", "c1"), drill.state.at)
    give(drill, seat, UndoStep("L1-DUTY", "c2"), drill.state.at)
    again = fold(drill.log.events)  # type: ignore[attr-defined]
    assert again.links == drill.state.links and again.book == drill.state.book


def test_a_handed_over_case_is_seen_by_the_cell_it_is_offered_to(drill: Drill) -> None:
    seat, cell = duty(drill)
    report(drill, "c1")
    other = next(
        place
        for place in drill.seats.seats.values()
        if place.cell != cell and "COMMS" not in place.roles and place.level > 0
    )
    give(
        drill,
        seat,
        HandOver(role="L1-DUTY", case="c1", to_cell=other.cell, reason="It is yours."),
        drill.state.at,
    )
    assert policy.sees_case(other, drill.state.book.cases["c1"])


def test_a_returned_case_is_seen_no_more_and_a_task_shows_it_again(drill: Drill) -> None:
    seat, cell = duty(drill)
    report(drill, "c1")
    other = next(place for place in drill.seats.seats.values() if place.cell != cell and place.level > 0)
    stranger = replace(other, roles=frozenset({"L1-DUTY"}), ward="")
    give(
        drill,
        seat,
        HandOver(role="L1-DUTY", case="c1", to_cell=other.cell, reason="It is yours."),
        drill.state.at,
    )
    offer = drill.state.book.cases["c1"].hand_overs[0].hand_over
    back = HandOverAnswered(
        case="c1", hand_over=offer, accepted=False, cell=other.cell, ward="", level=1, text=Text("Not ours.")
    )
    drill.record([back], drill.state.at, other.seat)
    assert not policy.sees_case(stranger, drill.state.book.cases["c1"])
    drill.record(
        [
            TaskAssigned(
                case="c1", task="c1.k1", cell=cell, to=other.cell, due=900, what=Text("Write a line.")
            )
        ],
        drill.state.at,
        seat,
    )
    assert policy.sees_case(stranger, drill.state.book.cases["c1"])


def test_a_districts_city_wide_functions_end_with_its_wards(drill: Drill) -> None:
    seat = drill.seats.with_role("L2-DUTY")[0]
    drill.record(
        [CaseOpened(case="c1", intake="hotline", source="free", cell="elsewhere", ward="w1")],
        drill.state.at,
        "runner",
    )
    case = drill.state.book.cases["c1"]
    assert policy.sees_case(replace(seat, wards=frozenset({"w1"})), case)
    assert not policy.sees_case(replace(seat, roles=frozenset({"L2-DUTY"}), wards=frozenset({"w2"})), case)


def test_nothing_is_handed_to_a_cell_that_does_not_exist(drill: Drill) -> None:
    seat, _ = duty(drill)
    report(drill, "c1")
    with pytest.raises(Refused, match="R113"):
        give(
            drill,
            seat,
            HandOver(role="L1-DUTY", case="c1", to_cell="nowhere", reason="It is yours."),
            drill.state.at,
        )


def test_the_bytes_of_an_attachment_lie_beside_the_log(drill: Drill) -> None:
    seat, _ = duty(drill)
    report(drill, "c1")
    give(drill, seat, LogCase(role="L1-DUTY", case="c1", sentence="A story.", danger=False), drill.state.at)
    give(
        drill,
        seat,
        AddEvidence(role="L1-DUTY", case="c1", kind="report", grade="C3", tlp="AMBER", text="A note."),
        drill.state.at,
    )
    give(
        drill,
        seat,
        AddAttachment(role="L1-DUTY", case="c1", evidence="c1.e1", name="note.txt", content=b"A plain note."),
        drill.state.at,
    )
    kept = drill.state.book.cases["c1"].attachments[0]
    assert drill.attachments.get(kept.digest) == b"A plain note."
    assert policy.sees_attachment(drill.seats.seats[seat], kept.digest, drill.state)
