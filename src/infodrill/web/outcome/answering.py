"""The process that answers a question put to a closed drill, round by round."""

# Charter: web outcome answering
from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from infodrill.web.outcome.process import working

if TYPE_CHECKING:
    from infodrill.review.record import Record

LOG = logging.getLogger("infodrill.question")


def run(key: str, maker: str) -> None:
    """Entry point of the process."""
    working("question", partial(_sign, key, maker), partial(make, key, maker))


# Question → lives behind us, of all; written by the runs' threads.
_counted: dict[str, tuple[int, int]] = {}


def _sign(key: str, maker: str) -> bool:
    """Of life and of progress; False when it is not ours any more."""
    from infodrill.web.outcome import questions

    if not questions.still_ours(key, maker):
        return False
    if counted := _counted.get(key):
        questions.tell(key, maker, *counted)
    return True


def make(key: str, maker: str, cities: Path) -> None:
    """Answer it; a fault is told beside the question, what is known so far stays."""
    from infodrill.kernel.errors import DrillError
    from infodrill.web.outcome import questions
    from infodrill.web.outcome.keeping import NotOurs

    try:
        _make(key, maker, cities)
    except NotOurs:
        LOG.info("question broken off")
    except DrillError as error:
        questions.fail(key, maker, error.render("vi"))
    except Exception as error:
        LOG.exception("no answer")
        questions.fail(key, maker, type(error).__name__)
    finally:
        _counted.pop(key, None)


def _make(key: str, maker: str, cities: Path) -> None:
    from infodrill.review.asking import Asking
    from infodrill.review.beside import Beside
    from infodrill.web.models import DrillQuestion
    from infodrill.web.outcome import questions

    row = DrillQuestion.objects.get(pk=key)
    cities.mkdir(parents=True, exist_ok=True)
    record = _record(row.drill_id)
    told = partial(questions.round_of, key, maker)

    def tick(done: int, total: int) -> None:
        _counted[key] = done, total

    if row.kind == "branch":
        answer = Beside(_record(row.what), record, city_cache=cities).answer(
            questions.REPLICAS, told=told, tick=tick
        )
    else:
        question = questions.question_of(row)
        answer = Asking(record, city_cache=cities).answer(question, questions.REPLICAS, told=told, tick=tick)
    questions.finish(key, maker, answer)


def _record(drill: str) -> Record:
    from infodrill.review.record import load_record
    from infodrill.web import archive
    from infodrill.web.conf.options import options
    from infodrill.web.keeping.opening import workplace

    with workplace(Path(options().folder)) as folder:
        whole = folder / "whole.drill"
        archive.write(drill, whole)
        return load_record(whole)
