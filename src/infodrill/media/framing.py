"""Whether the words that a line takes up of a text stand well in it: nothing is said twice over, and what is so is no promise.

Read in words alone, of the line and of the passage, when somebody reads.
"""

# Charter: media framing
from __future__ import annotations

import re
from collections.abc import Mapping

from infodrill.kernel.folding import fold
from infodrill.kernel.patterns import later
from infodrill.kernel.saidtimes import clocks, moments
from infodrill.media.matters import THANKFUL
from infodrill.media.relations import UNTHANKED

_TAKES = re.compile(r"\[([a-z]+)\]")
_NOW: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:den|toi|tinh den) (?:gio|nay|luc nay|hien)\b|\b(?:hien (?:nay|gio|tai)|bay gio|luc nay|"
                r"tu (?:gio|nay|mai))\b|"
                r"\bhien\b|\bvan\b"),
    "en": later(r"\b(?:by now|so far|to date|as of now|at the moment|still|now|yet|currently|from now on)\b"),
}  # fmt: skip
"""Since or until when something is so: whoever says that himself takes up no phrase that does."""
_AT = re.compile(r"\bat $")
"""Before an hour, and no day."""
_BORDER = 4
"""Words on each side of a border between a line and what it takes up in which the same is not said twice."""
_ARRANGED: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:mo|dong|nghi|hoc|hop|ban|chay|phat|thu|tiem|nhan|doi|chuyen|duoc|mien phi|binh thuong|tu|lam viec|cap|don|"
        r"ap dung|xep|dat lich|khong (?:phai|can|thu|mat))\b"
    ),
    "en": later(
        r"\b(?:open|opens|shut|shuts|closes?d?|starts?|begins?|runs?|free|moves?|moved|from|may|can|need|needs|as usual|"
        r"collected|given|paid|applies)\b"
    ),
}
"""What an office arranges, and may arrange otherwise: a length, a count or a crack it does not."""
_LASTING: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"^từ giờ là \[|^giờ thì \[fact\], mai "),
    "en": later(r"^so from now on \[|^today \[fact\]"),
}
"""How lines speak of what is arranged."""
_FAULTY: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:nhỡ|thiếu|hỏng|chậm|trễ|quên|nứt|rò|vỡ|bỏ trống|cách \d|không (?:ai|có ai|nhà|hộ)|hết hạn|đứt|cháy|"
                r"thất hứa|cam kết|hứa|bảo đảm|đảm bảo|thôi (?:giữ|chức|việc)|từ chức)\b"),
    "en": later(r"\b(?:missed|short|broken|late|forgot|forgotten|crack\w*|leak\w*|nobody|no one|expired|failed|"
                r"out of order|promis\w+|"
                r"guarantee\w*|resign\w*|step\w* down)\b"),
}  # fmt: skip
"""What is out of order, promised or somebody's leave: nobody is thanked for it as for an answer."""
_ANSWERED: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"chốt lại cho ai|biết là \[fact\] rồi ạ|^à, \[fact\]|biết đường trả lời|là chắc rồi hả|"
                r"hỏi lại cho chắc: \[fact\]|"
                r"nhà em là \[fact\] nhé"),
    "en": later(r"^for anyone who|^so that's settled, \[|^just to be sure: \[|^can i tell my family that|^good to know|"
                r"now i can tell|i'd been asking"),
}  # fmt: skip
"""How lines take a fact for the answer to what they had asked."""
_HABIT: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:hay (?:có|gặp|bị)|thường|sắp|mỗi|mùa)\b"),
    "en": later(r"\b(?:often|usually|always|every|soon|about to)\b"),
}
"""What comes again and again, or is still to come."""
_COME: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"thật rồi, mọi người nghe theo|rồi mà nhiều người vẫn chủ quan"),
    "en": later(r"so do as they say|still aren't taking it seriously"),
}
"""How lines speak of what is upon people."""
_STILL: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "vi": (later(r"^đến giờ vẫn \["), later(r"^(?:chưa|không)\b")), "en": (later(r"(?!)"), later(r""))
}  # fmt: skip
"""How lines say that something is not known still, and how that begins."""
_THERE: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:không|chưa|chẳng)\b"), "en": later(r"\b(?:no|not|never)\b|n't\b"),
}  # fmt: skip


_NO_TALK = frozenset({
    "cửa sổ", "clip", "tàu", "chó", "mèo", "ong", "rắn", "chuột", "thẻ", "quạt", "sách", "bảng tin", "danh sách", "windows",
    "window", "dog", "dogs", "cat", "cats", "bees", "snakes",
    "pictures", "picture", "fan", "fans", "gate", "papers", "codes", "code",
    "account", "accounts", "notice board", "bench", "benches", "bicycle", "bicycles", "ghế đá", "xe đạp",
    "bàn ghế", "keys", "purse",
})  # fmt: skip
"""Things that a text may be about and that nobody calls a matter: "chuyện cửa sổ"."""


def stands_in(line: str, lang: str, passages: Mapping[str, str]) -> bool:
    """Whether what a line takes up, if anything, stands in it as people would say it; each passage that it names is there."""
    return all(_fits(line, found, lang, passages[found[1]]) for found in _TAKES.finditer(line))


def unthanked(matter: str, passages: Mapping[str, str]) -> bool:
    """Whether a matter's lines thank or are relieved where a text gives nobody cause: it orders, threatens or refuses, or denies
    and says no more."""
    bald = matter == "relief" and "explained" not in passages
    nothing_told = matter in ("thanks", "pass") and {"brief", "hollow"} <= passages.keys()
    return bald or nothing_told or (matter in THANKFUL and bool(passages.keys() & UNTHANKED))


def _fits(line: str, found: re.Match[str], lang: str, said: str) -> bool:
    if not said:
        return True
    if found[1] == "subject" and said.lower() in _NO_TALK:
        return False
    before, after = line[: found.start()], line[found.end() :]
    if _twice(before, said, lang) or _twice(said, after, lang):
        return False
    if found[1] == "stamp" and not clocks(said):
        return False  # a day may be the one by when something is to be done
    if _AT.search(before) and not any(letter.isdigit() for letter in said):
        return False
    on_a_day = any(moment.day for moment in moments(said))
    if _LASTING[lang].search(line) and (on_a_day or not _ARRANGED[lang].search(fold(said))):
        return False
    still, begins = _STILL[lang]
    if still.search(line) and not begins.search(said):
        return False
    if _COME[lang].search(line) and _HABIT[lang].search(said):
        return False
    return not (_ANSWERED[lang].search(line) and _FAULTY[lang].search(said) and not _THERE[lang].match(said))


def _twice(first: str, then: str, lang: str) -> bool:
    """Whether the words on both sides of a border say the same: the same word, or both until when it is so."""
    ends, begins = fold(first).split()[-_BORDER:], fold(then).split()[:_BORDER]
    bare = [word.strip("“”\"'.,:;?!") for word in (ends[-1:] + begins[:1])]
    if len(bare) == 2 and bare[0] and bare[0] == bare[1]:
        return True
    return all(_NOW[lang].search(" ".join(words)) for words in (ends, begins))
