"""What the record of a true claim denies of it, what one text of a story denies and another says, what is kept back and told by
the record, and advice to pay or to open what a page that poses as somebody asks for."""

# Charter: scenario checks denials
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from infodrill.kernel.i18n import N_
from infodrill.kernel.quoting import without_aside
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.advised import REFUSES
from infodrill.scenario.checks.clash import FALSE, TRUE, same_words, settled
from infodrill.scenario.checks.heldbeside import EXACT
from infodrill.scenario.checks.saidthings import SMALL, stem
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Bi, Claim, Inject, ProtectedFact
from infodrill.scenario.schema.msel import REPORTS
from infodrill.scenario.yamltext import Path_

WHOLE: Mapping[str, int] = {"vi": 4, "en": 3}  # words in a row that both have
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

IS_NOT: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(
        r"(?i)(?<!\w)(?:không|chưa|chẳng)(?: hề| từng| phải là| phải| bao giờ)*\s+(?!thì|mà|biết|rõ|chỉ)"
        r"(?:(?:có|là|được|bị|còn|ai|một|nào|cái|con|người) )*(?P<deed>[^\W\d_]+)"
    ),
    "en": re.compile(
        r"(?i)(?:n['’]t|(?<!\w)(?:not|never|no|nobody|none))\s+"
        r"(?:(?:been|be|a|an|the|any|yet|of|them|is|was|has|have|were|are|to|in|at|by) )*(?P<deed>[^\W\d_]+)"
    ),
}
"""What is denied, by the first word behind that is no small one."""
MAY_DENY = re.compile(
    r"(?i)n['’]t|(?<!\w)(?:không|chưa|chẳng|đừng|chớ|khỏi|thôi|hết|not|never|no|nobody|none|neither|nothing|nor|without|cannot"
    r"|un\w+)(?!\w)"
)
_OPEN = re.compile(
    r"(?i)(?:không|chưa)\s*(?:ạ|à|hả|nhỉ|cô|vậy)?\W*$|\?|(?<!\w)(?:whether|if|who|whoever|anyone|asks?|asked|will|shall)(?!\w)"
    r"|(?<!\w)(?:hay|liệu|hỏi|sẽ|từ mai|từ nay)(?!\w)"
)
"""What asks, or leaves open whether it is so."""
RUN = 3  # words behind a denial by which a clause without one says the opposite
_DENIERS = frozenset({"không", "chưa", "chẳng", "đừng", "not", "never", "cannot"})
_HELPS = frozenset((word,) for word in ("cho", "được", "be"))
_ORS = frozenset((word,) for word in ("or", "nor", "hay", "hoặc"))
_LEADS_ON = frozenset({"bằng", "từ", "ở", "tại", "với", "with", "from", "by", "in", "at"})
"""Behind it stands by what means or where: not with water of the tap is no denial of bottled water."""
_OPENS_ANOTHER = frozenset({"phải", "có", "the", "a"})  # a thing that is not it, and no deed
_PARTS = re.compile(r"(?<=[,.;:!?…()–—\"“”])\s*")
_SIDES: Mapping[str, int] = {"vi": 3, "en": 2}
"""Words beside the denied one by which two clauses speak of one thing: a word of English is more than a syllable."""
_SHORT: Mapping[str, int] = {"vi": 2, "en": 2}  # of a clause that says nothing else
HALF = 0.5  # of the shorter clause that both have
_CALLED: Mapping[str, tuple[str, str]] = {
    "G1": ("ý kiến|quan điểm|lời chê|nhận xét", "opinions?|views?|criticism|judge?ments?"),
    "G2": ("trào phúng|chuyện đùa|lời đùa|đùa|chuyện vui|châm biếm", "satire|jokes?|parody"),
    "G3": ("câu hỏi|lời hỏi", "questions?"), "G4": ("phản ánh|khiếu nại|lời kêu", "complaints?|grievances?"),
}  # fmt: skip
"""By code of the gate, what a record may call a claim."""
_NO_SUCH: Mapping[str, re.Pattern[str]] = {
    code: re.compile(
        rf"(?i)(?<!\w)(?:không phải (?:là )?(?:một )?(?:{vi})|not (?:an? )?(?:\w+ )?(?:{en}))(?!\w)"
    )
    for code, (vi, en) in _CALLED.items()
}
"""How a record denies what its claim is called by the answers of its gate."""
_IS_SUCH: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    code: {
        "vi": re.compile(
            rf"(?i)^\W*(?:đây|bài này|câu này|tin này|chuyện này|đó)? ?(?:chỉ |vốn )?là (?:một )?(?:lời )?(?:{vi})(?!\w)"
        ),
        "en": re.compile(
            rf"(?i)^\W*(?:this|it|that|the post) is (?:only |just |merely )?(?:an? )?(?:\w+ )?(?:{en})(?!\w)"
        ),
    }
    for code, (vi, en) in _CALLED.items()
}
"""How it calls it that."""
_OF_SOMEBODY = re.compile(
    r"(?i)(?<!\w)(?:bệnh(?! viện| xá)|ung thư|xạ trị|mổ|cai nghiện|ly hôn|ly dị|kiện nhau|nợ nần|vỡ nợ|mang thai|tâm thần"
    r"|điều trị(?! (?:tại|ở) bệnh viện dã chiến)|nuôi con|con nuôi|cancer|ill(?:ness)?|tumou?r|surgery|operation(?! of)|drugs?"
    r"|divorc\w+|custody|in debt|pregnan\w+|treatment|adopted|diagnos\w+)(?!\w)"
)
"""What is one person's own: their health, their family."""
_OF_WHO_TOLD = re.compile(
    r"(?i)\W*(?:người (?:đưa|báo|gọi|gửi|kể|chuyển|cung cấp)(?!\w)|who(?:ever)? (?:passed|told|rang|sent|reported|gave)(?!\w)"
    r"|\w+(?: \w+){0,4} (?:passed on|handed over|sent in|leaked) by(?!\w))"
)


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    reported: dict[str, list[tuple[int, Inject]]] = defaultdict(list)
    for n, inject in enumerate(loaded.scenario.msel.injects):
        if inject.claim and (inject.truth == "true" or inject.method in REPORTS):
            reported[inject.claim].append((n, inject))
    for n, claim in enumerate(loaded.scenario.claims):
        yield from _pays(loaded, n, claim)
        yield from _told_anyway(loaded, n, claim)
        for lang in dict.fromkeys(loaded.scenario.drill.languages):
            yield from _gainsaid(loaded, n, reported[claim.id], lang)
            yield from _no_such(loaded, n, claim, lang)


def _no_such(loaded: Loaded, n: int, claim: Claim, lang: str) -> Iterator[ScenarioProblem]:
    """The record says that it is no question, and by its answers it is one."""
    for m, known in enumerate(claim.truth):
        if not claim.own_error and (called := _called(claim, known.why.in_(lang), lang)):
            message = N_("the verdict is {verdict}, and its reason says: {text}")
            place = loaded.where("claims", n, "truth", m, "why", lang)
            remedy = N_("Write NOT_A_FACT or SATIRE and correct the answers, or correct the reason.")
            yield warning(
                "S163", place, message, remedy, verdict=in_code(known.verdict), text=in_code(called)
            )
        elif claim.disposition != "leave" and (aside := _aside(known.why.in_(lang), lang)):
            message = N_("an answer is owed, and its record speaks of the claim, not of what is so: {text}")
            place, remedy = (
                loaded.where("claims", n, "truth", m, "why", lang),
                N_("Begin with what the record says."),
            )
            yield warning("S163", place, message, remedy, text=in_code(aside))
        if claim.gate_code not in _NO_SUCH:
            continue
        if hit := _NO_SUCH[claim.gate_code].search(known.why.in_(lang)):
            message = N_("by the answers of its gate it is {gate}, and its record says: {text}")
            place, said = (
                loaded.where("claims", n, "truth", m, "why", lang),
                {"gate": claim.gate_code, "text": in_code(hit[0])},
            )
            yield warning("S163", place, message, N_("Correct one of the two."), **said)


def _called(claim: Claim, why: str, lang: str) -> str:
    """How a record calls what is known to be true or false, and what nobody could know if it were that; "" for none."""
    known = settled(claim, TRUE) or settled(claim, FALSE)
    found = {
        code: hit[0]
        for code, each in _IS_SUCH.items()
        if code in ("G1", "G2", "G3") and (hit := each[lang].search(why))
    }
    return next(iter(found.values()), "") if known and claim.gate_code not in found else ""


def _aside(why: str, lang: str) -> str:
    """A remark about the claim with which its record begins, and which an answer to the public would carry; "" for none."""
    hits = (each[lang].search(without_aside(why)) for each in _IS_SUCH.values())
    return next((hit[0] for hit in hits if hit), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _HeldClause:
    """A clause of a text that says what is so: its field, its words that say something, and those of them that it denies."""

    name: str
    path: Path_
    text: str
    words: frozenset[str]
    denied: frozenset[str]
    may_deny: bool
    row: tuple[str, ...]
    behind: tuple[tuple[str, ...], ...]  # the words that follow each denial


def _gainsaid(
    loaded: Loaded, n: int, reported: list[tuple[int, Inject]], lang: str
) -> Iterator[ScenarioProblem]:
    """A clause denies what a clause of another text of the story says of the same; once for each text."""
    clauses = [
        clause for name, path, text in _held_true(loaded, n, reported)
        for clause in _clauses(name, path, text.in_(lang), lang)
    ]  # fmt: skip
    told = set[Path_]()
    for here, there in product(
        (each for each in clauses if each.denied), [each for each in clauses if not each.may_deny]
    ):
        if here.path == there.path or here.path in told:
            continue
        if _denied_of(here, there, lang) or _word_for_word(here, there):
            told.add(here.path)
            message = N_("it says {here}, and {name} of the same story ({where}) says {there}")
            remedy, other = (
                N_("Correct one of the two, or leave it if they speak of two things."),
                loaded.where(*there.path),
            )
            said = {
                "here": in_code(here.text[:80]),
                "there": in_code(there.text[:80]),
                "name": in_code(there.name),
            }
            place = loaded.where(*here.path, lang)
            yield warning("S163", place, message, remedy, **said, where=f"{other.file}:{other.line}")


def _denied_of(here: _HeldClause, there: _HeldClause, lang: str) -> bool:
    """Whether what one denies the other says, of the same things."""
    if lang == "vi" and {here.name, there.name} & EXACT:  # "đi", "mang": what to do has other words there
        return False
    same = here.denied & there.words
    beside = (here.words & there.words) - same
    least = HALF * min(len(here.words), len(there.words))
    to_do = {here.name, there.name} == EXACT
    whole = len(beside) >= (1 if to_do else _SHORT[lang]) and here.words - here.denied <= there.words
    return bool(same) and (whole or (len(beside) >= _SIDES[lang] and len(beside) + len(same) >= least))


def _word_for_word(here: _HeldClause, there: _HeldClause) -> bool:
    """Whether the words that follow a denial stand in the other clause as they are, in what is so or what is to be done."""
    if "body" in (here.name, there.name):
        return False
    said = f" {' '.join(there.row)} "
    return any(f" {' '.join(behind)} " in said for behind in here.behind)


def _held_true(loaded: Loaded, n: int, reported: list[tuple[int, Inject]]) -> Iterator[tuple[str, Path_, Bi]]:
    """What the claim says is so, what people are told, and what those report who know."""
    claim = loaded.scenario.claims[n]
    last = len(claim.truth) - 1
    yield "why", ("claims", n, "truth", last, "why"), claim.truth[last].why
    if settled(claim, TRUE):
        yield "sentence", ("claims", n, "sentence"), claim.sentence
    for name in ("kernel", "advice", "meanwhile"):
        text = getattr(claim, name)
        if text is not None and loaded.where.written("claims", n, name):
            yield name, ("claims", n, name), text
    yield from (("body", ("msel", "injects", m, "body"), inject.body) for m, inject in reported)


def _clauses(name: str, path: Path_, text: str, lang: str) -> Iterator[_HeldClause]:
    for part in _PARTS.split(text):
        row = tuple(re.findall(r"[^\W_]+", part.lower()))
        said = [stem(word, lang) for word in re.findall(r"[^\W\d_]+", part)]
        if not _OPEN.search(part.rstrip(" .,;")):
            denied = {stem(hit["deed"], lang) for hit in IS_NOT[lang].finditer(part)}
            once = frozenset(word for word in denied if said.count(word) == 1)
            words = frozenset(
                {*said} - SMALL - {"phải", "hề", "do", "does", "did", "never", "nobody", "none"}
            )
            yield _HeldClause(
                name=name, path=path, text=part.strip(), words=words, denied=once, may_deny=bool(MAY_DENY.search(part)),
                row=row, behind=tuple(_behind(row)),
            )  # fmt: skip


def _behind(row: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The few words behind each denial, without the small one that only helps them, and behind an "or" of it."""
    for n, word in enumerate(row):
        if word in _DENIERS:
            begin = n + 1 + (row[n + 1 : n + 2] in _HELPS)
            others = [m + 1 for m in range(begin + 1, begin + 1 + RUN) if row[m : m + 1] in _ORS]
            for few in (row[m : _whole(row, m)] for m in (begin, *others)):
                if len(few) >= RUN and few[0] not in _OPENS_ANOTHER and not {*few} & _DENIERS:
                    yield few


def _whole(row: tuple[str, ...], begin: int) -> int:
    """Where so many words end, with what is named behind one that leads on."""
    led = [m for m in range(begin, min(begin + RUN, len(row))) if row[m] in _LEADS_ON]
    return max([begin + RUN, *(m + RUN for m in led)])


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
    lang = loaded.lang
    said = {
        "why": [known.why for known in claim.truth],
        "advice": [claim.advice],
        "sentence": [claim.sentence],
    }
    for m, kept in enumerate(claim.protects):
        if near := _other_ground(kept, lang):
            message = N_("it is kept back as `{ground}`, and tells of one person: that is `{near}`")
            place, told = (
                loaded.where("claims", n, "protects", m, "ground"),
                {"ground": kept.ground, "near": near},
            )
            yield warning("S163", place, message, N_("Write {near}, or name what is kept back."), **told)
        for name, texts in said.items():
            if any(text is not None and _tells(kept.fact.in_(lang), text.in_(lang), lang) for text in texts):
                message = N_("what `protects` keeps back is told by {name} of the same claim")
                remedy = N_("Name what is not told, or take it out: what is only awkward is no ground.")
                place = loaded.where("claims", n, "protects", m, "fact")
                yield warning("S163", place, message, remedy, name=in_code(name))
                break


def _tells(fact: str, text: str, lang: str) -> bool:
    """Whether a text has so many words of a fact in a row that it tells it; two of them at least say something."""
    row = same_words(fact, text)
    return len(row) >= WHOLE[lang] and sum(word not in SMALL for word in row) > 1


def _other_ground(kept: ProtectedFact, lang: str) -> str:
    """The ground on which it is kept back, where that is not the one that is written; "" for none."""
    fact = kept.fact.in_(lang)
    if _OF_WHO_TOLD.match(fact):
        return "" if kept.ground == "source" else "source"
    return "personal" if kept.ground in ("secret", "security") and _OF_SOMEBODY.search(fact) else ""
