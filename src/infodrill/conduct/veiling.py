"""Blacks out, in what is made of a drill, what the scenario says may lawfully be withheld: a leak is not spread again.

Documents are made of the log as `veiled` gives it, so that none of them has to remember it; what measures say in words of their
own goes through the veil when it is put into words.
"""

# Charter: conduct veiling
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from infodrill.casework.leak import Artefact
from infodrill.conduct.beside import stage_of
from infodrill.conduct.nouns.course import DrillOpened
from infodrill.conduct.weighing import passages
from infodrill.kernel.erasable import until_erased
from infodrill.kernel.events import Event, retold
from infodrill.kernel.folding import as_read
from infodrill.kernel.i18n import LANGUAGES, N_, Lang, tr
from infodrill.kernel.sentences import around
from infodrill.scenario.schema import Scenario

CLOSED = N_("[kept closed]")

Veil = Callable[[str, str], str]
Spans = tuple[tuple[int, int], ...]


def veil_of(scenario: Scenario) -> Veil:
    """(text, language) → the text, each sentence that tells a protected fact replaced by a sign in that language. A text that
    tells none comes back as it was."""
    found = _finder(scenario)
    return partial(_veiled, found=found) if found else _open


def veiled(scenario: Scenario, events: Iterable[Event]) -> tuple[Event, ...]:
    """The log as a document may tell it: every free text without what may lawfully be withheld, with the sign in the language of
    its field, else the drill's. An event that tells nothing of it is the same event."""
    log, found = tuple(events), _finder(scenario)
    if found is None:
        return log
    opened = next((event.body for event in log if isinstance(event.body, DrillOpened)), None)
    return tuple(_shown(event, found, opened.language if opened else LANGUAGES[0]) for event in log)


def in_tongue(text: str, lang: Lang) -> str:
    """A veiled text with the sign in that language; "" where nothing was taken out of it."""
    signs = [tr(each, CLOSED) for each in LANGUAGES]
    if not any(sign in text for sign in signs):
        return ""
    for sign in signs:
        text = text.replace(sign, tr(lang, CLOSED))
    return text


def _finder(scenario: Scenario) -> Callable[[str], Spans] | None:
    """text → the sentences in it that tell a protected fact; None in a drill that keeps nothing."""
    facts = tuple(
        text for claim in scenario.claims for kept in claim.protects for text in (kept.fact.vi, kept.fact.en)
    )
    stage, contacts = stage_of(scenario), scenario.drill.public_contacts
    return partial(_closed, facts=facts, stage=stage, contacts=contacts) if facts else None


def _open(text: str, lang: str) -> str:
    """Of a drill that keeps nothing."""
    del lang
    return text


def _shown(event: Event, found: Callable[[str], Spans], language: str) -> Event:
    """A figure that was taken out of a sentence beside it does not stand alone either."""
    closed: list[str] = []
    open_ = [""]

    def gather(name: str, text: str) -> str:
        told = _veiled(text, _tongue(name, language), found)
        spans, plain = found(text), as_read(text)
        closed.extend(plain[start:end] for start, end in spans)
        open_.append(told if spans else "")
        return told

    def alone(name: str, text: str) -> str:
        is_part = text.strip() and any(text in sentence for sentence in closed) and text not in open_[0]
        return tr(_tongue(name, language), CLOSED) if is_part else text

    body = retold(event.body, gather)
    if closed:
        open_[0] = "\n".join(open_)
        body = retold(body, alone)
    return event if body is event.body else replace(event, body=body)


def _tongue(name: str, language: str) -> str:
    ending = name.rpartition("_")[2]
    return ending if ending in LANGUAGES else language


def _veiled(text: str, lang: str, found: Callable[[str], Spans]) -> str:
    spans, sign = found(text), tr(lang, CLOSED)
    plain = as_read(text) if spans else text
    for start, end in reversed(spans):
        plain = plain[:start] + _in_place(plain[start:end], sign) + plain[end:]
    return plain


def _in_place(said: str, sign: str) -> str:
    """The sign in the place of what was said, with the quotation marks that open or close there and not within it."""
    opens = said.count("“") - said.count("”")
    return f"{'“' * max(0, opens)}{sign}{'”' * max(0, -opens)}"


@until_erased(4096)
def _closed(text: str, facts: tuple[str, ...], stage: Artefact, contacts: tuple[str, ...]) -> Spans:
    """A leak is read in the text as a reader sees it, and the sentence is the least that does not tell it."""
    plain = as_read(text)
    spans = [
        _sentence(plain, hit.start, hit.end)
        for fact in facts
        for hit in passages(plain, fact, stage, contacts)
    ]
    return tuple(_joined(sorted(spans))) if spans else ()


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """From the first letter of the sentence that holds `start` to the last before the end of the one that holds `end`."""
    first, last = around(text, start, end)
    while text[first : first + 1].isspace():
        first += 1
    return first, max(end, last)


def _joined(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that touch or lie over one another as one, in order."""
    first, last = spans[0]
    for start, end in spans[1:]:
        if start > last:
            yield first, last
            first, last = start, end
        last = max(last, end)
    yield first, last
