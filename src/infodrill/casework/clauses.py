"""What a clause of a text says, in what mood, and what it denies: the one reader of that, for all who look for something in a
text or hold our words against something.

A sentence is cut at its signs and joining words. A clause states something in our own voice, or it is asked, supposed, heard of
others, told of anybody whom it meets, noted, shown by what others put up, set in time, bidden or felt; what is quoted is blank.
The mood of a clause goes on to the end of its sentence, or to a "but"; what it denies goes on over an "and". A sign that denies
by itself ("nobody has to pay") is so where nothing before it turns it round. No clause says whether it is so.
"""

# Charter: casework clauses
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from infodrill.casework.advice import quotes_blank
from infodrill.casework.likeness import STOP, words_of
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import tongue, words
from infodrill.kernel.opposites import DENIES
from infodrill.kernel.patterns import Signs, as_typed, before, in_both, later
from infodrill.kernel.sentences import sentences

STATED, ASKED, SUPPOSED, ANYBODY, TIMED, HEARD, NOTED, SHOWN, BIDDEN, FELT = (
    "stated", "asked", "supposed", "anybody", "timed", "heard", "noted", "shown", "bidden", "felt",
)  # fmt: skip
_SIGN, _TURN, _APART = (
    r"[,;:–—•()\n]+(?=\s|$)|\s-\s",
    r"(?<!\w)(?:nhưng|song|but)(?!\w)",
    r"(?<!\w)(?:while|whereas)(?!\w)",
)
_CUT = re.compile(rf"{_SIGN}|(?<!\w)(?:và|mà|and)(?!\w)|{_APART}|(?P<turn>{_TURN})")
_BORDER = later(rf"[,;:–—().!?\n](?!\d)|{_TURN}|{_APART}|(?<!\w)(?:nhung|còn|chứ|vì|because|since|so)(?!\w)")
"""Up to where a denial goes at most."""
_REACH = 9
"""Words over which it goes on."""
_BEHIND = 4
"""Words behind a denial that it denies first of all."""
_SLIPPED: Signs = in_both(
    r"(?:đọc|gõ|ghi|viết|chép|in|đánh|đăng|phát|gửi|báo|nói|tính) (?:nhầm|sai)",
    r"the wrong|by mistake|mistakenly",
)
"""A deed that was done wrongly was done: who owns to have read out another day denies nothing."""
_WRONG: Signs = in_both(
    r"sai|giả|giả mạo|nhầm|bịa|bịa đặt|bác bỏ|đính chính|lẽ ra|đáng lẽ",
    r"false|fake|forged|forgery|wrong|untrue|invented|only|except|no longer",
)
_STOPPED: Signs = in_both(r"ngừng|dừng", r"stopped")
_MOODS: Mapping[str, Signs] = {
    SUPPOSED: in_both(
        r"nếu|liệu|hay không|dù|trừ|miễn là|hễ|có phải", r"if|whether|unless|except",
    ),
    HEARD: in_both(
        r"đồn|kể|(?<!người )(?<!thì )(?<!cứ )(?<!hãy )(?:nói|bảo)|cho rằng|nghe|(?<!ai )hỏi|tưởng|ngỡ|nghĩ|lo|sợ",
        r"claims?|claimed|says?|said|tells?(?! (?:them|people|parents|everybody|whoever))|told(?! us)|heard|"
        r"asks?|asked|thinks?|thought|believe[sd]?|fear\w*|worr\w+",
    ),
    ANYBODY: in_both(
        r"riêng|bao giờ|vì sao|muốn|(?<!không có )(?<!không )(?<!chưa )ai", r"why|who|whoever|whatever",
    ),
    NOTED: in_both(r"viết|biết|rõ|xem", r"know|checked|told us|about|correct\w*"),
    SHOWN: in_both(
        r"tin|lời|bài|ảnh|clip|bảng|thông báo|trang",
        r"rumou?rs?|posts?|page|story|message|going round|reports?|pictures?|videos?",
    ),
    TIMED: in_both(r"khi|để|tạm", r"when|until|before(?! yesterday)|after(?! tomorrow)|so that"),
    BIDDEN: in_both(
        r"xin|hãy|mời|nên|cần|phải|đừng|chớ", r"please|should|must|need|do not|don['’]t",
    ),
    FELT: in_both(r"cảm ơn|cám ơn|lấy làm tiếc|rất tiếc", r"thanks?|thanked|sorry|apologi[sz]e\w*|regret\w*"),
}  # fmt: skip
_LASTING = frozenset(_MOODS) - {FELT}
_NOT_YET = (SUPPOSED, HEARD, ANYBODY, NOTED, TIMED)  # before it in its clause a sign is not said
_TOPIC = re.compile(r"^\W*về(?!\w)(?!.*(?<!\w)(?:thì|là|đã|đang)(?!\w))", re.IGNORECASE)
"""A clause that only names its matter, as a title does: "Về 30 GB mừng sinh nhật" says nothing of it yet."""
_DAY = re.compile(
    r"(?<![\w/])\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\w/])|\b\d{1,2}(?= (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
"""Which day it is tells no matter: of one and the same a record and a text may each name another."""
LIGHT = words(
    "truoc before january february march april june july august september october november december",
    "gio phut ngay thang sang trua chieu toi dem nam nay hom qua mai",
    "am pm today tonight tomorrow morning evening",
)


@dataclass(frozen=True, kw_only=True)
class SpokenClause:
    """A clause as it is written in its sentence, with the names in that, and its mood."""

    lang: str
    text: str
    mood: str
    named: frozenset[str] = frozenset()
    halved: bool = False  # a "but" follows with no sign before it: it says no more than half
    sentence: str = ""

    @cached_property
    def spelt(self) -> str:
        return tongue(self.lang, self.text)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Its telling words, none of them a name."""
        return telling(self.text) - self.named

    @cached_property
    def names(self) -> frozenset[str]:
        return telling(self.text) & self.named

    @cached_property
    def denies(self) -> bool:
        return self.has(DENIES) or self.has(_WRONG)

    @cached_property
    def denied(self) -> frozenset[str]:
        """The telling words right behind what denies: a clause that has none of them speaks of something else."""
        signs = as_typed(DENIES, self.spelt).finditer(self.text)
        behind = (" ".join(self.text[sign.end() :].split()[:_BEHIND]) for sign in signs)
        return frozenset(word for told in behind for word in telling(told)) - self.named

    @cached_property
    def turned(self) -> bool:
        """Whether it denies, or says that something is no more."""
        return self.denies or self.has(_STOPPED)

    @cached_property
    def refuses(self) -> bool:
        """Whether it has a plain no."""
        return self.has(DENIES)

    @cached_property
    def owns_up(self) -> bool:
        """Whether it tells a slip, and no plain no."""
        return self.has(_SLIPPED) and not self.refuses

    def says(self, signs: Signs) -> re.Match[str] | None:
        """The sign in it, where our own voice says it: nothing before that asks, supposes, hears or denies."""
        hit = as_typed(signs, self.spelt).search(self.text)
        if hit is None or self.mood == ASKED or self.halved:
            return None
        kinds = (*(_MOODS[mood] for mood in _NOT_YET), DENIES)
        taken = any(self.has(each, hit.start()) for each in kinds)
        return None if taken else hit

    def has(self, signs: Signs, up_to: int | None = None) -> bool:
        """Whether a sign stands in it, or in what stands before a place in it."""
        return as_typed(signs, self.spelt).search(self.text[:up_to]) is not None


def clauses(lang: str, text: str) -> Iterator[SpokenClause]:
    """The clauses of a text, in their order."""
    for sentence in sentences(quotes_blank(as_read(text))):
        yield from _in_sentence(lang, sentence)


def _in_sentence(lang: str, sentence: str) -> Iterator[SpokenClause]:
    asked, named, lasting, start = sentence.rstrip(' ”"»').endswith("?"), names_in(sentence), "", 0
    for cut in [*_CUT.finditer(sentence), None]:
        part = sentence[start : cut.start() if cut else None]
        if re.search(r"\w", part):
            mood = ASKED if asked else lasting or _mood(lang, part)
            lasting = mood if mood in _LASTING else ""
            halved = bool(cut and cut["turn"])
            yield SpokenClause(lang=lang, text=part, mood=mood, named=named, halved=halved, sentence=sentence)
        if cut:
            start, lasting = cut.end(), "" if cut["turn"] else lasting


def _mood(lang: str, part: str) -> str:
    if _TOPIC.search(part):
        return FELT
    return next((mood for mood, signs in _MOODS.items() if signs[lang].search(part)), STATED)


def names_in(sentence: str) -> frozenset[str]:
    """The parts of names: what is written with a capital within a sentence."""
    inner = sentence.lstrip("•–- ").split()[1:]
    return frozenset(part for word in inner if word.lstrip('“"(•')[:1].isupper() for part in telling(word))


def telling(text: str) -> frozenset[str]:
    """The words of a text that tell its matter, without days and hours."""
    return frozenset(words_of(_DAY.sub(" ", text)).words) - STOP - LIGHT


def is_so(sentence: str, at: int, spelt: str) -> bool:
    """Whether what begins at a place of a sentence in tongue `spelt` is said to be so: no denial reaches it."""
    clause = _BORDER.split(before(sentence, at))[-1]
    near = " ".join(clause.split()[-_REACH:])
    return len(as_typed(DENIES, spelt).findall(near)) % 2 == 0


def is_off(sentence: str, start: int, end: int, spelt: str) -> bool:
    """Whether a denial reaches a day or an hour of a sentence, or begins right behind it: nothing is on then."""
    behind = as_typed(DENIES, spelt).match(sentence[end:].lstrip())
    return bool(behind) or not is_so(sentence, start, spelt)


def bears(sign: re.Pattern[str], sentence: str, spelt: str) -> bool:
    """Whether a sentence in tongue `spelt` says somewhere that what the sign shows is so."""
    return any(is_so(sentence, found.start(), spelt) for found in sign.finditer(sentence))


def takes_place(sign: re.Pattern[str], sentence: str, spelt: str) -> bool:
    """The same of a thing and what becomes of it: no denial stands between them either, unless it is a part of the sign."""
    denies = later(r"(?!)") if _seeks_a_denial(sign.pattern, spelt) else as_typed(DENIES, spelt)
    return any(
        is_so(sentence, found.start(), spelt) and not denies.search(found[0])
        for found in sign.finditer(sentence)
    )


@lru_cache(2_048)
def _seeks_a_denial(pattern: str, spelt: str) -> bool:
    """Whether a denial is part of what a sign shows, as of "nobody is hurt"."""
    return as_typed(DENIES, spelt).search(re.sub(r"\\.", " ", pattern)) is not None
