"""The process that makes an outcome: writes the drill file, its artefacts, assesses with twin cities, writes the report.

Drills that play are never late for it; it ends by itself when it is no longer wanted.
"""

# Charter: web outcome making
from __future__ import annotations

import io
import logging
import zipfile
from functools import partial
from pathlib import Path

from infodrill.kernel.container import EPOCH
from infodrill.review.estimate import REPLICAS
from infodrill.web.outcome.process import working

LOG = logging.getLogger("infodrill.outcome")


def run(drill: str, maker: str) -> None:
    """Entry point of the process."""
    working("outcome", partial(_sign, drill, maker), partial(make, drill, maker))


def make(drill: str, maker: str, cities: Path, twins: int = REPLICAS) -> None:
    """Make everything and keep it; a fault is told to control, what was made before it stays."""
    from infodrill.kernel.errors import DrillError
    from infodrill.web.conf.options import options
    from infodrill.web.keeping.opening import workplace
    from infodrill.web.outcome import keeping

    try:
        with workplace(Path(options().folder)) as folder:
            before = keeping.rewritten(drill)
            _make(drill, maker, cities, folder, twins)
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
    from infodrill.review.report import ALWAYS, FORMATS, as_json, renderings
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
    for lang in LANGUAGES:
        for name, content in renderings(found, record, lang, ALWAYS if alone else FORMATS):
            keeping.keep(drill, maker, name, content)
    keeping.keep(drill, maker, "report.json", as_json(found, record))


# Drill → runs of twin cities behind us, of all; written by the runs' threads.
_counted: dict[str, tuple[int, int]] = {}


def zipped(files: dict[str, bytes]) -> bytes:
    """One archive of all the files, equal for equal files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _sign(drill: str, maker: str) -> bool:
    """Of life and of progress; False when the outcome is not ours any more."""
    from infodrill.web.outcome import keeping

    if not keeping.still_ours(drill, maker):
        return False
    if counted := _counted.get(drill):
        keeping.tell(drill, maker, "assess", *counted)
    return True
