"""E11: what must go up goes up in time, what need not stays where it is, and conflicts of interest are reported."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from infodrill.casework.nouns.decision import CaseDecided
from infodrill.casework.nouns.escalation import CaseEscalated
from infodrill.casework.nouns.handovers import CaseHandedOver, HandOverAnswered
from infodrill.casework.nouns.intake import CaseOpened
from infodrill.casework.nouns.moves import DeadlineMissed
from infodrill.casework.nouns.undoing import StepUndone
from infodrill.casework.nouns.verdict import ConflictRecorded
from infodrill.conduct.nouns.city import ClaimStood
from infodrill.conduct.nouns.links import CaseLinked
from infodrill.kernel.events import Text
from infodrill.review import frontpage
from infodrill.review.measures import escalation
from infodrill.review.timeline import read_timeline
from infodrill.review.words import Voice
from infodrill.scenario import schema
from tests.review.reports import FIRST, deliver, measured, merge, outcomes, reporting, row, told
from tests.review.scene import Pen, bi, claim, scenario

WAVE = {"at": 0, "roots": 5, "layers": ("feed",)}
DYKE = claim("dyke", "G7", "MIXED", "H4", waves=(WAVE | {"ward": "a"},))
# Told in one ward: it has no reason to go up but the conflict.
PUMPS = claim("pumps", "G5", "TRUE", "H1", about=("ward-a",), waves=(WAVE | {"ward": "a"},))


def escalated(minute: float | None, *claims: schema.Claim, reason: str = "priority", **where: Any) -> Pen:
    """Told, and escalated at that minute or never."""
    pen = told(*claims, **where)
    if minute is not None:
        pen.write(minute, CaseEscalated(case="c0", level=2, reason=reason, cell="ward-a"))
    return pen


@pytest.mark.parametrize(
    ("minute", "outcome", "letter"), [(25, "met", "P"), (55, "missed", "U"), (None, "missed", "U")]
)
def test_an_urgent_claim_goes_up_in_half_an_hour(minute: float | None, outcome: str, letter: str) -> None:
    e11 = measured(escalated(minute, DYKE).end(180), "E11")
    assert (outcomes(e11, what=escalation.RAISED), e11.letter) == ([outcome], letter)
    assert row(e11, what=escalation.RAISED).owed.cell == "ward-a"


def test_a_case_that_the_city_opened_is_up_already_and_is_no_deed_of_the_ward() -> None:
    e11 = measured(told(DYKE, cell="city", level=2).end(180), "E11")
    found = row(e11, what=escalation.RAISED)
    assert (e11.letter, found.owed.cell) == ("P", "city")
    assert "reported to the upper level" in found.why.msgid


def test_what_another_cell_took_up_is_credited_to_it_and_what_nobody_did_stays_with_its_holder() -> None:
    pen = told(DYKE)
    pen.write(25, CaseEscalated(case="c0", level=2, reason="priority", cell="ward-b"))
    assert row(measured(pen.end(180), "E11"), what=escalation.RAISED).owed.cell == "ward-b"
    late = told(DYKE)
    late.write(55, CaseEscalated(case="c0", level=2, reason="priority", cell="ward-b"))
    assert row(measured(late.end(180), "E11"), what=escalation.RAISED).owed.cell == "ward-a"


def test_a_case_that_the_city_opened_and_gave_into_the_wards_is_not_up() -> None:
    pen = told(DYKE)
    pen.open(11, "c9", "dyke", cell="city", level=2)
    merge(pen, 12, "c9", "c0")
    assert measured(pen.end(180), "E11").letter == "U"


def test_a_case_that_the_city_took_over_is_up() -> None:
    pen = told(DYKE)
    pen.write(
        20, CaseHandedOver(case="c0", hand_over="c0.h1", frm="ward-a", to="city", reason=Text("xin nhận"))
    )
    pen.write(
        25, HandOverAnswered(case="c0", hand_over="c0.h1", accepted=True, cell="city", ward="", level=2)
    )
    assert measured(pen.end(180), "E11").letter == "P"


def test_a_hand_over_that_the_city_returned_raises_nothing() -> None:
    pen = told(DYKE)
    pen.write(
        25, HandOverAnswered(case="c0", hand_over="c0.h1", accepted=False, cell="city", ward="", level=2)
    )
    assert measured(pen.end(180), "E11").letter == "U"


def test_a_claim_that_nobody_opened_is_missed_all_the_same() -> None:
    pen = Pen(scenario(DYKE))
    pen.wave(10, "dyke")
    assert measured(pen.end(180), "E11").letter == "U"


def test_how_urgent_a_ward_called_it_changes_no_row() -> None:
    pen = told(DYKE)
    pen.log(12, "c0", "P4")
    found = row(measured(pen.end(180), "E11"), what=escalation.RAISED)
    assert (found.outcome, found.owed.priority, found.owed.due) == ("missed", "P1", 40 * 60)


@pytest.mark.parametrize(
    ("harm", "more", "level", "since", "why"),
    [
        ("H2", {"owner": "city"}, 0, 10, "the upper level holds the facts"),
        ("H2", {"waves": (WAVE | {"ward": "a"}, WAVE | {"ward": "b", "at": 1200})}, 0, 20, "two wards"),
        ("H2", {}, 3, 40, "spread far"),
        ("H3", {}, 3, 40, "P1"),
    ],
)
def test_each_reason_begins_with_its_own_event(
    harm: str, more: dict[str, Any], level: int, since: int, why: str
) -> None:
    ward = {"waves": (WAVE | {"ward": "a"},)}
    pen = told(claim("k", "G0", "FALSE", harm, **(ward | more)))
    if level:
        pen.write(40, ClaimStood(claim="k", level=level, exposed=900, question_permille=0), "runner")
    found = row(measured(pen.end(180), "E11"), what=escalation.RAISED)
    assert (found.owed.since, found.outcome) == (since * 60, "missed")
    assert why in Voice(lang="en", story=int).say(found.why)


def test_a_question_of_the_press_is_a_reason_from_its_delivery() -> None:
    local = claim("local", "G0", "FALSE", "H2", waves=(WAVE | {"ward": "a"},))
    pen = Pen(reporting(local, reports=(("local", 20),), method="press"))
    pen.wave(10, "local")
    deliver(pen, 20, FIRST)
    found = row(measured(pen.end(180), "E11"), what=escalation.RAISED)
    assert (found.owed.since, "the press" in Voice(lang="en", story=int).say(found.why)) == (20 * 60, True)


def test_a_claim_without_a_reason_or_only_to_be_left_alone_owes_nothing() -> None:
    local = claim("local", "G0", "FALSE", "H2", waves=(WAVE | {"ward": "a"},))
    joke = claim("joke", "G2", "SATIRE", "H0", owner="city")
    assert outcomes(measured(told(local, joke).end(180), "E11"), what=escalation.RAISED) == []


@pytest.mark.parametrize(("minute", "letter"), [(25, "P"), (55, "M"), (None, "M")])
def test_a_unit_that_is_spoken_about_lets_it_go_at_once_or_the_measure_is_m(
    minute: float | None, letter: str
) -> None:
    e11 = measured(escalated(minute, PUMPS, reason="about_level").end(180), "E11")
    assert (e11.letter, e11.values["conflicts"]) == (letter, 1)
    assert row(e11, what=escalation.CONFLICT).owed.cell == "ward-a"


def test_the_units_own_record_of_its_conflict_is_enough() -> None:
    pen = told(PUMPS)
    pen.write(20, ConflictRecorded("c0", "ward-a", "about_unit"))
    assert measured(pen.end(180), "E11").letter == "P"


SUBSTITUTE = ({"what": "acknowledge", "by": "L2-LEAD", "after": 0, "note": bi("note")},)
OWN_HEAD = ({"what": "acknowledge", "by": "AGENCY-HEAD", "after": 0, "note": bi("note")},)


@pytest.mark.parametrize(("recorded", "letter"), [(25, "P"), (None, "M")])
def test_the_conflict_of_a_city_agency_is_its_own_row_whoever_has_the_case(
    recorded: int | None, letter: str
) -> None:
    agency = claim("agency", "G5", "TRUE", "H1", about=("city",), right_path=SUBSTITUTE)
    pen = escalated(15, agency)  # that the city has it does not take it from the city's own agency
    if recorded:
        pen.write(recorded, ConflictRecorded("c0", "city", "misconduct"))
    e11 = measured(pen.end(180), "E11")
    assert (e11.letter, row(e11, what=escalation.CONFLICT).owed.cell) == (letter, "city")


def test_an_agency_that_rightly_acknowledges_for_itself_is_in_no_conflict() -> None:
    agency = claim("agency", "G5", "TRUE", "H1", about=("city",), right_path=OWN_HEAD)
    assert outcomes(measured(told(agency).end(180), "E11"), what=escalation.CONFLICT) == []


JOKE = claim("joke", "G2", "SATIRE", "H0", owner="city", waves=(WAVE | {"ward": "a"},))
LOCAL = claim("local", "G0", "FALSE", "H1", waves=(WAVE | {"ward": "a"},))


@pytest.mark.parametrize("one", [JOKE, LOCAL])
def test_what_nothing_calls_up_is_a_breach_when_it_is_brought_to_the_city(one: schema.Claim) -> None:
    e11 = measured(escalated(20, one).end(180), "E11")
    assert (outcomes(e11, what=escalation.UNCALLED), e11.letter) == (["missed"], "U")
    assert row(e11, what=escalation.UNCALLED).owed.cell == "ward-a"
    assert outcomes(measured(escalated(None, one).end(180), "E11")) == ["not_due"]


def handed_up(minute: float, *claims: schema.Claim, level: int = 1) -> Pen:
    """Told, and handed over by the cell that has it to the city, which takes it."""
    pen = told(*claims, cell="ward-a" if level == 1 else "city", level=level)
    pen.write(
        minute,
        CaseHandedOver(case="c0", hand_over="c0.h1", frm="ward-a", to="city", reason=Text("for the city")),
    )
    pen.write(
        minute,
        HandOverAnswered(case="c0", hand_over="c0.h1", accepted=True, cell="city", ward="", level=2),
        actor="city.desk",
    )
    return pen


@pytest.mark.parametrize(("level", "outcome"), [(1, "missed"), (2, "met")])
def test_handing_a_matter_without_a_reason_to_the_city_brings_it_there_too(level: int, outcome: str) -> None:
    found = row(measured(handed_up(20, LOCAL, level=level).end(180), "E11"), what=escalation.UNCALLED)
    assert found.outcome == outcome
    assert level == 2 or found.owed.cell == "ward-a"


def test_what_the_city_gave_to_a_ward_and_took_again_was_brought_there_by_the_last_hand_over() -> None:
    pen = told(LOCAL, cell="city", level=2)
    for n, (minute, cell, level) in enumerate(((20, "ward-a", 1), (40, "city", 2))):
        pen.write(
            minute,
            HandOverAnswered(case="c0", hand_over=f"c0.h{n}", accepted=True, cell=cell, ward="", level=level),
        )
    found = row(measured(pen.end(180), "E11"), what=escalation.UNCALLED)
    assert (found.outcome, found.at) == ("missed", 40 * 60)


@pytest.mark.parametrize(("opener", "aside"), [("city", True), ("ward-a", False)])
def test_what_an_automated_cell_took_up_beside_people_is_counted_for_nobody(opener: str, aside: bool) -> None:
    pen = told(DYKE, cell=opener, level=2)
    pen.events[0] = replace(pen.events[0], body=replace(pen.events[0].body, cells={"city": "good"}))  # type: ignore[type-var]
    found = row(measured(pen.end(180), "E11"), what=escalation.RAISED)
    assert (found.outcome, found.owed.cell, found.owed.automated) == ("met", opener, aside)


LATER = claim("later", "G0", "FALSE", "H1", waves=(WAVE | {"ward": "a"}, WAVE | {"at": 60 * 60, "ward": "b"}))


@pytest.mark.parametrize(("minute", "breaches"), [(20, 1), (65, 0)])
@pytest.mark.parametrize("up", [escalated, handed_up])
def test_a_matter_brought_up_before_it_had_a_reason_is_a_breach(
    up: Any, minute: float, breaches: int
) -> None:
    pen = up(minute, LATER)
    pen.wave(60, "later")
    e11 = measured(pen.end(180), "E11")
    assert outcomes(e11, what=escalation.EARLY) == ["missed"] * breaches
    assert e11.values["early"] == breaches


def test_where_nearly_all_must_go_up_who_leaves_nothing_at_its_level_is_not_rated_p() -> None:
    many = [claim(f"m{n}", "G0", "FALSE", "H4", waves=(WAVE | {"ward": "a"},)) for n in range(20)]

    def play(*, everything: bool) -> tuple[str, int]:
        pen = told(*many, LOCAL)
        for n in range(20 + everything):
            pen.write(20, CaseEscalated(case=f"c{n}", level=2, reason="priority", cell="ward-a"))
        pen.log(21, "c20")
        e11 = measured(pen.end(180), "E11")
        return e11.letter, e11.values["left"]

    assert (play(everything=False), play(everything=True)) == (("P", 1), ("M", 0))


def test_who_escalates_everything_is_not_rated_like_who_escalates_what_must_go_up() -> None:
    def play(*others: str) -> str:
        pen = escalated(20, DYKE, JOKE, LOCAL)
        for case in ("c1", "c2"):
            pen.log(15, case)
        for case in others:
            pen.write(20, CaseEscalated(case=case, level=2, reason="press", cell="ward-a"))
        return measured(pen.end(180), "E11").letter

    assert (play(), play("c1"), play("c1", "c2")) == ("P", "M", "U")


def test_an_overrun_is_a_reason_once_a_deadline_of_the_case_had_passed() -> None:
    for late, expected in ((True, ["met"]), (False, ["missed"])):
        pen = told(LOCAL)
        if late:
            pen.write(
                20,
                DeadlineMissed(item="c0", step="log", due=19 * 60, excused=False, escalated_to=2),
                actor="runner",
            )
        pen.write(21, CaseEscalated(case="c0", level=2, reason="overrun", cell="ward-a"))
        assert outcomes(measured(pen.end(180), "E11"), what=escalation.UNCALLED) == expected


@pytest.mark.parametrize(
    ("into", "undone", "outcome"),
    [
        ("by hand", False, "missed"),  # the city's file was opened for it
        ("escalated", False, "missed"),  # the ward's own file, that went up
        ("another", False, "missed"),  # a file of the city about something else
        ("reported", False, "met"),  # a report that reached the city by itself: a duplicate
        ("ward", False, "met"),
        ("by hand", True, "met"),
    ],
)
def test_merging_a_matter_without_a_reason_into_a_file_of_the_city_brings_it_there(
    into: str, undone: bool, outcome: str
) -> None:
    pen = told(LOCAL, JOKE)
    if into == "by hand":
        pen.write(
            20,
            CaseOpened(case="c9", intake="free", source="free", cell="city", ward="", level=2, parent=""),
            actor="city.desk",
        )
        pen.write(20, CaseLinked(case="c9", claim="local", by="CTRL"))
    else:
        level = 1 if into in ("ward", "escalated") else 2
        pen.open(20, "c9", "joke" if into == "another" else "local", cell="city", level=level)
    if into == "escalated":
        pen.write(21, CaseEscalated(case="c9", level=2, reason="priority", cell="ward-b"))
    pen.log(22, "c0")
    merge(pen, 25, "c0", "c9")
    if undone:
        pen.write(
            25.5,
            StepUndone(
                case="c0",
                step="merge",
                done_at=25 * 60,
                frm="MERGED",
                to="LOGGED",
                role="L1-DUTY",
                cell="ward-a",
                into="c9",
            ),
        )
    found = measured(pen.end(180), "E11")
    assert row(found, what=escalation.UNCALLED, claim="local").outcome == outcome


@pytest.mark.parametrize(
    ("unit", "reason", "breaches"),
    [
        ("ward-b", "about_unit", 1),
        ("ward-b", "disputed", 1),
        ("city", "about_unit", 1),
        ("city", "disputed", 0),  # it holds the facts
        ("ward-a", "about_unit", 0),
    ],
)
def test_a_conflict_of_interest_that_is_none_weighs_like_an_escalation_without_a_reason(
    unit: str, reason: str, breaches: int
) -> None:
    pen = told(claim("pumps", "G5", "TRUE", "H1", about=("ward-a",), owner="city"), DYKE)
    pen.write(15, ConflictRecorded("c0", "ward-a", "about_unit"))
    pen.write(20, ConflictRecorded("c0", unit, reason))
    for case in ("c0", "c1"):
        pen.write(20, CaseEscalated(case=case, level=2, reason="priority", cell="ward-a"))
    e11 = measured(pen.end(180), "E11")
    assert outcomes(e11, what=escalation.NEEDLESS) == ["missed"] * breaches
    assert (e11.values["needless_conflicts"], e11.letter) == (breaches, "M" if breaches else "P")


@pytest.mark.parametrize("decides", ["ward-a", "city", ""])
def test_a_report_of_a_conflict_claims_nothing_of_who_decided_and_tells_when_the_unit_did(
    decides: str,
) -> None:
    pen = escalated(25, PUMPS, reason="about_level")
    if decides:
        pen.write(
            40,
            CaseDecided(
                case="c0",
                disposition="service",
                actions=(),
                role="L1-LEAD",
                cell=decides,
                less_intrusive_considered=True,
                reason=Text("because"),
            ),
        )
    record = pen.end(180)
    e11 = measured(record, "E11")
    found = row(e11, what=escalation.CONFLICT)
    said = Voice(lang="en", story=int).say(found.why)
    assert (frontpage._strength(read_timeline(record), e11) is None) == (decides == "ward-a")
    # Reported, and judged in its own cause: nothing to be praised for.
    assert next(told.kind for told in e11.findings if told.claim == "pumps") == (
        "note" if decides == "ward-a" else "strength"
    )
    assert "reported" in found.owed.what and found.outcome == "met"
    assert ("decided on it itself" in said) == (decides == "ward-a"), said
