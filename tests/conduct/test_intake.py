"""Reports reach an intake by their method and by who takes them; the system opens the case."""

from __future__ import annotations

import pytest

from infodrill.casework.pages import Stamp
from infodrill.casework.records import CaseBook
from infodrill.conduct.delivery import INTAKE, case_at_intake
from infodrill.conduct.seats import Directory, directory
from infodrill.conduct.state import DrillState
from infodrill.kernel.i18n import LANGUAGES
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Inject, Recipients, Scenario


@pytest.fixture(scope="module")
def typhoon() -> Scenario:
    return load(find("typhoon")).scenario


@pytest.fixture(scope="module")
def seats(typhoon: Scenario) -> Directory:
    return directory(typhoon.cells, "vi")


def report(scenario: Scenario, method: str, *roles: str, cells: tuple[str, ...] = ()) -> Inject:
    row = next(inject for inject in scenario.msel.injects if inject.claim and inject.kind == "inject")
    return row.model_copy(update={"method": method, "to": Recipients(cells=cells, roles=roles)})


@pytest.mark.parametrize(
    ("method", "roles", "cells", "intake"),
    [
        ("hotline", ("CITIZEN-DESK",), ("hotline",), "hotline"),
        ("official_letter", ("L2-SEC",), (), "portal"),
        ("press", ("SPOKE",), (), "press"),
        ("field_report", ("L1-DUTY",), (), "field"),
        ("field_report", ("COLLAB",), (), "collaborator"),
        ("phone_note", ("L1-DUTY",), ("ward-con-vac",), "ward"),
        ("phone_note", ("CITIZEN-DESK",), ("hotline",), "hotline"),
    ],
)
def test_a_report_reaches_its_intake(
    typhoon: Scenario,
    seats: Directory,
    method: str,
    roles: tuple[str, ...],
    cells: tuple[str, ...],
    intake: str,
) -> None:
    row = report(typhoon, method, *roles, cells=cells)
    opened, linked = case_at_intake(typhoon, seats, DrillState(), row, "vi")
    assert opened.intake == intake  # type: ignore[attr-defined]
    assert opened.said == row.body.vi  # type: ignore[attr-defined]
    assert linked.claim == row.claim  # type: ignore[attr-defined]


def test_what_is_told_on_the_network_reaches_no_intake_by_itself(typhoon: Scenario, seats: Directory) -> None:
    assert "public_feed" not in INTAKE
    row = report(typhoon, "public_feed", "MONITOR")
    assert case_at_intake(typhoon, seats, DrillState(), row, "vi") == ()


@pytest.mark.parametrize("scenario", library())
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_case_that_a_report_opened_shows_the_reports_words_whole(scenario: str, lang: str) -> None:
    """Cut at a word where they are long, and never at the end of the first sentence."""
    read = load(find(scenario)).scenario
    seats = directory(read.cells, lang)
    for row in read.msel.injects:
        for opened in case_at_intake(read, seats, DrillState(), row, lang)[:1]:
            book = opened.apply(CaseBook(), Stamp(at=0, actor="runner"))  # type: ignore[attr-defined]
            title, words = book.cases["c1"].title(160), " ".join(row.body.in_(lang).split())
            assert title == words if len(words) <= 160 else title.endswith("…") and len(title) > 130
            assert words.startswith(title.rstrip("…"))
