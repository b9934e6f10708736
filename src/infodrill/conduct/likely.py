"""Which claims a free report is likely about: by the words that it shares with how each is told, by ward and by time.

Counted in whole numbers from the scenario alone, so that every process finds the same. A word, or two in a row, weighs the
less the more claims tell it. Accents, case and light words are left out, since people write without them.
"""

# Charter: conduct likely
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from infodrill.casework.book import Case
from infodrill.casework.likeness import LEAST_TELLING, RUN, SHORT_RUN, STOP, words_of
from infodrill.conduct.nouns.injects import row_of
from infodrill.conduct.state import DrillState
from infodrill.kernel.folding import as_read
from infodrill.scenario.schema import Claim, Grammar, Scenario

UNIT = 1_200  # weight of what one claim alone tells; parted among as many as tell it
PAIR = 2  # two words in a row weigh this many times one
HERE = 4 * UNIT  # for the ward where a wave began
NOW = 60  # for a claim that was told within two hours of the report
RECENT = 2 * 60 * 60
LEAST = 400  # of words alone, from which a claim is named
TOLD_WORDS = 4
KEPT = 8  # scenarios whose telling is kept
_PLACEHOLDER = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """A claim that a report may be about. `score` 0 or more; `words` = those that both use, weightiest first, as the report
    has them; `here` = a wave of it began in the report's ward; `now` = it was told within two hours of it."""

    claim: Claim
    score: int
    words: tuple[str, ...]
    here: bool
    now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """How the claims of a scenario are told, by claim; "" = what is told of none. `spread` = by how many claims a word or two
    in a row are told; `rows` = RUN words in a row, or a whole shorter text, and the claims whose texts hold them."""

    terms: Mapping[str, frozenset[str]]
    spread: Mapping[str, int]
    rows: Mapping[tuple[str, ...], frozenset[str]]


def likely(scenario: Scenario, state: DrillState, case: Case) -> tuple[Likely, ...]:
    """The claims told so far that the case is likely to be about, the likeliest first; of equal ones in the scenario's order."""
    told = told_since(scenario, state)
    found = [
        _looked_at(scenario, claim, case, told[claim.id], state)
        for claim in scenario.claims
        # By now, not when it was reported: people hear things before they go round.
        if claim.id in told
    ]
    return tuple(sorted((each for each in found if each.words), key=lambda each: -each.score))


def certain(scenario: Scenario, state: DrillState, text: str) -> str:
    """The claim that a text is certainly about, "" = none for certain: half of the text or more, with some words that are
    not light ones, quotes what is told of this claim and of nothing else, and the claim is being told."""
    telling, words = _telling(scenario), words_of(text).words
    rows = {at: telling.rows.get(row, frozenset()) for at, row in enumerate(_rows(words))}
    about = frozenset().union(*rows.values())
    quoted = {at + more for at, found in rows.items() if found for more in range(min(RUN, len(words)))}
    said_by_it = {words[at] for at in quoted if len(words[at]) > 1} - STOP
    if len(about) != 1 or 2 * len(quoted) < len(words) or len(said_by_it) < LEAST_TELLING:
        return ""
    return next(iter(about & told_since(scenario, state).keys()), "")


def told_since(scenario: Scenario, state: DrillState) -> Mapping[str, int]:
    """Claim → the second from which it has been told: in a wave, or in an inject that reached somebody."""
    since: dict[str, int] = {}
    for claim, minute in state.waves:
        since[claim] = min(since.get(claim, minute * 60), minute * 60)
    for number, delivery in state.deliveries.items():
        row = row_of(scenario, state, number) if delivery.reached else None
        if row and row.claim:
            since[row.claim] = min(since.get(row.claim, delivery.at), delivery.at)
    for case, claim in state.links.items():
        since.setdefault(claim, state.book.cases[case].opened_at)
    return since


def _looked_at(scenario: Scenario, claim: Claim, case: Case, since: int, state: DrillState) -> Likely:
    shared = _shared(scenario, claim.id, said(case))
    weight = sum(shared.values())
    began = [minute * 60 for told, minute in state.waves if told == claim.id]
    now = min(abs(case.opened_at - at) for at in (since, *began)) <= RECENT
    here = bool(case.ward) and case.ward in {wave.ward for wave in claim.waves}
    best = sorted(shared, key=lambda term: (-shared[term], term))
    words = tuple(_as_written(said(case), best)) if weight >= LEAST else ()
    return Likely(claim=claim, score=weight + HERE * here + NOW * now, words=words, here=here, now=now)


def said(case: Case) -> str:
    """All that a case says of itself, in its reporter's words and in the desk's."""
    return "\n".join(told for told in (case.said, case.sentence, case.place) if told)


def _shared(scenario: Scenario, claim: str, text: str) -> Mapping[str, int]:
    """The words and pairs of a text that the claim is told by, with their weights."""
    telling = _telling(scenario)
    return {
        term: UNIT // telling.spread[term] * (PAIR if " " in term else 1)
        for term in _terms(text)
        if term in telling.terms[claim]
    }


def _as_written(text: str, terms: Iterable[str]) -> Iterator[str]:
    """The first few of those terms as the text has them, none within another."""
    text = as_read(text)
    read = words_of(text)
    shown: list[str] = []
    for term in terms:
        if len(shown) < TOLD_WORDS and not any(term in longer for longer in shown):
            shown.append(term)
    for term in shown:
        parts = tuple(term.split())
        at = next(at for at in range(len(read.words)) if read.words[at : at + len(parts)] == parts)
        yield text[read.spans[at][0] : read.spans[at + len(parts) - 1][1]]


@lru_cache(maxsize=64)
def _terms(text: str) -> frozenset[str]:
    read = words_of(text)
    single = {word for word in read.words if word not in STOP and len(word) > 1}
    pairs = {
        f"{first} {then}"
        for first, then in zip(read.words, read.words[1:], strict=False)
        if not (first in STOP and then in STOP)
    }
    return frozenset(single | pairs)


_kept: dict[int, tuple[Scenario, _Telling]] = {}


def _telling(scenario: Scenario) -> _Telling:
    if (kept := _kept.get(id(scenario))) is None:
        kept = _kept[id(scenario)] = (scenario, _read(scenario))
        for oldest in list(_kept)[:-KEPT]:
            _kept.pop(oldest, None)
    return kept[1]


def _read(scenario: Scenario) -> _Telling:
    texts: dict[str, list[str]] = {"": []}
    for claim in scenario.claims:
        texts[claim.id] = [claim.sentence.vi, claim.sentence.en, *claim.anchors]
    for inject in scenario.msel.injects:
        both = (inject.subject, inject.body)
        texts[inject.claim or ""] += [text for words in both for text in (words.vi, words.en)]
    for grammar in scenario.texts.grammars:
        texts[grammar.claim or ""] += _patterns(grammar)
    terms = {name: frozenset().union(*map(_terms, told)) for name, told in texts.items()}
    rows: dict[tuple[str, ...], frozenset[str]] = {}
    for name, told in texts.items():
        for row in {row for text in told for row in _rows(words_of(text).words)}:
            rows[row] = rows.get(row, frozenset()) | {name}
    spread = Counter(term for name, found in terms.items() if name for term in found)
    return _Telling(terms=terms, spread=spread, rows=rows)


def _rows(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every RUN words in a row; of a shorter text the whole, from SHORT_RUN words on."""
    if SHORT_RUN <= len(words) < RUN:
        yield tuple(words)
    for at in range(len(words) - RUN + 1):
        yield tuple(words[at : at + RUN])


def _patterns(grammar: Grammar) -> Iterator[str]:
    """The pieces of a grammar between its placeholders."""
    for pattern in (*grammar.start, *(pattern for rule in grammar.rules.values() for pattern in rule)):
        yield from _PLACEHOLDER.split(pattern)
