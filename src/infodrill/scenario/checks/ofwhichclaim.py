"""Of which claim an inject or a grammar speaks, by all that the drill says of each: its fields, what else is told of it."""

# Charter: scenario checks of which claim
from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise

from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.saidthings import SMALL
from infodrill.scenario.checks.wording import OF_ANOTHER, OF_CONTROL, misread
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Bi, Claim
from infodrill.scenario.yamltext import Path_

LEAST: Mapping[str, float] = {"body": 10, "grammar": 30}
"""What the words have to weigh by which a text is another claim's: one of one claim among N alone weighs log N, a pair two."""
MOST_OWN: Mapping[str, float] = {"body": 0.33, "grammar": 0.2}
"""For each of that, what its own claim's may weigh."""
NEXT: Mapping[str, float] = {"body": 0.7, "grammar": 0.7}
"""And what those of the next claim may: a text that fits several is of none of them."""
SHORT = (8, 0.2, 0.6)
"""The three for a body of few words, which has next to none of its own claim's and of the next one's."""
NEARLY = 1e-9  # by which sums of the same in another order differ
_WORD = re.compile(r"[^\W_]+")
_SMALL = SMALL | frozenset((
    *("tôi", "ai", "cái", "ấy", "bảo", "thế", "cho", "xin", "lại", "đi", "mấy", "gì", "nào", "đâu", "người", "bà", "ông", "anh"),
    *("chị", "em", "cô", "i", "my", "me", "he", "she", "us", "who", "what", "which", "where", "when", "how", "do", "does", "did"),
    *("will", "would", "can", "could", "out", "up", "down", "then", "now", "some", "get", "got"),
))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _SaidOfClaim:
    """A text that is said of a claim, where, and its words in their order."""

    claim: str
    path: Path_
    words: tuple[str, ...]


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    told = {n for n, _ in misread(loaded)}
    languages = tuple(dict.fromkeys(loaded.scenario.drill.languages))
    said = {lang: list(_said(loaded, lang)) for lang in languages}
    held = {lang: _ByClaim(loaded, said[lang], "msel", _SMALL) for lang in languages}
    # Posts are short: each word of them counts.
    lines = {lang: _ByClaim(loaded, said[lang], "texts", frozenset()) for lang in languages}
    remedy = N_("Write {near}, or leave it if that is meant.")
    for n, inject in enumerate(loaded.scenario.msel.injects):
        if inject.claim is None or inject.kind in OF_CONTROL or n in told:
            continue
        nearest = {
            each.nearest(("msel", "injects", n, "body"), inject.claim, "body") for each in held.values()
        }
        if len(nearest) == 1 and (near := min(nearest)):
            params = {"number": inject.number, "claim": in_code(inject.claim), "near": in_code(near)}
            yield warning("S163", loaded.where("msel", "injects", n, "claim"), OF_ANOTHER, remedy, **params)
    for n, grammar in enumerate(loaded.scenario.texts.grammars):
        if grammar.claim and grammar.language in lines:
            path: Path_ = ("texts", "grammars", n)
            if near := lines[grammar.language].nearest(path, grammar.claim, "grammar"):
                message = N_("{id} speaks of the claim {claim}, and its words are those of {near}")
                params = {"id": grammar.id, "claim": in_code(grammar.claim), "near": in_code(near)}
                yield warning("S163", loaded.where(*path, "claim"), message, remedy, **params)


class _ByClaim:
    """All that is said of each claim in one language, by the words that a text which is asked about (of the file `asked`) has and
    another too."""

    def __init__(self, loaded: Loaded, texts: list[_SaidOfClaim], asked: str, small: frozenset[str]) -> None:
        words = {each.path: _without(each.words, small) for each in texts}
        often = Counter(chain.from_iterable(words.values()))
        told = {each for path in words if path[0] == asked for each in words[path] if often[each] > 1}
        self.said = {each.path: (each.claim, words[each.path] & told) for each in texts}
        self.kin = {claim.id: _kin(claim) for claim in loaded.scenario.claims}
        self.times: dict[str, Counter[str]] = defaultdict(
            Counter
        )  # by word, how many texts of each claim have it
        for claim_id, own in self.said.values():
            for word in own:
                self.times[word][claim_id] += 1
        # Words that the same claims have are weighed together: of many claims most words are few claims'.
        groups: dict[tuple[str, ...], int] = {}
        self.group = {
            word: groups.setdefault(tuple(claim for claim in times if claim in self.kin), len(groups))
            for word, times in self.times.items()
        }
        self.owners = tuple(groups)

    def nearest(self, path: Path_, own: str, kind: str) -> str:
        """The claim of which a text that is said of `own` speaks by its words; "" where it may be its own."""
        if path not in self.said or own not in self.kin:  # a name of no claim is told as that
            return ""
        told = list(self._weighs(*self.said[path]))
        mine, whole = (
            sum(weight for *_, weight, counts in told if counts or every) for every in (False, True)
        )
        measures = [(LEAST[kind], MOST_OWN[kind], NEXT[kind]), *((SHORT,) if kind == "body" else ())]
        if not any(
            whole >= least - NEARLY and mine <= most_own * whole + NEARLY for least, most_own, _ in measures
        ):
            return ""  # as mostly: no claim's can weigh more than all of them
        weighs: dict[str, float] = defaultdict(float)
        for owners, weight, _ in told:
            for claim in owners:
                weighs[claim] += weight
        others = sorted(((weight, claim) for claim, weight in weighs.items() if claim != own), reverse=True)
        (most, near), (following, _) = [*others[:2], (0.0, ""), (0.0, "")][:2]
        related = own in self.kin[near] or near in self.kin[own] if near else True
        fits = any(
            most >= least and mine <= most_own * most and following <= next_most * most
            for least, most_own, next_most in measures
        )
        return near if fits and not related else ""

    def _weighs(self, of: str, said: frozenset[str]) -> Iterator[tuple[tuple[str, ...], float, bool]]:
        """The claims that have words of a text, what these weigh, and whether they weigh for the claim `of` which it is said: the
        text itself says nothing for that."""
        alike = Counter[tuple[int, bool]]()
        for word in said:
            alike[self.group[word], self.times[word][of] == 1] += 2 if " " in word else 1
        for (group, once), words in sorted(alike.items()):
            owners = self.owners[group]
            alone = once and of in owners
            if len(owners) - alone not in (0, len(self.kin)):  # nobody's, or everybody's
                weight = words * math.log(len(self.kin) / (len(owners) - alone))
                yield owners, weight, of in owners and not alone


def _kin(claim: Claim) -> frozenset[str]:
    """Claims that speak of the same by right."""
    named = (claim.parent, claim.split_of, claim.twin)
    return frozenset({*(each for each in named if each), *claim.duplicates})


def _said(loaded: Loaded, lang: str) -> Iterator[_SaidOfClaim]:
    scenario = loaded.scenario
    for n, claim in enumerate(scenario.claims):
        texts: dict[Path_, Bi | None] = {
            (name,): getattr(claim, name) for name in ("sentence", "topic", "kernel", "advice", "meanwhile")
        }
        texts |= {("truth", m, "why"): known.why for m, known in enumerate(claim.truth)}
        for path, text in texts.items():
            if text is not None:
                yield _SaidOfClaim(claim=claim.id, path=("claims", n, *path), words=_words(text.in_(lang)))
    for n, inject in enumerate(scenario.msel.injects):
        if inject.claim:
            words = _words(inject.body.in_(lang))
            yield _SaidOfClaim(claim=inject.claim, path=("msel", "injects", n, "body"), words=words)
    for n, grammar in enumerate(scenario.texts.grammars):
        if grammar.claim and grammar.language == lang:
            lines = " ".join((*grammar.start, *(line for rule in grammar.rules.values() for line in rule)))
            yield _SaidOfClaim(claim=grammar.claim, path=("texts", "grammars", n), words=_words(lines))


def _words(text: str) -> tuple[str, ...]:
    return tuple(map(str.casefold, _WORD.findall(text)))


def _without(words: tuple[str, ...], small: frozenset[str]) -> frozenset[str]:
    """The words that are not small, and pairs of such."""
    pairs = (f"{here} {there}" for here, there in pairwise(words) if here not in small and there not in small)
    return frozenset((*(word for word in words if word not in small), *pairs))
