"""Which grammars of a scenario may stand in a place: by what they answer, their language and their channels."""

# Charter: media shelves
from __future__ import annotations

from collections.abc import Iterable, Mapping

from infodrill.media.relations import Relation
from infodrill.scenario.light.talk import TALK
from infodrill.scenario.schema import Grammar

_USUAL: Mapping[str, Relation] = {"question": "rumour", "deny": "rumour", "agree": "personal"}


def answered_by(grammar: Grammar) -> Relation | None:
    """What a grammar answers: what it says, or what words that name no claim were always taken for."""
    # Shipped answers to small talk fit one post in three: they are kept for drills that hold them, and drawn no more.
    if grammar.answers or grammar.id.startswith(TALK):
        return grammar.answers
    return _USUAL.get(grammar.stance)


def fitting_in(shelf: Iterable[Grammar], channel: str, lang: str) -> tuple[str, ...]:
    return tuple(
        grammar.id
        for grammar in shelf
        if grammar.language == lang and (not channel or channel in grammar.channels)
    )
