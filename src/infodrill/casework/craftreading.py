"""A draft as the craft rubric reads it: its sentences, in which part each stands, and which of them tell the rumour."""

# Charter: casework craft reading
from __future__ import annotations

import re
from dataclasses import dataclass, replace

from infodrill.casework import craftsigns as signs
from infodrill.casework import textkinds
from infodrill.casework.advice import Span
from infodrill.casework.likeness import STOP
from infodrill.casework.parting import lines
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import bare
from infodrill.kernel.sentences import ends

RETOLD_PERMILLE = 600  # share of the claim's words in a sentence that tells it again


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the rubric reads, in language `lang`. `issuer` = the cell; `version` from 1; `claim` and `stance` where known.

    `kind` and `lines` = which kind of text it is and how many lines each of its parts has; "" and () where nobody can say.
    """

    title: str
    body: str
    figures: tuple[str, ...]
    sources: tuple[str, ...]
    issuer: str
    version: int
    claim: str = ""
    stance: str = ""
    lang: str = "vi"
    kind: str = ""
    lines: tuple[int, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        """In which part each line stands."""
        return textkinds.standing_in(self.kind, self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSentence:
    """A sentence of the title or the body; `place` = in which part of its kind of text it stands, "" = unknown."""

    part: str
    start: int
    text: str
    place: str = ""

    def at(self, found: Span | None = None) -> tuple[str, int, int]:
        start, end = found or (0, len(self.text))
        return self.part, self.start + start, self.start + end


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDraft:
    """A draft cut into sentences, with those that tell the myth."""

    draft: Draft
    title: DraftSentence | None
    body: tuple[DraftSentence, ...]
    myths: tuple[DraftSentence, ...]


def read_draft(draft: Draft) -> ReadDraft:
    """Its sentences with their parts, and those that tell the rumour."""
    title = next(iter(cut("title", as_read(draft.title))), None)
    body = _placed(cut("body", as_read(draft.body)), as_read(draft.body), draft.places)
    claim = telling(draft.claim)
    told = ((title,) if title else ()) + body
    return ReadDraft(
        draft=draft,
        title=title,
        body=body,
        myths=tuple(sentence for sentence in told if _tells_myth(draft.lang, sentence.text, claim)),
    )


def _placed(body: tuple[DraftSentence, ...], text: str, places: tuple[str, ...]) -> tuple[DraftSentence, ...]:
    """The sentences with the parts in which they stand, where these add up to the text."""
    if len(places) != len(lines(text)):
        return body
    return tuple(replace(sentence, place=places[text.count("\n", 0, sentence.start)]) for sentence in body)


def _tells_myth(lang: str, text: str, claim: frozenset[str]) -> bool:
    """A sentence with a sign of hearsay, or one that says most of the claim again without denying it; one that gives another day
    or number in place of the claim's puts it right."""
    if signs.REFERS[lang].search(text):
        return False
    if signs.myth(lang, text):
        return True
    told = telling(text)
    if _figures(claim - told) and _figures(told - claim):
        return False
    same = len(claim & told)
    return (
        len(claim) >= 3 and same * 1000 >= RETOLD_PERMILLE * len(claim) and not signs.NOT[lang].search(text)
    )


def _figures(words: frozenset[str]) -> bool:
    return any(word.isdigit() for word in words)


def telling(text: str) -> frozenset[str]:
    """The words of a text by which one telling is known from another."""
    found = re.findall(r"[^\W_]+", bare(as_read(text)).lower())
    return frozenset(word for word in found if word not in STOP and word != "khong")


def cut(part: str, text: str) -> tuple[DraftSentence, ...]:
    """Sentences with their places; a line break ends one too."""
    begins = [0, *(end.end for end in ends(text))]
    cut = ((begin, text[begin:end]) for begin, end in zip(begins, [*begins[1:], len(text)], strict=True))
    return tuple(
        DraftSentence(part=part, start=begin + len(said) - len(said.lstrip()), text=said.strip())
        for begin, said in cut
        if said.strip()
    )
