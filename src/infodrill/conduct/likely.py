"""Which claims a free report is likely about: by the words that it shares with how each is told, by ward and by time.

Counted in whole numbers from the scenario alone, so that every process finds the same. A word, or two in a row, weighs the
less the more claims tell it, and nothing when it is light: in talk about nothing at all, or all through the drill. Accents and
case are left out, since people write without them.
"""

# Charter: conduct likely
from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from infodrill.casework.book import Case
from infodrill.casework.likeness import LEAST_TELLING, RUN, SHORT_RUN, STOP, words_of
from infodrill.conduct.nouns.injects import row_of
from infodrill.conduct.state import DrillState
from infodrill.kernel.erasable import until_erased
from infodrill.kernel.folding import as_read, de_accent
from infodrill.kernel.sentences import sentences
from infodrill.media import builtinwords
from infodrill.scenario.readonce import read_once
from infodrill.scenario.schema import Claim, Scenario

UNIT = 1_200  # weight of what one claim alone tells; parted among as many as tell it
PAIR = 2  # two words in a row weigh this many times one
HERE = 4 * UNIT  # for the ward where a wave began
NOW = 60  # for a claim that was told within two hours of the report
RECENT = 2 * 60 * 60
LEAST = 400  # of words alone, from which a claim is named
FITS = 2_500  # from which it may be offered: about a pair of words that one claim alone tells, or more
HERE_FITS = 3  # times that words weigh for this where a wave of the claim began in the report's ward
TOLD_WORDS = 4
FEW = 4  # tellings; what fewer share may still tell them from the rest
# That what somebody put out is wrong: what it was, or who put it out, and that.
_PUT_OUT = r"(?:bài|trang|tin|thông báo|bản tin|tờ(?: lịch| dán| giấy)?|loa|bảng|danh sách|tin nhắn|phường|thành phố|trường|họ)"
_WHAT = r"(?:chỗ|nơi|giờ|ngày|tên|số|tuyến|đường|địa chỉ|địa điểm|thông tin|lịch|điểm)"
_TELLS = r"(?:ghi|đăng|đưa|nói|viết|báo|in|đọc|chỉ|nhắn|dán|gửi)"
_WRONG_VI = (
    rf"\b{_PUT_OUT}\b(?: [^\s.;?!]+){{0,6}} {_TELLS}(?: [^\s.;?!]+){{0,2}}? "
    rf"(?:sai|nhầm|lộn)\b|\b(?:sai|nhầm) {_WHAT}\b|"
    rf"\b{_PUT_OUT}(?: [^\s.;?!]+){{0,3}} (?:này |ấy |đó |kia )?là (?:sai|giả|bịa|nhầm)\b|\blà tin (?:sai|giả|bịa)\b"
)
_WRONG_EN = (
    r"\bwrong (?:place|address|shelter|time|hours?|date|day|name|number|street|way|information|school|message)\b|"
    r"\b(?:page|post|notice|message|announcement|sign|text|list|map|story|rumour|claim|poster)(?: \w+){0,3} (?:is|was) "
    r"(?:wrong|false|fake|untrue|not true|mistaken)\b|\b(?:posted|wrote|sent|said|read|printed|published)(?: \w+){0,3} by "
    r"mistake\b"
)
_WRONG = re.compile(f"{_WRONG_VI}|{_WRONG_EN}")
_WRONG_BARE = re.compile(de_accent(f"{_WRONG_VI}|{_WRONG_EN}"))
# That somebody tells by what was put out: "theo bài của thành phố", "loa vừa đọc", "as the city's post says".
_BY_IT = (
    rf"\btheo (?:cái |đúng )?{_PUT_OUT}\b|\b{_PUT_OUT}\b(?: [^\s.;?!]+){{0,6}}? (?:{_TELLS}|bảo)\b|"
    r"\b(?:post|page|board|notice|message|announcement|bulletin|loudspeaker|speaker|table|text)(?: \w+){0,3} "
    r"(?:says?|said|reads?|tells?|told|told us|announced|gave|has)\b|\b\w+[’']s (?:post|page|board|notice|table|message|text)\b"
)
_TOLD_BY_IT, _TOLD_BY_IT_BARE = re.compile(_BY_IT), re.compile(de_accent(_BY_IT))
_PART = re.compile(r"[,;:](?=\s)|(?<!\w)(?:và|nhưng|còn|and|but)(?!\w)", re.IGNORECASE)
"""Where a sentence goes on to another thing, or may."""
_PLACEHOLDER = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """A claim that a report may be about. `firm` = weight of the words alone, a pair with a light word in it counted as one word;
    `score` = with all else, 0 or more; `words` = those that both use, weightiest first, as the report has them; `here` = a
    wave of it began in the report's ward; `now` = it was told within two hours of it."""

    claim: Claim
    firm: int
    score: int
    words: tuple[str, ...]
    here: bool
    now: bool

    @property
    def fits(self) -> bool:
        """Enough is shared to say so to whoever has little time."""
        return self.firm * (HERE_FITS if self.here else 1) >= FITS


@dataclass(frozen=True, slots=True)
class Fitting:
    """What may be offered for a report: claims told so far that fit, the likeliest first; and `ahead`, a claim that nobody has
    been told yet and that fits better than any of them: then none is offered, since to take it would be a mistake. `several` =
    more than one of them is told, each in a part of the report that tells of no other half as much."""

    claims: tuple[Likely, ...]
    ahead: Claim | None = None
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Telling:
    """How the claims of a scenario are told, by claim. `light` = words, as written, that tell nothing; `spread` = by how many
    claims a word or two in a row are told; `rows` = RUN words in a row, or a whole shorter text, and the claims whose texts hold
    them ("" = told of none)."""

    terms: Mapping[str, frozenset[str]]
    light: frozenset[str]
    spread: Mapping[str, int]
    rows: Mapping[tuple[str, ...], frozenset[str]]


def likely(scenario: Scenario, state: DrillState, case: Case) -> tuple[Likely, ...]:
    """The claims told so far that the case is likely to be about, the likeliest first; of equal ones in the scenario's order."""
    told = told_since(scenario, state)
    # By now, not when it was reported: people hear things before they go round.
    return tuple(found for found in _ranked(scenario, state, case, told) if found.claim.id in told)


def fitting(scenario: Scenario, state: DrillState, case: Case) -> Fitting:
    """What control is offered for a case. Claims that nobody has been told are weighed too, so that no told one is taken for
    theirs: people report what they make up, and what they have heard before anyone else."""
    told = told_since(scenario, state)
    ranked = [found for found in _ranked(scenario, state, case, told) if found.fits]
    claims = tuple(itertools.takewhile(lambda found: found.claim.id in told, ranked))
    ahead = ranked[0].claim if ranked and not claims else None
    told_there = _spoken_of(_telling(scenario), said(case), clauses=True)
    return Fitting(claims, ahead, len(told_there.intersection(found.claim.id for found in claims)) > 1)


def _ranked(scenario: Scenario, state: DrillState, case: Case, told: Mapping[str, int]) -> tuple[Likely, ...]:
    found = [_looked_at(scenario, claim, case, told.get(claim.id), state) for claim in scenario.claims]
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
    claim = next(iter(about & told_since(scenario, state).keys()), "")
    # Who quotes a claim to say that it is wrong is right where the claim is not: which way round it is linked, control says.
    return "" if claim and speaks_against(scenario.claim(claim), text) else claim


def speaks_of(scenario: Scenario, text: str, claim: str) -> bool:
    """Whether a sentence of a text tells of this claim, and of no other half as much: who reads it has heard of the matter."""
    return claim in _spoken_of(_telling(scenario), text)


@until_erased(512)  # a condition is asked every minute of every text, and in every life of the twins
def _spoken_of(telling: _Telling, text: str, *, clauses: bool = False) -> frozenset[str]:
    """The claims that a text tells of, each in a sentence, or a part of one, that tells of no other half as much."""
    found = set()
    told = sentences(as_read(text))
    for part in itertools.chain.from_iterable(map(_PART.split, told)) if clauses else told:
        shared = {name: firm for name, (_, firm, _) in _shared(telling, part).items()}
        for claim, firm in shared.items():
            others = max((other for name, other in shared.items() if name != claim), default=0)
            if firm >= max(FITS, 2 * others):
                found.add(claim)
    return frozenset(found)


def speaks_against(claim: Claim, text: str) -> bool:
    """Whether a report says of something put out that it is wrong, where the claim itself says that of nothing."""
    return _says_wrong(text) and not any(map(_says_wrong, (claim.sentence.vi, claim.sentence.en)))


@until_erased(512)
def _says_wrong(text: str) -> bool:
    """By its sentences, who asks whether it is wrong left out; accents count where there are any."""
    low = as_read(text).lower()
    sign = _WRONG_BARE if de_accent(low) == low else _WRONG
    return any(sign.search(said) for said in sentences(low) if not said.rstrip(' ”"').endswith("?"))


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


def _looked_at(scenario: Scenario, claim: Claim, case: Case, since: int | None, state: DrillState) -> Likely:
    weight, firm, words = _shared(_telling(scenario), as_read(said(case)))[claim.id]
    began = [minute * 60 for told, minute in state.waves if told == claim.id]
    now = since is not None and min(abs(case.opened_at - at) for at in (since, *began)) <= RECENT
    here = bool(case.ward) and case.ward in {wave.ward for wave in claim.waves}
    score = weight + HERE * here + NOW * now
    return Likely(claim=claim, firm=firm, score=score, words=words, here=here, now=now)


@until_erased(512)
def _shared(telling: _Telling, text: str) -> Mapping[str, tuple[int, int, tuple[str, ...]]]:
    """Claim → what the words weigh that a text shares with how it is told, what they weigh for `Likely.fits`, and those to name:
    read once a text."""
    spans = _telling_terms(text, telling.light)
    loose = {term for term in spans if not all(word in spans for word in term.split())}
    found: dict[str, tuple[int, int, tuple[str, ...]]] = {}
    for claim, terms in telling.terms.items():
        shared = {
            term: UNIT // telling.spread[term] * (PAIR if " " in term else 1)
            for term in spans
            if term in terms
        }
        weight = sum(shared.values())
        firm = weight - sum(weighs - weighs // PAIR for term, weighs in shared.items() if term in loose)
        shown: list[str] = []
        for term in sorted(shared, key=lambda term: (-shared[term], term)) if weight >= LEAST else ():
            if len(shown) < TOLD_WORDS and not any(term in longer for longer in shown):
                shown.append(term)
        found[claim] = (weight, firm, tuple(text[slice(*spans[term])] for term in shown))
    return found


def said(case: Case) -> str:
    """All that a case says of itself, in its reporter's words and in the desk's."""
    return "\n".join(told for told in (case.said, case.sentence, case.place) if told)


def _telling_terms(text: str, light: frozenset[str]) -> Mapping[str, tuple[int, int]]:
    """The words of a text that are not light and the pairs with one of them, and where each stands first."""
    found: dict[str, tuple[int, int]] = {}
    before: tuple[str, int, bool] | None = None
    for word, begin, end in _heard(text):
        tells = word not in STOP and text[begin:end].lower() not in light
        if before and (tells or before[2]):
            found.setdefault(f"{before[0]} {word}", (before[1], end))
        if tells and len(word) > 1:
            found.setdefault(word, (begin, end))
        before = word, begin, tells
    return found


@until_erased(64)
def _terms(text: str) -> frozenset[str]:
    read = words_of(text)
    single = {word for word in read.words if word not in STOP and len(word) > 1}
    pairs = {
        f"{first} {then}"
        for first, then in zip(read.words, read.words[1:], strict=False)
        if not (first in STOP and then in STOP)
    }
    return frozenset(single | pairs)


@read_once
def _telling(scenario: Scenario) -> _Telling:
    texts: dict[str, list[str]] = {
        claim.id: [claim.sentence.vi, claim.sentence.en, *claim.anchors] for claim in scenario.claims
    }
    beside: list[list[str]] = []  # what is told of no claim
    for inject in scenario.msel.injects:
        both = (inject.subject, inject.body)
        _put(texts, beside, inject.claim, [text for words in both for text in (words.vi, words.en)])
    for grammar in scenario.texts.grammars:
        patterns = (*grammar.start, *(pattern for rule in grammar.rules.values() for pattern in rule))
        _put(texts, beside, grammar.claim, _pieces(patterns))
    terms = {name: _terms_of(told) for name, told in texts.items()}
    rows: dict[tuple[str, ...], frozenset[str]] = {}
    for name, told in (*texts.items(), *(("", told) for told in beside)):
        for row in {row for text in told for row in _rows(words_of(text).words)}:
            rows[row] = rows.get(row, frozenset()) | {name}
    spread = Counter(term for found in terms.values() for term in found)
    light = _TALK | _common(beside, 4) | _common(texts.values(), 2)
    return _Telling(terms=terms, light=light, spread=spread, rows=rows)


def _common(tellings: Collection[list[str]], part: int) -> frozenset[str]:
    """The words that stand in one of `part` tellings or in more, and in no fewer than FEW."""
    counted = Counter(form for told in tellings for form in _forms(told))
    least = max(FEW, len(tellings) // part)
    return frozenset(form for form, told in counted.items() if told >= least)


def _rows(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every RUN words in a row; of a shorter text the whole, from SHORT_RUN words on."""
    if SHORT_RUN <= len(words) < RUN:
        yield tuple(words)
    for at in range(len(words) - RUN + 1):
        yield tuple(words[at : at + RUN])


def _put(texts: dict[str, list[str]], beside: list[list[str]], claim: str | None, told: list[str]) -> None:
    if claim:
        texts[claim] += told
    else:
        beside.append(told)


def _pieces(patterns: Iterable[str]) -> list[str]:
    """What stands in patterns of a grammar between their placeholders."""
    return [piece for pattern in patterns for piece in _PLACEHOLDER.split(pattern)]


def _terms_of(told: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*map(_terms, told))


def _heard(text: str) -> Iterator[tuple[str, int, int]]:
    """(the word without accents, where it begins, where it ends) of every word of a text as it is read."""
    read = words_of(text)
    yield from ((word, *span) for word, span in zip(read.words, read.spans, strict=True))


def _forms(told: Iterable[str]) -> frozenset[str]:
    """The words of these texts as they are written, and as they are by people who leave accents out: “chú” may be light where
    “chủ” is not."""
    read = [(as_read(text), word, begin, end) for text in told for word, begin, end in _heard(as_read(text))]
    return frozenset(form for text, word, begin, end in read for form in (word, text[begin:end].lower()))


# What people say about nothing in particular, and how they speak of each other. The nouns of small talk ("noise") are of other
# matters, and may be a claim's.
_SPEAKING = ("tôi em anh chị cô chú bác ông bà nó họ chúng nói hỏi kể đâu gì sao thế",)
# Numerals, and what is only ever counted with: without the thing that is counted they tell nothing.
_COUNTING = (
    "một hai ba bốn năm sáu bảy tám chín mười mươi trăm nghìn ngàn triệu tỷ tỉ vài mấy cái con chiếc cây đứa tờ tấm bức căn ngôi",
    "vụ lần tiếng giờ phút ngày tuần tháng one two three four five six seven eight nine ten hundred thousand million hour hours",
    "minute minutes day days week weeks month months year years",
)
_TALK = _forms((*_SPEAKING, *_COUNTING)) | _forms(
    piece
    for pools in (builtinwords.VI, builtinwords.EN, builtinwords.RULES_VI, builtinwords.RULES_EN)
    for kind, patterns in pools.items()
    if kind != "noise"
    for piece in _pieces(patterns)
)


def of_what_was_put_out(text: str) -> bool:
    """Whether a report tells by, or of, what an office put out: its post, its page, its loudspeaker."""
    words = as_read(text).casefold()
    told, wrong = (_TOLD_BY_IT_BARE, _WRONG_BARE) if de_accent(words) == words else (_TOLD_BY_IT, _WRONG)
    return bool(told.search(words) or wrong.search(words))
