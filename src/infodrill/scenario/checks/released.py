"""Whether what people are told gives leave for what another text of its claim refuses or fears, or spares them what it asks."""

# Charter: scenario checks released
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from infodrill.kernel.i18n import N_
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.advised import LONG_WORD
from infodrill.scenario.checks.clash import FALSE, settled
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.checks.saidthings import SMALL, stem
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Claim

SAME: Mapping[str, int] = {"vi": 3, "en": 2}
"""Words by which two clauses tell of one deed: a word of English is more than a syllable."""
MOSTLY = 0.5  # of the words of the shorter one
_LEAVE = re.compile(
    r"(?i)(?<!\w)(?:(?:không|chẳng) (?:sao|hại gì|có gì hại|có hại gì)(?: cả)? (?:nếu|khi)(?: bà con| mọi người| ai)?"
    r"|(?:không|chẳng) có gì sai (?:nếu|khi)|(?:ai )?muốn thì cứ(?: việc| tự nhiên)?|cứ việc"
    r"|cứ thoải mái|thoải mái(?: mà)?|tha hồ|được phép"
    r"|no harm (?:in|if you|to)|feel free(?: to)?|go ahead(?: and)?|by all means|nothing wrong (?:with|in)"
    r"|(?:you are|you're|everybody is) welcome to|at liberty to"
    r"|(?:it is|it's) (?:all right|fine|ok|okay|safe|harmless) (?:to|if you)|(?:you are|you're) free to) "
    r"(?P<deed>[^.;!?]+)"
)
"""What gives leave, and for what."""
_SPARED = re.compile(
    r"(?i)(?<!\w)(?:(?:không|chẳng|khỏi) (?:cần|phải)(?: phải)?|không nhất thiết(?: phải)?|thôi không cần"
    r"|no need to|need not|needn['’]t|(?:do not|don['’]t) (?:need|have) to|no longer (?:need|have) to) "
    r"(?P<deed>[^.,;!?]+)"
)
"""What spares people something, and what."""
_FORBIDS = re.compile(
    r"(?i)^\W*(?:(?:xin|please|and|và|ai cũng|cũng|bà con|mọi người) )*không(?!\w)"
    r"|(?<!\w)(?:đừng|chớ|không (?:nên|được)|ngừng|thôi|khoan|tránh|do not|don['’]t|never|must not|should not|no one should"
    r"|stop|avoid|refrain|keep away|keep off)(?!\w)"
)
"""What tells people not to do something; that they have not met their child yet is none."""
_FORBIDDEN = re.compile(
    r"(?i)(?<!\w)(?:đừng|chớ|không (?:nên|được)|không(?= (?:nộp|trả|đưa|cho|uống|ăn|đi|ra|tới|mở|gọi|chuyển|mua|bán|lội|tin))"
    r"|khoan|do not|don['’]t|never|must not|should not) (?:có |ai |hãy )?(?P<deed>[^.;!?]+)"
)
"""What is forbidden, from the word by which the deed begins."""
_LEADS_IN = re.compile(r"(?i)^\W*(?:(?:xin|hãy|cứ|nên|mọi người|bà con|please|and|và|then|always) )+")
_NEEDS = re.compile(r"(?i)^(?:cần|phải|nên|you (?:need to|must|should|have to)) ")
_UNDONE = re.compile(r"(?i)(?<!\w)(?:không|chưa|chẳng|no|not|nobody|un\w+ed)(?!\w)")
_ONLY_IF = re.compile(
    r"(?i)^\W*(?:ai|lỡ|trước khi|sau khi|whoever|until|before|after|once|while|for)(?!\w)"
    r"|.*(?<!\w)(?:khi|nếu|chỉ|if|when|only|unless|no|nobody|nothing|none|không|chẳng)(?!\w)"
)
"""What people are to do of one case only, or are told not to do in other words."""
_FOR_NOW = re.compile(
    r"(?i)(?<!\w)(?:khoan|tạm|chờ|đợi|chưa|cho đến khi|yet|until|for now|for the moment|wait)(?!\w)"
)
"""What holds only till more is known."""

_ASKS = re.compile(
    r"(?i)(?:gọi|hỏi|báo|nhắn|ring|ringing|call|calling|ask|asking|tell|telling|message|report)(?!\w)"
)
"""Deeds by which people find out."""


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for n, claim in enumerate(loaded.scenario.claims):
        for name in ("advice", "meanwhile"):
            if getattr(claim, name) is None or not loaded.where.written("claims", n, name):
                continue
            for lang in dict.fromkeys(loaded.scenario.drill.languages):
                if found := _against(claim, name, lang) or _bidden(claim, name, lang):
                    yield _told(loaded, n, name, lang, found)
                elif name == "meanwhile" and (early := _too_soon(claim, lang)):
                    message = N_("a first word gives leave for something before anything is known: {text}")
                    remedy = N_("Say what keeps people safe whatever is found, or leave it if this does.")
                    place = loaded.where("claims", n, name, lang)
                    yield warning("S163", place, message, remedy, text=in_code(early[:80]))


def _told(loaded: Loaded, n: int, name: str, lang: str, found: tuple[str, str, str]) -> ScenarioProblem:
    said, other, text = found
    place = loaded.where("claims", n, name, lang)
    message = N_("it says {said}, and {other} of the same claim says {text}")
    remedy = N_("Tell people the same in both, or leave it if they speak of two things.")
    shown = {"said": in_code(said[:80]), "other": in_code(other), "text": in_code(text[:80])}
    return warning("S163", place, message, remedy, **shown)


def _against(claim: Claim, name: str, lang: str) -> tuple[str, str, str] | None:
    """What a field gives leave for or spares people, the field that refuses or asks that, and its clause."""
    text = getattr(claim, name).in_(lang)
    beside = (("advice", claim.advice), ("meanwhile", claim.meanwhile))
    for hit in (*_LEAVE.finditer(text), *_SPARED.finditer(text)):
        leave = hit.re is _LEAVE
        for other, said in beside:
            for clause in _clauses(said.in_(lang)) if said else ():
                if _releases(clause):
                    continue
                refuses = bool(_FORBIDS.search(clause))
                if (
                    refuses == leave
                    and (leave or _begins(hit["deed"], clause, lang))
                    and _same(hit["deed"], clause, lang)
                    and not _over(claim, name, clause, lang)
                ):
                    return hit[0], other, clause.strip()
        if leave and (clause := _feared(claim, hit["deed"], lang)):
            return hit[0], "harm_why", clause
    return None


def _bidden(claim: Claim, name: str, lang: str) -> tuple[str, str, str] | None:
    """What a text bids people, the field that forbids the very deed, and its words: what holds till more is known may be over."""
    for clause in _clauses(getattr(claim, name).in_(lang)):
        bid = _LEADS_IN.sub("", clause).strip()
        if not bid or _FORBIDS.search(clause) or _releases(clause) or _ONLY_IF.match(clause):
            continue
        feared = _feared(claim, bid, lang)
        if feared and _goes_on_as(bid, feared, lang):
            return clause.strip(), "harm_why", feared
        for other in ("advice", "meanwhile"):
            said = getattr(claim, other)
            for against in _clauses(said.in_(lang)) if said and other != name else ():
                for hit in _FORBIDDEN.finditer(against):
                    if _one_deed(bid, hit["deed"], lang) and not _over(claim, name, against, lang):
                        return clause.strip(), other, against.strip()
    return None


def _goes_on_as(bid: str, feared: str, lang: str) -> bool:
    """Whether what people are bidden begins as what is feared that they do, where that is feared of no silence: "carry cash"."""
    words = [stem(word, lang) for word in folded_words(_NEEDS.sub("", bid)).split()]
    beside = f" {' '.join(stem(word, lang) for word in folded_words(feared).split())} "
    row = " ".join(words[: SAME[lang]])
    return len(words) > SAME[lang] and f" {row} " in beside and not _UNDONE.search(feared)


def _one_deed(bid: str, forbidden: str, lang: str) -> bool:
    """Whether both begin with one word and go on alike, and neither names a place that the other does not."""
    heads = [stem(folded_words(text).partition(" ")[0], lang) for text in (bid, forbidden)]
    names = [
        {word for word in re.findall(r"[^\W\d_]+", text)[1:] if word[0].isupper()}
        for text in (bid, forbidden)
    ]
    return heads[0] == heads[1] and names[0] == names[1] and _same(bid, forbidden, lang)


def _releases(clause: str) -> bool:
    return bool(_LEAVE.search(clause) or _SPARED.search(clause))


def _over(claim: Claim, name: str, clause: str, lang: str) -> bool:
    """Whether a first word has had its time: the record shows that the rumour is false, and what was asked of people was asked
    till then."""
    spared = not _FORBIDS.search(clause)
    return name == "advice" and settled(claim, FALSE) and bool(spared or _FOR_NOW.search(clause))


def _feared(claim: Claim, deed: str, lang: str) -> str:
    """The clause of `harm_why` that fears what people are given leave for; "" for none."""
    return next(
        (clause.strip() for clause in _clauses(claim.harm_why.in_(lang)) if _same(deed, clause, lang)), ""
    )


def _too_soon(claim: Claim, lang: str) -> str:
    """What a first word gives leave for, other than to ask or to tell somebody; "" for none."""
    hits = _LEAVE.finditer(claim.meanwhile.in_(lang)) if claim.meanwhile else ()
    return next((hit[0] for hit in hits if not _ASKS.match(hit["deed"])), "")


def _clauses(text: str) -> list[str]:
    return [clause for part in sentences(text, also=";") for clause in re.split(r",(?! (?:dù|even))|:", part)]


def _same(deed: str, clause: str, lang: str) -> bool:
    """Whether two clauses tell of one deed, by the words that say something."""
    here, there = _words(deed, lang), _words(clause, lang)
    shared = here & there
    return len(shared) >= SAME[lang] and len(shared) >= MOSTLY * min(len(here), len(there))


def _begins(deed: str, clause: str, lang: str) -> bool:
    """Whether a clause has the word by which a deed begins: to wait for a report is none, where a report is told of."""
    first = stem(folded_words(deed).partition(" ")[0], lang)
    return first in {stem(word, lang) for word in folded_words(clause).split()}


def _words(text: str, lang: str) -> frozenset[str]:
    words = (
        stem(word, lang) for word in folded_words(text).split() if len(word) >= LONG_WORD - (lang == "vi")
    )
    return frozenset(word for word in words if word not in SMALL)
