"""Pairs that a reader wrote who had seen no pattern: what fits under a statement is drawn rather than what does not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from infodrill.casework.tongues import spoken
from infodrill.media.matters import weights
from infodrill.media.relations import TONES, SpokenFacts
from tests.media.fit.near import near

LEAST = {"vi": 300, "en": 39}
PAIRS = Path(__file__).parent / "pairs.txt"
Block = tuple[SpokenFacts, str, list[str], list[str]]


def blocks() -> Iterator[Block]:
    """(what is recorded of a statement, its topic, replies that fit, replies that do not)."""
    found: list[Block] = []
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        sign, _, said = line.partition(" ")
        if sign == "=":
            kind, stance, topic, lacks, flags = said.split()
            marks = {flag: True for flag in flags.split(",") if flag != "-"}
            lacking = frozenset(lack for lack in lacks.split(",") if lack != "-")
            found.append((SpokenFacts(kind=kind, stance=stance, lacks=lacking, **marks), topic, [], []))
        elif sign in ("+", "-"):
            found[-1][2 if sign == "+" else 3].append(said)
    yield from found


def drawn(facts: SpokenFacts, topic: str, reply: str) -> float:
    """How much of what is drawn under a statement raises what a reply raises, all kinds and tones alike."""
    every = [
        weights("statement", kind, tone, facts, topic=topic)
        for kind, tone in product(("question", "denial", "agree"), TONES)
    ]
    raised = near(reply, spoken(reply) or "vi")
    return sum(
        share * found.get(matter, 0) / sum(found.values())
        for matter, share in raised.items()
        for found in every
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_fits_under_a_statement_comes_before_what_does_not(lang: str) -> None:
    ranked = [
        (drawn(facts, topic, good) > drawn(facts, topic, bad), good, bad)
        for facts, topic, fitting, others in blocks()
        for good, bad in product(fitting, others)
        if (spoken(fitting[0]) or "vi") == lang
    ]
    wrong = [pair for pair in ranked if not pair[0]]
    assert len(ranked) >= LEAST[lang] and len(wrong) * 100 <= len(ranked) * 5, wrong


def test_there_are_enough_pairs_of_every_kind_and_every_lack() -> None:
    every = list(blocks())
    assert sum(len(fitting) + len(others) for _, _, fitting, others in every) >= 150
    assert {facts.kind for facts, _, _, _ in every} == {
        "holding", "acknowledgement", "answer", "correction", "warning", "prebunk", "bulletin"
    }  # fmt: skip
    assert {lack for facts, _, _, _ in every for lack in facts.lacks} == {
        "do", "source", "next", "asof", "plain", "fair"
    }  # fmt: skip
