"""What of ours went to people, in its words, who signed it, and what evaluators found, once they had read it, that it says.

A machine reads plain forms alone: no letter but an evaluator's rests on what a text says. Their mark stands in place of the
machine's reading, whichever way; where evaluators differ nothing is settled, and the machine's stands.
"""

# Charter: review as read
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from infodrill.casework.noun import CaseworkEvent
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.reach import Utterance, words_of
from infodrill.conduct.nouns.evaluation import EvaluatorRated
from infodrill.conduct.nouns.wordmarks import HARMS, OTHERWISE, WordsJudged
from infodrill.kernel.events import Event

Key = tuple[str, int]
"""A statement with its version, a question of the press with the number of the answer to it, a guidance or a ticket with 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluatorsReading:
    """What evaluators found of words: `says` so | otherwise | harms, "" = they differ; `claim` = whose record they were held
    against, "" = of that which they are on; `texts` = what they wrote beside it."""

    says: str
    claim: str
    texts: tuple[str, ...]
    readers: int


def keys(events: Iterable[Event]) -> dict[int, tuple[Key, str]]:
    """Event that let words of ours out → what an evaluator's mark calls them, and their kind; "" = a statement's own."""
    found: dict[int, tuple[Key, str]] = {}
    answers: Counter[str] = Counter()
    for event in events:
        body = event.body
        if isinstance(body, StatementStepped) and body.to == "PUBLISHED":
            found[event.seq] = (body.statement, body.version), ""
        elif words := words_of(body):
            answers[words.item] += words.again
            found[event.seq] = (words.item, answers[words.item]), words.kind
    return found


def uttered(events: Iterable[Event]) -> Iterator[tuple[Event, Utterance]]:
    """The events by which we told people something beside the published texts, each with what was told."""
    yield from ((event, words) for event in events if (words := words_of(event.body)))


def readings(events: Iterable[Event]) -> Mapping[Key, EvaluatorsReading]:
    """By the words; an evaluator's last word on them counts."""
    given: dict[Key, dict[str, WordsJudged]] = defaultdict(dict)
    for event in events:
        if isinstance(event.body, WordsJudged):
            given[event.body.item, event.body.version][event.actor] = event.body
    return {key: _together([*marks.values()]) for key, marks in given.items()}


def _together(marks: list[WordsJudged]) -> EvaluatorsReading:
    said = {mark.says for mark in marks}
    return EvaluatorsReading(
        says=said.pop() if len(said) == 1 else "", claim=next((mark.claim for mark in marks if mark.claim), ""),
        texts=tuple(str(mark.text) for mark in marks if str(mark.text)), readers=len(marks),
    )  # fmt: skip


def by_event(events: tuple[Event, ...]) -> Mapping[int, EvaluatorsReading]:
    """Event that let words of ours out → what evaluators found of them."""
    found = readings(events)
    return {seq: found[key] for seq, (key, _) in keys(events).items() if key in found} if found else {}


def found_wrong(events: tuple[Event, ...]) -> frozenset[int]:
    """The events whose words an evaluator found to say otherwise than the record, or to lead to harm."""
    return frozenset(seq for seq, found in by_event(events).items() if found.says in (OTHERWISE, HARMS))


def read(events: tuple[Event, ...]) -> frozenset[int]:
    """The events whose words an evaluator has read: said what they say, or how well they are written."""
    judged = {
        (event.body.statement, event.body.version)
        for event in events
        if isinstance(event.body, EvaluatorRated)
    }
    known = judged | readings(events).keys()
    return frozenset(seq for seq, (key, _) in keys(events).items() if key in known)


def signed(events: Iterable[Event], statement: str, version: int) -> Iterator[tuple[str, str]]:
    """(cell, role) of each who approved a version, in order."""
    for event in events:
        body = event.body
        if isinstance(body, StatementApproved) and (body.statement, body.version) == (statement, version):
            yield body.cell, body.role


def cell_of(event: Event) -> str:
    """The cell that spoke, or took a matter up, by an event. Raises TypeError for what is neither."""
    words, body = words_of(event.body), event.body
    cell = words.cell if words else body.cell_of() if isinstance(body, CaseworkEvent) else ""
    if not cell:
        raise TypeError(f"{body.TYPE} is no word of a cell and takes nothing up")
    return cell
