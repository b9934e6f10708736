"""A report that tells what a public text on another case speaks of: nobody is asked for a second first word on it."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseLogged, CaseOpened
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.statement import DraftStatement
from infodrill.conduct.policy import enters
from infodrill.conduct.ranking import things
from infodrill.kernel.events import Text
from infodrill.scenario.loader import Loaded
from infodrill.web.rooms.wordahead import told_already, words_ahead
from tests.conduct.drilling import Range

FRIDGE = (
    "Tủ lạnh vắc-xin ở trạm hỏng cả đêm, thuốc tiêm cho trẻ hỏng hết rồi",
    "Nghe nói tủ lạnh vắc xin ở trạm hỏng cả đêm, thuốc tiêm cho trẻ hỏng hết",
    "Cổng trường đóng sớm một giờ vì mưa to, phụ huynh chờ ngoài đường",
)


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    return Range(clinic.scenario)


def report(
    ground: Range, said: str, *, urgent: bool = True, to: str = "VERIFYING", relation: str = ""
) -> str:
    """A P1 that stands where a first word is due, or a new report."""
    name = f"c{len(ground.state.book.cases) + 1}"
    parent = "c1" if relation else ""
    ground.note(
        CaseOpened(
            case=name,
            intake="hotline",
            source="free",
            cell="clinic",
            said=Text(said),
            parent=parent,
            relation=relation,
        )
    )
    if to == "NEW":
        return name
    ground.note(CaseLogged(case=name, sentence=Text(said), priority="P1" if urgent else "P3", danger=urgent))
    answers = ("yes", *["no"] * 4, "unsure", *["no"] * 3)
    ground.note(GatePassed(case=name, passing=1, answers=answers, code="GU", role="L1-DUTY", cell="clinic"))
    for step, frm, into in (
        ("log", "NEW", "LOGGED"),
        ("gate", "LOGGED", "GATED"),
        ("verify", "GATED", "VERIFYING"),
    ):
        ground.note(CaseStepped(case=name, step=step, frm=frm, to=into, role="L1-DUTY", cell="clinic"))
    return name


def asked(ground: Range, seat: str, case: str) -> set[str]:
    return {thing.step for thing in things(ground.see(seat)) if thing.item == case}


@pytest.mark.parametrize("kind", ["correction", "warning", "holding"])
@pytest.mark.parametrize(("said", "relation", "again"), [
    (FRIDGE[1], "", False),
    (FRIDGE[2], "", True),
    (FRIDGE[1], "mutation", True),
])  # fmt: skip
def test_no_first_word_is_asked_for_where_another_case_that_tells_the_same_has_one_out(
    ground: Range, kind: str, said: str, relation: str, again: bool
) -> None:
    """The correction was out, and the next report of the same rumour asked for a first word in half an hour."""
    report(ground, FRIDGE[0])
    second = report(ground, said, relation=relation)
    assert "holding" in asked(ground, "voice", second), "while nothing is out each waits for its own"
    text = ground.publish("c1", kind, title_vi="Tủ lạnh chạy bình thường", title_en="The fridge works")
    view = ground.see("voice")
    about = next(case for case in view.cases if case.case == second)
    assert ("holding" in asked(ground, "voice", second)) == again
    assert ("holding" in dict(view.casework.owed(about))) == again, "nor does a clock run for it"
    found = {word.case: word for word in words_ahead(view, view.casework.edition, ())}
    if again:
        assert told_already(view, about) is None
    else:
        word = found[second]
        assert word.told and word.statement == text and "Tủ lạnh chạy bình thường" in word.words
        led = set()
        for seat in ground.drill.seats.seats:
            view = ground.see(seat)
            for seen in (told_already(view, case) for case in view.cases if case.case == second):
                assert seen and bool(seen.statement) == enters(view.seat, "studio"), seat
                led.add(bool(seen.statement))
        assert led == {True, False}, "no way is shown into a room that the seat may not enter"


def test_a_new_report_of_it_is_put_together_with_its_case_before_it_is_entered_by_itself(
    ground: Range,
) -> None:
    report(ground, FRIDGE[0])
    same, other = (report(ground, said, to="NEW") for said in FRIDGE[1:])
    assert asked(ground, "duty", same) == {"log"}
    ground.publish("c1", "correction")
    assert (asked(ground, "duty", same), asked(ground, "duty", other)) == ({"merge"}, {"log"})
    ground.note(
        CaseStepped(case="c1", step="leave", frm="VERIFYING", to="CLOSED", role="L1-LEAD", cell="clinic")
    )
    assert asked(ground, "duty", same) == {"log"}, "nothing is put together with a case that is closed"


def test_a_first_word_that_was_begun_meanwhile_is_nobodys_next_thing(ground: Range) -> None:
    report(ground, FRIDGE[0])
    second = report(ground, FRIDGE[1])
    ground.give("voice", DraftStatement(
        role="SPOKE", case=second, kind="holding", stance="unknown", channels=("feed",), figures=(), title_vi="Đang xem",
        body_vi="Chúng tôi đang xem.", next_update=3_600,
    ))  # fmt: skip
    begun = next(iter(ground.state.book.statements))
    assert asked(ground, "voice", begun)
    ground.publish("c1", "correction")
    assert not asked(ground, "voice", begun)
