"""Objectives of an author's own, the first thing that a planner writes: told where they stand, with what to write."""

from __future__ import annotations

import re

import pytest

from tests.scenario.test_mistakes import found
from tests.scenario.test_remedies_anywhere import BEGUN

OWN = "objectives:\n  - {id: o-x, text: Người dân biết nên dùng nước nào}\nphases:"


def told(base: dict[str, str], **changes: str) -> list[tuple[str, int, str, str]]:
    usual = {said[3] for said in found(base)}
    files = base | {f"{name}.yaml": text for name, text in changes.items()}
    return [said for said in found(files) if said[3] not in usual and said[2] not in ("S132", "S165")]


@pytest.mark.parametrize("drill", BEGUN)
def test_an_objective_that_no_inject_trains_is_told_at_it_alone(drill):
    base = BEGUN[drill]
    said = told(base, drill=base["drill.yaml"].replace("phases:", OWN, 1))
    assert {(each[0], each[2]) for each in said} == {("drill.yaml", "S172")} and len(said) == 2, said
    assert "`objectives: [o-x]`" in said[0][3] and "objective: o-x" in said[1][3]


@pytest.mark.parametrize("drill", BEGUN)
def test_what_nothing_measures_is_told_at_the_objectives_with_what_to_write(drill):
    base = BEGUN[drill]
    injects = re.sub(r"(?m)^    body: .*$", r"\g<0>\n    objectives: [o-x]", base["msel.yaml"])
    said = told(base, drill=base["drill.yaml"].replace("phases:", OWN, 1), msel=injects)
    assert [(each[0], each[2]) for each in said] == [("drill.yaml", "S172")], said
    near = re.search(r"`(capabilities: .*\])`", said[0][3])
    assert near
    mended = {**base, "evaluation.yaml": near[1].replace("…", "Dân biết rõ nên dùng nguồn nước nào")}
    assert not [
        each
        for each in told(mended, drill=base["drill.yaml"].replace("phases:", OWN, 1), msel=injects)
        if each[2] == "S172"
    ]
