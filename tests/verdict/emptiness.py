"""Whether a text says anything, read again: what any office could put under anything falls away, and something must be left.

A text is cut at its stops and commas, quotations go, and so does every piece that only says that it is looked into, that a
rumour is about, thanks, or comfort. It is on a claim when it holds a word that the claim's own file holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

ERASED = "…"
FORMULA = re.compile(
    r"đang (?:được )?(?:xem xét|kiểm tra|xác minh|làm rõ|xử lý|lan truyền)|đã (?:tiếp nhận|nhận được)|cảm ơn|yên tâm|bình tĩnh|"
    r"sẽ (?:thông báo|trả lời|cập nhật)|nguồn chính thống|chưa (?:được )?kiểm chứng|"
    r"look(?:ing|ed)? into|being (?:checked|shared|looked)|is going (?:a)?round|we are checking|thank you|rest assured|stay calm|"
    r"trust only official|không có gì để nói|nothing to say",
    re.IGNORECASE,
)
PIECES = re.compile(r"[.,;:!?…\n]+(?=\s|$)")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
CALLS = re.compile(r"\b(?:đúng|sai|giả|true|false|wrong|right)\b", re.IGNORECASE)
TRUE_IT_IS = re.compile(
    r"\btin này (?:là )?(?:đúng|thật|có thật)\b(?! hay)|\bcứ làm theo tin\b|"
    r"(?<!whether )(?<!if )\bit is true(?! that)|\bdo as it says\b",
    re.IGNORECASE,
)
FALSE_IT_IS = re.compile(
    r"\btin này (?:là )?(?:sai|giả|không đúng)\b|\bit is (?:false|untrue|not true)\b", re.IGNORECASE
)
POSED = re.compile(
    r"\b(?:mạo danh|giả danh) phường\b|\bphường chưa bao giờ đăng\b|\bposed as the ward\b", re.IGNORECASE
)
OWN_UP = re.compile(
    r"xin lỗi|nhận lỗi|của (?:chính )?(?:mình|chúng tôi)|"
    r"(?:bài|thông báo|bảng tin|tin|lịch|lời)[^.]{0,40}(?:phường|trường|trạm|xã)|"
    r"(?:phường|trường|trạm|xã|chúng tôi)[^.]{0,30}(?:sai|nhầm|chưa hỏi)|\bour\b|\bwe (?:said|were wrong|posted|wrote|told)\b|"
    r"sorry|apolog|['’]s (?:own )?(?:notice|board|post|message)",
    re.IGNORECASE,
)
AT_PERSONS = re.compile(
    r"xóa (?:ngay )?(?:bài|những gì|nội dung)|(?:sẽ bị|bị) phạt|sẽ bị xử lý|lập biên bản|do tham|tự chịu|thiếu hiểu biết|"
    r"delete (?:what|the posts?)|will be (?:fined|prosecuted)|only their own greed",
    re.IGNORECASE,
)
DATED = re.compile(
    r"\bthứ (?:hai|ba|tư|năm|sáu|bảy)\b|chủ nhật|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d (?:giờ|am|pm)",
    re.IGNORECASE,
)
REFUSAL = re.compile(
    r"không (?:giải quyết|có cơ sở|(?:phải )?làm gì)|will do nothing|no grounds", re.IGNORECASE
)
BIDS = re.compile(r"\b(?:đừng|chớ|do not|never) ((?:\w+ ){1,2}\w+)", re.IGNORECASE)
NAY = re.compile(
    r"\b(?:không|chưa|chẳng|sai|giả|nhầm|no|not|never|none|nobody|nothing|without|wrong|false|cannot)\b|n['’]t\b",
    re.IGNORECASE,
)
HEARD = re.compile(
    r"\b(?:nếu|khi|để|tin|lời|bài|nói|kể|đồn|bảo|nghe|hỏi|xin|hãy|mời|nên|cần|phải|đừng|trừ|if|when|whether|until|before|after|"
    r"who|please|should|must|need|says?|said|told|heard|rumou?r|claim|post|page|message|except|unless)\b",
    re.IGNORECASE,
)
HEARSAY = frozenset("DEF")  # grades of a source that nobody vouches for
LATER = re.compile(r"\b(?:báo|trả lời|tell|answer) .*\d|\d.* (?:báo|trả lời|tell|answer)\b", re.IGNORECASE)
COMMON = frozenset(
    re.findall(
        r"\w+",
        "chúng tôi đang xem xét kiểm tra xác minh thông tin việc này được không các những người cho với của một về có đã sẽ theo "
        "bà con nhận báo lại khi đến trong ngày giờ phường thành phố đơn vị tin that this with the and for are was looking into "
        "from have has not what who why will they them their there been more when how our",
    )
)


def says_something(text: str) -> bool:
    """Whether anything is left of a text without what stands under anything."""
    left = [piece for piece in PIECES.split(QUOTED.sub("", text)) if not FORMULA.search(piece)]
    return ERASED in text or any(len(_words(piece)) > 2 or CALLS.search(piece) for piece in left)


def stance_in_words(stance: str, texts: list[str]) -> str:
    """What a text says outright of "this" news where it was filed as the contrary, or as neither (R29)."""
    told = " ".join(QUOTED.sub("", text) for text in texts)
    if stance in ("deny", "advice", "unknown") and TRUE_IT_IS.search(told):
        return "confirm"
    return "deny" if stance == "confirm" and FALSE_IT_IS.search(told) else stance


def tells_the_other(wrong: str, record: str, text: str) -> bool:
    """Whether a text names the day, hour or place that the record has instead of the wrong one (R31)."""
    first = re.split(r"\.(?=\s)", record, maxsplit=1)[0]
    held = re.split(r"\W+không phải\W|,\W*not\W", first, maxsplit=1, flags=re.IGNORECASE)[0]
    if held == first and not DATED.search(wrong):
        return True
    fresh = {*_words(held)} - {*_words(wrong)}
    return len(fresh & {*_words(QUOTED.sub("", text.replace(wrong, "")))}) >= min(2, len(fresh))


def at_persons(text: str) -> bool:
    """Whether a text threatens, shames or silences people (R31)."""
    return bool(AT_PERSONS.search(QUOTED.sub("", text)))


def bids_the_contrary(text: str, advice: str) -> bool:
    """Whether a piece of a text begins with what the advice forbids, in the same words (R31)."""
    forbidden = {tuple(_words(found)[:3]) for found in BIDS.findall(advice)}
    pieces = [_words(piece) for piece in re.split(r"[.,;:\n]|\brồi\b|\bvà\b|\band\b", QUOTED.sub("", text))]
    begun = (piece[1:] if piece[:1] in (["cứ"], ["hãy"], ["just"]) else piece for piece in pieces)
    return any(tuple(piece[: len(bid)]) == bid for piece in begun for bid in forbidden)


def against_the_record(
    held: dict[str, Any], lang: str, text: str, *, false: frozenset[str], true: frozenset[str]
) -> bool:
    """Whether a text in one language says the contrary of a sentence of the claim that is `held` (R31)."""
    told = [held.get("kernel"), *(entry.get("why") for entry in held["truth"])]
    verdicts, sentence = {entry["verdict"] for entry in held["truth"]}, held.get("sentence", {}).get(lang, "")
    called = (sentence, verdicts <= false) if verdicts <= false or verdicts <= true else None
    return says_the_contrary(text, [each.get(lang, "") for each in told if each], called)


def says_the_contrary(text: str, held: list[str], called: tuple[str, bool] | None = None) -> bool:
    """Whether a piece of a text says what a piece of the record `held` says with the other sign, and no piece of it says so with
    the same; `called` = the claim's own sentence, and whether the record calls it false (R31)."""
    record = [(words, nay, 0.6) for each in held for words, nay in _signed(each)]
    if called:
        record += [(words, nay != called[1], 0.9) for words, nay in _signed(called[0])]
    for words, nay in _signed(text, ours=True):
        met = [
            (other, sign) for other, sign, share in record if len(words & other) >= max(4, share * len(other))
        ]
        if met and all(sign != nay for _, sign in met):
            return True
    return False


def _signed(text: str, *, ours: bool = False) -> Iterator[tuple[frozenset[str], bool]]:
    """The telling words of each piece, and whether it denies; `ours` = as far as its sentence hears nobody and bids nothing."""
    for sentence in re.split(r"(?<=[.!?\n])\s+", QUOTED.sub("", text)):
        for piece in PIECES.split(sentence):
            if ours and (HEARD.search(piece) or sentence.rstrip().endswith("?")):
                break
            yield frozenset(_words(piece)) - COMMON, bool(NAY.search(piece))


def with_something(text: str) -> bool:
    """The same of what stands beside a deed or a date: three words, one piece of them of its own."""
    kept = [line for line in re.split(r"(?<=[.!?])\s+", text) if not LATER.search(line)]
    own = any(
        re.search(r"\w", piece) and not FORMULA.search(piece) for line in kept for piece in PIECES.split(line)
    )
    return text == ERASED or (in_words(text) and own)


def in_words(text: str) -> bool:
    """More than a word or two."""
    return text == ERASED or len(_words(text)) > 2


def names(text: str, held: frozenset[str]) -> bool:
    """Whether a text holds a word of a claim's file; where that tells nothing, any may be on it."""
    return not held or ERASED in text or bool(held & {word for word in _words(text) if word not in COMMON})


def file_words(*held: Any) -> frozenset[str]:
    """The words of what is told in a claim's file, and of what is planned to come on it; keys, codes and numbers tell nothing."""
    told = " ".join(text for each in held for text in _texts(each))
    return frozenset(word for word in _words(told) if len(word) > 2 and word not in COMMON)


def _texts(held: Any) -> Iterator[str]:
    """Every text in two languages, however deep it lies."""
    if isinstance(held, dict):
        yield from (str(held[lang]) for lang in ("vi", "en") if lang in held)
        yield from (text for value in held.values() for text in _texts(value))
    elif isinstance(held, list | tuple):
        yield from (text for value in held for text in _texts(value))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
