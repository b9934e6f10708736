"""Whatever is recorded of a statement, whoever answers it finds something to say: no play stops for want of a word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

import pytest

from infodrill.media import matters
from infodrill.media.relations import TONES, SpokenFacts
from infodrill.media.replies import line_order, reply_id

KINDS = ("holding", "answer", "correction", "warning", "acknowledgement", "prebunk", "bulletin", "")
STANCES = ("confirm", "deny", "partly", "unknown", "advice", "")
LACKED = ("fact", "do", "source", "plain", "fair")
MARKED = ("fault", "own", "question", "late", "seen", "turned")


def recorded() -> Iterator[SpokenFacts]:
    lacks = [frozenset(some) for n in range(len(LACKED) + 1) for some in combinations(LACKED, n)]
    marks = [{}, *({mark: True} for mark in MARKED)]
    for kind, stance, lack, mark in product(KINDS, STANCES, lacks, marks):
        yield SpokenFacts(kind=kind, stance=stance, lacks=lack, **mark)


@pytest.mark.parametrize("topic", ["water", "flood", ""])
def test_under_every_statement_every_reply_has_a_line_in_both_languages(topic: str) -> None:
    met: dict[tuple[object, ...], SpokenFacts] = {}
    for said in recorded():
        holding = matters.conditions(said, topic)
        for reply, tone in product(("question", "denial", "agree"), TONES):
            found = matters.weights("statement", reply, tone, said, topic=topic)
            met.setdefault((frozenset(found), holding), said)
    assert len(met) > 100
    for (found, holding), said in met.items():
        for lang in ("vi", "en"):
            lines = [line_order(reply_id(matter, topic, lang), 1, "t", holding) for matter in found]
            assert any(lines), (lang, sorted(found), said)
