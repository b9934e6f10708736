"""docs/reference/verdict.md is what the registry and the scenarios say today, and shows that the verdict can fail.

The plays themselves are not repeated here: `infodrill rehearse --grid --out docs/reference/verdict.md` makes the page anew.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from infodrill.automata.character import CHARACTERS
from infodrill.review import grid
from infodrill.review.grid import DIGEST, Grid, GridMark, Play, departures, grid_of, page
from infodrill.review.measures import SPECS, versions
from infodrill.scenario.loader import find, library, load

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "verdict.md"
FIELD = re.compile(r"^([PSMUir– ]+?)(?: · (\d+) %)?$")

RATED = [
    name for name in library() if not load(find(name)).scenario.drill.lesson
]  # a lesson promises no letter


def written() -> list[Grid]:
    """The grids as the page has them; the least coverage stands for every seed."""
    found = []
    for section in PAGE.read_text("utf-8").split("\n## ")[1:]:
        lines = section.split("\n")
        seeds = [int(one) for one in re.findall(r"\d+", lines[2])]
        marks: dict[tuple[str, int], dict[str, GridMark]] = {}
        for line in lines:
            cells = [part.strip() for part in line.strip("|").split("|")]
            if len(cells) != 3 + len(CHARACTERS) or cells[0] in ("measure", "---"):
                continue
            for character, cell in zip(CHARACTERS, cells[3:], strict=True):
                field = FIELD.match(cell)
                assert field, cell
                covered = int(field[2]) if field[2] else None
                for seed, mark in zip(seeds, field[1].split(), strict=True):
                    code = cells[0].strip("*").split(" ")[0]
                    marks.setdefault((character, seed), {})[code] = GridMark(mark, covered)
        plays = [
            Play(scenario=lines[0], character=character, seed=seed, marks=mark)
            for (character, seed), mark in marks.items()
        ]
        found.append(grid_of(load(find(lines[0])), plays))
    return found


def recorded() -> tuple[dict[str, str], dict[str, int]]:
    """(digest of each drill's files, version of each measure) that the page was made from."""
    told = PAGE.read_text("utf-8")
    head, *sections = told.split("\n## ")
    said = re.search(r"^Versions of the measures: (.*)\.$", head, re.M)
    pairs = (part.split(" ") for part in said[1].split(", ")) if said else ()
    digests = {
        section.split("\n")[0]: re.search(DIGEST.format(digest="([0-9a-f]{64})"), section)
        for section in sections
    }
    return {name: digest[1] if digest else "" for name, digest in digests.items()}, {
        code: int(n) for code, n in pairs
    }


def test_the_page_was_made_from_the_library_and_by_the_measures_of_today() -> None:
    """No play is needed to see that the page is stale; `infodrill rehearse --grid --out …` makes it anew."""
    digests, versions_then = recorded()
    assert digests == {name: load(find(name)).digest for name in RATED}
    assert versions_then == versions()


def test_a_changed_file_of_a_drill_or_a_measure_of_another_version_shows_on_the_page() -> None:
    marks = dict.fromkeys((grid.OVERALL, *SPECS), GridMark("P", 100))
    loaded = load(find("forged-order"))
    grid_now = grid_of(
        loaded, [Play(scenario="forged-order", character=name, seed=1, marks=marks) for name in CHARACTERS]
    )
    before = page([grid_now], 1_000)
    assert DIGEST.format(digest=loaded.digest) in before
    assert page([replace(grid_now, digest="0" * 64)], 1_000) != before


def test_the_page_is_what_the_registry_and_the_scenarios_say_today() -> None:
    accounts = re.search(r"a city of ([\d,]+) accounts", PAGE.read_text("utf-8"))
    assert accounts
    assert page(written(), int(accounts[1].replace(",", ""))) == PAGE.read_text("utf-8")
    assert {each_grid.scenario for each_grid in written()} == set(RATED)


@pytest.mark.parametrize("name", RATED)
def test_good_cells_reach_their_objective_and_every_other_character_is_rated_below_it(name: str) -> None:
    (shown,) = [each_grid for each_grid in written() if each_grid.scenario == name]
    assert not list(departures(shown))


def plays(**overall: str) -> Grid:
    """The forged order as if every character got these letters in all that is promised."""
    loaded = load(find("forged-order"))
    made = [
        Play(
            scenario="forged-order", character=name, seed=1,
            marks={code: GridMark(overall.get(name, "U"), 100) for code in (grid.OVERALL, *loaded.scenario.evaluation.rates)},
        )
        for name in CHARACTERS
    ]  # fmt: skip
    return grid_of(loaded, made)


def test_a_verdict_that_cannot_fail_is_named() -> None:
    assert not list(departures(plays(good="P")))
    assert ("{code} cells do not reach P or S on every seed", "good") in list(departures(plays(good="M")))
    flattered = list(departures(plays(good="P", silent="P")))
    assert flattered == [("{code} cells are not rated below P on every seed", "silent")]
    everybody = list(departures(plays(**dict.fromkeys(CHARACTERS, "P"))))
    assert ("{code} is promised, and no character falls in it", "E7") in everybody
    assert ("{code} cells are not rated below P on every seed", "absent") in list(
        departures(plays(good="P", absent="–"))
    )


def test_a_play_is_judged_without_a_file() -> None:
    shown = grid.play("forged-order", "absent", 1, 1_000)
    assert (shown.scenario, shown.character, shown.seed) == ("forged-order", "absent", 1)
    assert shown.marks[grid.OVERALL].mark == "U" and shown.marks["E7"].mark == "U"
