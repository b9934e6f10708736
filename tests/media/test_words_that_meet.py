"""Clauses of a text meet at a stop: what somebody ends with is not run into what he told, in any text that a grammar can make."""

from __future__ import annotations

import pytest

from infodrill.media.grammar import Compiled, Pattern, Piece, Ref, Token, compile_grammar
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Grammar

CLOSERS = frozenset({"anger", "cry", "end", "gift", "plea", "rude", "share", "sigh"})
"""What the library calls the rules of what stands by itself, before or behind what is told: no other rule is called so."""
SILENT = frozenset({"at", "is"})


def run_together(grammar: Compiled) -> list[str]:
    """What ends in a letter or a figure before a closer of more than a word, in every way that it can end."""
    ends: dict[str, frozenset[str]] = {}

    def last(pieces: Pattern) -> frozenset[str]:
        if not pieces:
            return frozenset({""})
        piece: Piece = pieces[-1]
        if isinstance(piece, Token):
            found = frozenset({"" if piece.name in SILENT else piece.name})
        else:
            found = frozenset({piece}) if isinstance(piece, str) else ends[piece.rule]
        whole = frozenset(text for text in found if text.strip())
        return whole | (last(pieces[:-1]) if len(whole) < len(found) else frozenset())

    for name in grammar.order:
        ends[name] = frozenset().union(*map(last, grammar.rules[name]))
    met = [
        (text.rstrip(), piece.rule)
        for pattern in grammar.start
        for place, piece in enumerate(pattern)
        if isinstance(piece, Ref) and piece.rule in CLOSERS and _says_more(grammar, piece.rule)
        if place and str(pattern[place - 1]).endswith(" ")  # else it brings its own stop
        for text in last(pattern[:place])
    ]
    return [f"{text[-40:]} {{{rule}}}" for text, rule in met if text[-1:].isalnum()]


def _says_more(grammar: Compiled, rule: str) -> bool:
    """Whether most of what a rule can say is more than a word: a smile may follow anything."""
    said = ["".join(piece for piece in each if isinstance(piece, str)) for each in grammar.rules[rule]]
    return sum(" " in words.strip() for words in said) * 2 > len(said)


@pytest.mark.parametrize("name", library())
def test_what_ends_a_text_stands_behind_a_stop_in_every_text(name: str) -> None:
    found = {
        own.id: met
        for own in load(find(name)).scenario.texts.grammars
        if own.stance not in ("press", "official") and (met := run_together(compile_grammar(own)))
    }
    assert not found, found


def test_a_clause_that_is_run_into_another_is_seen_whichever_way_it_comes() -> None:
    def made(*start: str, **rules: tuple[str, ...]) -> list[str]:
        said = Grammar(id="x", language="vi", stance="tell", start=start, rules=rules)
        return run_together(compile_grammar(said))

    end = ("chạy mau lên", "ai có thuyền giúp với")
    assert made("đê vỡ {where} {end}", where=("ở km 3", "sau đình!"), end=end) == ["ở km 3 {end}"]
    assert not made("đê vỡ {where} {end}", where=("ở km 3,", "sau đình!"), end=end)
    assert not made("đê vỡ, {end}", end=end) and not made("đê vỡ {end}", end=("😭", "huhu"))
    assert not made("đê vỡ{end}", end=(", chạy mau lên", ". Ai có thuyền giúp với"))
    assert made("đê vỡ{face} {end}", face=("", " 😭"), end=end) == ["đê vỡ {end}"]
    assert not made("{at:from-0600}{end}", end=end)
