"""What an operator does in mid-play from the command line: erasing, backing up, restoring, proving."""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path
from random import Random

from benchmarks.torture.ground import Ground
from tests import leash

DIGEST = re.compile(r"\b[0-9a-f]{8,64}\b")
ERASED = 3  # texts at a time
# A drill file, from the range that this process's environment names.
WRITE = """
import os, sys
from pathlib import Path
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "infodrill.web.conf.settings")
from infodrill.web.keeping.opening import open_range
open_range()
from infodrill.web import archive
archive.write(sys.argv[1], Path(sys.argv[2]))
"""


def erase(ground: Ground, drill: str, random: Random) -> list[str]:
    """Erase a few texts that people wrote; what went wrong."""
    found = ground.infodrill("erase", drill, "--find", random.choice(("Tin", "Thông", "Gauge", "Ghi")))
    digests = list(dict.fromkeys(DIGEST.findall(found.stdout)))
    if not digests:
        return []
    done = ground.infodrill("erase", drill, *random.sample(digests, min(ERASED, len(digests))))
    return [f"erase: {done.stdout} {done.stderr}"[-600:]] if done.returncode else []


def copied(ground: Ground, drill: str, *, simulate: bool) -> list[str]:
    """Back the range up, restore it into a scratch range and verify the drill there to L3; what went wrong."""
    scratch = Path(tempfile.mkdtemp(prefix="infodrill-scratch-"))
    environ = {"INFODRILL_DATA": str(scratch / "data"), "INFODRILL_DATABASE_URL": ""}
    (scratch / "data").mkdir()
    try:
        steps = (
            ("backup", ground.infodrill("backup", scratch / "range.zip")),
            ("restore", ground.infodrill("restore", scratch / "range.zip", **environ)),
            ("drill file", leash.run([sys.executable, "-c", WRITE, drill, scratch / "it.drill"],
                                     env={**ground.server.environ, **environ}, capture_output=True, text=True)),
            ("verify", ground.infodrill("verify", scratch / "it.drill", *(() if simulate else ("--quick",)))),
        )  # fmt: skip
        broken = [f"{step}: {done.stdout} {done.stderr}"[-600:] for step, done in steps if done.returncode]
        return broken[:1] or _told_whole(scratch / "range.zip", drill)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _told_whole(backup: Path, drill: str) -> list[str]:
    """What a backup says against a drill: it keeps one that it cannot read as it is, without digests to compare."""
    with zipfile.ZipFile(backup) as members:
        told = json.loads(members.read("manifest.json"))["drills"]
    (kept,) = [one for one in told if one["id"] == drill]
    return [f"backup: {kept}"] if kept["fault"] else []
