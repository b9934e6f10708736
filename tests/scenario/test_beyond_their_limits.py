"""Numbers, levels and hours that go beyond what the drill beside them has: told where they stand, with what may stand there."""

from __future__ import annotations

import pytest

from infodrill.conduct.check import check
from infodrill.scenario.checks import echoes
from infodrill.scenario.loader import find, load
from tests.scenario.plaindrills import data, loaded
from tests.scenario.test_both_cannot_be_right import rewritten

SILENT = "not: {statement_published: {claim: b2-expired}}"
SLIPS: dict[str, tuple[str, str, str, str, str, str]] = {
    # what: file, what stands there, what is written, the code, the field, what the remedy offers
    "a level that there is not": (
        "msel.yaml", SILENT, "spread_level: {claim: b2-expired, at_least: 9}",
        "S152", "condition.spread_level.at_least", "Write 5 or less.",
    ),
    "more accounts than the city has": (
        "msel.yaml", SILENT, "any: [{reach: {claim: b2-expired, at_least: 90000}}]",
        "S152", "condition.any[0].reach.at_least", "Write 20000 or less.",
    ),
    "an acknowledgement of what is false": (
        "msel.yaml", SILENT, "statement_published: {claim: b2-expired, kind: acknowledgement}",
        "S152", "trigger.condition", "Write a kind that the right path has",
    ),
    "more practice than there is play": (
        "claims/b5-booking.yaml", "practice_minutes: 30", "practice_minutes: 90", "S197", "practice_minutes", "fewer",
    ),
    "a level that the procedure lacks": (
        "cells.yaml", "Network of Charity Clinics\n    owns", "Network of Charity Clinics\n    wards: [go-nhan]\n    owns",
        "S163", "cells[1].wards", "Take `wards` out",
    ),
    "an hour on air that is over": (
        "msel.yaml", "lên 8 giờ 45 dù", "sẽ lên báo lúc 7 giờ 15 sáng nay dù", "S164", "body.vi", "Correct the hour",
    ),
    "who is to add what": (
        "msel.yaml", "Hàng chờ lại dài", "Hàng chờ lại dài (chị Lan bổ sung số liệu)", "S165", "subject.vi", "take the note out",
    ),
    "the hour of a move": ("drill.yaml", 'story: "08:15"', 'story: "18:15"', "S164", "moves[3].story", "Write `08:15`"),
}  # fmt: skip


@pytest.mark.parametrize("what", SLIPS)
def test_what_goes_beyond_is_told_at_its_place_with_what_may_stand_there(what: str) -> None:
    file, was, now, code, field, remedy = SLIPS[what]
    found = [each for each in check(rewritten("clinic", file, (was, now))).problems if each.code == code]
    (told,) = [each for each in found if each.place.file == file and each.place.field.endswith(field)]
    assert remedy in told.render("en")


def test_an_hour_of_a_move_is_told_once_and_none_of_what_follows_from_it() -> None:
    told = check(rewritten("clinic", "drill.yaml", ('story: "08:15"', 'story: "18:15"'))).problems
    assert [each.place.file for each in told if each.code in ("S164", "S197")] == ["drill.yaml"]


def test_hours_of_injects_that_are_wrong_by_themselves_are_told_at_each() -> None:
    wrong = (('story_time: "08:15"', 'story_time: "10:15"'), ('story_time: "08:16"', 'story_time: "09:16"'))
    told = check(rewritten("clinic", "msel.yaml", *wrong)).problems
    assert [each.place.field[-10:] for each in told if each.code == "S164"] == ["story_time"] * 2


def test_a_cell_of_a_third_level_is_told_where_the_procedure_has_two() -> None:
    clinic = load(find("clinic"))
    assert not check(clinic).problems
    upper = rewritten(
        "clinic",
        "cells.yaml",
        ("level: 2\n    organisation:\n      vi: Mạng", "level: 3\n    organisation:\n      vi: Mạng"),
    )
    assert any(
        each.place.field == "cells[1].level" and "levels 1 to 2" in each.render("en")
        for each in check(upper).problems
    )


def test_reasons_of_two_claims_that_changed_places_are_told() -> None:
    files = data("hospital-en")
    first, other = (files[f"claims/{name}.yaml"]["truth"][0] for name in ("scanner", "insurance"))
    assert not [each for each in echoes.problems(loaded(files))]
    first["why"], other["why"] = other["why"], first["why"]
    assert [each.place.field for each in echoes.problems(loaded(files))] == ["truth[0].why"]
