"""A file with thousands of faults is refused as soon as one with ten: a hundred are told, the others are counted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from infodrill.scenario.faults import MOST_OF_A_FILE, ScenarioErrors
from infodrill.scenario.loader import load_files
from tests.patience import calls
from tests.scenario.conftest import TINY

FILES = {str(path.relative_to(TINY)): path.read_bytes() for path in TINY.rglob("*") if path.is_file()}
FEW, MANY = 250, 800


def lines(head: str, each: str) -> Callable[[int], bytes]:
    return lambda n: (head + "".join(each.replace("#", str(at)) for at in range(n))).encode()


# File and what is written n times in it: fields at its beginning, in entries, and values of a list.
SHAPES = {
    "fields of a claim": ("claims/k.yaml", lines("", "k#: v\n")),
    "fields of the drill": ("drill.yaml", lines(FILES["drill.yaml"].decode(), "k#: v\n")),
    "fields of injects": ("msel.yaml", lines("injects:\n", "  - {k#: v, at: x}\n")),
    "fields of wards": ("places.yaml", lines("city: x\nwards:\n", "  - {id: 3, x#: y}\n")),
    "languages": ("drill.yaml", lines(FILES["drill.yaml"].decode() + "languages:\n", "  - q#\n")),
}


def load_wrong(file: str, content: bytes) -> ScenarioErrors:
    with pytest.raises(ScenarioErrors) as wrong:
        load_files({**FILES, file: content})
    return wrong.value


@pytest.mark.parametrize("shape", SHAPES)
def test_many_faults_of_a_file_are_a_hundred_and_a_number(shape: str) -> None:
    file, written = SHAPES[shape]
    few, many = written(FEW), written(MANY)
    wrong = load_wrong(file, few)
    mine = [fault for fault in wrong.errors if fault.place.file == file]
    assert len(mine) <= MOST_OF_A_FILE + 1 and mine[-1].code == "S131"
    assert mine[-1].params["n"] >= FEW - MOST_OF_A_FILE and mine[-1].remedy
    # In proportion to the file: what reads a line of it is all that grows.
    calls(lambda: load_wrong(file, many), 1_000_000)


def test_a_few_faults_are_told_one_by_one() -> None:
    wrong = load_wrong("claims/k.yaml", SHAPES["fields of a claim"][1](20))
    assert all(fault.code != "S131" for fault in wrong.errors)
    assert len([fault for fault in wrong.errors if fault.place.file == "claims/k.yaml"]) >= 20
