"""Whether the reason of a verdict gives that verdict: a rumour that its own record bears out is not false, and one that it denies
is not true."""

# Charter: scenario checks reasons
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from infodrill.kernel.i18n import N_
from infodrill.kernel.saidnumbers import said_numbers
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.advised import AMOUNT, LONG_WORD
from infodrill.scenario.checks.clash import FALSE, TRUE, settled
from infodrill.scenario.checks.denials import IS_NOT, MAY_DENY
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.checks.saidthings import SMALL, stem
from infodrill.scenario.checks.sequence import RESULT, WAITING
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Claim
from infodrill.scenario.schema.base import FALSE_PARTS

SHARED = 3  # such words behind a denial, which the claim says and does not deny
RETOLD: Mapping[str, int] = {"vi": 4, "en": 3}
"""Words, no names, by which a record that denies nothing retells the rumour: a word of English is more than a syllable."""
HALF = 0.5  # of what it says
_DENIES: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(r"(?i)(?<!\w)(?:không(?! (?:chỉ|những|còn|kịp))|chưa|chẳng|chưa hề)(?!\w)"),
    "en": re.compile(r"(?i)n['’]t\b|(?<!\w)(?:not(?! only)|no|never|nobody|none|neither)(?!\w)"),
}
_CLAUSES = re.compile(r"[,:;()–—]\s|\s(?:and|but|và|nhưng|còn)\s")
_CONFIRMS = re.compile(
    r"(?i)(?<!không )(?<!chưa )(?<!chẳng )(?<!không phải )(?<!chưa chắc )(?<!\w)(?:(?:đúng|y) (?:như|với) (?:lời|tin|điều"
    r"|những gì|bà con"
    r"|người|mọi người|dân|ảnh|bài|clip|phản ánh|chuyện)(?! đính| chính)|quả (?:có|thật|đúng|là)|đúng là|(?:lời|tin|bài)(?:"
    r" đồn| đăng)?"
    r"(?: này| đó| ấy| ni| trên)?(?: là)? (?:đúng|có thật|chính xác)(?! không| hay| hướng)|xác nhận (?:là )?(?:đúng|có(?!"
    r" (?:nhầm|sai|lỗi))"
    r"|tin)(?! giả| sai)"
    r"|chuyện (?:này |đó |ấy )?có thật)(?!\w)"
    r"|(?<!not )(?<!n't )(?<!\w)(?:(?:(?:just|exactly|much|and it is) )?as (?:the )?(?:people|they|everybody|everyone"
    r"|rumours?|posts?|callers?"
    r"|neighbours|residents|picture|clip|message) (?:say|says|said|tells?|told|claims?|have it|has it|shows?)|(?:as|like)"
    r" (?:it is |was )?rumoured"
    r"|(?:rumours?|reports?|news|posts?|story|stories|claims?|message|it|this|that) (?:is|are|was|were) (?:all |quite |indeed"
    r" )?(?:true|right|correct)"
    r"|confirm\w* (?:the )?(?:rumour|post|report|story|claim|news))(?!\w)"
    r"|^\W*(?:đúng(?: vậy| rồi| thế)?|có thật|vâng|yes|true|right|correct|indeed)(?! \w)\W"
)
"""How a record says that the rumour is so."""
_REFUTES = re.compile(
    r"(?i)(?<!không )(?<!chưa )(?<!\w)(?:(?:lời|tin|bài|chuyện)(?: đồn| đăng)?(?: này| đó| ấy| ni| trên)?(?: là| hoàn toàn)*"
    r" (?:sai|bịa|giả|nhảm|không đúng"
    r"|không có thật|thất thiệt)(?! sót)|sai sự thật|không đúng(?: sự thật| như)|không có (?:chuyện|vụ|việc)(?: này| đó| ấy| như)"
    r"|(?:vẫn|luôn) (?:[^\W\d_]+ ){1,2}(?:đều|tốt|đủ)"
    r"|làm gì có|bịa đặt|tin vịt|(?:đều|luôn) (?:\w+ ){0,2}đúng (?:giờ|lịch)|(?:vẫn|luôn) (?:[^\W\d_]+ ){0,4}(?:bình"
    r" thường|như thường|như mọi (?:hôm|ngày)))(?!\w)"
    r"|(?<!not )(?<!\w)(?:(?:rumours?|reports?|news|posts?|story|stories|claims?|message|it|this|that) (?:is|are|was|were)"
    r" (?:all |quite )?"
    r"(?:wrong|false|untrue|fake|made up|invented|not (?:true|so|right))|no such (?:thing|case|fault)|untrue|hoax|(?:every"
    r"|all|each)(?: \w+){1,7} (?:on time|as planned)|nothing of"
    r" the (?:kind|sort)"
    r"|(?:works?|working|runs?|running|in use|open|in order|served?)(?: \w+){0,2} (?:as usual|normally|as always|without a"
    r" break))(?!\w)"
)
"""How a record says that what is told is not so, or that all is as ever."""
_UNKNOWN = re.compile(
    r"(?i)(?<!\w)(?:chưa|không) (?:rõ|biết|xác định)(?: được)? (?!ai|người|do ai)[^.;]{0,60}(?:hay (?:không|chưa)|có phải|có"
    r" thật)(?!\w)"
    r"|(?<!\w)(?:not (?:yet )?(?:known|clear)(?: yet)?|unknown|unclear) (?:whether|if)(?!\w)"
)
"""What nobody knows yet: whether it is so."""
_FINDS = re.compile(
    r"(?i)(?<!\w)(?:(?:đã |đều |cho )?(?:thấy|(?<!không )(?<!chưa )có|chứa|phát hiện|đo được|tìm ra|tìm thấy)|shows?|showed"
    r"|found|finds?|detect(?:s|ed)?|measured|contain(?:s|ed)|there (?:is|was)|held)"
    r"(?: (?:có|là|ra|that|of|some|an?|the|traces of))* (?P<what>[^,.;:]+)"
)
"""What somebody found who looked."""
_POSITIVE = re.compile(
    r"(?i)(?<!\w)(?:dương tính|tested positive|(?:is|are|was|were|came back) positive)(?!\w)"
)
_FORBIDS = re.compile(
    r"(?i)(?<!\w)(?:cấm|không cho|ngăn|chặn|bans?|banned|bars?|barred|forbids?|forbade|lets? no|allows? no|stops? all|closed to)"
    r" (?:mọi |các |tất cả |all |any |the )?([^\W\d_]+)(?: ([^\W\d_]+))?"
    r"|(?<!\w)([^\W\d_]+) (?:is|are|were|was) (?:banned|barred|forbidden|not (?:allowed|let))(?!\w)"
)
"""Of whom it is said that something is forbidden to them."""
_LIFTED = re.compile(
    r"(?i)(?<!\w)(?:không (?:hề |có |phải )?(?:cấm|chặn|ngăn)|not (?:\w+ )?(?:ban|bar|forbid)\w*|no ban|nobody)(?!\w)"
)
_LETS = re.compile(r"(?i)(?<!\w)(?:vẫn|được|cứ|pass(?:es)?|may|can|are let|go(?:es)?|open)(?!\w)")
"""What people are told that they may do."""
_PARTS = re.compile(r"[,.;:!?…]\s+")
FOUND = 2  # words of what is found, all of them the claim's
_SURELY: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(
        r"(?i)(?<!\w)(?:không|chưa|chẳng) (?:hề|từng|bao giờ|lúc nào|khi nào|(?:một )?ai(?: phải| bị)?) (?P<deed>[^\W\d_]+)"
        r"|(?<!\w)(?:không|chưa|chẳng) (?P<said>[^\W\d_]+) (?:một )?(?:ngày|hôm|phút|lúc) nào(?!\w)"
        r"|(?<!\w)(?P<of>[^\W\d_]+) (?:không|chưa|chẳng) (?!hề|từng|bao giờ)(?:bị )?(?P<plain>[^\W\d_]+)"
    ),
    "en": IS_NOT["en"],
}
"""What is denied so that nothing of it is left; in Vietnamese by strong words, or of the same thing as the claim says it."""


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for n, claim in enumerate(loaded.scenario.claims):
        yield from _judged(loaded, n, claim)
        yield from _known_and_awaited(loaded, n, claim)
        yield from _unknown_and_found(loaded, n, claim)
        told = list(_denied(loaded, n, claim))
        yield from told or _refuted(loaded, n, claim)
        yield from _let_and_forbidden(loaded, n, claim)
        told = list(_confirmed(loaded, n, claim))
        yield from told or _shown(loaded, n, claim)


def _known_and_awaited(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """A verdict whose reason says that there is no result yet; one that was copied from another claim is told as that."""
    lang = loaded.lang
    others = [
        each.why.in_(lang) for other in loaded.scenario.claims if other is not claim for each in other.truth
    ]
    for m, known in enumerate(claim.truth):
        why = known.why.in_(lang)
        waiting = (WAITING.search(why) or _UNKNOWN.search(why)) if why not in others else None
        if waiting and known.verdict == "FALSE":
            message = N_("the verdict is {verdict}, and its reason says: {text}")
            remedy = N_("Write UNPROVEN until the result is there, or correct the reason.")
            place = loaded.where("claims", n, "truth", m, "verdict")
            yield warning(
                "S163", place, message, remedy, verdict=in_code(known.verdict), text=in_code(waiting[0])
            )


def _unknown_and_found(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """Not known, by the verdict, and its reason tells what was found."""
    for m, known in enumerate(claim.truth):
        why = known.why.in_(loaded.lang)
        found = RESULT.search(why)
        if known.verdict == "UNPROVEN" and found and not WAITING.search(why):
            message = N_("the verdict is {verdict}, and its reason tells what was found: {text}")
            remedy = N_("Write the verdict that follows from it, or in the reason what is not known yet.")
            place, told = loaded.where("claims", n, "truth", m, "verdict"), in_code(found[0])
            yield warning("S163", place, message, remedy, verdict=in_code(known.verdict), text=told)


def _judged(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """Nobody can check it, by the verdict, and its reason says that it is so or not so."""
    for m, known in enumerate(claim.truth):
        why = known.why.in_(loaded.lang)
        found = _REFUTES.search(why) or _CONFIRMS.search(why)
        if known.verdict == "NOT_A_FACT" and found and claim.gate_code == "G1":
            message = N_("the verdict is {verdict}, and its reason says: {text}")
            remedy = N_("Write the verdict that follows from the record, or what the record shows instead.")
            place = loaded.where("claims", n, "truth", m, "why", loaded.lang)
            yield warning(
                "S163", place, message, remedy, verdict=in_code(known.verdict), text=in_code(found[0])
            )


def _denied(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """A clause of the record that denies what the claim, which is true, says without denying anything."""
    lang = loaded.lang
    if not settled(claim, TRUE) or _DENIES[lang].search(claim.sentence.in_(lang)):
        return
    told = {*_long_words(claim.sentence.in_(lang))}
    for m, known in enumerate(claim.truth):
        for clause in _CLAUSES.split(known.why.in_(lang)):
            hit = _DENIES[lang].search(clause)
            behind = _long_words(clause[hit.end() :]) if hit else []
            shared = [word for word in behind if word in told]
            if known.verdict in TRUE and len(shared) >= SHARED and 2 * len(shared) > len(behind):
                yield _against(loaded, n, m, known.verdict, clause.strip())


def _refuted(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """A record that says of what is true that it is not so, that all is as ever, or that what the claim tells never happened."""
    for m, known in enumerate(claim.truth if settled(claim, TRUE) else ()):
        for lang in dict.fromkeys(loaded.scenario.drill.languages):
            why, sentence = known.why.in_(lang), claim.sentence.in_(lang)
            hit = _REFUTES.search(why) if not _REFUTES.search(sentence) else None
            denied = hit[0] if hit else _never(why, sentence, lang)
            if denied and known.verdict in TRUE:
                yield _against(loaded, n, m, known.verdict, denied)
                return


def _against(loaded: Loaded, n: int, m: int, verdict: str, text: str) -> ScenarioProblem:
    message = N_("the claim is {verdict}, and its record denies what it says: {text}")
    place = loaded.where("claims", n, "truth", m, "why", loaded.lang)
    remedy = N_("Correct it, or write MOSTLY_TRUE or MIXED.")
    return warning("S163", place, message, remedy, verdict=verdict, text=in_code(text[:80]))


def _never(why: str, sentence: str, lang: str) -> str:
    """The words of a record that deny a deed which the claim tells as done; "" for none."""
    said, spared = (
        _words(sentence, lang),
        {stem(hit["deed"], lang) for hit in IS_NOT[lang].finditer(sentence)},
    )
    for hit in _SURELY[lang].finditer(why):
        deeds = [word for name, word in hit.groupdict().items() if word and name != "of"]
        of = hit.groupdict().get("of")
        same = of is None or stem(of, lang) in said
        if same and {stem(word, lang) for word in deeds} & said - spared:
            return hit[0]
    return ""


def _confirmed(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """A record that says of what is false that it is so, or retells it and denies nothing."""
    if not settled(claim, FALSE) or claim.own_error:  # whose error it was tells it again
        return
    for m, known in enumerate(claim.truth):
        for lang in dict.fromkeys(loaded.scenario.drill.languages):
            why = known.why.in_(lang)
            hit, sentence = _CONFIRMS.search(why), claim.sentence.in_(lang)
            text = hit[0] if hit else _retold(why, sentence, lang) or _forbids(why, sentence, lang)
            if text and known.verdict in FALSE:
                message = N_("the claim is {verdict}, and its record says that it is so: {text}")
                place = loaded.where("claims", n, "truth", m, "why", lang)
                remedy = N_(
                    "Write the verdict that follows from the record, or what the record shows instead."
                )
                shown = in_code(text.strip()[:80])
                yield warning("S163", place, message, remedy, verdict=known.verdict, text=shown)
                return


def _shown(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """A record of what is false, or partly, that finds what only the claim tells, and the part of it that is so does not."""
    for m, known in enumerate(claim.truth if not settled(claim, TRUE) and not claim.own_error else ()):
        for lang in dict.fromkeys(loaded.scenario.drill.languages) if known.verdict in FALSE_PARTS else ():
            sentence = claim.sentence.in_(lang)
            told = _words(sentence[:1].lower() + sentence[1:], lang)
            so = _words(claim.kernel.in_(lang), lang) if claim.kernel is not None else frozenset()
            for part in _PARTS.split(known.why.in_(lang)):
                hit = None if MAY_DENY.search(part) else _FINDS.search(part)
                found = _words(hit["what"], lang) if hit else frozenset()
                positive = _POSITIVE.search(part) and len(_words(part, lang) & told - so) >= FOUND
                amount = hit is not None and _amounts(hit["what"], lang) & _amounts(sentence, lang)
                if positive or amount or (len(found) >= FOUND and found <= told and not found & so):
                    message = N_("the claim is {verdict}, and its record says that it is so: {text}")
                    place = loaded.where("claims", n, "truth", m, "why", lang)
                    remedy = N_(
                        "Write the verdict that follows from the record, or what the record shows instead."
                    )
                    said = {"verdict": known.verdict, "text": in_code(part.strip()[:80])}
                    yield warning("S163", place, message, remedy, **said)
                    return


def _amounts(text: str, lang: str) -> set[int]:
    return {each.value for each in said_numbers(text, lang) if each.value >= AMOUNT}


def _let_and_forbidden(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """What people may do by the advice is forbidden by the record, or the other way round."""
    if claim.advice is None or not loaded.where.written("claims", n, "advice"):
        return
    last = len(claim.truth) - 1
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        advice, why = claim.advice.in_(lang), claim.truth[last].why.in_(lang)
        for here, there in ((why, advice), (advice, why)):
            of = {
                hit[1] or hit[3]
                for part in _PARTS.split(here) if not _LIFTED.search(part) for hit in _FORBIDS.finditer(part)
            }  # fmt: skip
            for part in _PARTS.split(there):
                said = {stem(word, lang) for word in re.findall(r"[^\W\d_]+", part)}
                lets = _LETS.search(part) and not MAY_DENY.search(part) and not _FORBIDS.search(part)
                if lets and said & {stem(word, lang) for word in of}:
                    message = N_(
                        "`advice` says what people may do, and the record forbids it, or the other way round: {text}"
                    )
                    place = loaded.where("claims", n, "truth", last, "why", lang)
                    yield warning(
                        "S163", place, message, N_("Correct one of the two."), text=in_code(part.strip()[:80])
                    )
                    return


def _forbids(why: str, sentence: str, lang: str) -> str:
    """The part of a record that lets nobody do what the rumour says is forbidden; "" for none."""
    told = {stem(word, lang) for hit in _FORBIDS.finditer(sentence) for word in hit.groups() if word} - SMALL
    for part in _PARTS.split(why):
        hits = _FORBIDS.finditer(part) if not _LIFTED.search(part) else ()
        if told & {stem(word, lang) for hit in hits for word in hit.groups() if word}:
            return part
    return ""


def _retold(why: str, sentence: str, lang: str) -> str:
    """The part of a record without any denial that says what the rumour says; "" for none."""
    if MAY_DENY.search(why):
        return ""
    told = _words(sentence, lang)
    for part in sentences(why, also=";:,"):
        words = _words(part, lang)
        shared = words & told
        if len(shared) >= RETOLD[lang] and len(shared) >= HALF * len(words):
            return part
    return ""


def _words(text: str, lang: str) -> frozenset[str]:
    """Those that say something and are no names."""
    return frozenset(stem(word, lang) for word in re.findall(r"[^\W\d_]+", text) if word[0].islower()) - SMALL


def _long_words(text: str) -> list[str]:
    return [word for word in folded_words(text).split() if len(word) >= LONG_WORD or word.isdigit()]
