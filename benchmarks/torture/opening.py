"""The drill that is tortured: the clinic's, so long that its clock never comes to stand while it is played."""

from __future__ import annotations

import re
import shutil
import sys
from importlib.resources.abc import Traversable
from pathlib import Path

from benchmarks.torture.ground import Ground
from tests import leash

from infodrill.scenario.loader import find, load

SCENARIO = "clinic"
AUTOMATED = "adviser"  # a cell that the runner plays: a take-over must not let it act twice
LONGEST = 600  # minutes of the third phase: the most that there may be
# A drill of a folder, from the range that this process's environment names.
OPEN = """
import os, sys
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "infodrill.web.conf.settings")
from infodrill.web.keeping.opening import open_range
open_range()
from infodrill.web.joining.opening import open_drill
print(open_drill(sys.argv[1], automated=[sys.argv[2]], accounts=int(sys.argv[3])).pk)
"""


def stretched(folder: Path) -> Path:
    """A copy of the scenario below `folder` whose third phase lasts as long as any may, and whose fourth begins later."""
    shipped = find(SCENARIO)
    assert isinstance(shipped, Path | Traversable)
    made = folder / SCENARIO
    shutil.copytree(str(shipped), made)
    *before, third, _ = load(shipped).scenario.drill.phases
    # As shipped one move and one inject begin where the third phase ends.
    ended, later = 60 * (sum(one.minutes for one in before) + third.minutes), 60 * (LONGEST - third.minutes)
    changed = 0
    for name in ("drill.yaml", "msel.yaml"):
        words = (made / name).read_text(encoding="utf-8")
        for pattern, instead in (
            (rf"^( +minutes: ){third.minutes}$", rf"\g<1>{LONGEST}"),
            (rf"^( +at: ){ended}$", rf"\g<1>{ended + later}"),
        ):
            words, times = re.subn(pattern, instead, words, flags=re.MULTILINE)
            changed += times
        (made / name).write_text(words, encoding="utf-8")
    assert changed == 3, "the scenario is written otherwise than it was"
    return made


def opened(ground: Ground, scenario: Path, accounts: int) -> str:
    """Make a drill of that folder; its id."""
    done = leash.run([sys.executable, "-c", OPEN, scenario, AUTOMATED, accounts], env=ground.server.environ,
                     capture_output=True, text=True, check=True)  # fmt: skip
    return done.stdout.split()[-1]
