"""What an operator does in mid-play from the command line: erasing, backing up, restoring, proving."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random

from benchmarks.torture.ground import Ground
from tests import leash

ERASED = 8  # texts
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
# Texts erased one after another, each at some moment of a minute that has begun.
ERASE = """
import os, sys, time
from random import Random
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "infodrill.web.conf.settings")
from infodrill.web.keeping.opening import open_range
open_range()
from infodrill.web.keeping import erasure
from infodrill.web.models import Lease
drill, seed, *digests = sys.argv[1:]
random, ends = Random(seed), time.monotonic() + 120
opened = lambda: Lease.objects.values_list("opened", flat=True).get(pk=drill)
for digest in digests:
    before = opened()
    while opened() == before and time.monotonic() < ends:
        time.sleep(0.01)
    time.sleep(random.random() / 2)
    erasure.erase(drill, digest)
"""


def erase(ground: Ground, drill: str, texts: Sequence[str], random: Random) -> list[str]:
    """Erase some of these texts, by their digests: one by the command, and if more are asked for the others by one process,
    each while a minute is played, for that is when it may meet a runner that closes one; what went wrong.
    """
    chosen = random.sample(texts, min(1 if ground.settings.once else ERASED, len(texts)))
    if not chosen:
        return []
    line = [sys.executable, "-c", ERASE, drill, random.randrange(10**9), *chosen[1:]]
    return _wrong("erase", ground.infodrill("erase", drill, chosen[0])) or (
        _wrong("erase", leash.run(line, env=ground.server.environ, capture_output=True, text=True))
        if chosen[1:]
        else []
    )


def copied(ground: Ground, drill: str, *, simulate: bool) -> list[str]:
    """Back the range up, restore it into a scratch range and verify the drill there, to L3 if asked; what went wrong."""
    with _scratch() as scratch:
        environ = {"INFODRILL_DATA": str(scratch / "data"), "INFODRILL_DATABASE_URL": ""}
        (scratch / "data").mkdir()
        return (
            _wrong("backup", ground.infodrill("backup", scratch / "range.zip"))
            or _told_whole(scratch / "range.zip", drill)
            or _wrong("restore", ground.infodrill("restore", scratch / "range.zip", **environ))
            or _verified(ground, drill, scratch, () if simulate else ("--quick",), environ)
        )


def proved(ground: Ground, drill: str) -> list[str]:
    """Verify the drill of the range itself to L3; what went wrong."""
    with _scratch() as scratch:
        return _verified(ground, drill, scratch, (), {})


def _verified(
    ground: Ground, drill: str, scratch: Path, words: tuple[str, ...], environ: dict[str, str]
) -> list[str]:
    told = {**ground.server.environ, **environ}
    line = [sys.executable, "-c", WRITE, drill, scratch / "it.drill"]
    return _wrong("drill file", leash.run(line, env=told, capture_output=True, text=True)) or _wrong(
        "verify", ground.infodrill("verify", scratch / "it.drill", *words)
    )


def _wrong(step: str, done: subprocess.CompletedProcess[str]) -> list[str]:
    return [f"{step}: {done.stdout} {done.stderr}"[-600:]] if done.returncode else []


@contextmanager
def _scratch() -> Iterator[Path]:
    scratch = Path(tempfile.mkdtemp(prefix="infodrill-scratch-"))
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _told_whole(backup: Path, drill: str) -> list[str]:
    """What a backup says against a drill: it keeps one that it cannot read as it is, without digests to compare."""
    with zipfile.ZipFile(backup) as members:
        told = json.loads(members.read("manifest.json"))["drills"]
    (kept,) = [one for one in told if one["id"] == drill]
    return [f"backup: {kept}"] if kept["fault"] else []
