"""Grammars of the public's words for a claim that its author gave none: its sentence as people pass it on and ask about it."""

# Charter: scenario light posts
from __future__ import annotations

from collections.abc import Iterable, Iterator

from infodrill.scenario.light import words
from infodrill.scenario.schema import Claim, Grammar

QUESTION = "G3"


def made(
    claims: Iterable[Claim], written: Iterable[Grammar], languages: Iterable[str]
) -> Iterator[tuple[Claim, Grammar]]:
    """Two for each claim and language in which no written grammar tells it: one tells, one asks; a question is asked alone."""
    spoken = {(grammar.claim, grammar.language) for grammar in written if grammar.stance == "tell"}
    for claim in claims:
        for lang in languages:
            if (claim.id, lang) not in spoken:
                asked = claim.gate_code == QUESTION
                yield claim, _grammar(claim, lang, "tell", (words.QUESTIONS if asked else words.TELLS)[lang])
                yield (
                    claim,
                    _grammar(claim, lang, "question", (words.QUESTIONS if asked else words.ASKS)[lang]),
                )


def _grammar(claim: Claim, lang: str, stance: str, patterns: tuple[str, ...]) -> Grammar:
    said = claim.sentence.in_(lang).strip().replace("{", "(").replace("}", ")")
    harmful = stance == "tell" and claim.harmful_to_tell
    return Grammar.model_validate(
        {
            "id": f"{claim.id}.{stance}.{lang}",
            "language": lang,
            "stance": stance,
            "claim": claim.id,
            "harmful": harmful,
            "channels": ("feed", "group", "field"),
            "start": patterns,
            "rules": {
                "hey": words.HEY[lang],
                "said": (_ended(said, "?" if claim.gate_code == QUESTION else "."),),
            },
        }
    )


def _ended(said: str, sign: str) -> str:
    return said if said[-1:] in ".!?…" else f"{said}{sign}"
