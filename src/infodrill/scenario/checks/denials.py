"""What the record of a true claim denies of it, what is kept back and told by the record, and advice to pay or to open what a
page that poses as somebody asks for."""

# Charter: scenario checks denials
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from infodrill.kernel.i18n import N_
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.advised import REFUSES
from infodrill.scenario.checks.clash import FALSE, TRUE, alike, settled
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Claim

LONG_WORD = 3  # letters of a word that says something
WHOLE = 6  # words in a row that both have
SHARED = 3  # such words behind a denial, which the claim says and does not deny
_DENIES: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(r"(?i)(?<!\w)(?:không(?! (?:chỉ|những|còn|kịp))|chưa|chẳng|chưa hề)(?!\w)"),
    "en": re.compile(r"(?i)n['’]t\b|(?<!\w)(?:not(?! only)|no|never|nobody|none|neither)(?!\w)"),
}
_CLAUSES = re.compile(r"[,:;()–—]\s|\s(?:and|but|và|nhưng|còn)\s")
_PAYS: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(
        r"(?i)(?<!\w)(?:cứ|hãy|nên|nhớ|mau) (?:\w+ ){0,2}?(?:chuyển|gửi|nộp|đóng góp|ủng hộ|trả|quét|bấm|nhập|tải|cài)(?!\w)"
        r"|^\W*(?:chuyển tiền|gửi tiền|nộp tiền|quét mã|bấm vào|nhập mã)(?!\w)"
    ),
    "en": re.compile(
        r"(?i)^\W*(?:please )?(?:send|pay|transfer|donate|give money|scan|click|tap|open the link|enter|install|download)(?!\w)"
    ),
}
"""How advice begins that has people pay, or open what was sent to them."""
_OURS = re.compile(
    r"(?i)(?<!\w)(?:quầy|bàn|trực tiếp|tại|biên nhận|chính thức|báo|desk|counter|receipt|official|to us|tell|report|1\d\d)(?!\w)"
)
"""A way that is not the page's."""


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for n, claim in enumerate(loaded.scenario.claims):
        yield from _denied(loaded, n, claim)
        yield from _pays(loaded, n, claim)
        yield from _told_anyway(loaded, n, claim)


def _denied(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """A clause of the record that denies what the claim, which is true, says without denying anything."""
    lang = loaded.scenario.drill.languages[0]
    if not settled(claim, TRUE) or _DENIES[lang].search(claim.sentence.in_(lang)):
        return
    told = {*_words(claim.sentence.in_(lang))}
    for m, known in enumerate(claim.truth):
        for clause in _CLAUSES.split(known.why.in_(lang)):
            hit = _DENIES[lang].search(clause)
            behind = _words(clause[hit.end() :]) if hit else []
            shared = [word for word in behind if word in told]
            if known.verdict in TRUE and len(shared) >= SHARED and 2 * len(shared) > len(behind):
                message = N_("the claim is {verdict}, and its record denies what it says: {text}")
                said = {"verdict": known.verdict, "text": in_code(clause.strip()[:80])}
                place = loaded.where("claims", n, "truth", m, "why", lang)
                yield warning(
                    "S163", place, message, N_("Correct it, or write MOSTLY_TRUE or MIXED."), **said
                )


def _pays(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """Of a page that poses as somebody."""
    if not claim.poses_as or not settled(claim, FALSE):
        return
    for name in ("advice", "meanwhile"):
        text = getattr(claim, name)
        for lang in dict.fromkeys(loaded.scenario.drill.languages) if text is not None else ():
            for part in sentences(text.in_(lang), also=";"):
                if _PAYS[lang].search(part) and not REFUSES.search(part) and not _OURS.search(part):
                    message = N_(
                        "{name} tells people to do what the page that poses as somebody asks for: {text}"
                    )
                    said = {"name": in_code(name), "text": in_code(part.strip()[:80])}
                    place, remedy = loaded.where("claims", n, name, lang), N_("Write what keeps them safe.")
                    yield warning("S163", place, message, remedy, **said)


def _told_anyway(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """What may be withheld, and the record or what people are told says it word for word."""
    lang = loaded.scenario.drill.languages[0]
    said = {
        "why": [known.why for known in claim.truth],
        "advice": [claim.advice],
        "sentence": [claim.sentence],
    }
    for m, kept in enumerate(claim.protects):
        for name, texts in said.items():
            if any(
                text is not None and alike(kept.fact.in_(lang), text.in_(lang)) >= WHOLE for text in texts
            ):
                message = N_("what `protects` keeps back is told by {name} of the same claim")
                remedy = N_("Name what is not told, or take it out: what is only awkward is no ground.")
                place = loaded.where("claims", n, "protects", m, "fact")
                yield warning("S163", place, message, remedy, name=in_code(name))
                break


def _words(text: str) -> list[str]:
    return [word for word in folded_words(text).split() if len(word) >= LONG_WORD or word.isdigit()]
