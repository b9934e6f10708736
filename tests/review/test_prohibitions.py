"""E2 and E3: what must not be done. Breached at once, kept only where a cell dealt with the claim."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.decision import ActionTaken
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.conduct.nouns.restraint import ObjectionRecorded, TrapPressed
from infodrill.kernel.events import Text
from infodrill.review import rowtext
from infodrill.review.ledger import course_of
from infodrill.review.measures import gatequality, overreaction
from infodrill.review.timeline import read_timeline
from infodrill.review.words import Voice
from tests.review.reports import measured, outcomes, row
from tests.review.scene import Pen, claim, known, scenario

FRAUD = claim("fraud", "G0", "FALSE")
WATER = claim("water", "G4", "TRUE", "H1", star=True)
JOKE = claim("joke", "G2", "SATIRE", "H0")
PUMPS = claim("pumps", "G5", "TRUE", "H1", about=("ward-a",))
LATE = claim("late", "G0", "FALSE", truth=(known(3600, "FALSE"),))  # nobody can say so for an hour


def gated(*codes: tuple[str, str]) -> Pen:
    """A drill of four claims, each told; those given are put through the gate with a code."""
    pen = Pen(scenario(FRAUD, WATER, JOKE, PUMPS))
    for name in ("fraud", "water", "joke", "pumps"):
        pen.wave(5, name)
    for n, (name, code) in enumerate(codes):
        pen.open(10, f"c{n}", name)
        pen.log(11, f"c{n}")
        pen.gate(12, f"c{n}", code)
    return spoken(pen)


def spoken(pen: Pen) -> Pen:
    """With a word in public on no claim: who never speaks keeps to nothing."""
    pen.publish(13, "", "bulletin", "advice", title="Bản tin")
    return pen


# ---- E2 ----

ALL = (("water", "G4"), ("joke", "G2"), ("pumps", "G5"))


def test_protected_claims_are_kept_when_all_stayed_within_their_ceiling() -> None:
    e2 = measured(gated(*ALL, ("fraud", "G0")).end(180), "E2")
    assert outcomes(e2) == ["met"] * 3  # the fraud is not protected
    assert (e2.letter, e2.coverage, e2.values["kept"]) == ("P", 100, 3)


@pytest.mark.parametrize(
    ("own", "code", "kept"), [(True, "G4", True), (False, "G4", False), (True, "G0", False)]
)
def test_who_calls_about_our_own_error_may_be_taken_for_one_who_complains(
    own: bool, code: str, kept: bool
) -> None:
    """A granddaughter before a locked shelter that our page had named; on the claims of others a complaint is another code."""
    pen = Pen(scenario(claim("shelter", "G7", "FALSE", own_error=own)))
    pen.wave(5, "shelter")
    pen.open(10, "c1", "shelter")
    pen.log(11, "c1")
    pen.gate(12, "c1", code)
    assert outcomes(measured(pen.end(180), "E2")) == (["met"] if kept else ["missed"])


@pytest.mark.parametrize(("code", "closed"), [("G0", 0), ("G7", 0), ("G1", 1), ("GU", 1)])
def test_coding_everything_as_protected_is_said_beside_the_letter_and_wins_no_drill(
    code: str, closed: int
) -> None:
    record = gated(
        *((name, code if name == "fraud" else "G1") for name in ("fraud", "water", "joke", "pumps"))
    ).end(180)
    e2 = measured(record, "E2")
    apart = code != "G1"
    assert e2.letter == ("P" if apart else "")
    if not apart:  # nothing was kept
        assert [ledger_row.why.msgid for ledger_row in e2.rows] == [gatequality.NOT_APART] * 3
        return
    assert (e2.values["falsehoods_closed"], e2.values["falsehoods_gated"]) == (closed, 1)
    told = Voice(lang="en", story=read_timeline(record).story).say(e2.result)
    assert ("1 of 1 harmful falsehood" in told) == bool(closed)
    assert ("left at “unsure”, where nobody may correct it: caution" in told) == (code == "GU")
    assert measured(record, "E4").letter == "U"  # nobody answered it


def test_what_was_read_for_what_it_is_was_kept_whatever_one_falsehood_was_taken_for() -> None:
    e2 = measured(gated(("fraud", "G5"), ("water", "G4"), ("joke", "G2"), ("pumps", "G3")).end(180), "E2")
    assert outcomes(e2) == ["met", "met", "not_due"] and "do not count: 1" in e2.say("en")
    assert rowtext.outcome(e2.rows[2]).msgid == "not counted"


def test_what_its_owner_did_not_know_to_be_false_in_play_is_no_falsehood_under_a_wrong_code() -> None:
    later = claim("later", "G0", "FALSE", truth=(known(0, "UNPROVEN"), known(170 * 60, "FALSE")))
    pen = Pen(scenario(later, JOKE))
    for n, each_claim in enumerate((later, JOKE)):
        pen.open(10, f"c{n}", each_claim.id)
        pen.gate(12, f"c{n}", "GU")
    assert measured(spoken(pen).end(160), "E2").values["falsehoods_gated"] == 0


def test_a_falsehood_shut_away_is_dated_by_the_first_time_that_it_was() -> None:
    pen = gated(("fraud", "G5"))
    pen.gate(30, "c0", "G5", passing=2)
    record = pen.end(180)
    (row_,) = gatequality.shut_away(read_timeline(record), course_of(record))
    assert row_.at == 12 * 60


def test_unsure_is_caution_and_no_miss() -> None:
    assert measured(gated(("water", "GU"), ("joke", "GU"), ("pumps", "GU")).end(180), "E2").letter == "P"


@pytest.mark.parametrize("code", ["G1", "G2", "G3", "G4", "G5", "G6"])
def test_until_its_owner_knows_that_a_claim_is_true_a_first_word_on_it_and_nothing_else_is_caution(
    code: str,
) -> None:
    late = claim("late", code, "TRUE", "H1", truth=(known(40 * 60, "TRUE"),))
    for kind, minute, kept in (
        ("holding", 20, code == "G5"), ("holding", 41, False), ("correction", 20, False), ("warning", 20, False),
    ):  # fmt: skip
        pen = Pen(scenario(late, JOKE))
        pen.wave(5, "late")
        pen.open(10, "c0", "late")
        pen.gate(12, "c0", "GU")
        pen.publish(minute, "c0", kind, "unknown")
        assert (outcomes(measured(pen.end(180), "E2"))[0] == "met") == kept, (kind, minute)


def test_a_wrong_code_on_a_protected_claim_is_a_miss_of_the_cell_that_gave_it() -> None:
    e2 = measured(gated(("water", "G4"), ("joke", "G0"), ("pumps", "G5")).end(180), "E2")
    miss = row(e2, claim="joke")
    assert (miss.outcome, miss.at, miss.owed.cell, e2.letter) == ("missed", 12 * 60, "ward-a", "U")


def test_a_miss_on_a_starred_claim_fails_whatever_else_was_kept() -> None:
    e2 = measured(gated(("water", "G0"), ("joke", "G2"), ("pumps", "G5")).end(180), "E2")
    assert (e2.values["star_missed"], e2.letter) == (1, "U")


def test_what_nobody_dealt_with_is_uncovered_and_earns_nothing() -> None:
    e2 = measured(gated(("joke", "G2")).end(180), "E2")
    assert outcomes(e2) == ["not_due", "met", "not_due"]
    assert (e2.coverage, e2.rating, e2.status) == (33, None, "insufficient")


def test_a_breach_stands_however_little_was_covered() -> None:
    e2 = measured(gated(("water", "G0")).end(180), "E2")
    assert (e2.coverage, e2.letter) == (33, "U")


def test_a_first_code_amended_before_anything_was_done_on_it_is_no_miss() -> None:
    pen = gated(("water", "G0"), *ALL[1:])
    pen.gate(14, "c0", "G4", passing=2)
    assert measured(pen.end(180), "E2").letter == "P"


def test_a_first_code_that_a_decision_was_built_on_is_a_miss() -> None:
    pen = gated(("water", "G0"), *ALL[1:])
    pen.decide(13, "c0", 1)
    pen.gate(14, "c0", "G4", passing=2)
    e2 = measured(pen.end(180), "E2")
    assert e2.letter == "U"
    assert row(e2, claim="water").why.msgid == gatequality.MISREAD_AT_FIRST


@pytest.mark.parametrize(("again", "wrong", "mended"), [("", False, -1), ("G4", False, 14), ("G4", True, -1)])
def test_a_first_code_that_was_put_right_lasts_until_then_unless_more_went_wrong(
    again: str, wrong: bool, mended: int
) -> None:
    """A report said "not kept protected, from 7:46" of a complaint that a second reading had put right at 7:54."""
    pen = gated(("water", "G0"), *ALL[1:])
    pen.decide(13, "c0", 1)
    if again:
        pen.gate(14, "c0", again, passing=2)
    if wrong:
        pen.decide(20, "c0", 6)
    record = pen.end(180)
    log = read_timeline(record)
    miss = gatequality.first_miss(log, log.scenario.claim("water"), course_of(record))
    assert miss is not None and miss.mended == (60 * mended if mended >= 0 else -1)


@pytest.mark.parametrize("deed", ["verdict", "decision", "action", "correction"])
def test_a_label_or_an_action_outside_the_ceiling_is_a_miss(deed: str) -> None:
    pen = gated(*ALL)
    match deed:
        case "verdict":
            pen.verdict(20, "c1", "FALSE")
        case "decision":
            pen.decide(20, "c1", 6)
        case "action":
            pen.write(20, ActionTaken("c1", 7, "city"))
        case _:
            pen.publish(20, "c1", "correction", "partly")
    miss = row(measured(pen.end(180), "E2"), claim="joke")
    assert (miss.outcome, miss.at) == ("missed", 20 * 60)


def test_not_yet_known_may_be_answered_once_the_record_speaks() -> None:
    asked = ("yes", *("no",) * 8)
    told = (known(0, "UNPROVEN"), known(3600, "MIXED"))
    meal = claim("meal", "GU", "UNPROVEN", star=True, truth=told, gate_answers=asked)

    def answered(minute: int) -> str:
        pen = Pen(scenario(meal))
        pen.open(10, "c1", "meal")
        pen.gate(12, "c1", "GU")
        pen.publish(minute, "c1", "correction", "partly")
        return measured(pen.end(180), "E2").letter

    assert (answered(70), answered(30)) == ("P", "U")


# ---- E3 ----


def dealt_with(*claims: object) -> Pen:
    """All of these claims told and logged."""
    pen = Pen(scenario(*claims))  # type: ignore[arg-type]
    for n, each_claim in enumerate(claims):
        pen.open(10, f"c{n}", each_claim.id)  # type: ignore[attr-defined]
        pen.log(12, f"c{n}")
    return spoken(pen)


@pytest.mark.parametrize(("presses", "letter"), [(0, "P"), (1, "S"), (2, "M"), (5, "M")])
def test_trap_presses_are_counted_by_kind(presses: int, letter: str) -> None:
    pen = dealt_with(FRAUD)
    for minute in range(presses):
        pen.trap(20 + minute, "c0")
    e3 = measured(pen.end(180), "E3")
    pressed = row(e3, what=overreaction.TRAP, about="ask_removal")
    assert (e3.letter, pressed.value or 0) == (letter, presses)
    assert len(pressed.evidence) == max(1, presses)


def test_each_cell_answers_for_what_it_pressed_itself() -> None:
    """All presses stood with the cell of the first one, which alone was sent to training."""
    pen = dealt_with(FRAUD)
    pen.trap(20)
    for minute in (21, 22):
        pen.write(minute, TrapPressed("ask_removal", "", "ward-b"))
    e3 = measured(pen.end(180), "E3")
    rows = [each for each in e3.rows if each.owed.about == "ask_removal"]
    told = [(each.owed.cell, each.value, each.at // 60, each.owed.planned) for each in rows]
    assert told == [("ward-a", 1, 20, True), ("ward-b", 2, 21, False)] and e3.values["traps"] == 3


def test_a_drill_without_traps_forbids_no_press() -> None:
    pen = Pen(scenario(JOKE, traps=False))
    pen.open(10, "c1", "joke")
    pen.log(12, "c1")
    assert outcomes(measured(pen.end(180), "E3"), what=overreaction.TRAP) == []


def test_denying_what_the_owner_does_not_know_yet_is_a_false_denial() -> None:
    pen = dealt_with(LATE)
    pen.publish(30, "c0", "correction", "deny")
    e3 = measured(pen.end(180), "E3")
    denial = row(e3, what=overreaction.DENIAL, claim="late")
    assert (denial.outcome, denial.at, e3.letter) == ("missed", 30 * 60, "U")


def test_one_text_that_denies_what_is_true_is_a_false_denial_and_no_label_beside_it() -> None:
    pen = dealt_with(PUMPS)
    verdict = VerdictSet(
        case="c0", verdict="FALSE", confidence=900, evidence=("e1",), role="VERIFY", cell="city"
    )
    pen.write(29, verdict)
    pen.publish(30, "c0", "correction", "deny")
    e3 = measured(pen.end(180), "E3")
    counted = [(each.owed.what, each.value) for each in e3.rows if each.outcome == "missed"]
    assert counted == [(overreaction.LABEL, 1), (overreaction.DENIAL, 1)]


def test_a_claim_known_to_be_false_all_along_cannot_be_denied_falsely_and_has_no_such_row() -> None:
    assert outcomes(measured(dealt_with(FRAUD).end(180), "E3"), what=overreaction.DENIAL) == []


@pytest.mark.parametrize(("put_right", "letter"), [(60, "P"), (75, "U"), (None, "U")])
def test_a_denial_left_standing_after_the_facts_changed_becomes_false_at_its_deadline(
    put_right: int | None, letter: str
) -> None:
    closure = claim("closure", "G0", "FALSE", "H4", truth=(known(0, "FALSE"), known(40 * 60, "TRUE")))
    pen = dealt_with(closure)
    pen.publish(20, "c0", "correction", "deny")
    if put_right is not None:
        pen.publish(put_right, "c0", "correction", "confirm")
    e3 = measured(pen.end(180), "E3")
    denial = row(e3, what=overreaction.DENIAL, claim="closure")
    assert (e3.letter, denial.at) == (letter, -1 if letter == "P" else 70 * 60)  # half an hour from minute 40


@pytest.mark.parametrize(
    ("truth", "reason", "told"),
    [
        ((known(3600, "FALSE"),), overreaction.NOT_KNOWN, ("say yet", "minute 30")),
        ((known(0, "UNPROVEN"), known(3600, "FALSE")), overreaction.NOT_KNOWN, ("say yet", "minute 30")),
        ((known(300, "MIXED"),), overreaction.KNOWN_TRUE, ("minute 30", "minute 5", "partly true")),
        (
            (known(0, "FALSE"), known(1500, "TRUE")),
            overreaction.KNOWN_TRUE,
            ("minute 30", "minute 25", "is true"),
        ),
        (
            (known(0, "FALSE"), known(2400, "TRUE")),
            overreaction.OVERTAKEN,
            ("minute 30", "minute 40", "record: true"),
        ),
    ],
)
def test_the_reason_of_a_false_denial_is_what_the_owner_knew_and_when(truth, reason, told) -> None:
    pen = dealt_with(claim("closure", "G0", "FALSE", "H4", truth=truth))
    pen.publish(30, "c0", "correction", "deny")
    record = pen.end(180)
    found = [
        finding
        for finding in measured(record, "E3").findings
        if finding.text.msgid == overreaction.DENIED[reason]
    ]
    assert len(found) == 1 and found[0].todo == overreaction.DENIED_ADVICE[reason]
    kinds = [ledger_row.kind for ledger_row in measured(record, "E3").rows if ledger_row.outcome == "missed"]
    assert [kind for kind in kinds if kind] == [reason]  # a label on what is true is a row of its own
    said = read_timeline(record).voice("en").say(found[0].text)
    assert all(part in said for part in told), said


def test_how_urgent_a_cell_called_it_moves_no_self_correction_deadline() -> None:
    closure = claim("closure", "G0", "FALSE", "H4", truth=(known(0, "FALSE"), known(40 * 60, "TRUE")))
    pen = Pen(scenario(closure))
    pen.open(10, "c0", "closure")
    pen.log(12, "c0", "P4")  # by the facts P1
    pen.publish(20, "c0", "correction", "deny")
    assert measured(pen.end(180), "E3").letter == "U"


@pytest.mark.parametrize(
    ("what", "name", "deed"),
    [
        (
            overreaction.LABEL,
            "pumps",
            VerdictSet(
                case="c0", verdict="FALSE", confidence=900, evidence=("e1",), role="VERIFY", cell="city"
            ),
        ),
        (overreaction.RESTRICTION, "joke", ActionTaken("c1", 7, "city")),
        (overreaction.RESTRICTION, "fraud", ActionTaken("c2", 7, "city")),  # no page that poses
    ],
)
def test_a_false_label_or_a_restrictive_action_is_u(what: str, name: str, deed: object) -> None:
    pen = dealt_with(PUMPS, JOKE, FRAUD)
    pen.write(30, deed)  # type: ignore[arg-type]
    e3 = measured(pen.end(180), "E3")
    breach = row(e3, what=what, claim=name)
    assert (breach.outcome, breach.owed.cell, breach.value, e3.letter) == ("missed", "city", 1, "U")


def test_denying_a_joke_in_an_answer_labels_it_false() -> None:
    pen = dealt_with(JOKE)
    pen.publish(30, "c0", "answer", "deny")
    assert measured(pen.end(180), "E3").letter == "U"


def test_reporting_a_page_that_poses_is_no_over_reaction() -> None:
    page = claim("page", "G0", "FALSE", "H3", poses_as=True)
    pen = dealt_with(page)
    pen.write(30, ActionTaken("c0", 7, "city"))
    assert measured(pen.end(180), "E3").letter == "P"


def test_an_objection_is_a_strength_of_the_cell() -> None:
    pen = dealt_with(JOKE)
    pen.trap(20, "c0")
    pen.write(21, ObjectionRecorded("c0", "ward-a", Text("không nên")))
    assert [finding.kind for finding in measured(pen.end(180), "E3").findings] == ["improve", "strength"]


def test_nobody_did_anything_is_not_success() -> None:
    pen = Pen(scenario(FRAUD, JOKE))
    pen.wave(1, "fraud")
    pen.open(2, "c1", "joke")
    e3 = measured(pen.end(180), "E3")
    assert (e3.rating, e3.status) == (None, "not_measured")
    assert set(outcomes(e3)) == {"not_due"}


def test_every_row_says_why_and_shows_an_event() -> None:
    pen = gated(("water", "G0"), ("joke", "G2"))
    pen.trap(20, "c0")
    voice = Voice(lang="en", story=int)
    for code in ("E2", "E3"):
        measure = measured(pen.end(180), code)
        assert all(ledger_row.evidence and voice.say(ledger_row.why) for ledger_row in measure.rows)
    assert gatequality.KEPT  # the kinds of rows have names to print
