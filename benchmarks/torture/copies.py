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

ERASED = 2  # texts: each of the commands may fall into a minute that is being closed
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


def erase(ground: Ground, drill: str, texts: Sequence[str], random: Random) -> list[str]:
    """Erase one or the other of these texts, by their digests, in commands of their own; what went wrong."""
    for digest in random.sample(texts, min(ERASED, len(texts))):
        if wrong := _wrong("erase", ground.infodrill("erase", drill, digest)):
            return wrong
    return []


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
