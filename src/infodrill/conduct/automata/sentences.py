"""Cutting a fact owner's answer into the pieces that a text is made of: headline, first sentence, the rest."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

import re

LONGEST_TITLE = 90  # letters
ENOUGH_TITLE, LONG_TITLE = 30, 55  # a clause longer than the second is cut at its comma if so much is left
LONGEST_QUOTE = 150
MOST_WORDS = 105  # of facts in one text, so that the whole stays under 200
# What an owner says about the question instead of answering it; a public text leaves it out.
_ASIDE = re.compile(
    r"^(?:Đây là (?:một )?câu hỏi\.|(?:It|This) is a question\.)\s*(?:Câu trả lời:|The answer:)?\s*",
    re.IGNORECASE,
)
_END = re.compile(r"(?<![Nn]o\.)(?<=[.!?])\s+(?=[^\W\d_a-zà-ỹđ“\"]|[“\"]|\d+ [a-zà-ỹđ])")  # never after "no."
_PAUSE = re.compile(r";\s+|(?<![Nn]o)\.\s+|(?<=[a-zà-ỹđ\d])\s+[–-]\s+")
_STOPS = frozenset("”\"'.,;:?!)")
_ARTICLES = frozenset({"The", "A", "An", "This", "There", "In", "At"})


def sentences(text: str) -> tuple[str, ...]:
    """A text's sentences without its aside; one long sentence is cut at its semicolon."""
    plain = _upper(_ASIDE.sub("", text.strip()))
    found = [one for one in _END.split(plain) if one]
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


def headline(text: str) -> str:
    """What a title can hold of a fact: its first clause, after the name of the record that it comes from."""
    sentence = (sentences(text) or ("",))[0]
    record, _, said = sentence.partition(": ")
    return _clause(_upper(said) if len(said) >= ENOUGH_TITLE and len(record) < len(said) else sentence)


def call(text: str) -> str:
    """What a title can hold of an advice: its first clause, whom it is for included."""
    return _clause((sentences(text) or ("",))[0])


def _clause(sentence: str) -> str:
    clause = next((one for one in _PAUSE.split(sentence) if one), "")
    before, _, after = clause.partition(", ")
    if after and len(before) >= ENOUGH_TITLE and len(clause) > LONG_TITLE:
        clause = before
    if clause.count("(") > clause.count(")"):
        clause = clause.rpartition("(")[0]
    return short(clause.rstrip(".!:; "), LONGEST_TITLE)


def short(text: str, longest: int = LONGEST_QUOTE) -> str:
    """The text, cut at a word when it is longer than `longest` letters."""
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def quoted(text: str) -> str:
    """A told sentence as it stands inside quotation marks: without its full stop or its own marks."""
    return short(text.strip().rstrip(".").replace('"', "'").replace("“", "'").replace("”", "'"))


def inside(text: str) -> str:
    """A sentence as it continues another: a small first letter, unless it begins with a name or a number."""
    first, _, others = text.partition(" ")
    name = not others[:1].islower() or first[1:] != first[1:].lower() or first.endswith("'s")
    return text if name else text[:1].lower() + text[1:]


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
