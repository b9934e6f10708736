"""Good cells apologise for what their own house did, or the government that they speak for, and for nothing else.

Whose fault a claim is was read in its records by a person, claim by claim: no rule of the house is asked here.
"""

from __future__ import annotations

from collections import Counter

import pytest

from infodrill.scenario.loader import Loaded
from tests.automata.hearing import DRILLS, SORRY, drill_heard
from tests.conduct.saying import Heard, Said

LANGUAGES = ("vi", "en")
# (drill, claim) → who tells it and is at fault: the cell itself, or the city that it speaks for.
OURS = {
    ("boundaries", "n3-counter"): "ward",  # its counter is hours away, and sent people back
    ("boundaries", "n6-saturday"): "ward",  # its notice
    ("clinic", "b1-waiting"): "clinic",
    ("clinic", "b2-fridge"): "clinic",
    ("clinic", "b6-hours"): "clinic",
    ("forged-order", "f6-gates"): "city",  # its own rule let schools shut the gate
    ("free-data", "d6-ward"): "ward",
    ("port-voice", "v3-shelter"): "city",  # its page
    ("pump-log", "l1-page"): "comms",  # the city promised to publish it
    ("pump-log", "l5-table"): "comms",  # the city's table
    ("pump-log", "l9-date"): "comms",  # the city's date
    ("stamped-page", "p3-swings"): "city",  # the city's centre of the playgrounds, which set the stamp itself
    ("stamped-page", "p7-lamps"): "city",  # its lamps
    ("stamped-page", "p8-summer"): "city",  # its page
    ("school-gate", "g3-gate"): "school",
    ("school-gate", "g5-hour"): "school",
    ("school-gate", "g8-book"): "school",
    ("ward-desk", "w3-rubbish"): "ward",
    ("ward-desk", "w4-day"): "ward",
    ("ward-desk", "w7-round"): "ward",
    ("wet-rice", "r3-rice"): "team",
    ("wet-rice", "r4-faces"): "team",
    ("wet-rice", "r8-spillway"): "team",
}
# What somebody else did, told by who is not to apologise for it.
THEIRS = {
    ("five-pictures", "p1-crack"): "city",  # the company of the bridge
    ("five-pictures", "p7-lamp"): "city",
    ("forged-order", "f3-message"): "city",  # a ward's directory
    ("free-data", "d3-menu"): "ward",  # a telephone company
    ("port-voice", "v2-smell"): "city",  # the port
    ("port-voice", "v8-speaker"): "city",  # a ward's loudspeakers
    ("port-voice", "v9-counter"): "city",  # a bank
    ("typhoon", "k6-water"): "comms",  # a water company
    ("typhoon", "k8-pumps"): "comms",  # a drainage company
}


@pytest.fixture(scope="module", params=DRILLS)
def drill(request: pytest.FixtureRequest) -> tuple[Loaded, Heard]:
    return drill_heard(request.param)


def told(drill: tuple[Loaded, Heard]) -> dict[tuple[str, str], list[Said]]:
    """(claim, who tells it) → the texts that say that a report is right, or put right what was told wrong in our own name."""
    loaded, heard = drill
    found: dict[tuple[str, str], list[Said]] = {}
    for word in heard.said:
        ours = bool(word.claim) and loaded.scenario.claim(word.claim).own_error
        right = word.version.stance == "confirm" and word.kind in ("answer", "acknowledgement")
        if (right and (word.apologised or (word.case and word.case.tickets))) or (
            ours and word.kind == "correction"
        ):
            issuer = heard.state.book.statements[word.statement].issuer
            found.setdefault((word.claim, issuer), []).append(word)
    return found


def of_it(labels: dict[tuple[str, str], str], drill: tuple[Loaded, Heard]) -> set[tuple[str, str]]:
    name = drill[0].scenario.drill.id
    return {(claim, issuer) for (played, claim), issuer in labels.items() if played == name}


def test_whose_fault_it_is_was_read_of_all_that_is_owned(drill: tuple[Loaded, Heard]) -> None:
    """Who adds a claim to the library, or has another cell tell it, reads whose fault it is."""
    owned = set(told(drill))
    assert owned and owned <= of_it(OURS, drill) | of_it(THEIRS, drill)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whoever_was_at_fault_is_sorry_and_nobody_else_is(drill: tuple[Loaded, Heard], lang: str) -> None:
    """Once; and in each text that puts a word of ours right, as on each sheet: who reads the second has not read the first."""
    sorry: dict[tuple[str, str], set[str]] = {}
    for word in drill[1].said:
        if word.kind != "bulletin" and SORRY[lang].search(word.body(lang)):
            issuer = drill[1].state.book.statements[word.statement].issuer
            sorry.setdefault((word.claim, issuer), set()).add(word.statement)
    owned, owed = told(drill), Counter[tuple[str, str]]()
    for of in of_it(OURS, drill) & set(owned):
        mended = {
            word.statement
            for word in drill[1].said
            if (word.claim, drill[1].state.book.statements[word.statement].issuer) == of
            and word.kind in ("warning", "correction")
        }
        owed[of] = len(mended) or 1
    assert Counter({of: len(texts) for of, texts in sorry.items()}) == owed


def test_a_ward_is_not_sorry_to_whoever_complains_of_a_house_that_is_not_its_own() -> None:
    """The telling scolds the ward, too; the record names the market. The city's centre is the city's, and no ward's."""
    for name, house in (("market-rumour", "Ban quản lý chợ Bến Sậy"), ("stamped-page", "Trung tâm Sân chơi")):
        replies = [reply for reply in drill_heard(name)[1].replies if house in reply]
        assert replies and not [reply for reply in replies if SORRY["vi"].search(reply)], f"{name} {replies}"
        assert all("Trách nhiệm khắc phục thuộc về" in reply for reply in replies), replies
