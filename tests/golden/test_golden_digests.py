"""The golden drills: the same content digest on every Python, thread count and CPU. Refreshed only on purpose:

`python -m tests.golden.test_golden_digests` prints the digests of today for tests/golden/digests.json.

Event 0 records the digest of the charter's ground, which changes with every comment in it. What is golden is the course of
a drill; so these drills are opened by a build of a fixed name, and tests/charter watches the ground.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import leash
from tests.processors import PLAIN

HOME = Path(__file__).parent
GOLDEN = json.loads((HOME / "digests.json").read_text(encoding="utf-8"))
SIZES = {"clinic": 4_000, "market-rumour": 1_000, "typhoon": 20_000}
SETTINGS = {
    "one thread": {"NUMBA_NUM_THREADS": "1"},
    "two threads": {"NUMBA_NUM_THREADS": "2"},
    "a plain CPU": PLAIN,
}
PLAY = """
import sys
from pathlib import Path
from infodrill.kernel import seals
seals.standing = lambda root=None: seals.BuildStanding(digest="0" * 64, release="golden", state=seals.UNKNOWN)
from infodrill.automata.rehearse import rehearse
from infodrill.scenario.loader import find, load
name, accounts, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
made = rehearse(load(find(name)), seed=1, cells="good", accounts=accounts, folder=folder)
print(made.content_digest, made.drill_file)
"""


def golden(name: str, folder: Path, settings: dict[str, str]) -> tuple[str, Path]:
    """The content digest of a golden drill, played in a process of its own, and its drill file."""
    command = [sys.executable, "-c", PLAY, name, str(SIZES[name]), str(folder)]
    done = leash.run(command, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, **settings})
    digest, file = done.stdout.split(maxsplit=1)
    return digest, Path(file.strip())


@pytest.mark.parametrize("settings", list(SETTINGS))
def test_the_clinic_drill_has_its_golden_digest(settings: str, tmp_path: Path) -> None:
    assert golden("clinic", tmp_path, SETTINGS[settings])[0] == GOLDEN["clinic"]


def test_the_lesson_has_its_golden_digest(tmp_path: Path) -> None:
    assert golden("market-rumour", tmp_path, {})[0] == GOLDEN["market-rumour"]


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as scratch:
        print(json.dumps({name: golden(name, Path(scratch) / name, {})[0] for name in SIZES}, indent=2))
