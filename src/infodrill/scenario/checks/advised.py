"""Whether advice tells people to do what the rumour tells them to do."""

# Charter: scenario checks advised
from __future__ import annotations

import re
from collections.abc import Mapping

from infodrill.scenario.checks.clash import same_words
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.schema import Claim

ORDER: Mapping[str, int] = {"vi": 5, "en": 4}
"""Words in a row of a rumour by which advice repeats it: a word of English is more than a syllable."""
DONE, SAME_DEED = 4, 2  # words in a row that say what to do, and how many of them say that it is the same
LONG_WORD = 3  # letters
_ORDERS = frozenset(
    {"phai", "hay", "mau", "gap", "ngay", "chay"}
    | {"must", "should", "hurry", "run", "now", "quickly", "immediately"}
)
"""Words, folded, with which a rumour tells people what to do."""
_DEEDS = frozenset((
    "avoid", "boil", "bring", "buy", "call", "carry", "cash", "click", "close", "collect", "come", "cut", "dial", "donate",
    "download", "drain", "drink", "drive", "eat", "empty", "evacuate", "fetch", "fill", "flee", "forward", "get", "give", "go",
    "hand", "hide", "install", "join", "keep", "leave", "lock", "move", "open", "order", "pack", "pay", "pour", "pull", "push",
    "put", "queue", "read", "refuse", "register", "remove", "report", "run", "scan", "sell", "send", "share", "show", "sign",
    "smear", "soak", "spray", "stay", "stockpile", "stop", "swallow", "take", "tear", "tell", "throw", "tie", "transfer",
    "turn", "type", "unplug", "use", "walk", "wash", "wear", "withdraw",
))  # fmt: skip
"""What English tells people to do without a word that orders it, where a clause begins with it."""
_CLAUSES = re.compile(r"(?i)[,.;:!?()–—]|\b(?:and|or|then|so|please|to)\b")
_SENTENCES = re.compile(r"[.;!?…]")
_REFUSES = re.compile(
    r"(?i)(?<!\w)(?:không|đừng|chớ|chưa|khỏi|don['’]t|do not|not|never|no|nobody|nothing|without|instead of)(?!\w)"
)


def as_the_rumour_says(claim: Claim, field: str, lang: str) -> str:
    """The sentence of `advice` or `meanwhile` that does; "" for none. A sentence that refuses something repeats it for that."""
    text, rumour = getattr(claim, field), claim.sentence.in_(lang)
    orders = _ORDERS | _told(rumour)
    refused = bool(_REFUSES.search(text.in_(lang)))  # a name that both tell is no deed beside what is refused
    for part in _SENTENCES.split(text.in_(lang)):
        shared = same_words(part, rumour)
        ordered = len(shared) >= ORDER[lang] and bool(orders & {*shared})
        if (ordered and not _REFUSES.search(part)) or (
            not refused and _forbidden(claim, field, shared, lang)
        ):
            return part.strip()
    return ""


def _told(rumour: str) -> frozenset[str]:
    """English deeds with which its clauses begin."""
    begins = (folded_words(clause).partition(" ")[0] for clause in _CLAUSES.split(rumour))
    return _DEEDS & {*begins}


def _forbidden(claim: Claim, field: str, shared: list[str], lang: str) -> bool:
    """Whether the other of advice and `meanwhile` tells people not to do what this one shares with the rumour."""
    other = claim.meanwhile if field == "advice" else claim.advice
    said = other.in_(lang) if other else ""
    words = {word for word in shared if len(word) >= LONG_WORD - 1} & {*folded_words(said).split()}
    return len(shared) >= DONE and len(words) >= SAME_DEED and bool(_REFUSES.search(said))
