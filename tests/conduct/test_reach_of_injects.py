"""An expected action is of somebody whom the inject reaches, or the case that is made of it; the library's own stand so."""

from __future__ import annotations

import re
from functools import cache

import pytest

from infodrill.casework.edition import load_edition
from infodrill.conduct.check import check
from infodrill.conduct.reachcheck import problems
from infodrill.conduct.rolenames import with_names
from infodrill.conduct.seatcheck import BEGINS
from infodrill.scenario.checks.design import problems as by_design
from infodrill.scenario.faults import ScenarioProblem
from infodrill.scenario.loader import find, library, load, load_files
from infodrill.scenario.starting import started

PRESS = re.compile(
    r"    to: \[SPOKE\]\n    claim: dyke\n    method: press\n    expected_actions:\n      - \{who: SPOKE,"
)


@cache
def whole() -> dict[str, str]:
    return started("ward", "en", name="mine", minutes=60, cells=6)


def told(to: str, who: str, method: str, claim: str) -> list[ScenarioProblem]:
    """What is said of the press inject of a new drill when it goes elsewhere."""
    about = f"    claim: {claim}\n" if claim else "    kind: inject\n"
    row = f"    to: [{to}]\n{about}    method: {method}\n    expected_actions:\n      - {{who: {who},"
    texts = whole()
    assert PRESS.search(texts["msel.yaml"])
    texts = {**texts, "msel.yaml": PRESS.sub(row, texts["msel.yaml"])}
    report = check(load_files({name: text.encode() for name, text in texts.items()}))
    return [problem for problem in report.problems if problem.code == "S177"]


@pytest.mark.parametrize(
    ("to", "who", "method", "claim"),
    [
        (
            "SPOKE",
            "COMMS",
            "press",
            "dyke",
        ),  # a question to the spokesperson, whose text is drafted by another
        ("dyke", "COMMS", "chat", "dyke"),  # an owner tells; the city's writers see every case
        ("CITIZEN-DESK", "SPOKE", "hotline", "dyke"),
        ("ward", "L1-DUTY", "chat", ""),
        ("SPOKE", "L1-LEAD", "chat", ""),  # sits in the same cell
        ("MONITOR", "CITIZEN-DESK", "hotline", "dyke"),  # a call is entered where the desk is
        ("VERIFY", "FACT-OWNER", "chat", "dyke"),  # owns the facts of it, and is asked
        ("public", "COLLAB", "public_feed", "dyke"),
    ],
)
def test_whoever_the_case_reaches_may_be_expected_to_act(to: str, who: str, method: str, claim: str) -> None:
    assert told(to, who, method, claim) == []


@pytest.mark.parametrize(
    ("to", "who", "method", "claim"),
    [
        ("RIGHTS", "COLLAB", "chat", ""),
        ("MONITOR", "L1-DUTY", "closed_group", "dyke"),
        ("city", "CITIZEN-DESK", "chat", ""),
        ("VERIFY", "AGENCY-HEAD", "chat", "flowers"),  # nobody owns the facts of it
        ("adviser", "FACT-OWNER", "chat", ""),
        ("control", "COMMS", "chat", "dyke"),  # control makes no case of it
        ("control", "SPOKE", "chat", ""),
    ],
)
def test_whom_nothing_reaches_is_told_at_the_role_with_who_gets_it(
    to: str, who: str, method: str, claim: str
) -> None:
    (found,) = told(to, who, method, claim)
    assert found.severity == "warning" and found.place.field.endswith("expected_actions[0].who")
    assert whole()["msel.yaml"].splitlines()[found.place.line - 1].strip().startswith("- {who:")
    for lang in ("vi", "en"):
        assert (
            f"{who} (" in found.render(lang)
            and "`to`" in found.render(lang)
            and "`who`" in found.render(lang)
        )


@pytest.mark.parametrize("name", library())
def test_no_drill_of_the_library_is_spoken_of(name: str) -> None:
    loaded = load(find(name))
    edition = load_edition(loaded.scenario.drill.edition)
    assert [with_names(problem, edition).render("en") for problem in problems(loaded, edition)] == []
    assert [problem for problem in by_design(loaded) if problem.code == "S177"] == []


@pytest.mark.parametrize(
    ("to", "found"),
    [("MONITOR", 1), ("dyke", 1), ("SPOKE", 0), ("ward", 0), ("city", 1), ("public, MONITOR", 0)],
)
def test_a_question_of_the_press_goes_to_somebody_who_answers_it(to: str, found: int) -> None:
    said = [each for each in told(to, "SPOKE", "press", "dyke") if each.place.field.endswith(".to")]
    assert len(said) == found and all("SPOKE (" in each.render("vi") for each in said)


def test_of_a_spokesperson_whom_nobody_is_nothing_more_is_said() -> None:
    texts = {
        **whole(),
        "cells.yaml": re.sub(r"SPOKE, |, SPOKE(?=\])|(?<=\[)SPOKE(?=\])", "", whole()["cells.yaml"]),
    }
    texts["cells.yaml"] = texts["cells.yaml"].replace("roles: []", "roles: [EXPERT]")
    report = check(load_files({name: text.encode() for name, text in texts.items()}))
    assert "S194" in {each.code for each in report.problems}
    assert not [each for each in report.problems if each.code == "S177"]


@pytest.mark.parametrize(
    ("words", "begins"),
    [("Trả lời báo trong 15 phút", True), ("Trả lời báo chí", True), ("Trả lời báo cáo của phường", False)],
)
def test_an_answer_to_a_report_is_no_answer_to_the_press(words: str, begins: bool) -> None:
    assert bool(BEGINS["statement"].match(words)) == begins
