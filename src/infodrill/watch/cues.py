"""Cues that a post asks or denies: word lists in Vietnamese and English over folded words, shown to the desk as such.

A cue says how a post speaks, never whether it is right. Answering "no" to a rumour and spreading it share most words,
so these decide what is counted where.
"""

# Charter: watch cues
from __future__ import annotations

import re
from collections.abc import Sequence

QUESTIONS: tuple[str, ...] = (
    "co dung khong", "dung khong", "co that khong", "phai khong", "co phai", "khong biet co",
    "co ai biet", "ai biet", "ai xac nhan", "xac nhan giup", "cho hoi", "cho minh hoi", "hoi ti",
    "hoi chut", "thuc hu", "the nao roi", "sao roi", "nguon dau", "nguon o dau", "nghe noi co",
    "co chac khong", "co sao khong", "lam sao", "o dau vay", "xin hoi", "can hoi", "khong vay", "chua vay",
    "thiet khong", "that hu", "tin chuan khong", "chuan khong", "hay sao", "dung hong", "phai hong",
    "that hong", "is it true", "is this true", "is that true", "anyone know", "does anyone", "can anyone",
    "anyone confirm", "can someone", "what is the source", "any source", "really true", "where can",
    "how do we", "when will", "is it safe", "should we", "do we have to", "has anyone",
)  # fmt: skip
DENIALS: tuple[str, ...] = (
    "sai su that", "tin sai", "tin gia", "bia dat", "lam gi co", "khong co chuyen", "dung chia se",
    "dung share", "khong he", "khong co that", "bac bo", "da xac minh", "tin don", "gia mao", "chua vo",
    "khong vo", "tam bay", "tao lao", "khong chinh xac", "dung lan truyen", "lua dao day", "lua day",
    "lam chi co", "dinh chinh", "khong phai dau", "khong phai the", "khong phai vay", "dung co tin",
    "la gia", "giong gia", "anh che", "anh cu", "van nguyen ven", "khang dinh khong", "la lua dao",
    "bi lua dao", "da kiem tra", "dung nghe", "cu binh tinh", "dung hoang", "khong sao ca",
    "van binh thuong", "not true", "is false", "fake news", "that is fake", "this is fake", "it is fake",
    "debunked", "no truth", "a hoax", "hoax", "do not share", "don t share", "stop sharing", "untrue",
    "never happened", "did not happen", "is not true", "has been denied", "made up", "no breach",
    "dung don", "gi dau", "noi qua", "chu khong phai", "la lua", "dua thoi", "hoi roi", "hoi quay roi",
    "goi hoi roi", "khong bat buoc", "tu doi nao", "khong sao dau", "khong can lo", "yen tam di",
    "dung nghe don", "noi sai", "noi lao", "tin vit", "bia ra", "khong he co", "i checked", "we checked",
    "just checked", "nothing wrong", "nothing happened", "old photo", "photo is old", "still open",
    "still working", "all fine", "all calm", "calm down", "stop spreading", "don t spread", "do not spread",
    "not happening", "a scam", "khong dung su that", "khong dung dau", "khong dung roi", "khong dung nhe",
    "noi khong dung", "tin khong dung", "la khong dung", "van on ma", "van on het", "van khoe ma",
    "dau phai", "noi oan", "oan cho", "toi nguoi ta", "dung dang", "dung gui", "dung chuyen", "dung them",
    "dung thoi", "dung tin", "dung voi", "dung vu", "dung do toi", "dung suy dien", "khoan da", "tu tu da",
    "cho nguoi ta noi", "cho nguoi ta tra loi", "cho ket qua", "cho xet nghiem", "cho tra loi", "cho xac minh",
    "cho tin chinh thuc",
    "hoi lai cho chac", "go nham", "viet nham", "ghi nham", "nham roi", "bi nham", "nghe nham", "trang gia",
    "mao danh", "chac lua", "co sao dau", "binh thuong ma", "binh thuong nha", "binh thuong het",
    "moi thu binh thuong", "ai co bang chung", "bang chung dau", "khong co lenh", "chua thay ai", "xem ky",
    "kiem tra lai", "sua bai", "xoa bai", "xoa giup", "noi qua len", "thoi phong", "phong dai",
    "cho cong bang", "cong tam", "chuyen thuong", "chac cua cho khac", "that is not", "it is not",
    "that s not", "it s not", "there is no", "there s no", "there was no", "no such", "nothing like",
    "not so", "not that bad", "looks like a fake", "another fake", "fake page", "a fake", "is fake",
    "posing", "be fair", "to be fair", "unfair", "go easy", "hang on", "hold on", "let s wait", "let them",
    "wait until", "check first", "check before", "before you share", "before sharing", "not the group",
    "don t send", "do not send", "mistyped", "a typo", "as usual", "all is well", "was fine", "i asked",
    "we asked", "i was there", "we were there", "not broken", "is a lie", "that s a lie", "just a joke",
    "it s a joke", "please no", "nobody said", "no one said", "misread", "mix up", "mixed up", "overblown",
    "don t believe", "chua ai xac nhan", "chua ai ra lenh", "chua ai thay", "che ra", "van mo", "van chay",
    "van nhan", "van hoat dong", "mo lai roi", "tra so roi", "tra roi", "dua cho vui", "dung ai tin",
    "da tra lai", "i looked it up", "looked it up", "has issued nothing", "nothing yet", "decided nothing",
    "don t pass", "do not pass", "open again", "only a joke", "isn t that",
    "aren t that", "nobody has said", "has no",
)  # fmt: skip
NEGATIONS: frozenset[str] = frozenset(
    {"khong", "chua", "chang", "dau", "not", "no", "never", "nobody", "isn", "didn", "wasn", "hasn"}
)
"""Words that turn what follows; they make a denial only before the very words of the group (see `groups`)."""
OFFLINE: tuple[str, ...] = (
    "xep hang", "chen lan", "chen chuc", "tu tap", "keo den", "do xo", "bo chay", "so tan", "dong cua",
    "nghi hoc", "gom hang", "vet hang", "rut tien", "tich tru", "queue", "queues", "queueing",
    "panic buying", "hoarding", "crowd", "gathered", "evacuating", "closed early", "emptied the shelves",
    "withdrawing",
)  # fmt: skip


def asks(original: str, words: Sequence[str]) -> bool:
    """True when the post is put as a question: a cue, or a question mark that ends a sentence."""
    return "?" in original or _ASK.search(f" {' '.join(words)} ") is not None


def denies(words: Sequence[str]) -> bool:
    """True when the post speaks against what others say; mocking those who deny ("who says it is not?") is no denial."""
    said = f" {' '.join(words)} "
    return _DENY.search(said) is not None and _MOCK.search(said) is None


def acts(words: Sequence[str]) -> bool:
    """True when the post tells of people acting in the street; it counts only in a field report."""
    return _ACT.search(f" {' '.join(words)} ") is not None


def _pattern(cues: tuple[str, ...], shape: str = "(?!)") -> re.Pattern[str]:
    longest_first = sorted(cues, key=lambda cue: (-len(cue), cue))
    return re.compile(r" (?:(?:" + "|".join(map(re.escape, longest_first)) + r") |" + shape + ")")


_ASK = _pattern(QUESTIONS, r"that khong(?: vay| ha| a| ba con| moi nguoi)? $")
# Set phrases with a gap: "it goes on as normal", "it is not … at all", "I have asked … already", "… is not true, no".
_DENY = _pattern(
    DENIALS,
    r"van (?:\w+ ){1,3}binh thuong |khong phai (?:\w+ ){1,6}dau |khong co (?:\w+ ){1,5}dau "
    r"|khong co (?:ban tin|quyet dinh|thong bao|van ban|cong van|lenh|chi dao|chu truong|ca nao) "
    r"|(?<! lay )dau ra |(?:toi|em|minh|tui|truong|vua|da|moi) hoi (?:\w+ ){1,3}roi |thi khong "
    r"|khong dung $|no (?:\w+ ){1,3}sorry ",
)
_MOCK = re.compile(
    r" (?:the ma|vay ma|rua ma|ai|sao|con) (?:bao|noi|keu|dam noi) (?:\w+ ){0,3}(?:chua|khong|tin vit|tin gia|don) "
)
_ACT = _pattern(OFFLINE)
