"""Cutting a fact owner's answer into the pieces that a text is made of: what still holds, headline, first sentence, rest."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

import re
from datetime import datetime

from infodrill.conduct.automata.hours import NEXT_WORD, dated, over

LONGEST_TITLE = 110  # letters; a longer clause is no title
ENOUGH_TITLE = 30  # of what stands behind the name of a record
LONGEST_QUOTE = 150
MOST_WORDS = 95  # of facts in one text, so that the whole stays under 200
# What an owner says about the question instead of answering it; a public text leaves it out.
_ASIDE = re.compile(
    r"^(?:Đây là (?:một )?câu hỏi\.|(?:It|This) is a question\.)\s*(?:Câu trả lời:|The answer:)?\s*",
    re.IGNORECASE,
)
_END = re.compile(r"(?<![Nn]o\.)(?<=[.!?])\s+")  # never after "no."
_BEGINS = re.compile(r"[“\"]?[^\W\d_]|\d[\d.,]* [^\W\d_]")
_ASIDE_IN = re.compile(r"\s*\([^()]*\)")
# First words of the names of offices, whose second word Vietnamese writes small.
_UNITS = frozenset(
    {
        "Trung",
        "Ủy",
        "Ban",
        "Sở",
        "Trạm",
        "Công",
        "Bệnh",
        "Trường",
        "Nhà",
        "Đài",
        "Hội",
        "Quỹ",
        "Cảng",
        "Chi",
        "Bộ",
        "Phòng",
    }
)
_NOT_KNOWN = re.compile(
    r"^(?:chưa (?:đủ căn cứ|có (?:đủ )?căn cứ|có kết quả|rõ|biết)|(?:there is )?(?:no|not enough) ground|"
    r"(?:it is |it's )?not (?:yet )?known|we do not (?:yet )?know|there is no result)",
    re.IGNORECASE,
)
_STOPS = frozenset("”\"'.,;:?!)")
_ARTICLES = frozenset({"The", "A", "An", "This", "There", "In", "At"})


def sentences(text: str) -> tuple[str, ...]:
    """A text's sentences without its aside; one long sentence is cut at its semicolon."""
    plain = _upper(_ASIDE.sub("", text.strip()))
    found: list[str] = []
    for one in _END.split(plain):
        letter = one.lstrip('“"')[:1]
        if found and not (_BEGINS.match(one) and (letter.isupper() or letter.isdigit())):
            found[-1] += f" {one}"  # the stop before it belonged to a number or an abbreviation
        elif one:
            found.append(one)
    if len(found) == 1 and "; " in plain:
        first, _, second = plain.partition("; ")
        found = [f"{first}.", _upper(second)]
    return tuple(one if one[-1] in ".!?…”" else f"{one}." for one in found)


def facts(text: str) -> tuple[str, str]:
    """(first sentence, the rest) of what is known; the longest of the rest give way until a reader can take it in."""
    first, *rest = sentences(text) or ("",)
    while rest and len(" ".join((first, *rest)).split()) > MOST_WORDS:
        rest.remove(max(rest, key=lambda one: len(one.split())))
    return first, " ".join(rest)


def holding_true(lang: str, text: str, told: datetime, now: datetime, *, advice: bool = False) -> str:
    """What of a text told at `told` may still be said at `now`, with its days as dates.

    Left out: promises of a next word, which a text makes for itself, and announcements whose hour has passed.
    """
    kept = []
    for sentence in sentences(text):
        clauses = [one for one in sentence.split("; ") if not NEXT_WORD.search(one)]
        clauses = [one for one in clauses if not over(one, told, now, advice=advice)]
        if clauses:
            whole = "; ".join(clauses)
            kept.append(_upper(whole if whole[-1] in ".!?…”" else f"{whole}."))
    return dated(lang, " ".join(kept), told.date(), now.date())


def headline(text: str) -> str:
    """What a title can hold of a fact: a whole clause, without the record that it comes from; "" when none is short enough."""
    for sentence in sentences(text):
        record, _, said = sentence.partition(": ")
        told = _upper(said) if len(said) >= ENOUGH_TITLE and len(record) < len(said) else sentence
        if found := _clause(told):
            return found
    return ""


def call(text: str) -> str:
    """What a title can hold of an advice: a whole clause, whom it is for included; "" when none is short enough."""
    return next((found for one in sentences(text) if (found := _clause(one))), "")


def _clause(sentence: str) -> str:
    """The first clause, never cut inside: a title that breaks off says something else."""
    clause = _ASIDE_IN.sub("", sentence.split("; ")[0]).rstrip(".!:; ")
    return clause if len(clause) <= LONGEST_TITLE and "…" not in clause else ""


def short(text: str, longest: int = LONGEST_QUOTE) -> str:
    """The text, cut at a word when it is longer than `longest` letters."""
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def quoted(text: str) -> str:
    """A told sentence as it stands inside quotation marks: without its full stop or its own marks."""
    return short(text.strip().rstrip(".").replace('"', "'").replace("“", "'").replace("”", "'"))


def inside(text: str) -> str:
    """A sentence as it continues another: a small first letter, unless it begins with a name or a number."""
    first, _, others = text.partition(" ")
    if first in _UNITS and any(one[:1].isupper() for one in others.split()[:3]):
        return text
    name = not others[:1].islower() or first[1:] != first[1:].lower() or first.endswith("'s")
    return text if name else text[:1].lower() + text[1:]


def not_known(text: str) -> bool:
    """Whether a sentence says no more than that it is not known."""
    return bool(_NOT_KNOWN.match(text))


def names(text: str) -> list[str]:
    """Runs of two or more words that begin with a capital, as names of places and things do."""
    found: list[str] = []
    run: list[str] = []
    for word in (*text.split(), ""):
        bare = word.strip("“”\"'.,;:?!()")
        if word[:1] in '“"(' and run:
            run = []
        if bare[:1].isupper() and (run or bare not in _ARTICLES):
            run.append(bare)
        if not bare[:1].isupper() or word[-1:] in _STOPS:
            if len(run) > 1:
                found.append(" ".join(run))
            run = []
    return found


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
