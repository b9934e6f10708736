"""Questions put to closed drills in the database: asked for, answered one at a time, told about round by round.

A question is kept by what its answer depends on: the drill as it is on record, whose cases are linked to which claims, and the
versions of city and arms.
"""

# Charter: web outcome questions
from __future__ import annotations

import json
from dataclasses import asdict

from infodrill.review.answers import Answer, WhatIf, from_data
from infodrill.review.asking import digest_of
from infodrill.web.live import LiveDrill
from infodrill.web.models import DrillQuestion
from infodrill.web.outcome.keeping import rewritten
from infodrill.web.outcome.queue import WAITING, Queue

MOST = 400  # kept; the oldest go first
REPLICAS = 20
_queue = Queue(DrillQuestion)
take, still_ours, give_back = _queue.take, _queue.still_ours, _queue.give_back


def key_of(drill: LiveDrill, question: WhatIf, writing: int | None = None) -> str:
    """The digest under which an answer is kept; `writing` of the drill, where it was read already."""
    linked = sorted(drill.state.links.items())
    return digest_of(question, drill.id, rewritten(drill.id) if writing is None else writing, linked)


def want(drill: LiveDrill, question: WhatIf) -> None:
    """Have it answered, behind all that wait already, unless it is there or under way."""
    key = key_of(drill, question)
    row, _ = DrillQuestion.objects.get_or_create(
        pk=key,
        defaults={"drill_id": drill.id, "kind": question.kind, "what": question.what, "by": question.by},
    )
    if row.state not in (*WAITING, "done"):
        _queue.want(key)


def cancel(drill: LiveDrill, key: str) -> None:
    """Break it off; what is known so far stays."""
    if DrillQuestion.objects.filter(pk=key, drill=drill.id).exists():
        _queue.cancel(key)


def of(drill: LiveDrill) -> tuple[DrillQuestion, ...]:
    """What was asked of the drill as it is on record now, the latest first."""
    rows, writing = DrillQuestion.objects.filter(drill=drill.id).order_by("-asked"), rewritten(drill.id)
    return tuple(row for row in rows if row.pk == key_of(drill, question_of(row), writing))


def ahead(row: DrillQuestion) -> int:
    """How many that were asked before it are waited for, in the whole range."""
    return int(DrillQuestion.objects.filter(state__in=WAITING, asked__lt=row.asked).count())


def question_of(row: DrillQuestion) -> WhatIf:
    return WhatIf(row.kind, row.what, row.by)


def answer_of(row: DrillQuestion) -> Answer | None:
    """What is known so far."""
    return from_data(json.loads(row.answer)) if row.answer else None


def tell(key: str, maker: str, done: int, total: int) -> None:
    """How many lives are behind us. Raises NotOurs."""
    _queue.tell(key, maker, done, total)


def round_of(key: str, maker: str, answer: Answer) -> None:
    """What is known after a round. Raises NotOurs."""
    done = answer.replicas
    _queue.tell(key, maker, done, REPLICAS, answer=json.dumps(asdict(answer)))


def finish(key: str, maker: str, answer: Answer) -> None:
    _queue.end(key, maker, "done", most=MOST, answer=json.dumps(asdict(answer)))


def fail(key: str, maker: str, why: str) -> None:
    """It cannot be answered, and why."""
    _queue.end(key, maker, "failed", most=MOST, fault=why)
