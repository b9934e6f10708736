"""The way to a wrong word of ours: whoever hears of it opens a case on what the public says, and from there it is one press."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from infodrill.casework.nouns.evidence import EvidenceAdded
from infodrill.casework.nouns.intake import CaseOpened
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.ownwords import RaiseOwnWord, own_word
from infodrill.conduct.ranking import things
from infodrill.conduct.waiting import head
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Text
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Inject, Scenario
from infodrill.scenario.senders import of_an_office
from tests.conduct.drilling import Range

FALSE = "FALSE"
NAMED = 0.75  # share of the tellings of an own error at which the desk must ask
ASTRAY = 0.06  # share of other false reports at which it may ask in vain


@cache
def scenario(name: str) -> Scenario:
    return load(find(name)).scenario


def own(name: str) -> Iterator[Inject]:
    """The injects by which an own error goes out."""
    for row in scenario(name).msel.injects:
        claim = scenario(name).claim(row.claim) if row.claim else None
        if claim and claim.own_error and row.to.public and of_an_office(scenario(name), row.from_):
            yield row


WORDS = [(name, row.number) for name in library() for row in own(name)]


def heard(name: str, number: int, told: str, *, verdict: str = FALSE) -> Range:
    """Our word went out; somebody reported `told`, and the case was found false."""
    ground = Range(scenario(name))
    ground.at(600)
    ground.note(
        InjectDelivered(inject=number, planned=600, run_status="delivered", recipients=(), public=True)
    )
    ground.at(900)
    cell = next(seat.cell for seat in ground.drill.seats.seats.values() if not seat.control)
    opened = CaseOpened(
        case="c7", intake="hotline", source="inject:999", cell=cell, ward="", level=1, said=Text(told)
    )
    ground.note(opened)
    ground.at(960)
    if verdict:
        proof = EvidenceAdded(
            case="c7", evidence="c7.e1", kind="primary", grade="A1", tlp="GREEN", text=Text("Không phải vậy.")
        )
        checked = VerdictSet(
            case="c7", verdict=verdict, evidence=("c7.e1",), confidence=950, role="VERIFY", cell=cell
        )
        ground.note(proof, checked)
    return ground


def word_of(ground: Range, number: int) -> str:
    word = own_word(ground.scenario, ground.state, ground.drill.seats, f"post:i{number}.10")
    assert word is not None and word.cell
    return word.cell


def asked(ground: Range, cell: str) -> bool:
    seats = [
        seat.seat for seat in ground.drill.seats.seats.values() if seat.cell == cell and not seat.control
    ]
    return any(thing.step == "own_word" for seat in seats for thing in things(ground.see(seat)))


def told_of(name: str, claim: str, *, same: bool) -> Iterator[Inject]:
    """What the public reports of a claim, or of all others."""
    for row in scenario(name).msel.injects:
        heard_of = row.kind == "inject" and row.method in ("hotline", "field", "public_feed", "closed_group")
        if heard_of and row.claim and (row.claim == claim) == same and row.truth != "none":
            yield row


def test_every_drill_that_has_an_own_error_has_its_word() -> None:
    assert len(WORDS) >= 9, WORDS


@pytest.mark.parametrize(("name", "number"), WORDS)
def test_who_speaks_for_it_is_asked_first_of_all_and_needs_nobody_else(name: str, number: int) -> None:
    """The hotline's case held two A1 records and the verdict; no word of it stood on the desk, and no search found the post."""
    row = next(row for row in own(name) if row.number == number)
    ground = heard(name, number, f"Theo bài của thành phố: {row.body.vi} Bài ấy sai rồi.")
    cell = word_of(ground, number)
    speaks = [
        seat.seat for seat in ground.drill.seats.seats.values() if seat.cell == cell and "SPOKE" in seat.roles
    ]
    found = {seat: head(things(ground.see(seat))) for seat in speaks}
    assert any(thing and (thing.step, thing.item) == ("own_word", "c7") for thing in found.values()), found
    seat = next(seat for seat, thing in found.items() if thing and thing.step == "own_word")
    said = f"post:i{number}.10"
    with pytest.raises(Refused, match="R231"):  # no case of that name shows it
        ground.give(seat, RaiseOwnWord("SPOKE", said=said, text="Bài của ta sai.", case="c8"))
    ground.give(seat, RaiseOwnWord("SPOKE", said=said, text="Bài của ta sai.", case="c7"))
    (text,) = ground.state.book.statements.values()
    assert (text.case, text.error_open) == ("c7", True)
    thing = head(things(ground.see(seat)))
    assert thing is not None and (thing.step, thing.item) == ("self_correct", text.statement)


def test_the_desk_asks_where_the_public_tells_it_and_seldom_in_vain() -> None:
    right, wrong = [], []
    for name, number in WORDS:
        claim = next(row.claim for row in own(name) if row.number == number)
        for same in (True, False):
            for row in told_of(name, claim, same=same):
                if row.number == number or "đăng nhầm" in row.body.vi:
                    continue
                ground = heard(name, number, row.body.vi)
                found = (name, row.number, asked(ground, word_of(ground, number)))
                (right if same else wrong).append(found)
    asks = sum(found for *_, found in right)
    assert asks >= NAMED * len(right), [found for found in right if not found[-1]]
    assert sum(found for *_, found in wrong) <= ASTRAY * len(wrong), [found for found in wrong if found[-1]]


def test_a_page_that_mocks_or_apes_an_office_is_none_of_ours() -> None:
    """A false page of the relief group was put at the head of its desk as its own word, once its case was found false."""
    strangers = 0
    for name in library():
        made = scenario(name)
        ground = Range(made)
        ours = {row.number for row in own(name)}
        for row in made.msel.injects:
            claim = made.claim(row.claim) if row.claim else None
            if not row.to.public or row.number in ours or claim is None or claim.own_error:
                continue
            delivered = InjectDelivered(
                inject=row.number, planned=0, run_status="delivered", recipients=(), public=True
            )
            ground.note(delivered)
            word = own_word(made, ground.state, ground.drill.seats, f"post:i{row.number}.0")
            speaks = {cell.organisation.vi for cell in made.cells.cells}
            assert word is None or row.from_ in speaks, (name, row.number, row.from_)
            strangers += word is None
    assert strangers > 60


def test_a_case_that_nobody_has_judged_asks_nobody() -> None:
    name, number = WORDS[0]
    row = next(row for row in own(name) if row.number == number)
    ground = heard(name, number, row.body.vi, verdict="")
    cell = word_of(ground, number)
    assert not asked(ground, cell)
    case = ground.state.book.cases["c7"]
    seat = next(seat.seat for seat in ground.drill.seats.seats.values() if seat.cell == cell)
    assert ground.see(seat).casework.own_words_on(case), "the door stands on its page all the same"
