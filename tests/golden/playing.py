"""How a golden drill is played: in a process of its own, opened by a build of a fixed name.

`shared` = its threads share out every phase of the city, as they otherwise do in a city of more than 20,000 accounts alone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests import leash

GOLDEN = json.loads((Path(__file__).parent / "digests.json").read_text(encoding="utf-8"))
SIZES = {
    "clinic": 4_000,
    "market-rumour": 1_000,
    "typhoon": 20_000,
    "boundaries": 4_000,
    "forged-order": 1_000,
    "free-data": 2_000,
    "five-pictures": 2_000,
    "stamped-page": 2_000,
    "port-voice": 2_000,
    "school-gate": 2_000,
    "wet-rice": 2_000,
    "ward-desk": 2_000,
    "pump-log": 2_000,
}
PLAY = """
import sys
from functools import partial
from pathlib import Path
from infodrill.kernel import seals
from infodrill.society import spread
seals.standing = lambda root=None: seals.BuildStanding(digest="0" * 64, release="golden", state=seals.UNKNOWN)
from infodrill.automata.rehearse import rehearse
from infodrill.scenario.loader import find, load
name, accounts, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
if sys.argv[4:] == ["shared"]:
    spread.Pools = partial(spread.Pools, parallel_above=0)
made = rehearse(load(find(name)), seed=1, cells="good", accounts=accounts, folder=folder)
print(made.content_digest, made.drill_file)
"""


def golden(name: str, folder: Path, settings: dict[str, str], *, shared: bool = False) -> tuple[str, Path]:
    """The content digest of a golden drill, played in a process of its own, and its drill file."""
    command = [
        sys.executable,
        "-c",
        PLAY,
        name,
        str(SIZES[name]),
        str(folder),
        *(["shared"] if shared else []),
    ]
    done = leash.run(command, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, **settings})
    digest, file = done.stdout.split(maxsplit=1)
    return digest, Path(file.strip())
