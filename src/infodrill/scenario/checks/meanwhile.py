"""Whether what keeps people from harm meanwhile says what only the record shows."""

# Charter: scenario checks meanwhile
from __future__ import annotations

import re

from infodrill.scenario.checks.clash import alike
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.schema import Claim, Scenario

MOST_ALIKE = 3  # words in a row that two sentences about one thing share by chance
_JUDGES = re.compile(
    r"(?i)sai sự thật|là sai\b|không đúng sự thật|tin giả|bịa|không có thật|là đúng\b|là có thật|đã xác minh"
    r"|\b(?:false|fake|hoax|untrue|not true|is true|verified)\b"
    # what only whoever has looked can say: that nobody need worry, and what a gauge shows
    r"|(?:yên|an) tâm|không (?:có gì )?(?:đáng|phải) lo"
    r"|\b(?:rest assured|nothing to worry|no need to worry|do(?:n['’]t| not) worry)\b"
    r"|\d\s*(?:%|phần trăm\b|per ?cent\b)"
)
_PARTS = re.compile(r"[.;:,!?…]")
_DENIES = re.compile(
    r"(?i)\w\s+(?:không|chưa hề|chẳng)\s+(?!tự|nên|được|phải|để|cho|nghe|ai\b)\w"
    r"|\b(?:is|are|was|were|has|have|had|did|does)(?:n['’]t| not| no)\b|\bthere (?:is|are|was|were) no\b"
)
_SMALL_WORDS = frozenset(
    (
        "the",
        "a",
        "an",
        "of",
        "in",
        "at",
        "to",
        "and",
        "or",
        "is",
        "are",
        "has",
        "it",
        "o",
        "la",
        "co",
        "va",
        "khong",
    )
)


def tells_early(claim: Claim, scenario: Scenario) -> bool:
    """Whether `meanwhile` judges the claim, repeats a record of it or denies its sentence."""
    if claim.meanwhile is None:
        return False
    for lang in scenario.drill.languages:
        said = claim.meanwhile.in_(lang)
        records = (known.why.in_(lang) for known in claim.truth if known.verdict != "UNPROVEN")
        if _JUDGES.search(said) or any(alike(said, record) > MOST_ALIKE for record in records):
            return True
        if any(denies(part, claim.sentence.in_(lang)) for part in _PARTS.split(said)):
            return True
    return False


def denies(part: str, sentence: str, least: int = 2) -> bool:
    """Whether a part of a text says that what the sentence tells is not so, with so many of its words; to leave something be is
    no such word."""
    words = {*folded_words(part).split()} & {*folded_words(sentence).split()}
    return bool(_DENIES.search(part)) and len([word for word in words if word not in _SMALL_WORDS]) >= least
