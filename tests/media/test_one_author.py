"""A text has one author: whoever calls himself "tôi" in one half of it is no "em" and no "cháu" in the other."""

from __future__ import annotations

import re

import pytest

from infodrill.media.grammar import compile_grammar, expansions
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Grammar

SELVES = {
    "tôi": re.compile(r"(?i)\b(?:tôi|tớ)\b"),
    "em": re.compile(
        r"\b(?:[Nn]hà|[Mm]ẹ|[Bb]ố|[Cc]on|[Cc]hồng|[Vv]ợ|của|[Xx]óm|[Bb]à|[Bb]ác|[Tt]hầy) em\b(?! họ)"
        r"|(?:^|[.?!,] )Em (?!họ|gái|trai|tôi|mình|rể|dâu|bé|nào)|\b(?:giúp|cho|tụi|chúng) em\b(?! ấy)"
    ),
    "cháu": re.compile(r"\b(?:nhà|mẹ|bố|thầy|u) cháu\b|Cháu (?:hỏi|đang)"),
}
"""How somebody speaks of himself, and not of a brother, a child or a neighbour."""
MOST = 4_000


def mixed(grammar: Grammar) -> list[str]:
    """What a grammar makes in which one author goes by two names."""
    made = expansions(compile_grammar(grammar), MOST)
    return [text for text in made if sum(bool(sign.search(text)) for sign in SELVES.values()) > 1]


@pytest.mark.parametrize("name", library())
def test_whoever_writes_goes_by_one_name(name: str) -> None:
    told = (
        grammar
        for grammar in load(find(name)).scenario.texts.grammars
        if grammar.language == "vi" and grammar.stance not in ("press", "noise", "official")
    )
    found = {grammar.id: texts[0] for grammar in told if (texts := mixed(grammar))}
    assert not found, found


def test_two_names_in_one_text_are_seen() -> None:
    grammar = Grammar(
        id="two",
        language="vi",
        stance="question",
        start=("Cho tôi hỏi có thật không? {why}",),
        rules={"why": ("Con em còn nhỏ.",)},
    )
    assert mixed(grammar)
