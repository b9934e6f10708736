"""Texts in two languages of which one says less or otherwise: a token or a sentence that is in one of them alone."""

# Charter: scenario checks translations
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.languages import bilingual
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Bi

LEAST_WORDS = 10  # of a text that is long enough to be cut short
HALF = 0.6  # words of one language for each of the other below which a sentence is missing too
_TOKEN = re.compile(r"\{[^{}]*\}")
_SENTENCE = re.compile(r"[.!?…;]+(?:\s|$)")


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    if len(set(loaded.scenario.drill.languages)) < 2:
        return
    for path, text in bilingual(loaded):
        place = loaded.where(*path, "en")
        vi, en = (Counter(_TOKEN.findall(said)) for said in (text.vi, text.en))
        if vi != en:
            message = N_("in Vietnamese it says {vi}, and in English {en}")
            remedy = N_("Correct one of the two, or leave it if that is meant.")
            shown = {"vi": _listed(vi - en), "en": _listed(en - vi)}
            yield warning("S165", place, message, remedy, **shown)
        elif short := _cut_short(text):
            message = N_("one language has less to say than the other; in the shorter it ends with: {text}")
            remedy = N_("Translate the rest, or leave it if that is meant.")
            yield warning("S165", place, message, remedy, text=in_code(short[-80:]))


def _listed(tokens: Counter[str]) -> str:
    return ", ".join(in_code(each) for each in sorted(tokens)) or "–"


def _cut_short(text: Bi) -> str:
    """The language that lacks a sentence and half of the words, or ""."""
    shorter, longer = sorted((text.vi, text.en), key=lambda said: len(said.split()))
    if len(longer.split()) < LEAST_WORDS or len(shorter.split()) >= HALF * len(longer.split()):
        return ""
    return shorter if _sentences(shorter) < _sentences(longer) else ""


def _sentences(text: str) -> int:
    return sum(bool(part.strip()) for part in _SENTENCE.split(text))
