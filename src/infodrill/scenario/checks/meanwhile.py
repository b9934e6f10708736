"""Whether what keeps people from harm meanwhile says what only the record shows."""

# Charter: scenario checks meanwhile
from __future__ import annotations

import re
from collections.abc import Mapping

from infodrill.scenario.checks.clash import alike
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.checks.saidthings import SMALL, stem
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
_CAUSE = re.compile(
    r"(?i)(?:(?<!\w)(?:do|vì|bởi|tại vì|là do|because of|due to|caused by|comes? from|came from)|, from)"
    r" (?:(?:the|a|an|some|việc|có|bị|một|mấy) )*(?P<cause>[^.;:,!?()]+)"
)
"""How a record says what it comes from."""
NAMED: Mapping[str, int] = {"vi": 2, "en": 1}
"""Words by which a cause is named: a word of English is more than a syllable."""
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
    """Whether `meanwhile` judges the claim, repeats a record of it, names the cause that it finds, or denies its sentence."""
    if claim.meanwhile is None:
        return False
    for lang in scenario.drill.languages:
        said = claim.meanwhile.in_(lang)
        records = (known.why.in_(lang) for known in claim.truth if known.verdict != "UNPROVEN")
        if _JUDGES.search(said) or any(alike(said, record) > MOST_ALIKE for record in records):
            return True
        if _names_the_cause(claim, said, lang):
            return True
        if any(denies(part, claim.sentence.in_(lang)) for part in _PARTS.split(said)):
            return True
    return False


def _names_the_cause(claim: Claim, said: str, lang: str) -> bool:
    """Whether it names what a later record finds as the cause, and neither the claim nor what was known before does."""
    told = [known.why.in_(lang) for known in claim.truth if known.verdict == "UNPROVEN"]
    if not told:
        return False
    before = {*_said(" ".join((claim.sentence.in_(lang), *told)), lang)}
    here = f" {' '.join(_said(said, lang))} "
    for known in claim.truth:
        found = _CAUSE.finditer(known.why.in_(lang)) if known.verdict != "UNPROVEN" else ()
        for words in (_said(hit["cause"], lang)[: NAMED[lang]] for hit in found):
            if {*words} - before - SMALL and f" {' '.join(words)} " in here:
                return True
    return False


def _said(text: str, lang: str) -> list[str]:
    return [stem(word, lang) for word in re.findall(r"[^\W\d_]+", text.lower())]


def denies(part: str, sentence: str, least: int = 2) -> bool:
    """Whether a part of a text says that what the sentence tells is not so, with so many of its words; to leave something be is
    no such word."""
    words = {*folded_words(part).split()} & {*folded_words(sentence).split()}
    return bool(_DENIES.search(part)) and len([word for word in words if word not in _SMALL_WORDS]) >= least
