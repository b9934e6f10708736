"""Side doors of I5: ids, wards and owners that a command carries beside its texts."""

from __future__ import annotations

import pytest

from infodrill.casework.leak import hits_of
from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.intake import CaseOpened, LogCase, OpenCase
from infodrill.casework.nouns.questions import AskOwner
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.conduct import policy
from infodrill.conduct.beside import told_about
from infodrill.conduct.nouns.guidance import GuidanceIssued
from infodrill.conduct.nouns.messages import MessageSent
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Text
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range


@pytest.mark.parametrize(
    "source", ["post:0912345678", "post:p-0912.345.678", "group:0912345678", "post:P.An"]
)
def test_a_source_that_holds_a_number_opens_no_case(clinic: Loaded, source: str) -> None:
    drill = Range(clinic.scenario)
    with pytest.raises(Refused) as refused:
        drill.give(
            "lookout",
            OpenCase(role="MONITOR", intake="monitoring", source=source, said="They say the fridge broke."),
        )
    assert refused.value.code in {"R204", "R305"}
    assert not drill.state.book.cases


def test_a_ward_is_a_ward_of_the_city(clinic: Loaded) -> None:
    drill = Range(clinic.scenario)
    for ward in ("0912345678", "nhà anh Tư"):
        with pytest.raises(Refused):
            drill.give(
                "lookout",
                OpenCase(
                    role="MONITOR", intake="monitoring", source="free", ward=ward, said="They say it broke."
                ),
            )
    assert not drill.state.book.cases


def test_only_a_cell_that_can_approve_the_facts_is_asked_for_them(clinic: Loaded) -> None:
    """A cell without a FACT-OWNER seat would leave nobody to approve what is written."""
    drill = Range(clinic.scenario)
    seats = drill.drill.seats
    able = {cell_id for cell_id in seats.cells if policy.owns_facts(seats, cell_id)}
    assert able and able != set(seats.cells)
    drill.give(
        "duty", OpenCase(role="L1-DUTY", intake="ward", source="free", said="They say the fridge broke.")
    )
    drill.give(
        "duty", LogCase(role="L1-DUTY", case="c1", sentence="It is said that the fridge broke.", danger=False)
    )
    drill.give(
        "duty",
        AnswerGate(
            role="L1-DUTY", case="c1", answers=("yes", *("no",) * 4, "unsure", *("no",) * 3), note="as told"
        ),
    )
    for owner in sorted(set(seats.cells) - able):
        with pytest.raises(Refused) as refused:
            drill.give("lookout", AskOwner(role="VERIFY", case="c1", owner=owner, text="What is known?"))
        assert refused.value.code == "R160"
    drill.give("lookout", AskOwner(role="VERIFY", case="c1", owner=sorted(able)[0], text="What is known?"))
    assert drill.state.book.cases["c1"].questions[0].owner in able


def test_a_finding_names_no_artefact_to_a_seat_that_may_not_see_it(clinic: Loaded) -> None:
    """The drafting seat sees its own words; which message between others they match stays hidden."""
    drill = Range(clinic.scenario)
    cells = drill.drill.seats.cells
    drill.note(CaseOpened(case="c1", intake="ward", source="free", cell="clinic"))
    drill.note(
        MessageSent(
            message="m1",
            kind="guidance",
            seat="s",
            cell=next(iter(cells)),
            to=(next(iter(cells)),),
            text=Text("secret"),
            case="c1",
        )
    )
    drill.note(
        StatementDrafted(
            statement="s1", version=1, case="c1", kind="answer", stance="advice", issuer="clinic", channels=("feed",),
            figures=(), next_update=0, craft={}, checker="leak-2",
            leaks=("near body_vi 0-6 RED m1", "near body_vi 0-6 RED c1.e1"),
            **dict.fromkeys(("title_vi", "title_en", "body_vi", "body_en"), Text("secret")),
        )
    )  # fmt: skip
    for seat in drill.drill.seats.seats.values():
        for statement in drill.see(seat.seat).statements:
            shown = [hit.source for hit, _ in hits_of(statement.newest)]
            may = drill.state.messages["m1"].seen_by(seat)
            assert shown == ["m1" if may else "", "c1.e1"]
            assert [words for _, words in hits_of(statement.newest)] == ["secret", "secret"]
    outsiders = [
        seat for seat in drill.drill.seats.seats.values() if not drill.state.messages["m1"].seen_by(seat)
    ]
    assert any(drill.see(outsider.seat).statements for outsider in outsiders)


def test_guidance_about_a_case_takes_part_by_its_marking(clinic: Loaded) -> None:
    drill = Range(clinic.scenario)
    cell = next(iter(drill.drill.seats.cells))
    drill.note(CaseOpened(case="c1", intake="ward", source="free", cell=cell))
    lines = (Text("Wait."),)
    drill.note(
        GuidanceIssued(
            guidance="g1",
            cell=cell,
            to=(cell,),
            about="c1",
            repeats="",
            due=900,
            topic=Text("Fridge"),
            facts=Text("Not a word."),
            lines=lines,
        )
    )
    assert [(artefact.source, artefact.marking) for artefact in told_about(drill.state, "c1")] == [
        ("g1", "GREEN")
    ]
    assert told_about(drill.state, "c2") == ()
    for seat in drill.drill.seats.seats.values():
        seen = drill.state.guidance["g1"].seen_by(seat)
        assert policy.sees_artefact(seat, "g1", drill.state) is seen
