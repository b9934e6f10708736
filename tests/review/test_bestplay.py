"""The best play: right words in the place of wrong ones, as early as the record allows, and worth what good cells are worth."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import fmean

import pytest

from infodrill.conduct.city import build_city
from infodrill.conduct.nouns.city import StatementReleased
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.review.anew import OnRecord
from infodrill.review.answers import WhatIf
from infodrill.review.arms import Relived
from infodrill.review.asking import Asking
from infodrill.review.bestplay import RIGHT_CRAFT, TO_ANSWER, TO_ASK, TO_CHECK, TO_WORDS
from infodrill.review.changes import Arm, ArmChanges, Kind
from infodrill.review.estimate import estimate
from infodrill.review.ledger import course_of
from infodrill.review.record import Record, load_record
from infodrill.review.timeline import read_timeline
from tests.forms import both_forms
from tests.rehearsals import rehearsal
from tests.review.living import live
from tests.review.scene import TEXT_VI, Pen, bi, claim, known, scenario

MUTE = "Chúng tôi đang xem xét."
AT = 40  # minute in which something is said
REPLICAS = 6
NEARLY, LITTLE = 0.75, 0.1  # of what good cells are worth
DRILLS = (
    "boundaries",
    "clinic",
    "school-gate",
    "stamped-page",
)  # careless cells are false, mute and poor in each of them


def changes_of(record: Record) -> ArmChanges:
    return ArmChanges(OnRecord(record), read_timeline(record), course_of(record))


def said(
    body: str,
    *,
    effect: str = "correct",
    stance: str = "deny",
    craft: int = 9,
    after: int = 0,
    known_from: int = 0,
) -> ArmChanges:
    """A false claim, told from the beginning, on which a correction came out."""
    facts = (known(0, "UNPROVEN"), known(known_from, "FALSE")) if known_from else (known(0, "FALSE"),)
    steps = ({"what": "correct", "by": "SPOKE", "after": after, "note": bi("note")},)
    told = claim("dyke", "G0", "FALSE", "H2", truth=facts, right_path=steps, owner="city")
    pen = Pen(scenario(told))
    pen.wave(2, "dyke", roots=5)
    pen.open(12, "c1", "dyke")
    publish(pen, body, "dyke", stance=stance, effect=effect, craft=craft)
    pen.write(AT, MinuteClosed(AT, len(pen.events) - 1, ""), actor="runner")
    return changes_of(pen.end(180))


def publish(
    pen: Pen, body: str, target: str, *, stance: str = "deny", effect: str = "correct", craft: int = 9
) -> None:
    pen.publish(AT, "c1", "correction", stance, body=body, target=target)
    released = pen.events[-1].body
    assert isinstance(released, StatementReleased)
    pen.events[-1] = replace(pen.events[-1], body=replace(released, effect=effect, craft=craft))


def words(changes: ArmChanges, kind: Kind, what: str = "", by: int = 0) -> list[tuple[str, int]]:
    """(statement, craft) of what is said in an arm."""
    acts = changes.of(kind, what, by).acts
    return [(body.statement, body.craft) for _, body in acts if isinstance(body, StatementReleased)]


RIGHT = ("right:correct/dyke/SPOKE", RIGHT_CRAFT)


@pytest.mark.parametrize(
    ("how", "kept"),
    [
        ({"body": TEXT_VI}, True),
        ({"body": MUTE}, False),
        ({"body": TEXT_VI, "stance": "confirm", "effect": "confirm"}, False),
        ({"body": TEXT_VI, "craft": 3}, False),
    ],
)
def test_what_is_wrong_gives_way_to_the_right_words(how: dict[str, object], kept: bool) -> None:
    """Mute, false or poorly written; what is right stays, though the right words could have come sooner."""
    found = words(said(**how), "best")  # type: ignore[arg-type]
    assert found == ([RIGHT, ("s1", 9)] if kept else [RIGHT])


def test_what_tells_nothing_is_no_response() -> None:
    """It stands where nobody responds, and is not moved where all else is."""
    assert words(said(MUTE), "none") == [("s1", 9)] and not words(said(TEXT_VI), "none")
    assert [move.by for move in said(TEXT_VI).of("shift", "", -20).moved] == [-20]
    assert not said(MUTE).of("shift", "", -20).moved


@pytest.mark.parametrize("after", [0, 30 * 60])
@pytest.mark.parametrize("known_from", [0, 20 * 60])
def test_right_words_wait_for_the_record_and_the_work_and_for_no_hour_of_the_author(
    after: int, known_from: int
) -> None:
    changes = said(MUTE, after=max(after, known_from), known_from=known_from)
    (found,) = changes.right.of("dyke")
    record = max(changes.course.known["dyke"] + TO_CHECK + TO_ASK, known_from)
    assert found.minute == -(-(record + TO_ANSWER + TO_WORDS) // 60) < AT


def test_right_words_of_two_issuers_on_one_claim_have_names_of_their_own(tmp_path: Path) -> None:
    """Where nothing was said, both steps of the path are put in its place, and the city can live that."""
    steps = tuple({"what": "answer", "by": by, "after": 0, "note": bi("note")} for by in ("SPOKE", "COMMS"))
    told = claim("dyke", "G0", "FALSE", "H2", right_path=steps, owner="city")
    deeds = {
        2: lambda pen: pen.wave(2, "dyke", roots=5),
        12: lambda pen: pen.open(12, "c1", "dyke"),
    }
    record = live(Pen(scenario(told)), 120, tmp_path, deeds)
    bodies = [word.body for word in changes_of(record).right.of("dyke")]
    assert len({body.issuer for body in bodies}) == len({body.statement for body in bodies}) == 2
    assert Asking(record, city_cache=tmp_path).answer(WhatIf("best"), 2).hours is not None


def test_the_price_of_silence_holds_nothing_wrong_beside_the_answer() -> None:
    """The mute text is neither the answer nor what people hear while there is none."""
    changes = said(MUTE)
    assert changes.answered("dyke") is None
    assert words(changes, "answer", "dyke", 60) == [RIGHT] and not words(changes, "unanswered", "dyke")


@pytest.mark.parametrize(("stance", "answers"), [("confirm", False), ("partly", True)])
def test_what_told_as_settled_what_nobody_could_know_is_no_answer_of_any_arm(
    stance: str, answers: bool
) -> None:
    """Neither whom it reached is set against the rumour, nor is it what silence was ended by."""
    first = ({"what": "correct", "by": "SPOKE", "after": 0, "note": bi("note")},)
    facts = (
        (known(0, "MIXED"),)
        if answers
        else (known(0, "UNPROVEN") | {"known_from": 0}, known(50 * 60, "MIXED"))
    )
    pen = Pen(scenario(claim("dyke", "G0", "MIXED", "H2", truth=facts, right_path=first)))
    pen.wave(2, "dyke", roots=5)
    pen.open(12, "c1", "dyke")
    publish(pen, TEXT_VI, "dyke", stance=stance, effect="acknowledge" if stance == "confirm" else "correct")
    pen.write(AT, MinuteClosed(AT, len(pen.events) - 1, ""), actor="runner")
    changes = changes_of(pen.end(180))
    assert changes.answered("dyke") == (AT if answers else None)


def test_a_mute_answer_earns_no_hours(tmp_path: Path) -> None:
    told = claim("fraud", "G0", "FALSE", pull=90)
    deeds = {
        2: lambda pen: pen.wave(2, "fraud", roots=40),
        12: lambda pen: pen.open(12, "c1", "fraud"),
        AT: lambda pen: publish(pen, MUTE, "fraud"),
    }
    asking = Asking(live(Pen(scenario(told)), 120, tmp_path, deeds), city_cache=tmp_path)
    assert asking.answer(WhatIf("none"), 4).hours is None
    best = asking.answer(WhatIf("best"), 4).hours
    assert best is not None and best.mean > 0


@pytest.mark.parametrize("name", both_forms(DRILLS, ["school-gate"]))
def test_the_best_play_of_careless_cells_is_worth_what_good_cells_are_and_adds_little_to_theirs(
    name: str,
) -> None:
    good, careless = hours(name, "good"), hours(name, "careless")
    worth = fmean(careless["played"]) - fmean(good["played"])
    more = estimate([worse - best for worse, best in zip(careless["played"], careless["best"], strict=True)])
    assert worth > 0 and more.clear and more.mean >= NEARLY * worth
    added = fmean(good["played"]) - fmean(good["best"])
    assert abs(added) <= LITTLE * (fmean(good["none"]) - fmean(good["played"]))


@cache
def hours(name: str, cells: str) -> dict[Kind, list[float]]:
    """Person-hours of false belief in each replica, with the same draws whoever played."""
    asking = Asking(load_record(rehearsal(name, cells).drill_file))
    opened = asking.record.opened
    city = build_city(asking.record.scenario, opened.accounts, opened.seed)
    stage = Relived(asking.record, asking.log, city, asking.minutes, fork=3, changes=asking.changes)
    kinds: tuple[Kind, ...] = ("played", "best", "none")
    arms = [
        Arm(assumptions=opened.assumptions, redraw=redraw, kind=kind)
        for redraw in range(1, REPLICAS + 1)
        for kind in kinds
    ]
    lives = stage.play(arms, lambda: None)
    return {kind: [lives[arm].hours(stage.false) for arm in arms if arm.kind == kind] for kind in kinds}
