"""Whether a text says the contrary of a sentence that stands in a drill's own record: the same thing, with the other sign.

Nobody asks what is so: the record says "no tank is washed before 26 June", and a text that the tank is washed is held against
that. A clause of the record is met again where nearly all its telling words stand in one clause of a text; the two are at odds
where one of them denies and the other does not. A rumour that is not so is denied by its record, a complaint that is true is
affirmed. What is quoted, asked, supposed or told of others says nothing, nor does what another record says in the same way.
"""

# Charter: review atodds
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from infodrill.casework.advice import quotes_blank
from infodrill.casework.likeness import STOP, words_of
from infodrill.casework.rights import FALSE_VERDICTS
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import words
from infodrill.kernel.patterns import Signs, in_both
from infodrill.kernel.sentences import sentences
from infodrill.review.truth import TRUE_VERDICTS
from infodrill.scenario.schema import Claim

LEAST = {"vi": 4, "en": 3}  # telling words of a clause that can be met again, none of them a name
NEARLY = 700  # per mille of them that show that it is
WHOLLY = 900  # per mille of a clause's own words that stand in a record which says it as well
MOSTLY = 500  # per mille of the words that a rumour alone has, without which a clause does not tell it
RUMOURED = 3  # words that the rumour alone has, by which a clause tells it as ours
_CUT = re.compile(r"[,;:.!?–—•()\n]+(?=\s|$)|\s-\s|(?<!\w)(?:và|nhưng|mà|còn|and|but|while)(?!\w)")
_DENIES: Signs = in_both(
    r"không|chưa|chẳng|chả|đừng|chớ|khoan|sai|giả|giả mạo|nhầm|bịa|bịa đặt|ngừng|dừng|lẽ ra|đáng lẽ|bác bỏ",
    r"no(?!\.? ?\d)|not|never|none|nobody|nothing|neither|nor|without|false|fake|forged|forgery|wrong|untrue|invented|hardly|"
    r"only|except|stopped|cannot|\w+n['’]t",
)
_NOT: Signs = in_both(
    r"(?:không|chưa|chẳng|chả)((?: \w+){1,4})",
    r"(?:no|not|never|none|nobody|nothing|without|cannot|\w+n['’]t)((?: \w+){1,4})",
)
"""What is denied: the words behind the sign. A clause that has none of them speaks of something else of the same thing."""
_OTHERS: Signs = in_both(
    r"tin|tin đồn|lời|đồn|kể|nói|"
    r"bảo|cho rằng|nghe|nếu|liệu|hay không|hỏi|tưởng|ngỡ|nghĩ|lo|sợ|(?<!không có )(?<!không )(?<!chưa )ai|"
    r"khi|trước khi|sau khi|cho đến khi|"
    r"để|xin|hãy|mời|nên|cần|phải|bao giờ|vì sao|bài|ảnh|clip|bảng|thông báo|trang|"
    r"riêng|trừ|tạm|đừng|chớ",
    r"claims?|claimed|says?|said|tells?|told|rumou?rs?|posts?|page|story|message|going round|reports?|pictures?|videos?|"
    r"about|checked|heard|if|whether|asks?|asked|"
    r"think|thought|believe[sd]?|fear\w*|worr\w+|when|until|before|after|please|should|must|need|so that|why|who|"
    r"correct\w*|except|unless|do not|don['’]t",
)
"""A clause in which somebody else may be heard, or that only asks or supposes."""
_TOPIC = re.compile(r"^\W*về(?!\w)(?!.*(?<!\w)(?:thì|là|đã|đang)(?!\w))", re.IGNORECASE)
"""A clause that only names its matter, as a title does: "Về 30 GB mừng sinh nhật" says nothing of it yet."""
_DAY = re.compile(
    r"(?<![\w/])\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\w/])|\b\d{1,2}(?= (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
"""Which day it is tells no matter: of one and the same a record and a text may each name another."""
_LIGHT = words(
    "truoc before january february march april june july august september october november december",
    "gio phut ngay thang sang trua chieu toi dem nam nay hom qua mai",
    "am pm today tonight tomorrow morning evening",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordClause:
    """A clause: its telling words, the names in it, whether it denies and what, () = nothing that stands behind the sign.
    `judged` = a verdict denies it as a whole, and not its own words: who says "locked" has not said "open"."""

    lang: str
    telling: frozenset[str]
    names: frozenset[str]
    denies: bool
    denied: frozenset[str]
    judged: bool = False

    @property
    def tells(self) -> bool:
        """Whether it says enough to be met again."""
        return len(self.telling) >= LEAST[self.lang]


def contrary_of(claims: Iterable[Claim], lang: str, text: str) -> str:
    """The claim whose record a text says the contrary of in one clause, "" = of none."""
    around = tuple(claims)
    said = [clause for clause in _clauses(lang, text, ours=True) if clause.tells]
    if not said:
        return ""
    held = {claim.id: record_clauses(claim, lang) for claim in around}
    every = [clause for clauses in held.values() for clause in clauses]
    for clause in said:
        if any(_same(clause, other) and clause.denies == other.denies for other in every):
            continue
        for claim in around:
            if any(_meets(clause, other) and _gainsays(clause, other) for other in held[claim.id]):
                return claim.id
            if not clause.denies and _retells(clause, rumoured(claim, lang)):
                return claim.id
    return ""


def _meets(clause: RecordClause, record: RecordClause) -> bool:
    shared = len(clause.telling & record.telling)
    elsewhere = clause.names and record.names and not clause.names & record.names
    return not elsewhere and shared >= LEAST[clause.lang] and shared * 1000 >= NEARLY * len(record.telling)


def _retells(clause: RecordClause, rumour: frozenset[str]) -> bool:
    """Whether a clause has enough of the rumour's own words, and not only the name of what both are about."""
    shared = len(clause.telling & rumour)
    return shared >= RUMOURED and shared * 1000 >= MOSTLY * len(rumour)


def _gainsays(clause: RecordClause, record: RecordClause) -> bool:
    """Whether one denies what the other says, and not another thing of the same matter: "by this week's timetable" gainsays no
    "this week's timetable is not changed"."""
    if clause.denies == record.denies or (record.judged and not record.telling <= clause.telling):
        return False
    denier, other = (clause, record) if clause.denies else (record, clause)
    return not denier.denied or bool(denier.denied & other.telling)


def _same(clause: RecordClause, record: RecordClause) -> bool:
    """Whether all of a clause but a word or so stands in one of a record, or nearly all of that in it."""
    shared = len(clause.telling & record.telling)
    told = shared * 1000 >= WHOLLY * len(clause.telling)
    return shared >= LEAST[clause.lang] and (told or shared * 1000 >= NEARLY * len(record.telling))


@lru_cache(maxsize=512)
def record_clauses(claim: Claim, lang: str) -> tuple[RecordClause, ...]:
    """What the record of a claim says, and that a rumour is not so: all that its owner ever says."""
    texts = [both.in_(lang) for both in (claim.kernel, *(known.why for known in claim.truth)) if both]
    found = [clause for text in texts for clause in _clauses(lang, text)]
    verdicts = {known.verdict for known in claim.truth}
    if verdicts <= FALSE_VERDICTS or verdicts <= TRUE_VERDICTS:
        said = _clauses(lang, claim.sentence.in_(lang))
        denied = verdicts <= FALSE_VERDICTS
        found += [replace(clause, denies=clause.denies != denied, judged=denied) for clause in said]
    return tuple(clause for clause in found if clause.tells)


@lru_cache(maxsize=512)
def rumoured(claim: Claim, lang: str) -> frozenset[str]:
    """The words that a claim which is not known to be so has alone: none of its record, its advice or its kernel."""
    if any(known.verdict not in FALSE_VERDICTS | {"UNPROVEN"} for known in claim.truth):
        return frozenset()
    told = (claim.kernel, claim.advice, claim.meanwhile, claim.topic)
    own = [both for both in (*told, *(known.why for known in claim.truth)) if both]
    record = {word for both in own for word in _telling(both.in_(lang))}
    sentence = claim.sentence.in_(lang)
    return _telling(sentence) - record - _names(sentence)


def _clauses(lang: str, text: str, *, ours: bool = False) -> Iterator[RecordClause]:
    """The clauses of a text that state something; `ours` = as far as it says it in our own voice."""
    for sentence in sentences(quotes_blank(as_read(text))):
        if sentence.rstrip(' ”"»').endswith("?"):
            continue
        names = _names(sentence)
        for clause in _CUT.split(sentence):
            if ours and _OTHERS[lang].search(clause):
                break
            if ours and _TOPIC.search(clause):
                continue
            said = _telling(clause)
            yield RecordClause(
                lang=lang,
                telling=said - names,
                names=said & names,
                denies=_DENIES[lang].search(clause) is not None,
                denied=frozenset(word for told in _NOT[lang].findall(clause) for word in _telling(told))
                - names,
            )


def _names(sentence: str) -> frozenset[str]:
    """The parts of names: what is written with a capital within a sentence."""
    inner = sentence.lstrip("•–- ").split()[1:]
    return frozenset(part for word in inner if word.lstrip('“"(•')[:1].isupper() for part in _telling(word))


def _telling(text: str) -> frozenset[str]:
    return frozenset(words_of(_DAY.sub(" ", text)).words) - STOP - _LIGHT
