"""No more replicas of a drill are lived than the spread between them asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from infodrill.review.timeline import read_timeline
from infodrill.review.twins import relive
from tests.review.living import Deed, live, say, together
from tests.review.scene import Pen, bi, claim, scenario


@pytest.mark.parametrize(("answered", "replicas"), [(False, 3), (True, 4)])
def test_more_replicas_are_lived_only_where_they_lie_wide_apart(
    tmp_path: Path, answered: bool, replicas: int
) -> None:
    """Where nothing was said the courses are one, and three tell it; in a city of 2,000 chance is as large as the answer."""
    deeds: dict[int, Deed] = {
        2: lambda pen: pen.wave(2, "fraud", roots=60),
        12: together(lambda pen: pen.open(12, "c1", "fraud"), *[say(12, "c1", "fraud")] * answered),
    }
    silent = {"what": "leave", "by": "SPOKE", "after": 0, "note": bi("note")}
    plan = scenario(claim("fraud", "G0", "FALSE", pull=90, **({} if answered else {"right_path": (silent,)})))
    record = live(Pen(plan), 60, tmp_path, deeds)
    told: list[tuple[int, int]] = []
    found = relive(
        record,
        read_timeline(record),
        city_cache=tmp_path,
        replicas=4,
        progress=lambda *done: told.append(done),
    )
    assert found is not None
    assert found.replicas == found.total.played.n == replicas
    assert {twin.averted.n for twin in found.sets.values()} == {replicas}
    assert found.most == 4
    assert told[-1][0] == told[-1][1]
