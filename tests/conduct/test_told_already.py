"""A report that tells what a public text on another case speaks of: nobody is asked for a second first word on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework import duplicates
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseLogged, CaseOpened
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.selfcorrection import ErrorRaised
from infodrill.casework.nouns.statement import DraftStatement, StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.records import VersionText
from infodrill.conduct.policy import enters
from infodrill.conduct.ranking import things
from infodrill.kernel.events import Text, shared
from infodrill.scenario.loader import Loaded
from infodrill.web.rooms.wordahead import told_already, words_ahead
from tests.conduct.drilling import Range

FRIDGE = (
    "Tủ lạnh vắc-xin ở trạm hỏng cả đêm, thuốc tiêm cho trẻ hỏng hết rồi",
    "Nghe nói tủ lạnh vắc xin ở trạm hỏng cả đêm, thuốc tiêm cho trẻ hỏng hết",
    "Cổng trường đóng sớm một giờ vì mưa to, phụ huynh chờ ngoài đường",
    "Tủ lạnh vắc-xin ở trạm hỏng cả đêm, thuốc tiêm cho trẻ hỏng hết rồi, con tôi tiêm về phải đi cấp cứu",
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
    (FRIDGE[3], "", True),
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
    same, other, child = (report(ground, said, to="NEW") for said in FRIDGE[1:])
    assert asked(ground, "duty", same) == {"log"}
    ground.publish("c1", "correction")
    assert [asked(ground, "duty", each) for each in (same, other)] == [{"merge"}, {"log"}]
    assert asked(ground, "duty", child) == {"log"}, (
        "what happened to a child is no second telling of the rumour"
    )
    ground.note(
        CaseStepped(case="c1", step="leave", frm="VERIFYING", to="CLOSED", role="L1-LEAD", cell="clinic")
    )
    assert asked(ground, "duty", same) == {"log"}, "nothing is put together with a case that is closed"


def moved(text: str, version: int, frm: str, to: str) -> StatementStepped:
    return StatementStepped(statement=text, version=version, frm=frm, to=to, role="SPOKE", cell="clinic")


def righted(ground: Range, text: str) -> None:
    """A corrected version of a text comes out."""
    old = ground.state.book.statements[text].newest
    ground.note(
        StatementDrafted(
            case="c1", kind="correction", issuer="clinic", channels=("press",), next_update=0, checker="craft-1", statement=text,
            **shared(replace(old, version=2, corrects=1, body_vi=Text("Thân khác."), body_en=Text("Other.")), VersionText),
        ),
        moved(text, 1, "PUBLISHED", "SELF_CORRECTED"), moved(text, 2, "DRAFTING", "PUBLISHED"),
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["correction", "warning", "holding"])
def test_a_text_that_is_said_to_be_wrong_is_nobodys_first_word_until_it_is_put_right(
    ground: Range, kind: str
) -> None:
    """It silenced the next report for as long as it lay there, whatever was known of it."""
    report(ground, FRIDGE[0])
    ground.at(600)
    second, new = report(ground, FRIDGE[1]), report(ground, FRIDGE[1], to="NEW")
    text = ground.publish("c1", kind)

    def first_word() -> int:
        case = ground.state.book.cases[second]
        due = dict(ground.see("voice").casework.owed(case)).get("holding", -1)
        assert ("holding" in asked(ground, "voice", second)) == (due >= 0)
        assert asked(ground, "duty", new) == ({"log"} if due >= 0 else {"merge"})
        return due

    assert first_word() < 0
    ground.at(6_000)
    ground.note(ErrorRaised(text, "clinic", Text("Máy đã hỏng thật.")))
    within = ground.drill.edition.due("holding", "P1")
    assert within and first_word() == 6_000 + within, "nobody is late with what was not owed before"
    righted(ground, text)
    assert first_word() < 0
    ground.note(moved(text, 2, "PUBLISHED", "SELF_CORRECTED"))
    assert first_word() >= 0, "nor is what is in force no more"


def test_how_alike_two_reports_are_is_found_once_for_all_seats(ground: Range) -> None:
    """Each page of each seat weighed every pair anew, several times."""
    for number in range(8):
        report(ground, f"{FRIDGE[number % 3]} ({number})", to="NEW" if number % 2 else "VERIFYING")
    ground.publish("c1", "correction")
    things(ground.see("voice"))
    things(ground.see("duty"))
    before = duplicates._of_reports.cache_info(), duplicates._rarity.cache_info()
    for seat in ground.drill.seats.seats:
        things(ground.see(seat))
    after = duplicates._of_reports.cache_info(), duplicates._rarity.cache_info()
    assert [info.misses for info in after] == [info.misses for info in before] and after[0].hits > before[
        0
    ].hits


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
