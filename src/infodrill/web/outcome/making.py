"""The process that makes an outcome: writes the drill file, its artefacts, assesses with twin cities, writes the report.

Nicer than the runner, so that drills that play are never late for it; it ends by itself when it is no longer wanted.
"""

# Charter: web outcome making
from __future__ import annotations

import io
import json
import logging
import multiprocessing
import os
import zipfile
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from infodrill.web.closing import close_the_range
from infodrill.web.interpreter import begin

if TYPE_CHECKING:
    from infodrill.web.supervising import Supervised

LOG = logging.getLogger("infodrill.outcome")
NICE, BEAT, TWINS = 2, 1.0, 8  # beside the runner's own niceness, which a child inherits
EPOCH = (1980, 1, 1, 0, 0, 0)  # the same drill gives the same archive


def run(drill: str, maker: str) -> None:
    """Entry point of the process."""
    begin()
    close_the_range()
    if hasattr(os, "nice"):
        os.nice(NICE)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "infodrill.web.conf.settings")
    import django

    django.setup()
    from infodrill.web.conf.options import options
    from infodrill.web.supervising import Supervised

    beat = Supervised("outcome", partial(_beat, drill, maker)).start()
    try:
        make(drill, maker, options().folder / "cities")
    finally:
        beat.stop()


def make(drill: str, maker: str, cities: Path, twins: int = TWINS) -> None:
    """Make everything and keep it; a fault is told to control, what was made before it stays."""
    from infodrill.kernel.errors import DrillError
    from infodrill.web.outcome import keeping

    try:
        with TemporaryDirectory(prefix="infodrill-") as folder:
            before = keeping.rewritten(drill)
            _make(drill, maker, cities, Path(folder), twins)
            keeping.finish(drill, maker, before)
    except keeping.NotOurs:
        LOG.info("outcome broken off", extra={"drill": drill})
    except DrillError as error:
        LOG.exception("no outcome", extra={"drill": drill, "code": error.code})
        keeping.fail(drill, maker, error.render("en"))
    except Exception as error:
        LOG.exception("no outcome", extra={"drill": drill})
        keeping.fail(drill, maker, type(error).__name__)


def _make(drill: str, maker: str, cities: Path, folder: Path, twins: int) -> None:
    from infodrill.conduct.artefacts import artefacts
    from infodrill.conduct.nouns.practice import PracticeOpened
    from infodrill.kernel.i18n import LANGUAGES
    from infodrill.review.assess import assess
    from infodrill.review.record import load_record
    from infodrill.review.report import pages
    from infodrill.review.report.tree import tree
    from infodrill.web import archive
    from infodrill.web.outcome import keeping, scoring

    def tell(stage: str, done: int = 0, total: int = 1) -> None:
        keeping.tell(drill, maker, stage, done, total)

    tell("drill")
    whole = folder / "whole.drill"
    archive.write(drill, whole)
    record = load_record(whole)
    if scoring.score(drill, record):
        keeping.read_again(drill, maker)
        archive.write(drill, whole)
        record = load_record(whole)
    keeping.keep(drill, maker, "drill", whole.read_bytes())
    tell("artefacts")
    keeping.keep(drill, maker, "artefacts", zipped(artefacts(record.scenario, record.events)))
    cities.mkdir(parents=True, exist_ok=True)
    tell("assess")
    alone = any(isinstance(event.body, PracticeOpened) for event in record.events)
    # The twins' threads only count; the beat tells how far they are.
    found = assess(
        record,
        city_cache=cities,
        replicas=0 if alone else twins,  # who practised alone waits for three sentences, not for other worlds
        progress=lambda done, total: _counted.update({drill: (done, total)}),
    )
    _counted.pop(drill, None)
    tell("report")
    for lang, page in pages(found, record, LANGUAGES).items():
        keeping.keep(drill, maker, f"report.{lang}.html", page.encode())
    text = json.dumps(tree(found, record), ensure_ascii=False, indent=1)
    keeping.keep(drill, maker, "report.json", f"{text}\n".encode())


_counted: dict[
    str, tuple[int, int]
] = {}  # drill → runs of twin cities behind us, of all; written by the runs' threads


def zipped(files: dict[str, bytes]) -> bytes:
    """One archive of all the files, equal for equal files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _beat(drill: str, maker: str, thread: Supervised) -> None:
    """Signs of life and of progress; ends the process at once when the outcome is not ours any more or the runner is gone."""
    from infodrill.web.outcome import keeping

    parent = multiprocessing.parent_process()
    while not thread.wait(BEAT):
        try:
            if parent is not None and not parent.is_alive():
                os._exit(0)
            if not keeping.still_ours(drill, maker) and not thread.over:
                os._exit(0)
            if counted := _counted.get(drill):
                keeping.tell(drill, maker, "assess", *counted)
        except keeping.NotOurs:
            continue
