"""Which cell a row is held against: by role, owner and ward, from the scenario alone."""

from __future__ import annotations

import pytest

from infodrill.review.ledger import holder, intake, level_of
from infodrill.scenario.loader import find, load
from infodrill.scenario.schema import Scenario


@pytest.fixture(scope="module")
def flagship() -> Scenario:
    return load(find("typhoon")).scenario


@pytest.mark.parametrize(
    ("claim", "role", "cell"),
    [
        ("k1-dyke", "L1-LEAD", "ward-con-vac"),  # the ward where it is told first
        ("k6-water", "AGENCY-HEAD", "water-company"),  # the owner of the facts
        ("k6-water", "FACT-OWNER", "water-company"),
        ("k2-fake-page", "L1-LEAD", "ward-lo-muoi"),  # told everywhere first; the first ward that hears it
        ("k1-dyke", "SPOKE", "spokesperson"),  # a role of the whole city
    ],
)
def test_a_step_is_held_by_ward_owner_or_the_citys_role(
    flagship: Scenario, claim: str, role: str, cell: str
) -> None:
    assert holder(flagship, flagship.claim(claim), role) == cell


def test_a_role_that_nobody_has_is_held_by_nobody(flagship: Scenario) -> None:
    alone = flagship.model_copy(
        update={"cells": flagship.cells.model_copy(update={"cells": flagship.cells.cells[:1]})}
    )
    assert holder(alone, flagship.claim("k1-dyke"), "SPOKE") == ""


def test_a_report_is_held_by_the_desk_that_it_reaches(flagship: Scenario) -> None:
    rows = {row.number: row for row in flagship.msel.injects}
    assert intake(flagship, rows[302]) == "ward-con-vac"
    assert intake(flagship, rows[329]) == "hotline"


def test_levels_are_those_of_the_cells(flagship: Scenario) -> None:
    assert [level_of(flagship, cell) for cell in ("ward-ga-cu", "steering", "control", "nobody")] == [
        1,
        2,
        0,
        0,
    ]
