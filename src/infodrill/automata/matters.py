"""What a told matter is about, as far as the words show it: money that is asked for, or a reason."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

import re

from infodrill.automata.pairs import Both
from infodrill.automata.sentences import usual
from infodrill.scenario.schema import Bi

_MONEY = re.compile(
    r"chuyển (?:khoản|tiền)|số tài khoản|quyên góp|góp tiền|ủng hộ|\b(?:money|donat\w+|transfers?|bank account|fund)\b",
    re.IGNORECASE,
)
# Deeds against others: what people might do to each other is no harm to print, it is an idea.
_DEEDS = re.compile(
    r"\b(?:đánh|đập|bả|đốt|phá|vây|chặn|ném|giết|đâm|chém|trả thù|xông|cầm gậy|gậy gộc|tẩy chay|kéo đến|poison|beat|beaten|burn|"
    r"smash|mob|mobbed|attack|attacked|storm|sticks?|stones?|revenge|kill|set fire|set upon|boycott)\b",
    re.IGNORECASE,
)
_NO_REASON = re.compile(
    r"^(?:chưa (?:biết|rõ|có)|xin (?:lỗi|cảm ơn)|not (?:yet )?known|we (?:do not know|apologise|thank)|thank)",
    re.IGNORECASE,
)


def asks_for_money(matter: Bi) -> bool:
    """Whether people are told to give money: then nobody should before it is confirmed."""
    return any(_MONEY.search(text) for text in (matter.vi, matter.en))


def gives_an_idea(harm: Both) -> bool:
    """Whether a harm that is told of is a deed: whoever reads of it might do it."""
    return any(_DEEDS.search(text) for text in (harm.vi, harm.en))


def as_usual(advice: Both) -> bool:
    """Whether people are told to do as always: that is no warning."""
    return any(map(usual, (advice.vi, advice.en)))


def explains(sentence: Both) -> bool:
    """Whether a sentence of the owner can stand as the reason: it says what is so, not what is unknown or felt."""
    return not any(_NO_REASON.search(text) for text in (sentence.vi, sentence.en))
