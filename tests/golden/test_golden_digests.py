"""The golden drills: the same content digest on every Python, thread count and CPU. Refreshed only on purpose:

`python -m tests.golden.test_golden_digests` prints the digests of today for tests/golden/digests.json.

Event 0 records the digest of the charter's ground, which changes with every comment in it. What is golden is the course of
a drill; so these drills are opened by a build of a fixed name, and tests/charter watches the ground.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.forms import both_forms
from tests.golden.playing import GOLDEN, SIZES, golden
from tests.processors import PLAIN

SETTINGS = {
    "one thread": {"NUMBA_NUM_THREADS": "1"},
    "two threads on a plain CPU": {"NUMBA_NUM_THREADS": "2", **PLAIN},
}


# Two threads and a plain CPU, each by itself, are `society/test_determinism`'s.
@pytest.mark.parametrize("settings", both_forms(SETTINGS, ["one thread"]))
def test_the_clinic_drill_has_its_golden_digest(settings: str, tmp_path: Path) -> None:
    found, _ = golden("clinic", tmp_path, SETTINGS[settings], shared=settings.startswith("two"))
    assert found == GOLDEN["clinic"]


def test_the_lesson_has_its_golden_digest(tmp_path: Path) -> None:
    assert golden("market-rumour", tmp_path, {})[0] == GOLDEN["market-rumour"]


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as scratch:
        print(json.dumps({name: golden(name, Path(scratch) / name, {})[0] for name in SIZES}, indent=2))
