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

HOME = Path(__file__).parent
GOLDEN = json.loads((HOME / "digests.json").read_text(encoding="utf-8"))
SIZES = {"clinic": 4_000, "typhoon": 20_000}
PLAIN_CPU = {
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA",
    "NUMBA_CPU_NAME": "generic",
    "NUMBA_CPU_FEATURES": "",
}
SETTINGS = {
    "one thread": {"NUMBA_NUM_THREADS": "1"},
    "two threads": {"NUMBA_NUM_THREADS": "2"},
    "a plain CPU": PLAIN_CPU,
}
PLAY = """
import sys
from pathlib import Path
from infodrill.kernel import seals
seals.standing = lambda root=None: seals.Standing("0" * 64, "golden", seals.UNKNOWN)
from infodrill.conduct.rehearse import rehearse
from infodrill.scenario.loader import find, load
name, accounts, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
print(rehearse(load(find(name)), seed=1, cells="good", accounts=accounts, folder=folder).content_digest)
"""


def digest(name: str, folder: Path, settings: dict[str, str]) -> str:
    """The content digest of a golden drill, played in a process of its own."""
    command = [sys.executable, "-c", PLAY, name, str(SIZES[name]), str(folder)]
    done = leash.run(command, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, **settings})
    return done.stdout.strip()


@pytest.mark.parametrize("settings", list(SETTINGS))
def test_the_clinic_drill_has_its_golden_digest(settings: str, tmp_path: Path) -> None:
    own_cache = {"NUMBA_CACHE_DIR": str(tmp_path / "cache")} if settings == "a plain CPU" else {}
    assert digest("clinic", tmp_path, {**SETTINGS[settings], **own_cache}) == GOLDEN["clinic"]


def test_the_flagship_has_its_golden_digest(tmp_path: Path) -> None:
    assert digest("typhoon", tmp_path, {}) == GOLDEN["typhoon"]


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as scratch:
        print(json.dumps({name: digest(name, Path(scratch) / name, {}) for name in SIZES}, indent=2))
