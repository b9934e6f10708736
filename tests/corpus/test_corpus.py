"""Drills that were kept open, fold and score for ever as they did; whatever can be done or recorded has an example among them."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar

import pytest

from infodrill.conduct.city import MODEL_VERSION
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import EventBody
from tests import leash
from tests.corpus import keeping, making
from tests.corpus.keeping import (
    Held,
    differing,
    every_event,
    every_model,
    held,
    kept,
    lacking,
    parts,
    recorded,
)
from tests.corpus.verbs import every_verb
from tests.once import once, place

MOST = 8_000_000  # bytes of all files together: a clone brings them along
DRILLS = kept()
# A process in which the house declares one verb more, and somebody asks the tool what has no example.
NEW_VERB = """
import sys
sys.path[:0] = ["src", "tools"]
from tests.corpus.verbs import CaseCommand

class RingBell(CaseCommand):
    __module__ = CaseCommand.__module__

setattr(sys.modules[RingBell.__module__], "RingBell", RingBell)
import corpus
sys.exit(corpus.main([]))
"""


@pytest.mark.parametrize("path", DRILLS, ids=lambda path: path.stem)
def test_a_kept_drill_is_proved_folded_and_scored_as_it_was(path: Path) -> None:
    """What to do when another result is meant: `python tools/corpus.py --renew`, and say why in the commit."""
    assert differing(recorded(path), keeping.expected(path)) == ()


def test_every_verb_every_version_of_every_event_and_every_model_has_a_kept_example() -> None:
    assert len(every_verb()) > 80 and len(every_event()) > 100
    assert lacking(map(held, DRILLS)) == ()


def test_a_new_verb_without_an_example_is_named_with_what_makes_one() -> None:
    done = leash.run([sys.executable, "-c", NEW_VERB], capture_output=True, text=True, cwd=making.ROOT)
    assert done.returncode == 1, done.stderr
    (told,) = done.stdout.splitlines()
    assert "no kept drill gives the verb RingBell" in told and "python tools/corpus.py --add" in told


def test_a_new_event_and_a_new_version_without_an_example_are_named() -> None:
    class Rung(EventBody):
        TYPE: ClassVar[str] = "bell.rung"

    class Third(every_event()["drill.closed"]):  # type: ignore[misc]
        VERSION: ClassVar[int] = 3

    new = {**every_event(), "bell.rung": Rung, "drill.closed": Third}
    missing = lacking(map(held, DRILLS), events=new)
    assert [line.partition(":")[0] for line in missing] == [
        "no kept drill holds bell.rung of version 1",
        "no kept drill holds drill.closed of version 3",
    ]


def test_no_kept_drill_was_taken_away() -> None:
    """The files of a build are counted from 01 on, and a number that is missing was a file once."""
    numbers: dict[str, list[int]] = {}
    for path in DRILLS:
        build, number = re.fullmatch(r"(.+)-(\d\d)-\D.*", path.stem).groups()  # type: ignore[union-attr]
        numbers.setdefault(build, []).append(int(number))
    assert numbers and all(group == list(range(1, len(group) + 1)) for group in numbers.values())


def test_a_new_model_without_an_example_is_named() -> None:
    (told,) = lacking(map(held, DRILLS), models=[*every_model(), "city-99"])
    assert told.startswith("no kept drill was played by model city-99")


def test_all_kept_drills_are_small_and_each_has_its_expectation() -> None:
    assert {keeping.beside(path) for path in DRILLS} == set(keeping.KEPT.glob("*.json"))
    assert sum(path.stat().st_size for path in DRILLS) < MOST


# ---- what is expected --------------------------------------------------------------------------------------------


def test_a_part_of_the_state_that_folds_otherwise_is_named() -> None:
    before = recorded(DRILLS[0])
    other = {**before, "state": {**before["state"], "press": "0" * 64}}
    assert differing(before, other) == ("the state folds to another “press”",)


def test_a_measure_is_compared_only_under_the_version_that_gave_its_letter() -> None:
    before = recorded(DRILLS[0])
    turned = json.loads(json.dumps(before))
    turned["measures"]["E1"]["letter"], turned["overall"] = "?", "?"
    assert [line[:2] for line in differing(before, turned)] == ["E1", "ra"]
    turned["measures"]["E1"]["version"] += 1
    (told,) = differing(before, turned)
    assert "E1 is of version" in told and "python tools/corpus.py --renew" in told


def test_a_drill_of_another_model_is_proved_to_the_second_level() -> None:
    before = {**recorded(DRILLS[0]), "model": "city-0"}
    assert differing(before, {**before, "level": 2}) == ()
    assert differing(before, {**before, "level": 1}) == ("proved to level 1, not 2",)


def test_what_a_later_version_adds_and_a_log_does_not_use_changes_no_digest() -> None:
    @dataclass(frozen=True, slots=True)
    class Later(DrillState):
        bells: tuple[str, ...] = field(default=())

    assert parts(Later(at=5)) == parts(DrillState(at=5))
    assert parts(replace(Later(at=5), bells=("b1",))) != parts(DrillState(at=5))


# ---- the tool ----------------------------------------------------------------------------------------------------


@once
def play(name: str) -> Path:
    path = place() / f"{name}.drill"
    making.make(name, path)
    return path


@pytest.fixture(scope="module")
def given() -> dict[str, Path]:
    """Every play that is given in memory, given today."""
    return {name: play(name) for name in making.PLAYS}


def test_the_plays_give_every_verb_today(given: dict[str, Path]) -> None:
    assert {verb for path in given.values() for verb in held(path).verbs} == set(every_verb())


def test_a_play_given_again_makes_the_same_file(given: dict[str, Path], tmp_path: Path) -> None:
    making.make("remedies", tmp_path / "again.drill")
    assert (tmp_path / "again.drill").read_bytes() == given["remedies"].read_bytes()


def test_a_server_plays_its_part_today(given: dict[str, Path], tmp_path: Path) -> None:
    path = tmp_path / "live.drill"
    making.make(making.LIVE, path)
    recorded_once = {event for each_held in map(held, DRILLS) for event in each_held.events}
    older = frozenset(event for event in recorded_once if event[1] < every_event()[event[0]].VERSION)
    today = [*map(held, given.values()), held(path), Held(frozenset(), older)]
    assert not lacking(today, models=[MODEL_VERSION])


def test_what_is_kept_is_never_written_over(given: dict[str, Path], tmp_path: Path) -> None:
    first = making.keep(given["remedies"], "remedies", tmp_path)
    bytes_before = first.read_bytes()
    second = making.keep(given["words"], "words", tmp_path)
    assert second != first and first.read_bytes() == bytes_before
    assert recorded(second)["level"] == 3


def test_where_nothing_is_missing_nothing_is_added(tmp_path: Path) -> None:
    for path in DRILLS:
        shutil.copy(path, tmp_path)
    assert list(making.add(tmp_path)) == []


def test_only_what_holds_something_missing_is_added(tmp_path: Path) -> None:
    others = [path for path in DRILLS if not path.stem.endswith("-control")]
    for path in others:
        shutil.copy(path, tmp_path)
    (added,) = making.add(tmp_path)
    assert added.stem.endswith("-control") and added.name not in {path.name for path in others}
    assert not lacking(map(held, kept(tmp_path)))


def test_a_file_of_an_earlier_program_is_kept_under_its_own_model_and_release(tmp_path: Path) -> None:
    older = next(path for path in DRILLS if recorded(path)["model"] != MODEL_VERSION)
    taken = making.keep(older, "found", tmp_path)
    assert taken.stem == f"{recorded(older)['model']}-unsealed-01-found"
    assert recorded(taken)["level"] == 2


def altered(folder: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """A copy of a kept drill whose recorded expectation was changed."""
    path = Path(shutil.copy(DRILLS[0], folder))
    told = recorded(DRILLS[0])
    change(told)
    keeping.beside(path).write_text(json.dumps(told), "utf-8")
    return path


def test_an_expectation_is_renewed_and_what_changed_is_said(tmp_path: Path) -> None:
    path = altered(tmp_path, lambda told: told["state"].update(press="0" * 64))
    assert [line.partition(": ")[2] for line in making.renew(tmp_path)] == [
        "the state folds to another “press”"
    ]
    assert recorded(path) == recorded(DRILLS[0])


def test_no_other_letter_is_written_down_under_the_same_version(tmp_path: Path) -> None:
    path = altered(tmp_path, lambda told: told["measures"]["E1"].update(letter="?"))
    with pytest.raises(ValueError, match="E1: another result under the same version"):
        list(making.renew(tmp_path))
    assert recorded(path)["measures"]["E1"]["letter"] == "?"


def test_a_file_that_is_not_the_one_that_was_kept_is_not_renewed(tmp_path: Path) -> None:
    altered(tmp_path, lambda told: told.update(file="0" * 64))
    with pytest.raises(ValueError, match="not the file that was kept"):
        list(making.renew(tmp_path))
