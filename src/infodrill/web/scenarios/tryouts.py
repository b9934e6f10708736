"""Tryouts of scenarios in the database: wanted, taken by one maker at a time, told about, kept by what they are a tryout of."""

# Charter: web scenarios tryouts
from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import Any

from infodrill.conduct.city import MODEL_VERSION
from infodrill.kernel.i18n import Lang
from infodrill.review.measures import versions
from infodrill.web.models import ScenarioTryout
from infodrill.web.outcome.queue import WAITING, Queue

MOST = 100  # kept; the oldest go first
_queue = Queue(ScenarioTryout)
cancel, take, still_ours, give_back, tell = (
    _queue.cancel,
    _queue.take,
    _queue.still_ours,
    _queue.give_back,
    _queue.tell,
)


def want(digest: str, key: str) -> None:
    """Have it made, behind all that wait already, unless it is there or under way."""
    row, _ = ScenarioTryout.objects.get_or_create(pk=digest, defaults={"key": key})
    if row.state not in WAITING and not _current(row):
        _queue.want(digest, key=key, pages="")


def finish(digest: str, maker: str, pages: Mapping[Lang, Mapping[str, Any]]) -> None:
    """Keep its page in each language, and let the oldest go."""
    text = json.dumps(pages, ensure_ascii=False)
    _queue.end(digest, maker, "done", most=MOST, pages=text, made_with=made_with())


def fail(digest: str, maker: str, why: Mapping[Lang, str]) -> None:
    """It cannot be made, and why, in each language."""
    _queue.end(digest, maker, "failed", most=MOST, fault=json.dumps(why, ensure_ascii=False))


def of(digest: str) -> ScenarioTryout | None:
    """How it stands; None when nobody asked for it, or it was made by other measures or another model than today's."""
    row: ScenarioTryout | None = ScenarioTryout.objects.filter(pk=digest).first()
    return None if row is not None and row.state == "done" and not _current(row) else row


@cache
def made_with() -> str:
    """Another one whenever the same files may give another page."""
    return sha256(json.dumps([MODEL_VERSION, sorted(versions().items())]).encode()).hexdigest()


def _current(row: ScenarioTryout) -> bool:
    return bool(row.state == "done" and row.made_with == made_with())
