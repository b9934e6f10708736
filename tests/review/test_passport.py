"""The realism passport says what docs/validation.md measured, and where a drill lies outside of it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from infodrill.conduct.city import MODEL_VERSION
from infodrill.conduct.nouns.course import DrillOpened
from infodrill.review.passport import COMPARED, COMPARED_AT, FACTS, FITTED_FROM, MODEL, passport
from tests.review.scene import Pen, claim, scenario

TEXT = Path(__file__).parents[2].joinpath("docs", "validation.md").read_text(encoding="utf-8")
ROWS = {
    cells[0]: cells[1:]
    for line in TEXT.partition("## What came out")[2].partition("\n## ")[0].splitlines()
    if line.startswith("|") and (cells := [part.strip() for part in line.strip("|").split("|")])
}


def opened() -> DrillOpened:
    body = Pen(scenario(claim("dyke", "G0", "FALSE"))).events[0].body
    assert isinstance(body, DrillOpened)
    return body


def test_distances_are_those_of_the_validation_page() -> None:
    for preset, first in (("public-feed", 1), ("groups", 5)):
        for fact, _ in FACTS:
            row = ROWS.get(fact) or ROWS[f"{fact}, h"]
            found = next(distance for distance in COMPARED[preset].distances if distance.fact == fact)
            told = (round(1000 * float(row[first])), round(1000 * float(row[first + 1])), row[first + 2])
            assert (found.ks, found.w1, found.level) == told


def test_sets_and_sizes_are_those_of_the_validation_page() -> None:
    found = {preset: (comparison.real, comparison.simulated) for preset, comparison in COMPARED.items()}
    counts = [int(row) for row in ROWS["selected cascades"] if row]
    assert found == {"public-feed": (1_122, counts[0]), "groups": (1_297, counts[1])}
    assert "1,122" in TEXT and "1,297" in TEXT
    assert f"(version of the model: {MODEL.removeprefix('city-')}; seed 1, a million accounts" in TEXT
    assert COMPARED_AT == 1_000_000
    assert re.search(rf"below about {FITTED_FROM:,}\s+accounts", TEXT)


def test_passport_is_of_the_model_that_runs() -> None:
    """A new version of the model is to be compared again before this program says anything about it."""
    assert MODEL == MODEL_VERSION


def test_small_city_another_model_and_an_uncompared_preset_are_known() -> None:
    played = replace(opened(), preset="groups", accounts=300_000, model_version=MODEL)
    assert (passport(played).own, passport(played).small, passport(played).same_model) == (True, False, True)
    other = passport(replace(played, preset="mixed", accounts=100_000, model_version="city-1"))
    assert (other.own, other.small, other.same_model) == (False, True, False)
    assert [comparison.preset for comparison in other.compared] == ["public-feed", "groups"]
