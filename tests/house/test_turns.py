"""In all turns every row of the long proofs is seen; what takes no turns is seen in each."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests import forms, leash, turns

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
ALL_RULES = (
    "charter",
    "policy",
    "erase",
    "purge",
    "canaries",
    "two_worlds",
    "sigkill",
    "kill_9",
    "web/test_follows",
)
PROOF = re.compile(r"^def (test_\w+)", re.MULTILINE)
HALLS = next(family for family in turns.FAMILIES if family.each == "file")


def collected(place: str, *given: object) -> Any:
    rows = {"callspec": SimpleNamespace(params=dict(enumerate(given)))} if given else {}
    return SimpleNamespace(nodeid=f"tests/{place}" + (f"[{given}]" if given else ""), **rows)


def placed(word: str) -> str:
    return word if "/" in word else f"scenario/test_{word}"


def suite() -> Iterator[Any]:
    """Two hundred of what takes turns, thirteen of each that takes none."""
    for number in range(200):
        yield collected(f"web/test_rooms_browser.py::test_{number}")
        yield collected("scenario/test_light.py::test_of_many_rows", f"{number} whose texts were erased")
    for number in range(13):
        yield from (collected(f"{placed(word)}.py::test_of_many_rows", number) for word in turns.NEVER)
    yield from (collected("scenario/test_mutating.py::test_in_parts", number) for number in range(6))
    yield from (
        collected("web/test_erase_live.py::test_on_a_store", store) for store in ("sqlite", "postgresql")
    )
    for file in HALLS.files:
        yield from (collected(f"{file}::test_{number}") for number in range(2))
    yield from (collected("scenario/test_light.py::test_of_two_rows", number) for number in range(2))
    for name in turns.library():
        yield collected("golden/test_digests.py::test_of_a_drill", name)
        yield collected("scenario/test_loader.py::test_of_a_drill", (name, "good"))


def seen(turn: int) -> set[str]:
    return {item.nodeid for item in turns.parted(list(suite()), turn)[0]}


def test_in_all_turns_together_everything_is_seen_and_in_each_about_as_many() -> None:
    everything = {item.nodeid for item in suite()}
    found = [seen(turn) for turn in range(turns.TURNS)]
    assert set.union(*found) == everything
    for part in ("rooms_browser.py", "light.py::test_of_many_rows"):
        counted = [sum(part in place for place in there) for there in found]
        assert sum(counted) == 200 and set(counted) == {8, 9}, (part, counted)


def test_a_file_that_is_one_play_is_seen_whole_or_not_at_all() -> None:
    for turn in range(turns.TURNS):
        files = [place.partition("::")[0] for place in seen(turn)]
        assert {files.count(f"tests/{file}") for file in HALLS.files} == {0, 2}


@pytest.mark.parametrize("turn", [0, 1, 41, 287])
def test_a_row_that_a_turn_brings_of_the_long_form_is_another_one_in_each_round(
    monkeypatch: pytest.MonkeyPatch, turn: int
) -> None:
    rows = list(range(30))
    monkeypatch.delenv(forms.LONG, raising=False)
    monkeypatch.setenv(turns.TURN, str(turn))
    assert forms.both_forms(rows, [3]) == sorted({3, *rows[turn // turns.TURNS :: turns.SHARES]})
    monkeypatch.setenv(turns.TURN, "")
    assert forms.both_forms(rows, [3]) == [3]


def test_in_each_turn_the_rules_and_each_sort_of_rows_are_there() -> None:
    for turn in range(turns.TURNS):
        there = seen(turn)
        assert [word for word in ALL_RULES if sum(f"{placed(word)}." in place for place in there) != 13] == []
        few = ("of_two_rows", "in_parts", "on_a_store")
        assert [sum(part in place for place in there) for part in few] == [1, 1, 1]
        for family in turns.FAMILIES:
            assert not set(family.files) & set(turns.NEVER)


def test_a_drill_is_looked_at_in_all_its_proofs_or_in_none() -> None:
    for turn in range(turns.TURNS):
        there = seen(turn)
        names = {
            name for name in turns.library() if any("golden" in place and name in place for place in there)
        }
        assert names == set(turns.drills(turn)) >= set(turns.ALWAYS)
        turning = names - set(turns.ALWAYS)
        assert {
            name for name in turning if any("loader" in place and name in place for place in there)
        } == turning
    assert {name for turn in range(turns.TURNS) for name in turns.drills(turn)} == set(turns.library())


def test_the_turn_is_that_of_what_is_sealed() -> None:
    found = [turns.of_today(b"%d" % number) for number in range(6_000)]
    assert set(found) == set(range(turns.ROUND))
    assert turns.of_today() == turns.of_today(turns.SEALS.read_bytes())


@pytest.mark.parametrize("family", turns.FAMILIES, ids=lambda family: family.name)
def test_a_family_names_files_that_there_are_and_stands_in_the_contributors_page(
    family: turns.Family,
) -> None:
    for pattern in family.files:
        file, _, proof = pattern.partition("::")
        proofs = [name for path in TESTS.glob(file) for name in PROOF.findall(path.read_text("utf-8"))]
        assert any(fnmatch(name, f"{proof}*") for name in proofs), pattern
    assert f"\n- {family.name}\n" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), turns.HEAD.partition("{")[0] + str(turns.of_today())),
        (("--turn", "2"), "turn 2 of"),
        (("--long",), turns.ALL),
        (("tests/house/test_turns.py",), turns.ALL),
    ],
    ids=["whole", "turn", "long", "named"],
)
def test_a_run_says_its_turn_and_a_file_that_is_named_is_seen_whole(
    words: tuple[str, ...], said: str
) -> None:
    """`--collect-only` of one folder: the head is written before anything is collected."""
    line = [sys.executable, "-m", "pytest", "-n0", "--co", "--ignore-glob=*", *words]
    done = leash.run(line, cwd=ROOT, capture_output=True, text=True)
    assert said in done.stdout, done.stdout + done.stderr
