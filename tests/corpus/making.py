"""Makes kept drills: gives the plays and keeps those files that hold what no kept file holds. Never writes over one."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from infodrill.conduct.drill import Drill
from infodrill.review.record import load_record
from tests import leash
from tests.corpus import declaring, keeping
from tests.corpus.plays import cases, control, practice, rehearsed, remedies, words
from tests.corpus.stage import Stage

ROOT = Path(__file__).resolve().parents[2]
PLAYS: dict[str, ModuleType] = {
    "rehearsed": rehearsed, "cases": cases, "remedies": remedies, "words": words, "control": control,
    "practice": practice,
}  # fmt: skip
LIVE = "live"  # the one that a server plays, in a process of its own


def played(name: str, kind: type[Drill] = Drill) -> Stage:
    """A play, given in memory."""
    play = PLAYS[name]
    stage = Stage(lang=getattr(play, "LANG", "vi"), automated=getattr(play, "AUTOMATED", ()), kind=kind)
    play.play(stage)
    return stage


def make(name: str, path: Path) -> None:
    """Give a play and write its file."""
    if name == LIVE:
        leash.run([sys.executable, "-m", "tests.corpus.live", str(path)], cwd=ROOT, check=True)
    else:
        played(name).write(path)


def add(folder: Path = keeping.KEPT) -> Iterator[Path]:
    """Keep a file of each play that holds a verb, or a version of an event, without an example; each as it is written.

    Of a new model every play is kept: what is lived again in tests is a drill of today's city.
    """
    anew = not keeping.of_today("", folder)
    for name in (*PLAYS, LIVE):
        found = [keeping.held(path) for path in keeping.kept(folder)]
        if not anew and not keeping.lacking(found):
            return
        with TemporaryDirectory(prefix="infodrill-corpus-") as scratch:
            made = Path(scratch) / "made.drill"
            make(name, made)
            if anew or len(keeping.lacking([*found, keeping.held(made)])) < len(keeping.lacking(found)):
                yield keep(made, name, folder)


def keep(made: Path, name: str, folder: Path = keeping.KEPT) -> Path:
    """Take a drill file into the corpus under a name that no other has, with what is expected of it.

    The name begins with the model and the release of the program that wrote it, "unsealed" before releases were named.
    """
    opened = load_record(made).opened
    build = f"{opened.model_version}-{opened.charter_release or 'unsealed'}-"
    before = [
        each_path.stem.removeprefix(build)
        for each_path in keeping.kept(folder)
        if each_path.stem.startswith(build)
    ]
    number = max((int(one[:2]) for one in before), default=0) + 1
    path = folder / f"{build}{number:02}-{name}.drill"
    with path.open("xb") as file:
        file.write(made.read_bytes())
    keeping.record(path)
    return path


def renew(folder: Path = keeping.KEPT) -> Iterator[str]:
    """Write anew what is expected of the kept files and what measures declare, with a line for each thing that changed.
    ValueError, and nothing is written, where a file is not the one that was kept, or where a measure says or declares
    something else under the same version."""
    changed = {}
    measures = declaring.together(declaring.recorded(), declaring.declared())
    for path in keeping.kept(folder):
        before, now = keeping.recorded(path), keeping.expected(path)
        if before["file"] != now["file"]:
            raise ValueError(f"{path.name} is not the file that was kept; take it back from git")
        if codes := keeping.unversioned(before, now):
            raise ValueError(
                f"{', '.join(codes)}: another result under the same version; raise the version of the measure"
            )
        if before != now:
            changed[path] = keeping.differing(before, now)
    for path, lines in changed.items():
        keeping.record(path)
        yield from (f"{path.name}: {line}" for line in lines)
    if measures != declaring.recorded():
        declaring.KEPT.write_text(json.dumps(measures, indent=1) + "\n", "utf-8")
        yield f"{declaring.KEPT.name}: versions of measures that were not on record"
