"""What a told matter is about, as far as the words show it: money that is asked for, or a reason."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

import re

from infodrill.automata.pairs import Both
from infodrill.automata.sentences import undecided, usual
from infodrill.casework.advice import advised
from infodrill.kernel.saidtimes import moments
from infodrill.scenario.schema import Bi

_MONEY = re.compile(
    r"chuyển (?:khoản|tiền)|số tài khoản|quyên góp|góp tiền|ủng hộ|\b(?:money|donat\w+|transfers?|bank account|fund)\b",
    re.IGNORECASE,
)
_NEEDLESS = re.compile(
    r"^(?:\w+ ){0,3}(?:không (?:cần|phải)|chưa cần)\b|\bneed(?:s)? not\b|\bno need\b|\bnobody needs\b",
    re.IGNORECASE,
)
# A pronoun, or whoever sent what nobody has told of yet.
_LEANS = re.compile(
    r"^(?:(?:nó|họ|người (?:gửi|đăng|bày|viết|chép|chụp|kể)|việc (?:này|ấy|đó)|vì|do)\b|"
    r"(?:she|he|it|they|that|this|whoever (?:sent|posted|wrote|took|told))\b)",
    re.IGNORECASE,
)
_NO_REASON = re.compile(
    r"^(?:chưa (?:biết|rõ|có)|xin (?:lỗi|cảm ơn)|(?:về [^,.;]+, )?chúng tôi không (?:bàn|nhắc|chép|bình luận)|not (?:yet )?known|"
    r"on [^,.;]+ we make no comment|"
    r"we (?:do not (?:know|discuss|repeat)|apologise|thank)|thank|"
    # What whoever posted it meant makes nothing so or not so.
    r"người (?:gửi|đăng|bày|viết|chép|chụp|kể)\b[^.;]*\b(?:muốn|lo|thật lòng)\b|"
    r"whoever (?:sent|posted|wrote|took|told|gave)\b[^.;]*\b(?:meant|wanted|worried|sincere\w*))",
    re.IGNORECASE,
)


def asks_for_money(matter: Bi) -> bool:
    """Whether people are told to give money: then nobody should before it is confirmed."""
    return any(_MONEY.search(text) for text in (matter.vi, matter.en))


def as_usual(advice: Both) -> bool:
    """Whether people are told to do as always: that is no warning."""
    return any(map(usual, (advice.vi, advice.en)))


def alone(sentence: Both) -> bool:
    """Whether a sentence of the owner can open a text: it says what is so, and leans on nothing that was said before it."""
    return explains(sentence) and not any(_LEANS.search(text) for text in (sentence.vi, sentence.en))


def explains(sentence: Both) -> bool:
    """Whether a sentence of the owner can stand as the reason: it says what is so, not what is unknown, undecided or felt."""
    return bool(sentence) and not any(
        _NO_REASON.search(text) or undecided(text) for text in (sentence.vi, sentence.en)
    )


_SLIP = re.compile(
    r"\b(?:nhầm|sai|chưa hỏi|không sửa theo|theo tờ|bản cũ)\b|"
    r"\b(?:wrong(?:ly)?|mistyped|mistook|(?:by|in) (?:mistake|error)|without (?:first )?asking|not (?:been )?\w+ed|"
    r"nobody changed|followed|used|took|copied|typed)\b",
    re.IGNORECASE,
)


def slipped(sentence: Both) -> bool:
    """Whether a sentence of the owner tells how a wrong word of ours came about."""
    return all(_SLIP.search(text) for text in (sentence.vi, sentence.en))


_WILL_BE = re.compile(r"\b(?:will|is to|are to) (?:be|reach|have)\b", re.IGNORECASE)
_OF_READERS = re.compile(r"\b(?:should|please|you|your)\b", re.IGNORECASE)


def repairs(sentence: Both) -> bool:
    """Whether a sentence of an advice tells by when something is put right, and nobody what to do: no reader can do it."""
    told = any(map(advised, ("vi", "en"), (sentence.vi, sentence.en)))
    day = any(said.day for said in moments(sentence.vi))
    return day and not told and bool(_WILL_BE.search(sentence.en)) and not _OF_READERS.search(sentence.en)


def needless(advice: Both) -> bool:
    """Whether people are told that they need not do what they might: that is no warning either."""
    return any(_NEEDLESS.search(text) for text in (advice.vi, advice.en))
