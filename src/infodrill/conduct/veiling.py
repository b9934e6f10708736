"""Blacks out, in what is made of a drill, what the scenario says may lawfully be withheld: a leak is not spread again."""

# Charter: conduct veiling
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from infodrill.casework.leak import Artefact
from infodrill.conduct.beside import stage_of
from infodrill.conduct.weighing import passages
from infodrill.kernel.folding import as_read
from infodrill.kernel.i18n import N_, tr
from infodrill.scenario.schema import Scenario

CLOSED = N_("[kept closed]")
ENDS = re.compile(r"[.!?…]+(?=[\s\"'”’»)\]]|$)|\n")  # of a sentence; the point in "3.000" ends none

Veil = Callable[[str, str], str]


def veil_of(scenario: Scenario) -> Veil:
    """(text, language) → the text, each sentence that tells a protected fact replaced by a sign in that language. A text that
    tells none comes back as it was."""
    facts = tuple(
        text for claim in scenario.claims for kept in claim.protects for text in (kept.fact.vi, kept.fact.en)
    )
    if not facts:
        return _open
    stage, contacts = stage_of(scenario), scenario.drill.public_contacts
    return partial(_veiled, facts=facts, stage=stage, contacts=contacts)


def _open(text: str, lang: str) -> str:
    """Of a drill that keeps nothing."""
    del lang
    return text


@lru_cache(maxsize=1024)
def _veiled(text: str, lang: str, facts: tuple[str, ...], stage: Artefact, contacts: tuple[str, ...]) -> str:
    """A leak is read in the text as a reader sees it, and the sentence is the least that does not tell it."""
    plain = as_read(text)
    found = [
        _sentence(plain, hit.start, hit.end)
        for fact in facts
        for hit in passages(plain, fact, stage, contacts)
        if hit.source
    ]
    if not found:
        return text
    sign = tr(lang, CLOSED)
    for start, end in reversed(tuple(_joined(sorted(found)))):
        plain = plain[:start] + sign + plain[end:]
    return plain


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """From the first letter of the sentence that holds `start` to the last before the end of the one that holds `end`."""
    before = [found.end() for found in ENDS.finditer(text) if found.end() <= start]
    first = before[-1] if before else 0
    after = ENDS.search(text, max(first, end - 1))
    while text[first : first + 1].isspace():
        first += 1
    return first, max(end, after.start()) if after else len(text)


def _joined(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that touch or lie over one another as one, in order."""
    first, last = spans[0]
    for start, end in spans[1:]:
        if start > last:
            yield first, last
            first, last = start, end
        last = max(last, end)
    yield first, last
